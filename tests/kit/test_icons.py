"""Icons are found without importing the package that carries them, follow the theme and turn round."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from clientdesk.kit.icons import FLIP, has_icon, icon, paint_icon
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance


def drawn(name: str, *, mirrored: bool = False) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, 32, 32), QColor("black"), mirrored=mirrored)
    painter.end()
    return image


def darkest(made: QIcon) -> str:
    """The colour of the most opaque point of an icon."""
    image = made.pixmap(QSize(48, 48)).toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=lambda colour: colour.alpha()).name()


def test_icons_are_drawn(style: Style) -> None:
    blank = QImage(32, 32, QImage.Format.Format_ARGB32)
    blank.fill(0)
    assert drawn("phone") != blank
    assert drawn("phone") != drawn("bell-fill")


def test_only_icons_that_point_turn_round(style: Style) -> None:
    assert drawn("caret-right", mirrored=True) != drawn("caret-right")
    assert drawn("clock", mirrored=True) == drawn("clock")
    assert drawn("pencil-simple", mirrored=True) == drawn("pencil-simple")


def test_every_icon_that_turns_round_exists() -> None:
    assert [name for name in FLIP if not has_icon(name)] == []


def test_a_wrong_name_is_found_when_the_icon_is_made(style: Style) -> None:
    with pytest.raises(KeyError):
        icon("no-such-glyph")


def test_an_icon_follows_the_theme_by_itself(style: Style) -> None:
    made = icon("circle-fill", "danger")
    light = darkest(made)
    style.set_appearance(Appearance(theme="dark"))
    assert light != darkest(made)


def test_the_package_that_carries_the_icons_is_not_imported() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication(['x', '-platform', 'offscreen']);"
        "from clientdesk.kit.icons import icon; icon('phone').pixmap(16, 16);"
        "sys.exit(any(name.startswith(('qtawesome', 'qtpy')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
