"""Phosphor's glyphs, read from QtAwesome's font files without importing QtAwesome."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QStaticText,
)
from PySide6.QtWidgets import QApplication

from clientdesk.kit.style import style_of

# Glyphs that point along the line of reading, so that they turn round in a right-to-left window.
FLIP = frozenset(
    {
        "arrow-bend-up-left",
        "arrow-counter-clockwise",
        "arrow-clockwise",
        "arrow-elbow-down-left",
        "arrow-left",
        "arrow-right",
        "caret-double-left",
        "caret-double-right",
        "caret-left",
        "caret-right",
        "chat-circle-dots",
        "chats-circle",
        "list-bullets",
        "paper-plane-tilt",
        "phone-incoming",
        "phone-outgoing",
        "sign-out",
        "trend-down",
        "trend-up",
    }
)


def _font_folder() -> Path:
    """Where QtAwesome keeps its fonts; importing it would cost the start-up path dearly.

    Raises:
        FileNotFoundError: when the package is missing from this installation.
    """
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("QtAwesome, which carries the icons, is not installed")
    return Path(spec.origin).parent / "fonts"


@cache
def _glyphs() -> dict[str, str]:
    """Every icon's name with the character that draws it."""
    charmap = next(_font_folder().glob("phosphor-charmap-*.json"))
    return {name: chr(int(code, 16)) for name, code in json.loads(charmap.read_text(encoding="utf-8")).items()}


@cache
def _family() -> str:
    """The name under which Qt knows the icon font, loading it on first use."""
    number = QFontDatabase.addApplicationFont(str(next(_font_folder().glob("phosphor-[0-9]*.ttf"))))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _font(pixels: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(pixels)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def has_icon(name: str) -> bool:
    """Whether there is a glyph of this name, such as "phone" or "bell-fill"."""
    return name in _glyphs()


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor, *, mirrored: bool = False) -> None:
    """Draw a glyph into a square, turned round when `mirrored` and it points along the line of reading.

    Raises:
        KeyError: when there is no such glyph.
    """
    glyph = _glyphs()[name]
    painter.save()
    painter.setFont(_font(max(1, round(rect.width()))))
    painter.setPen(colour)
    if mirrored and name.removesuffix("-fill") in FLIP:
        painter.translate(rect.center().x() * 2, 0)
        painter.scale(-1, 1)
    painter.drawText(rect.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, glyph)
    painter.restore()


def set_icon(name: str, rect: QRectF) -> tuple[QPointF, QStaticText, QFont]:
    """Where a glyph in a square stands, what is drawn there and in which font; none is turned round.

    Raises:
        KeyError: when there is no such glyph.
    """
    font = _font(max(1, round(rect.width())))
    metrics, glyph = QFontMetricsF(font), QStaticText(_glyphs()[name])
    glyph.setTextFormat(Qt.TextFormat.PlainText)
    glyph.prepare(font=font)
    corner = rect.center() - QPointF(metrics.horizontalAdvance(glyph.text()) / 2, metrics.height() / 2)
    return corner, glyph, font


class _GlyphEngine(QIconEngine):
    """Draws the glyph anew at every size and in the colour of the present theme, so it is sharp and never stale."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        colour = style_of().theme.colour(self._colour, 0.45 if mode == QIcon.Mode.Disabled else 1.0)
        if mode == QIcon.Mode.Selected:
            colour = style_of().theme.colour("ink")
        mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_icon(painter, self._name, square, colour, mirrored=mirrored)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._colour)


def icon(name: str, colour: str = "ink2") -> QIcon:
    """An icon that follows the theme by itself; `colour` is a token of `Theme`.

    Raises:
        KeyError: when there is no such glyph.
    """
    _glyphs()[name]
    return QIcon(_GlyphEngine(name, colour))
