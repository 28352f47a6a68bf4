"""The window as a person uses it: pages, keys, toasts, side sheet, width, and its way back to where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.app import application
from clientdesk.base.errors import StoreTrouble
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.queries_find import find
from clientdesk.kit.widgets import Button
from clientdesk.shell.customer_page import CustomerPage, Room, room_of
from clientdesk.shell.first_size import take_first_size
from clientdesk.shell.help_page import HelpPage
from clientdesk.shell.keys_sheet import KeysSheet
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette import Palette
from clientdesk.store.troubles import store_error
from tests.shell.opened import Opener, opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

CTRL = Qt.KeyboardModifier.ControlModifier


def customers(window: MainWindow) -> CustomerPage:
    page = window.pages.made("customers")
    assert isinstance(page, CustomerPage)
    return page


def names(window: MainWindow, text: str) -> list[str]:
    return [one.name for one in window.context.bridge.ask(find, text=text)]


def test_the_rail_holds_what_exists_and_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    assert list(window.rail.buttons) == ["today", "customers", "calendar", "settings"]
    assert window.pages.current == "today"
    for name in ("customers", "calendar", "settings", "today"):
        qtbot.mouseClick(window.rail.buttons[name], Qt.MouseButton.LeftButton)
        assert window.pages.current == name
        assert [key for key, button in window.rail.buttons.items() if button.isChecked()] == [name]


def test_pages_are_made_when_they_are_first_opened(window: MainWindow) -> None:
    assert window.pages.made("calendar") is None
    first = window.open_page("calendar")
    window.open_page("today")
    assert window.open_page("calendar") is first


def test_ctrl_and_a_digit_open_the_pages_of_the_rail(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.pages.current == "customers"
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.pages.current == "calendar"


def test_a_deed_shows_a_toast_whose_undo_takes_just_that_deed_back(window: MainWindow, qtbot: QtBot) -> None:
    window.context.bridge.run("Customer added", add_customer, name="Liis Tamm")
    window.context.bridge.run("Customer added", add_customer, name="Oleg Petrov")
    assert window.toasts.shown() == ["Customer added", "Customer added"]
    older = part(window, Button, "toast_older_undo")
    qtbot.mouseClick(older, Qt.MouseButton.LeftButton)
    assert names(window, "Liis") == []
    assert names(window, "Oleg") == ["Oleg Petrov"]
    assert window.toasts.shown()[-1] == "Undone: Customer added"


def test_ctrl_z_works_after_the_toast_is_gone_and_from_an_empty_field(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("customers")
    window.context.bridge.run("Customer added", add_customer, name="Liis Tamm")
    window.toasts.clear()
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    field = application().focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "li")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert names(window, "Liis") == ["Liis Tamm"], "letters that were typed are taken back first"
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert names(window, "Liis") == []
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert names(window, "Liis") == ["Liis Tamm"]


def test_undo_says_what_it_would_undo(window: MainWindow) -> None:
    undo, redo = window.keys.undo, window.keys.redo
    window.context.bridge.run("Customer added", add_customer, name="Liis Tamm")
    assert (undo.objectName(), undo.text(), undo.isEnabled()) == ("undo_action", "Undo: Customer added", True)
    assert (redo.objectName(), redo.text(), redo.isEnabled()) == ("redo_action", "Redo", False)
    undo.trigger()
    assert redo.text() == "Redo: Customer added"


def test_a_failure_to_save_is_a_banner_that_stays_until_it_is_tried_again(window: MainWindow) -> None:
    tried: list[bool] = []
    window.context.bridge.trouble.emit(store_error(StoreTrouble.FULL), lambda: tried.append(True))
    assert window.banner.isVisible()
    assert "disk is full" in window.banner.detail.text()
    assert window.toasts.shown() == []
    window.banner.button.click()
    assert tried == [True]
    assert not window.banner.isVisible()


def test_what_cannot_be_undone_is_said_in_a_sentence(window: MainWindow) -> None:
    while window.context.bridge.desk.last_undo:
        window.context.bridge.undo()
    window.toasts.clear()
    window.context.bridge.undo()
    assert part(window, QWidget, "refusal_banner").isVisible()
    assert window.toasts.shown() == []


def test_a_new_customer_is_written_in_a_sheet_beside_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("customers")
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.sheet.isVisible()
    assert application().activeModalWidget() is None
    field = application().focusWidget()
    assert isinstance(field, QLineEdit), "the cursor stands in the first field"
    qtbot.keyClicks(field, "Liis Tamm")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(window, "Liis") == ["Liis Tamm"]
    assert not window.sheet.isVisible()


@pytest.mark.parametrize(("lets_go", "is_left"), [(True, True), (False, False)])
def test_esc_asks_only_when_something_would_be_lost(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, lets_go: bool, is_left: bool
) -> None:
    asked: list[bool] = []

    def answer(_parent: QWidget) -> bool:
        asked.append(True)
        return lets_go

    monkeypatch.setattr("clientdesk.shell.question.ask_to_leave", answer)
    window.context.edit("customer")
    field = application().focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.sheet.isVisible()
    assert asked == []
    window.context.edit("customer")
    field = application().focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "Li")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert asked == [True]
    assert window.sheet.isVisible() is not is_left
    monkeypatch.setattr("clientdesk.shell.question.ask_to_leave", lambda _parent: True)


def test_go_to_anything_finds_pages_actions_and_customers(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "cal")
    assert next(goal.words for goal in palette.rows.rows()) == "Calendar"
    palette.field.clear()
    qtbot.keyClicks(palette.field, "volk")
    assert [str(goal) for goal in palette.rows.rows()] == ["Dmitri Volkov, Customer"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.pages.current == "customers"
    assert customers(window).current_customer() == 2
    assert not palette.isVisible()


def test_the_keys_are_listed_with_their_words(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    sheet = window.sheet.form
    assert isinstance(sheet, KeysSheet)
    told = {line.words: line.keys for line in sheet.lines}
    assert told["Go to anything"] == "Ctrl+K"
    assert told["Log contact"] == "Ctrl+L"
    assert told["Customers"] == "Ctrl+2"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.sheet.isVisible()


def test_f1_opens_the_help_of_the_page_and_esc_leads_back(window: MainWindow) -> None:
    window.open_page("calendar")
    QTest.keyClick(window, Qt.Key.Key_F1)
    page = window.pages.currentWidget()
    assert isinstance(page, HelpPage)
    assert page.topic == "calendar"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.current == "calendar"


def test_f6_goes_from_pane_to_pane_and_round(window: MainWindow) -> None:
    window.context.show_customer(1)
    page = customers(window)
    window.rail.buttons["customers"].setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = application().focusWidget()
        assert focused is not None
        ring = {"list": page.directory, "profile": page.profile, "agenda": page.agenda, "rail": window.rail}
        seen.append(next(name for name, pane in ring.items() if pane is not None and pane.isAncestorOf(focused)))
    assert seen == ["list", "profile", "agenda", "rail"]


def test_ctrl_l_asks_for_a_customer_first(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.toasts.shown() == ["Choose a customer first"]
    assert window.pages.current == "customers"


def test_who_is_at_the_desk_is_changed_on_the_rail(window: MainWindow, opened: Opener, shop_folder: Path) -> None:
    from clientdesk.features.staff.commands import add_staff

    desk = window.context.bridge.desk
    window.context.bridge.run("Staff added", add_staff, name="Kati")
    assert window.persons.button.accessibleName() == "At the desk: Mart"
    window.persons.button.taken.emit(2)
    assert desk.staff == 2
    assert window.persons.button.accessibleName() == "At the desk: Kati"
    window.close()
    again = opened(shop_folder)
    assert again.context.bridge.desk.staff == 2


def test_today_greets_who_is_at_the_desk_from_the_start_and_follows_a_change(opened: Opener, shop_folder: Path) -> None:
    window = opened(shop_folder)
    window.choices.choose(start_page="today")
    window.close()
    window = opened(shop_folder)
    greeting = part(window, QWidget, "today_page").greeting  # type: ignore[attr-defined]
    assert greeting.text().endswith(", Mart")
    from clientdesk.features.staff.commands import add_staff

    window.context.bridge.run("Staff added", add_staff, name="Kati")
    window.persons.button.taken.emit(2)
    assert greeting.text().endswith(", Kati")


def test_the_window_stands_where_it_stood(window: MainWindow, opened: Opener, shop_folder: Path) -> None:
    window.resize(1340, 820)
    window.context.show_customer(1)
    page = customers(window)
    page.profile.show_tab("about")
    page._split.setSizes([350, 600, 300])
    page._keep_widths()
    widths = page._split.sizes()
    window.close()
    again = opened(shop_folder, size=(1340, 820))
    assert (again.width(), again.height()) == (1340, 820)
    again.context.show_customer(1)
    assert customers(again)._split.sizes() == widths
    assert customers(again).profile.tabs.current() == "about"


@pytest.mark.parametrize(
    ("width", "scale", "room"),
    [
        (1600, 1.0, Room.WIDE),
        (1500, 1.0, Room.WIDE),
        (1499, 1.0, Room.NORMAL),
        (1180, 1.0, Room.NORMAL),
        (1179, 1.0, Room.NARROW),
        (1024, 1.0, Room.NARROW),
        (900, 1.0, Room.NARROW),
        (899, 1.0, Room.STACKED),
        (1024, 1.3, Room.NARROW),
        (1500, 1.3, Room.NARROW),
        (1600, 1.3, Room.NORMAL),
    ],
)
def test_the_room_follows_width_and_text_size(width: int, scale: float, room: Room) -> None:
    assert room_of(width, scale) is room


def test_the_agenda_lies_over_a_narrow_page_and_esc_puts_it_away(opened: Opener, shop_folder: Path) -> None:
    window = opened(shop_folder, size=(1024, 700))
    window.context.show_customer(1)
    page = customers(window)
    assert page.agenda is not None
    assert not page.agenda.isVisible()
    middle = page.profile.width()
    QTest.keyClick(window, Qt.Key.Key_J, CTRL)
    assert page.agenda.isVisible()
    assert page.profile.width() == middle, "it takes no room from the profile"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not page.agenda.isVisible()


def test_a_small_window_shows_the_list_or_the_profile(opened: Opener, shop_folder: Path) -> None:
    window = opened(shop_folder, size=(800, 700))
    window.open_page("customers")
    page = customers(window)
    assert page.directory.isVisible()
    window.context.show_customer(1)
    assert page.profile.isVisible()
    assert not page.directory.isVisible()
    page.profile.back_button.click()
    assert page.directory.isVisible()
    assert not page.profile.isVisible()


def test_an_empty_shop_shows_how_to_begin(opened: Opener, folders: object, shop_folder: Path) -> None:
    from clientdesk.features.customers.commands import trash_customer

    window = opened(shop_folder)
    window.open_page("customers")
    page = customers(window)
    assert not page.welcome.isVisible()
    for customer in (1, 2):
        window.context.bridge.run("Deleted", trash_customer, customer=customer)
    assert page.welcome.isVisible()
    assert page.agenda is not None
    assert not page.agenda.isVisible()
    window.context.bridge.undo()
    assert not page.welcome.isVisible()


def test_a_customer_who_goes_to_the_trash_leaves_the_profile(window: MainWindow) -> None:
    from clientdesk.features.customers.commands import trash_customer

    window.context.show_customer(1)
    page = customers(window)
    window.context.bridge.run("Deleted", trash_customer, customer=1)
    assert page.current_customer() == 2, "the next one in the list stands in"
    window.context.bridge.run("Deleted", trash_customer, customer=2)
    assert page.current_customer() is None
    assert not page.profile.isVisible()


def test_a_file_is_taken_only_where_there_is_a_page_for_it(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.csv"))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert enter.isAccepted() == ("import" in window.pages.names())
    if "import" in window.pages.names():
        window.dropEvent(QDropEvent(QPointF(5, 5), *how))
        assert window.pages.current == "import"


def test_closing_waits_for_what_is_not_saved_yet(window: MainWindow, qtbot: QtBot) -> None:
    import sqlite3

    bridge = window.context.bridge
    other = sqlite3.connect(bridge.desk.store.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    bridge.run("Customer added", add_customer, name="Liis Tamm")
    assert bridge.is_waiting
    assert part(window, QWidget, "footer_pending").isVisible()
    window.close()
    assert window.isVisible()
    other.execute("ROLLBACK")
    other.close()
    with qtbot.waitSignal(window.closed, timeout=5000):
        pass
    assert not window.isVisible()


def test_a_page_of_the_file_that_cannot_be_read_is_told_and_the_rest_lives_on(window: MainWindow) -> None:
    window.notices.tell_reading(store_error(StoreTrouble.DAMAGED))
    assert window.banner.isVisible()
    assert window.banner.button.text() == "Restore a backup"
    window.banner.button.click()
    assert window.pages.current == "settings"
    window.context.bridge.run("Customer added", add_customer, name="Liis Tamm")
    assert names(window, "Liis") == ["Liis Tamm"]
    assert not window.banner.isVisible(), "what could be saved says that all is well again"


def test_at_first_a_window_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    take_first_size(window)
    room = window.screen().availableSize()
    # The screen of the tests is narrower than the pages are drawn.
    assert window.width() == room.width() < 1280
    assert 640 <= window.height() < room.height(), "there is room for a title bar"
