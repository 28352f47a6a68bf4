"""Choosing many customers in the list, and what is done with all of them."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import restore_customer, trash_customer
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.pane_selection_deeds import BLINK
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context
from tests.features.customers.conftest import shown_directory
from tests.features.customers.test_listing import MANY, bring_many
from tests.features.customers.test_pane_list import BY_NAME, Asked, asked, rows

__all__ = ["asked"]

CTRL, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def names(directory: Directory) -> list[str]:
    """Whoever is chosen, as the list shows them."""
    model = directory.rows.model
    ids = directory.rows.selection.ids()
    found = (model.row_at(place) for place in range(model.rowCount()))
    return [row.name for row in found if row and row.id in ids]


def click(directory: Directory, name: str, qtbot: QtBot, modifier: Qt.KeyboardModifier, *, mark: bool = False) -> None:
    area = directory.list.visualRect(directory.rows.model.index(rows(directory).index(name), 0))
    where = QPoint(area.left() + 37, area.center().y()) if mark else area.center()
    qtbot.mouseClick(directory.list.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def press(directory: Directory, part: str, qtbot: QtBot) -> None:
    button = directory.findChild(Button, f"customer_selection_{part}")
    assert button is not None and button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def take(directory: QWidget, line: str) -> None:
    """Take a line of the menu that is open."""
    menu = next(each for each in directory.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.objectName() == line)
    menu.close()
    action.trigger()


def known(desk: Desk, customer: int) -> Profile:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found


@pytest.fixture
def three(directory: Directory, qtbot: QtBot) -> Directory:
    """Arvo, Dmitri and Helena are chosen."""
    for name in ("Arvo Mägi", "Dmitri Volkov", "Helena Kask"):
        click(directory, name, qtbot, CTRL)
    return directory


def test_ctrl_and_a_click_choose_and_choose_no_more(directory: Directory, qtbot: QtBot, asked: Asked) -> None:
    click(directory, "Arvo Mägi", qtbot, CTRL)
    click(directory, "Helena Kask", qtbot, CTRL)
    assert names(directory) == ["Arvo Mägi", "Helena Kask"] and asked.customers == []
    assert directory.bar.isVisible() and directory.bar.count.text() == "2 customers chosen"
    assert not directory.count.isVisible()
    click(directory, "Arvo Mägi", qtbot, CTRL)
    assert names(directory) == ["Helena Kask"] and directory.bar.count.text() == "1 customer chosen"


def test_shift_and_a_click_choose_all_between(directory: Directory, qtbot: QtBot) -> None:
    click(directory, "Dmitri Volkov", qtbot, CTRL)
    click(directory, "Veera Ivanova", qtbot, SHIFT)
    assert names(directory) == BY_NAME[2:]
    click(directory, "Anna Saar", qtbot, SHIFT)
    assert names(directory) == BY_NAME[:3]


def test_while_choosing_a_click_on_the_mark_chooses_and_elsewhere_shows(
    three: Directory, qtbot: QtBot, asked: Asked, some: dict[str, int]
) -> None:
    click(three, "Anna Saar", qtbot, PLAIN, mark=True)
    assert "Anna Saar" in names(three) and asked.customers == []
    click(three, "Veera Ivanova", qtbot, PLAIN)
    assert asked.customers == [some["Veera"]] and "Veera Ivanova" not in names(three)


def test_by_keyboard_alone(directory: Directory, qtbot: QtBot, asked: Asked) -> None:
    directory.search.setFocus()
    qtbot.keyClick(directory.search, Qt.Key.Key_Down)
    before = list(asked.customers)
    for _ in range(2):
        qtbot.keyClick(directory.list, Qt.Key.Key_Down, SHIFT)
    assert names(directory) == BY_NAME[:3] and asked.customers == before
    qtbot.keyClick(directory.list, Qt.Key.Key_Up, SHIFT)
    assert names(directory) == BY_NAME[:2]
    qtbot.keyClick(directory.list, Qt.Key.Key_End, SHIFT)
    assert names(directory) == BY_NAME
    qtbot.keyClick(directory.list, Qt.Key.Key_Space)
    assert names(directory) == BY_NAME[:-1]
    qtbot.keyClick(directory.list, Qt.Key.Key_Escape)
    assert names(directory) == [] and not directory.bar.isVisible() and directory.count.isVisible()
    qtbot.keyClick(directory.list, Qt.Key.Key_Space, CTRL)
    assert names(directory) == ["Veera Ivanova"]
    qtbot.keyClick(directory.list, Qt.Key.Key_A, CTRL)
    assert names(directory) == BY_NAME


def test_by_mouse_alone_without_any_key(directory: Directory, qtbot: QtBot) -> None:
    where = directory.list.visualRect(directory.rows.model.index(1, 0)).center()
    directory.list.customContextMenuRequested.emit(where)
    take(directory, "choose_row")
    assert names(directory) == ["Arvo Mägi"]
    click(directory, "Anna Saar", qtbot, PLAIN, mark=True)
    assert names(directory) == ["Anna Saar", "Arvo Mägi"]
    qtbot.mouseClick(directory.bar.end_button, Qt.MouseButton.LeftButton)
    assert names(directory) == []
    qtbot.mouseClick(directory.sort_button, Qt.MouseButton.LeftButton)
    take(directory, "choose_all")
    assert names(directory) == BY_NAME


def test_a_chosen_row_is_heard_as_one(three: Directory) -> None:
    index = three.rows.model.index(BY_NAME.index("Arvo Mägi"), 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Arvo Mägi, class C, Elva, chosen"


def test_who_was_chosen_stays_so_when_others_are_searched_for(three: Directory, qtbot: QtBot) -> None:
    qtbot.keyClicks(three.search, "anna")
    qtbot.keyClick(three.search, Qt.Key.Key_Down)
    qtbot.keyClick(three.list, Qt.Key.Key_Space, CTRL)
    three.search.clear()
    assert names(three) == ["Anna Saar", "Arvo Mägi", "Dmitri Volkov", "Helena Kask"]


def test_a_tag_for_all_of_them_and_one_undo(three: Directory, qtbot: QtBot, desk: Desk, some: dict[str, int]) -> None:
    press(three, "tag", qtbot)
    take(three, "tag_other")
    assert three.bar.tag_field.hasFocus()
    qtbot.keyClicks(three.bar.tag_field, "winter")
    qtbot.keyClick(three.bar.tag_field, Qt.Key.Key_Return)
    assert {tag.name for tag in known(desk, some["Helena"]).tags} == {"winter"}
    step = desk.last_undo
    assert step is not None and step.batch and step.label.text() == "3 customers tagged “winter”"
    assert names(three) == ["Arvo Mägi", "Dmitri Volkov", "Helena Kask"]
    desk.undo()
    assert known(desk, some["Helena"]).tags == ()


def test_a_tag_is_taken_off_all_of_them(three: Directory, qtbot: QtBot, desk: Desk, some: dict[str, int]) -> None:
    club = known(desk, some["Arvo"]).tags[0].id
    press(three, "tag", qtbot)
    take(three, f"untag_{club}")
    assert known(desk, some["Arvo"]).tags == ()


def test_class_language_and_who_looks_after_them(
    three: Directory, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    kati = desk.run("Staff added", add_staff, name="Kati")
    press(three, "class", qtbot)
    take(three, "class_A")
    for part, line in (("language", "language_lt"), ("owner", f"owner_{kati}")):
        press(three, "more", qtbot)
        take(three, f"more_{part}")
        take(three, line)
    for name in ("Arvo", "Dmitri", "Helena"):
        told = known(desk, some[name])
        assert (told.potential, told.language, told.owner_name) == ("A", "lt", "Kati")
    assert names(three) == ["Arvo Mägi", "Dmitri Volkov", "Helena Kask"]
    press(three, "more", qtbot)
    take(three, "more_owner")
    take(three, "owner_none")
    assert known(desk, some["Arvo"]).owner is None
    assert known(desk, some["Anna"]).potential == "A" and known(desk, some["Anna"]).language == ""


def test_half_the_shop_is_not_thrown_away_without_a_question(
    three: Directory, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    three.list.setFocus()
    qtbot.keyClick(three.list, Qt.Key.Key_Delete)
    assert three.bar.question.text().startswith("Move 3 of 6 customers to the trash?")
    assert three.bar.keep_button.hasFocus()
    qtbot.keyClick(three.bar.keep_button, Qt.Key.Key_Escape)
    assert not three.bar.question.isVisible() and len(rows(three)) == 6
    press(three, "trash", qtbot)
    qtbot.mouseClick(three.bar.trash_button, Qt.MouseButton.LeftButton)
    assert rows(three) == ["Anna Saar", "Garden Hotel Pärna", "Veera Ivanova"] and not three.bar.isVisible()
    desk.undo()
    assert rows(three) == BY_NAME


def test_a_few_of_many_go_without_a_question(context: Context, qtbot: QtBot, desk: Desk) -> None:
    desk.run_batch("Imported", bring_many)
    directory = shown_directory(context, qtbot)
    qtbot.waitUntil(lambda: not directory.rows.is_reading)
    directory.list.choose_first()
    for _ in range(2):
        qtbot.keyClick(directory.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(directory.list, Qt.Key.Key_Delete)
    assert len(desk.ask(customer_ids)) == MANY - 3 and not directory.bar.isVisible()


def test_all_of_thousands_are_chosen_as_soon_as_they_are_read_and_changed_on_the_worker(
    context: Context, qtbot: QtBot, desk: Desk
) -> None:
    desk.run_batch("Imported", bring_many)
    directory = shown_directory(context, qtbot)
    directory.list.setFocus()
    qtbot.keyClick(directory.list, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: directory.rows.selection.count == MANY)
    assert MANY > BLINK
    told: list[Phrase] = []
    context.bridge.done.connect(told.append)
    press(directory, "class", qtbot)
    with qtbot.waitSignal(context.works.progressed, timeout=10_000):
        take(directory, "class_B")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].text() == "1500 customers put into class B"
    assert len(desk.ask(customer_ids, potential="B")) == MANY and directory.rows.selection.count == MANY
    with qtbot.waitSignal(context.bridge.undone, timeout=20_000):
        context.bridge.undo()
        assert len(desk.ask(customer_ids, potential="B")) == MANY  # it is taken back on the worker
    assert not desk.ask(customer_ids, potential="B")
    with qtbot.waitSignal(context.bridge.undone, timeout=20_000):
        context.bridge.redo()
    assert len(desk.ask(customer_ids, potential="B")) == MANY


def test_who_goes_to_the_trash_elsewhere_is_chosen_no_more(three: Directory, desk: Desk, some: dict[str, int]) -> None:
    desk.run("Trashed", trash_customer, customer=some["Arvo"])
    assert names(three) == ["Dmitri Volkov", "Helena Kask"] and three.bar.count.text() == "2 customers chosen"
    desk.run("Restored", restore_customer, customer=some["Arvo"])
    assert names(three) == ["Dmitri Volkov", "Helena Kask"]


def test_the_chosen_are_handed_to_the_page_that_exports(
    three: Directory, context: Context, qtbot: QtBot, some: dict[str, int]
) -> None:
    came: list[object] = []
    context.page_asked.connect(came.append)
    context.export_asked.connect(came.append)
    press(three, "export", qtbot)
    assert came == ["export", array("q", [some["Arvo"], some["Dmitri"], some["Helena"]])]


def test_a_deed_that_is_refused_is_told(three: Directory, bridge: Bridge, qtbot: QtBot, desk: Desk) -> None:
    refused: list[object] = []
    bridge.refused.connect(refused.append)
    three.bar.deeds.classify("gone", "Gone")
    assert len(refused) == 1 and len(names(three)) == 3


def test_every_button_of_the_bar_has_a_name_and_fits(three: Directory) -> None:
    buttons = [one for one in three.bar.findChildren(Button) if one.isVisible()]
    assert len(buttons) == 6 and all(one.accessibleName() for one in buttons)
    assert all(three.bar.rect().contains(one.mapTo(three.bar, one.rect().bottomRight())) for one in buttons)
    assert three.minimumSizeHint().width() <= 220
