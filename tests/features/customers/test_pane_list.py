"""The directory by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer, trash_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add

BY_NAME = ["Anna Saar", "Arvo Mägi", "Dmitri Volkov", "Garden Hotel Pärna", "Helena Kask", "Veera Ivanova"]


class Asked:
    """What the directory has asked the window for."""

    def __init__(self, context: Context) -> None:
        self.customers: list[int] = []
        self.forms: list[tuple[str, object, dict[str, Any]]] = []
        context.customer_asked.connect(self.customers.append)
        context.edit_asked.connect(lambda table, row, first: self.forms.append((table, row, first)))


@pytest.fixture
def asked(context: Context) -> Asked:
    return Asked(context)


@pytest.fixture
def menus(directory: Directory) -> Iterator[list[QMenu]]:
    """The menus that are open; closed at the end."""
    yield []
    for menu in directory.findChildren(QMenu):
        menu.close()


def rows(directory: Directory) -> list[str]:
    model = directory.rows.model
    return [row.name for place in range(model.rowCount()) if (row := model.row_at(place))]


def second_lines(directory: Directory) -> dict[str, str]:
    model = directory.rows.model
    return {row.name: row.second for place in range(model.rowCount()) if (row := model.row_at(place))}


def marked(directory: Directory, place: int = 0) -> list[str]:
    row = directory.rows.model.row_at(place)
    assert row is not None
    own = [row.name[start : start + length] for start, length in row.name_marks]
    return own + [row.second[start : start + length] for start, length in row.second_marks]


def click(directory: Directory, name: str, qtbot: QtBot, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> QPoint:
    index = directory.rows.model.index(rows(directory).index(name), 0)
    where = directory.list.visualRect(index).center()
    qtbot.mouseClick(directory.list.viewport(), button, pos=where)
    return where


def chip(directory: Directory, words: str) -> QPushButton:
    return next(each for each in directory.chips.findChildren(QPushButton) if each.text() == words)


def menu_line(directory: Directory, name: str) -> None:
    """Take a line of the menu that is open."""
    menu = next(each for each in directory.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if name in (each.objectName(), each.text().split("\t")[0]))
    action.trigger()
    menu.close()


def test_everybody_stands_in_the_national_order_with_their_number(
    directory: Directory, qtmodeltester: ModelTester
) -> None:
    assert rows(directory) == BY_NAME
    assert directory.count.text() == "6 customers"
    qtmodeltester.check(directory.rows.model)


def test_the_second_line_tells_the_city_and_what_was_last(
    directory: Directory, bridge: Bridge, some: dict[str, int]
) -> None:
    assert second_lines(directory)["Anna Saar"] == "Tartu"
    assert second_lines(directory)["Helena Kask"] == "birthday tomorrow"
    bridge.run("Contact logged", log_contact, customer=some["Anna"], kind=ContactKind.CALL)
    assert second_lines(directory)["Anna Saar"] == "Tartu · called today"


def test_the_day_after_it_says_yesterday(directory: Directory, clock: FakeClock) -> None:
    clock.sleep(days=1)
    directory.hide()
    directory.show()
    assert second_lines(directory)["Helena Kask"] == "birthday today"


def test_one_flag_catches_the_eye(directory: Directory, bridge: Bridge, some: dict[str, int], clock: FakeClock) -> None:
    def flag(name: str) -> str:
        row = directory.rows.model.row_at(BY_NAME.index(name))
        return row.flag.words if row and row.flag else ""

    assert (flag("Helena Kask"), flag("Anna Saar")) == ("birthday tomorrow", "")
    today = clock.today_at(0).date()
    bridge.run("Reminder added", add_reminder, customer=some["Anna"], what="Ask", due_on=today)
    assert flag("Anna Saar") == "reminder today"
    clock.sleep(days=1)
    directory.hide()
    directory.show()
    assert flag("Anna Saar") == "reminder late"


def test_a_row_is_heard_as_a_sentence(directory: Directory) -> None:
    index = directory.rows.model.index(3, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Garden Hotel Pärna, organisation, class A"


def test_typing_narrows_the_list_and_marks_what_was_found(directory: Directory, qtbot: QtBot) -> None:
    qtbot.keyClicks(directory.search, "iva")
    assert rows(directory) == ["Veera Ivanova"] and marked(directory) == ["Iva"]
    assert directory.count.text() == "1 customer"
    directory.search.clear()
    qtbot.keyClicks(directory.search, "4567")
    assert rows(directory) == ["Anna Saar"] and marked(directory) == ["4567"]
    assert "5123 4567" in second_lines(directory)["Anna Saar"]
    qtbot.keyClick(directory.search, Qt.Key.Key_Escape)
    assert directory.search.text() == "" and rows(directory) == BY_NAME


def test_enter_opens_the_first_find(directory: Directory, qtbot: QtBot, asked: Asked, some: dict[str, int]) -> None:
    qtbot.keyClicks(directory.search, "kask")
    qtbot.keyClick(directory.search, Qt.Key.Key_Return)
    assert asked.customers[-1] == some["Helena"]


def test_nothing_found_offers_to_add_it(directory: Directory, qtbot: QtBot, asked: Asked) -> None:
    qtbot.keyClicks(directory.search, "dmx")
    assert directory.nothing.isVisible() and not directory.list.isVisible()
    assert directory.nothing.title.text() == "No customer matches “dmx”"
    qtbot.mouseClick(directory.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(directory.search, Qt.Key.Key_Return)
    assert asked.forms == [("customer", None, {"name": "dmx"})] * 2


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("5550 7777", {"points": (PointInput(PointKind.PHONE, "5550 7777"),)}),
        ("mari@post.ee", {"points": (PointInput(PointKind.EMAIL, "mari@post.ee"),)}),
        ("Mari 2", {"name": "Mari 2"}),
    ],
)
def test_what_was_typed_goes_where_it_belongs(
    directory: Directory, qtbot: QtBot, asked: Asked, typed: str, first: dict[str, object]
) -> None:
    qtbot.keyClicks(directory.search, typed)
    qtbot.mouseClick(directory.add_button, Qt.MouseButton.LeftButton)
    assert asked.forms == [("customer", None, first)]


def test_after_a_search_the_list_stands_again_on_whom_the_profile_shows(
    directory: Directory, qtbot: QtBot, some: dict[str, int]
) -> None:
    directory.show_customer(some["Helena"])
    qtbot.keyClicks(directory.search, "xyz")
    assert directory.list.current_id() is None
    qtbot.keyClick(directory.search, Qt.Key.Key_Escape)
    assert directory.list.current_id() == some["Helena"]
    assert directory.list.viewport().rect().contains(directory.list.visualRect(directory.list.currentIndex()))


def test_adding_while_somebody_is_found_begins_with_nothing(directory: Directory, qtbot: QtBot, asked: Asked) -> None:
    qtbot.keyClicks(directory.search, "anna")
    qtbot.mouseClick(directory.add_button, Qt.MouseButton.LeftButton)
    assert asked.forms == [("customer", None, {})]


def test_the_keyboard_leads_from_the_field_into_the_list_and_back(
    directory: Directory, qtbot: QtBot, asked: Asked, some: dict[str, int]
) -> None:
    directory.search.setFocus()
    qtbot.keyClick(directory.search, Qt.Key.Key_Down)
    assert directory.list.hasFocus() and asked.customers == [some["Anna"]]
    qtbot.keyClick(directory.list, Qt.Key.Key_Down)
    assert asked.customers[-1] == some["Arvo"]
    qtbot.keyClick(directory.list, Qt.Key.Key_End)
    assert asked.customers[-1] == some["Veera"]
    qtbot.keyClick(directory.list, Qt.Key.Key_Home)
    qtbot.keyClick(directory.list, Qt.Key.Key_Up)
    assert directory.search.hasFocus()


def test_letters_typed_in_the_list_go_to_a_name(
    directory: Directory, qtbot: QtBot, asked: Asked, some: dict[str, int]
) -> None:
    directory.list.setFocus()
    qtbot.keyClicks(directory.list, "he")
    assert asked.customers[-1] == some["Helena"]
    qtbot.wait(QApplication.keyboardInputInterval() + 50)
    qtbot.keyClicks(directory.list, "arv")
    assert asked.customers[-1] == some["Arvo"]
    qtbot.wait(QApplication.keyboardInputInterval() + 50)
    qtbot.keyClicks(directory.list, "volk")
    assert asked.customers[-1] == some["Veera"]


def test_a_click_shows_a_customer(directory: Directory, qtbot: QtBot, asked: Asked, some: dict[str, int]) -> None:
    click(directory, "Dmitri Volkov", qtbot)
    assert asked.customers[-1] == some["Dmitri"]


def test_classes_filter_and_combine_with_the_text(directory: Directory, qtbot: QtBot) -> None:
    qtbot.mouseClick(chip(directory, "A"), Qt.MouseButton.LeftButton)
    assert rows(directory) == ["Anna Saar", "Garden Hotel Pärna"]
    qtbot.keyClicks(directory.search, "gar")
    assert rows(directory) == ["Garden Hotel Pärna"]
    qtbot.mouseClick(chip(directory, "B"), Qt.MouseButton.LeftButton)
    assert directory.nothing.isVisible()
    directory.search.clear()
    assert rows(directory) == ["Dmitri Volkov", "Helena Kask"]
    qtbot.mouseClick(chip(directory, "All"), Qt.MouseButton.LeftButton)
    assert rows(directory) == BY_NAME


def test_tags_wait_behind_more_and_combine(directory: Directory, qtbot: QtBot, menus: list[QMenu]) -> None:
    directory.chips.open_overflow()
    menu_line(directory, "club")
    assert rows(directory) == ["Anna Saar", "Arvo Mägi"]
    directory.chips.open_overflow()
    menu_line(directory, "touring")
    assert rows(directory) == ["Anna Saar"]
    qtbot.mouseClick(chip(directory, "C"), Qt.MouseButton.LeftButton)
    assert directory.nothing.isVisible() and directory.nothing.title.text() == "No customers with these filters"
    qtbot.mouseClick(directory.nothing.button, Qt.MouseButton.LeftButton)
    assert rows(directory) == BY_NAME and directory.chips.filters() == frozenset()


def test_a_tag_that_nobody_wears_is_no_filter(directory: Directory, bridge: Bridge, some: dict[str, int]) -> None:
    bridge.run("Changed", change_customer, customer=some["Anna"], tags=("club", "new one"))
    directory.chips.open_overflow()
    (menu,) = [each for each in directory.chips.findChildren(QMenu) if each.isVisible()]
    assert {action.text() for action in menu.actions() if action.isCheckable()} == {"club", "new one"}
    menu.close()


def test_sorting_by_newest_and_back(
    directory: Directory, qtbot: QtBot, desk: Desk, clock: FakeClock, menus: list[QMenu]
) -> None:
    clock.sleep(minutes=5)
    add(desk, "Mari Mets")
    assert "Mari Mets" in rows(directory)
    qtbot.mouseClick(directory.sort_button, Qt.MouseButton.LeftButton)
    menu_line(directory, "sort_newest")
    assert rows(directory)[0] == "Mari Mets" and directory.sort_button.text() == "Newest"
    qtbot.mouseClick(directory.sort_button, Qt.MouseButton.LeftButton)
    menu_line(directory, "sort_name")
    assert rows(directory) == sorted([*BY_NAME, "Mari Mets"])


def test_newcomers_take_their_place_and_the_chosen_one_stays_chosen(
    directory: Directory, qtbot: QtBot, desk: Desk, asked: Asked, some: dict[str, int], qtmodeltester: ModelTester
) -> None:
    click(directory, "Dmitri Volkov", qtbot)
    before = len(asked.customers)
    add(desk, "Bruno")
    desk.run("Trashed", trash_customer, customer=some["Anna"])
    desk.run("Renamed", change_customer, customer=some["Dmitri"], name="Zoran Volkov")
    assert rows(directory) == ["Arvo Mägi", "Bruno", *BY_NAME[3:], "Zoran Volkov"]
    assert directory.list.current_id() == some["Dmitri"] and len(asked.customers) == before
    qtmodeltester.check(directory.rows.model)


def test_the_list_stays_where_it_is_scrolled_to(directory: Directory, qtbot: QtBot, desk: Desk) -> None:
    for number in range(40):
        add(desk, f"Kristjan {number:02}")
    bar = directory.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 30 * 56)
    bar.setValue(20 * 56 + 13)
    top = rows(directory)[directory.list.rowAt(0)]
    for name in ("Aare", "Zoja", "Kristjan 015"):
        add(desk, name)
    assert rows(directory)[directory.list.rowAt(0)] == top
    assert directory.list.rowViewportPosition(directory.list.rowAt(0)) == -13


def test_one_asked_for_from_elsewhere_is_shown_whatever_was_filtered(
    directory: Directory, qtbot: QtBot, some: dict[str, int]
) -> None:
    qtbot.keyClicks(directory.search, "anna")
    qtbot.mouseClick(chip(directory, "A"), Qt.MouseButton.LeftButton)
    directory.show_customer(some["Veera"])
    assert directory.search.text() == "" and directory.chips.current() == "all"
    assert directory.list.current_id() == some["Veera"]


def test_delete_throws_away_and_the_toast_can_undo(
    directory: Directory, qtbot: QtBot, desk: Desk, bridge: Bridge, some: dict[str, int]
) -> None:
    click(directory, "Arvo Mägi", qtbot)
    with qtbot.waitSignal(bridge.done) as done:
        qtbot.keyClick(directory.list, Qt.Key.Key_Delete)
    assert done.args is not None and done.args[0].text() == "Arvo Mägi moved to the trash"
    assert "Arvo Mägi" not in rows(directory)
    bridge.undo()
    assert rows(directory) == BY_NAME


def test_the_menu_of_a_row_puts_into_a_class(
    directory: Directory, qtbot: QtBot, some: dict[str, int], menus: list[QMenu]
) -> None:
    directory.list.menu_wanted.emit(some["Arvo"], QPoint(5, 5))
    menu_line(directory, "class_A")
    row = directory.rows.model.row_at(1)
    assert row is not None and row.potential == "A"


def test_the_trash_is_offered_once_there_is_something_in_it(
    directory: Directory, qtbot: QtBot, desk: Desk, asked: Asked, some: dict[str, int], menus: list[QMenu]
) -> None:
    qtbot.mouseClick(directory.sort_button, Qt.MouseButton.LeftButton)
    with pytest.raises(StopIteration):
        menu_line(directory, "open_trash")
    desk.run("Trashed", trash_customer, customer=some["Anna"])
    for menu in directory.findChildren(QMenu):
        menu.close()
    qtbot.mouseClick(directory.sort_button, Qt.MouseButton.LeftButton)
    menu_line(directory, "open_trash")
    assert asked.forms[-1][0] == "trash"


def test_alone_in_a_narrow_window_passing_over_a_row_opens_nothing(
    context: Context, qtbot: QtBot, asked: Asked, some: dict[str, int]
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    directory = Directory(context, around)
    around.resize(500, 600)
    directory.resize(500, 600)
    around.show()
    qtbot.waitExposed(around)
    directory.search.setFocus()
    qtbot.keyClick(directory.search, Qt.Key.Key_Down)
    qtbot.keyClick(directory.list, Qt.Key.Key_Down)
    assert asked.customers == []
    qtbot.keyClick(directory.list, Qt.Key.Key_Return)
    click(directory, "Helena Kask", qtbot)
    assert asked.customers == [some["Arvo"], some["Helena"]]


def test_a_click_beside_the_profile_shows_once(
    directory: Directory, qtbot: QtBot, asked: Asked, some: dict[str, int]
) -> None:
    click(directory, "Dmitri Volkov", qtbot)
    assert asked.customers == [some["Dmitri"]]
