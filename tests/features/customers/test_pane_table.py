"""The list as a table: its columns, its order, and what it shares with the list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactInput, FactKind
from clientdesk.features.customers.commands import change_customer, trash_customer
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.pane_table import FIRST_COLUMNS, CustomerTable
from clientdesk.features.customers.queries_columns import known_facts
from clientdesk.features.fields.commands import add_own_field, delete_own_field, rename_own_field
from clientdesk.kit.context import Context
from tests.features.customers.conftest import shown_directory
from tests.features.customers.people import add
from tests.features.customers.test_listing import MANY, bring_many
from tests.features.customers.test_pane_list import BY_NAME, Asked, asked, chip, rows
from tests.features.customers.test_pane_selection import names

__all__ = ["asked"]

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Kept:
    """Where the columns are remembered."""

    def __init__(self) -> None:
        self.widths: dict[str, int] = {}

    def __call__(self, widths: dict[str, int]) -> None:
        self.widths = widths


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def table(directory: Directory, kept: Kept, qtbot: QtBot) -> Iterator[CustomerTable]:
    """The table beside the list."""
    made = shown_table(directory, kept, qtbot)
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def shown_table(directory: Directory, kept: Kept, qtbot: QtBot) -> CustomerTable:
    made = directory.make_table(kept.widths, kept)
    assert isinstance(made, CustomerTable)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    directory.reach_table()
    return made


def titles(table: CustomerTable) -> list[str]:
    """The names of the columns, from the leading edge."""
    across = table.view.horizontalHeader()
    return [table.model.title(across.logicalIndex(place)) for place in range(across.count())]


def column(table: CustomerTable, title: str) -> list[str]:
    """What stands in a column, top to bottom."""
    place = titles(table).index(title)
    found = [table.model.index(row, place).data() for row in range(table.model.rowCount())]
    return [str(text) for text in found]


def take(table: CustomerTable, line: str) -> None:
    menu = next(each for each in table.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.objectName() == line).trigger()
    menu.close()


def toggle(table: CustomerTable, key: str, qtbot: QtBot) -> None:
    """Show a column or hide it, by the button."""
    qtbot.mouseClick(table.columns_button, Qt.MouseButton.LeftButton)
    take(table, f"column_{key}")


def section(table: CustomerTable, title: str, qtbot: QtBot) -> None:
    """Click on the name of a column."""
    across = table.view.horizontalHeader()
    where = across.sectionViewportPosition(titles(table).index(title))
    qtbot.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where + 30, across.height() // 2))


def test_it_shows_the_rows_of_the_list_with_facts(table: CustomerTable, qtmodeltester: ModelTester) -> None:
    assert titles(table) == ["Name", "City", "Tags", "Language", "Last contact", "Customer since"]
    assert column(table, "City") == ["Tartu", "Elva", "", "", "", ""]
    assert column(table, "Tags")[:2] == ["club, touring", "club"]
    assert table.count.text() == "6 customers"
    assert str(table.model.index(3, 0).data()).startswith("Garden Hotel Pärna, organisation")
    qtmodeltester.check(table.model)


def test_search_and_chips_narrow_both(directory: Directory, table: CustomerTable, qtbot: QtBot) -> None:
    qtbot.mouseClick(chip(directory, "A"), Qt.MouseButton.LeftButton)
    assert column(table, "City") == ["Tartu", ""] and table.count.text() == "2 customers"
    directory.chips.choose("all")
    qtbot.keyClicks(directory.search, "elva")
    assert column(table, "City") == ["Elva"]


def test_columns_are_chosen_moved_and_remembered(
    directory: Directory, table: CustomerTable, kept: Kept, qtbot: QtBot
) -> None:
    toggle(table, "industry", qtbot)
    toggle(table, "tags", qtbot)
    assert titles(table) == ["Name", "City", "Language", "Last contact", "Customer since", "Industry"]
    across = table.view.horizontalHeader()
    across.resizeSection(1, 222)
    across.moveSection(5, 1)
    qtbot.waitUntil(lambda: list(kept.widths)[1] == "industry")
    assert titles(table) == ["Name", "Industry", "City", "Language", "Last contact", "Customer since"]
    assert across.sectionSize(2) == 222 and kept.widths["city"] == 222
    again = shown_table(directory, kept, qtbot)
    assert titles(again) == titles(table) and again.view.horizontalHeader().sectionSize(2) == 222


def test_the_names_of_columns_have_the_same_menu(table: CustomerTable) -> None:
    table.view.horizontalHeader().customContextMenuRequested.emit(QPoint(20, 5))
    take(table, "column_city")
    assert "City" not in titles(table)


def test_columns_move_by_keyboard_but_not_before_the_name(table: CustomerTable, qtbot: QtBot) -> None:
    view = table.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert titles(table)[:3] == ["Name", "Tags", "City"] and view.currentIndex().column() == 2
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    assert titles(table)[:3] == ["Name", "City", "Tags"] and view.currentIndex().column() == 1


def test_widths_outlive_another_search(directory: Directory, table: CustomerTable, qtbot: QtBot) -> None:
    table.view.horizontalHeader().resizeSection(1, 222)
    qtbot.keyClicks(directory.search, "anna")
    directory.search.clear()
    assert table.view.horizontalHeader().sectionSize(1) == 222


def test_a_column_sorts_one_way_then_the_other_then_by_name_again(
    directory: Directory, table: CustomerTable, qtbot: QtBot
) -> None:
    section(table, "City", qtbot)
    assert column(table, "City") == ["Elva", "Tartu", "", "", "", ""]
    assert table.sort_button.text() == "City" and directory.sort_button.text() == "City"
    section(table, "City", qtbot)
    assert column(table, "City")[:2] == ["Tartu", "Elva"]
    assert table.view.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    section(table, "Name", qtbot)
    assert rows(directory) == BY_NAME and table.sort_button.text() == "Name"


def test_sorting_by_keyboard_and_from_the_list(directory: Directory, table: CustomerTable, qtbot: QtBot) -> None:
    table.sort_button.setFocus()
    qtbot.keyClick(table.sort_button, Qt.Key.Key_Space)
    take(table, "table_sort_class")
    assert rows(directory)[:2] == ["Anna Saar", "Garden Hotel Pärna"]
    qtbot.mouseClick(directory.sort_button, Qt.MouseButton.LeftButton)
    menu = next(each for each in directory.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.objectName() == "sort_name").trigger()
    menu.close()
    assert rows(directory) == BY_NAME and table.sorting() == ("", False)


def test_a_field_of_the_owners_own_is_at_once_a_column(
    table: CustomerTable, qtbot: QtBot, desk: Desk, some: dict[str, int], kept: Kept
) -> None:
    field = desk.run("Field added", add_own_field, name="Shoe size", kind=FactKind.NUMBER)
    key = next(one.key for one in desk.ask(known_facts) if one.key.startswith("own:"))
    toggle(table, key, qtbot)
    desk.run("Changed", change_customer, customer=some["Helena"], facts=(FactInput(key, "38.5"),))
    desk.run("Changed", change_customer, customer=some["Veera"], facts=(FactInput(key, "9"),))
    assert column(table, "Shoe size") == ["", "", "", "", "38.5", "9"]
    section(table, "Shoe size", qtbot)
    assert column(table, "Shoe size")[:3] == ["9", "38.5", ""]
    desk.run("Field renamed", rename_own_field, field=field, name="Size of shoes")
    assert titles(table)[-1] == "Size of shoes"
    desk.run("Field deleted", delete_own_field, field=field)
    assert "Size of shoes" not in titles(table) and key not in kept.widths and table.sorting() == ("", False)


def test_what_changes_is_seen_at_once(
    table: CustomerTable, desk: Desk, some: dict[str, int], qtmodeltester: ModelTester
) -> None:
    assert column(table, "City")[0] == "Tartu"
    qtmodeltester.check(table.model)
    desk.run("Changed", change_customer, customer=some["Anna"], addresses=(AddressInput(city="Valga"),))
    assert column(table, "City")[0] == "Valga"
    desk.run("Changed", change_customer, customer=some["Anna"], name="Zoe Saar")
    assert column(table, "City")[-1] == "Valga"
    add(desk, "Bo")
    desk.run("Trashed", trash_customer, customer=some["Anna"])
    assert len(column(table, "City")) == 6


def test_the_keyboard_goes_about_and_enter_opens(
    table: CustomerTable, qtbot: QtBot, asked: Asked, some: dict[str, int]
) -> None:
    assert table.view.hasFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert asked.customers == [some["Veera"]]
    qtbot.keyClicks(table.view, "he")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert asked.customers[-1] == some["Helena"]
    with qtbot.waitSignal(table.left):
        qtbot.keyClick(table.view, Qt.Key.Key_Escape)


def test_whoever_is_chosen_in_one_is_chosen_in_the_other(
    directory: Directory, table: CustomerTable, qtbot: QtBot
) -> None:
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)
    assert names(directory) == BY_NAME[:2]
    assert table.bar.isVisible() and not directory.bar.isVisible() and directory.count.isVisible()
    area = table.view.visualRect(table.model.index(4, 2))
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, CTRL, area.center())
    mark = table.view.visualRect(table.model.index(0, 0)).topLeft() + QPoint(22, 15)
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert names(directory) == ["Arvo Mägi", "Helena Kask"]
    table.hide()
    assert directory.bar.isVisible() and directory.bar.count.text() == "2 customers chosen"


def test_thousands_are_read_only_where_the_eye_rests(context: Context, desk: Desk, kept: Kept, qtbot: QtBot) -> None:
    desk.run_batch("Imported", bring_many)
    directory = shown_directory(context, qtbot)
    table = shown_table(directory, kept, qtbot)
    qtbot.waitUntil(lambda: not directory.rows.is_reading)
    assert table.model.rowCount() == MANY
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    table.view.viewport().repaint()
    assert 0 < len(table.model._held) < 400
    assert table.model.keys == FIRST_COLUMNS
