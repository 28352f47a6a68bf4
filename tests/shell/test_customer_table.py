"""The customers as a table over the middle of their page, in the whole window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.preferences import load_window
from clientdesk.kit.actions import all_lines
from clientdesk.kit.buttons import Button
from clientdesk.kit.fields import SearchField
from clientdesk.shell.main_window import MainWindow
from tests.shell.opened import Opener, opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def show_table(window: MainWindow, qtbot: QtBot) -> QTableView:
    """Open the table by its keys."""
    window.open_page("customers")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    part(window, SearchField, "customer_search").setFocus()
    qtbot.keyClick(part(window, SearchField, "customer_search"), Qt.Key.Key_T, CTRL | SHIFT)
    found = part(window, QTableView, "customer_table")
    assert found.isVisible() and isinstance(found, QTableView)
    return found


def test_its_keys_show_it_and_put_it_away(window: MainWindow, qtbot: QtBot) -> None:
    table = show_table(window, qtbot)
    assert table.hasFocus() and table.currentIndex().isValid()
    assert not part(window, QWidget, "agenda_pane").isVisible()
    assert part(window, QWidget, "customer_list").isVisible()
    qtbot.keyClick(table, Qt.Key.Key_T, CTRL | SHIFT)
    assert not table.isVisible() and part(window, QWidget, "agenda_pane").isVisible()
    qtbot.mouseClick(part(window, Button, "customer_table_button"), Qt.MouseButton.LeftButton)
    assert table.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not table.isVisible()


def test_enter_opens_the_profile(window: MainWindow, qtbot: QtBot) -> None:
    table = show_table(window, qtbot)
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not table.isVisible() and part(window, QWidget, "profile_header").isVisible()
    page: object = window.pages.currentWidget()
    assert page.current_customer() == 2  # type: ignore[attr-defined]


def test_the_window_remembers_the_columns(window: MainWindow, opened: Opener, shop_folder: Path, qtbot: QtBot) -> None:
    table = show_table(window, qtbot)
    table.horizontalHeader().resizeSection(1, 199)
    window.leave()
    kept = load_window(shop_folder).columns
    assert list(kept) == ["", "city", "tags", "language", "last_contact_on", "added_on"] and kept["city"] == 199
    again = show_table(opened(shop_folder), qtbot)
    assert again.horizontalHeader().sectionSize(1) == 199


def test_in_a_narrow_window_it_stands_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(760, 700)
    table = show_table(window, qtbot)
    assert not part(window, QWidget, "customer_list").isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert part(window, QWidget, "customer_list").isVisible() and not table.isVisible()


def test_its_keys_are_in_the_table_of_keys(window: MainWindow, qtbot: QtBot) -> None:
    show_table(window, qtbot)
    told = {line.words: line.keys for line in all_lines(window)}
    assert told["Show the list as a table, or put it away"] == "Ctrl+Shift+T"
    assert told["Filter by anything"] == "Ctrl+Shift+F" and told["Choose everybody listed"] == "Ctrl+A"
    assert told["Move the column"] == "Alt+← →"
    keys = [line.keys for line in all_lines(window)]
    assert keys.count("Ctrl+Shift+T") == 1 == keys.count("Ctrl+Shift+F")
