"""In the whole window: the ways to the duplicates, merging there, undo, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.features.customers.pane_selection_bar import SelectionBar
from clientdesk.features.duplicates.pane_merge import MergeForm
from clientdesk.features.duplicates.pane_page import DuplicatesPage
from clientdesk.kit.list_view import ListView
from clientdesk.kit.widgets import SearchField
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette import Palette
from tests.conftest import Folders
from tests.shell.opened import Opener, make_shop, opened

__all__ = ["opened"]


@pytest.fixture
def window(opened: Opener, folders: Folders) -> MainWindow:
    """A shop in which Quentin was entered twice."""
    make_shop(Path(folders.data), "Quentin Abraxas", "Abraxas Quentin", "Anna Saar")
    return opened(folders.data)


def page_of(window: MainWindow, qtbot: QtBot) -> DuplicatesPage:
    page = window.pages.currentWidget()
    assert isinstance(page, DuplicatesPage)
    qtbot.waitUntil(lambda: bool(page.list.rows()))
    return page


def test_by_keyboard_from_anywhere_merged_undone_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("today")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    field = palette.findChild(SearchField)
    assert field is not None
    qtbot.keyClicks(field, "Duplicates")
    qtbot.waitUntil(lambda: bool(palette.rows.rows()))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    page = page_of(window, qtbot)
    assert window.rail.buttons["customers"].isChecked()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.sheet.form is not None
    form = window.sheet.form.findChild(MergeForm)
    assert isinstance(form, MergeForm)
    qtbot.keyClick(form.save_button, Qt.Key.Key_Space)
    assert not window.sheet.isVisible()
    assert page.list.rows() == ()
    window.context.bridge.undo()
    assert len(page.list.rows()) == 1
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.current == "today"


def test_by_mouse_from_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    window.open_settings("duplicates")
    button = window.findChild(QPushButton, "settings_duplicates_look")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = page_of(window, qtbot)
    assert [row.names for row in page.list.rows()] == ["Quentin Abraxas · Abraxas Quentin"]


def test_the_chosen_of_the_list_are_merged(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_page("customers")
    assert page is not None
    view = page.findChild(ListView, "customer_list")
    assert isinstance(view, ListView)
    ctrl = Qt.KeyboardModifier.ControlModifier
    for place in (0, 2):
        area = view.visualRect(view.model().index(place, 0))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ctrl, area.center())
    bar = page.findChild(SelectionBar, "customer_selection")
    assert isinstance(bar, SelectionBar)
    bar.deeds.merge()
    assert window.sheet.form is not None
    form = window.sheet.form.findChild(MergeForm)
    assert isinstance(form, MergeForm)
    assert form.save_button.isEnabled()
