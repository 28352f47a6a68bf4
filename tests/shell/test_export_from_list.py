"""From the list to the pages that write and print: those chosen, those listed, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.widgets import Button, SearchField
from clientdesk.shell.export_page import ExportPage, Stage
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette import Palette
from clientdesk.shell.print_page import PrintPage
from tests.shell.opened import Opener, opened, part, shop_folder

__all__ = ["opened", "shop_folder"]


@pytest.fixture
def listed(opened: Opener, shop_folder: Path) -> MainWindow:
    """The page of customers, with the list of two."""
    window = opened(shop_folder)
    window.open_page("customers")
    return window


def pick_everybody(window: MainWindow) -> None:
    """Ctrl+A in the list."""
    view = part(window, QWidget, "customer_list")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def press(window: MainWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(window, Button, name), Qt.MouseButton.LeftButton)


def take(name: str) -> None:
    """Take a line of the menu that is open."""
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    next(one for menu in menus for one in menu.actions() if one.objectName() == name).trigger()
    for menu in menus:
        menu.close()


def export_page(window: MainWindow) -> ExportPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def test_the_chosen_go_to_the_export(listed: MainWindow, qtbot: QtBot) -> None:
    pick_everybody(listed)
    press(listed, qtbot, "customer_selection_export")
    page = export_page(listed)
    assert page.stage is Stage.FORMAT and len(page.customers() or ()) == 2


def test_the_chosen_go_to_print(listed: MainWindow, qtbot: QtBot) -> None:
    pick_everybody(listed)
    press(listed, qtbot, "customer_selection_more")
    take("more_print")
    page = listed.pages.currentWidget()
    assert isinstance(page, PrintPage)
    assert len(page.customers() or ()) == 2
    qtbot.waitUntil(lambda: page.pages is not None)


def test_those_found_are_offered(listed: MainWindow, qtbot: QtBot) -> None:
    search = part(listed, SearchField, "customer_search")
    assert isinstance(search, QLineEdit)
    search.setText("Volk")
    qtbot.wait(50)
    listed.open_page("export")
    page = export_page(listed)
    page.who.options.choose("listed")
    assert list(page.customers() or ()) == [2]
    listed.open_page("customers")
    search.clear()
    qtbot.wait(50)
    listed.open_page("export")
    assert page.customers() is None


@pytest.mark.parametrize(("name", "page"), [("open_export", "export"), ("open_print", "print")])
def test_the_menu_of_the_list_leads_there(listed: MainWindow, qtbot: QtBot, name: str, page: str) -> None:
    press(listed, qtbot, "customer_sort")
    take(name)
    assert listed.pages.current == page
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert listed.pages.current == "customers"


def test_ctrl_k_leads_there(listed: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(listed, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = listed.findChild(Palette)
    assert palette is not None
    QTest.keyClicks(palette.field, "export")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed.pages.current == "export")
