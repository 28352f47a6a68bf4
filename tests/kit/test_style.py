"""Theme, text size and density are switched live, and every widget is told once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.style import ROLES, Style, style_of
from clientdesk.kit.theme import DARK, LIGHT, ROW_HEIGHTS, Appearance


def test_everybody_reaches_the_same_style(style: Style) -> None:
    assert style_of() is style


def test_dark_changes_palette_and_widgets_at_once(style: Style, qtbot: QtBot) -> None:
    label = PlainLabel("Anna Saar")
    qtbot.addWidget(label)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.ink.lower()
    with qtbot.waitSignal(style.changed):
        style.set_appearance(Appearance(theme="dark"))
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == DARK.surface.lower()
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.ink.lower()


def test_the_same_choice_again_changes_nothing(style: Style, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(style.changed):
        style.set_appearance(style.appearance)


def test_system_follows_the_system_while_it_is_chosen(style: Style, qtbot: QtBot) -> None:
    hints = QApplication.styleHints()
    style.set_appearance(Appearance(theme="system"))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style.theme is DARK
    style.set_appearance(Appearance(theme="light"))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style.theme is LIGHT
    style.set_appearance(Appearance(theme="system"))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert style.theme is LIGHT


def test_text_size_scales_fonts_and_lengths(style: Style, qtbot: QtBot) -> None:
    assert style.font("text").pixelSize() == 13
    label = PlainLabel("Anna Saar", "record_title")
    qtbot.addWidget(label)
    style.set_appearance(Appearance(theme="light", text_size=130))
    assert style.font("text").pixelSize() == 17
    assert style.px(56) == 73
    assert label.font().pixelSize() == 29


def test_no_role_is_smaller_than_the_floor(style: Style) -> None:
    assert min(pixels for pixels, _weight in ROLES.values()) == 11


@pytest.mark.parametrize("kind", ROW_HEIGHTS)
def test_density_orders_row_heights(style: Style, kind: str) -> None:
    heights = ROW_HEIGHTS[kind]  # type: ignore[index]
    assert heights["compact"] < heights["normal"] < heights["relaxed"]


def test_the_list_has_the_heights_of_the_design(style: Style) -> None:
    assert style.row_height("list") == 56
    style.set_appearance(Appearance(theme="light", density="compact"))
    assert style.row_height("list") == 44


def test_tabular_figures_line_up(style: Style) -> None:
    widths = {style.metrics("text", tabular=True).horizontalAdvance(digit * 6) for digit in "0123456789"}
    assert len(widths) == 1
