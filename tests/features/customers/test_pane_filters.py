"""The panel of filters and its chips, by mouse and by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactInput, FactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.commands_classes import add_class, delete_class
from clientdesk.features.customers.commands_tags import delete_tag
from clientdesk.features.customers.pane_filters_panel import FilterPanel
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.queries import tags
from clientdesk.features.customers.queries_columns import known_facts
from clientdesk.features.fields.commands import add_own_field, delete_own_field
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import Select, TextField
from clientdesk.kit.spoken import said
from tests.features.customers.conftest import shown_directory
from tests.features.customers.people import add
from tests.features.customers.test_pane_list import BY_NAME, chip, menu_line, rows


@pytest.fixture
def panel(directory: Directory, qtbot: QtBot) -> FilterPanel:
    """The panel, opened by its keys."""
    directory.activateWindow()
    qtbot.waitUntil(directory.isActiveWindow)
    directory.search.setFocus()
    qtbot.keyClick(
        directory.search, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert directory.filters.panel.isVisible() and directory.filters.panel.fact.hasFocus()
    return directory.filters.panel


def choose(select: Select, key: str, qtbot: QtBot) -> None:
    """Go to a choice by the keyboard, as a person does."""
    select.setFocus()
    qtbot.keyClick(select, Qt.Key.Key_Home)
    for _ in range(select.count()):
        if select.current() == key:
            select.activated.emit(select.currentIndex())
            return
        qtbot.keyClick(select, Qt.Key.Key_Down)
    pytest.fail(f"{key} is not offered")


def ask(panel: FilterPanel, qtbot: QtBot, fact: str, how: str, *texts: str) -> None:
    """Put a filter together and add it."""
    choose(panel.fact, fact, qtbot)
    choose(panel.ask, how, qtbot)
    for editor, text in zip(panel.value.editors(), texts, strict=True):
        if isinstance(editor, Select):
            choose(editor, text, qtbot)
        elif isinstance(editor, DateField):
            editor.set_day(date.fromisoformat(text) if text else None)
        else:
            editor.clear()
            qtbot.keyClicks(editor, text)
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)


def chips(directory: Directory) -> list[str]:
    return [one.text() for one in directory.filters.chips()]


def test_more_opens_the_panel(directory: Directory) -> None:
    assert not directory.filters.isVisible()
    directory.chips.open_overflow()
    menu_line(directory, "more_filters")
    assert directory.filters.panel.isVisible()


def test_a_filter_becomes_a_chip_that_takes_it_away(directory: Directory, panel: FilterPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "city", "has", "TART")
    assert rows(directory) == ["Anna Saar"] and chips(directory) == ["City: contains TART"]
    ask(panel, qtbot, "has_email", "is", "no")
    assert rows(directory) == [] and directory.nothing.isVisible()
    first, second = directory.filters.chips()
    assert second.text() == "Has an e-mail: no" and second.accessibleDescription()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert rows(directory) == [name for name in BY_NAME if name != "Anna Saar"]
    assert chips(directory) == ["Has an e-mail: no"]


def test_filters_combine_with_text_chips_and_tags(directory: Directory, panel: FilterPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "has_phone", "is", "yes")
    assert rows(directory) == ["Anna Saar", "Dmitri Volkov", "Garden Hotel Pärna"]
    qtbot.mouseClick(chip(directory, "A"), Qt.MouseButton.LeftButton)
    assert rows(directory) == ["Anna Saar", "Garden Hotel Pärna"]
    directory.chips.open_overflow()
    menu_line(directory, "touring")
    assert rows(directory) == ["Anna Saar"] and chips(directory) == ["Has a phone number: yes", "Tag: touring"]
    qtbot.mouseClick(directory.filters.chips()[1], Qt.MouseButton.LeftButton)
    assert directory.chips.filters() == frozenset() and len(rows(directory)) == 2
    qtbot.keyClicks(directory.search, "gar")
    assert rows(directory) == ["Garden Hotel Pärna"]
    qtbot.mouseClick(directory.filters.clear_button, Qt.MouseButton.LeftButton)
    assert chips(directory) == [] and directory.search.text() == "gar" and directory.chips.current() == "all"
    directory.search.clear()
    assert rows(directory) == BY_NAME


def test_a_span_of_days_is_one_chip(directory: Directory, panel: FilterPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "added_on", "span", "2026-11-20", "2026-11-20")
    assert rows(directory) == BY_NAME and len(chips(directory)) == 1
    assert chips(directory)[0].startswith("Customer since: 20 Nov")
    ask(panel, qtbot, "added_on", "span", "2026-11-21", "")
    assert rows(directory) == [] and len(chips(directory)) == 2


@pytest.mark.parametrize(("how", "found"), [("known", ["Anna Saar", "Arvo Mägi"]), ("unknown", BY_NAME[2:])])
def test_known_or_not_needs_no_value(
    directory: Directory, panel: FilterPanel, qtbot: QtBot, how: str, found: list[str]
) -> None:
    ask(panel, qtbot, "city", how)
    assert panel.value.editors() == [] and rows(directory) == found


def test_enter_in_the_value_adds_and_nothing_written_is_said(
    directory: Directory, panel: FilterPanel, qtbot: QtBot
) -> None:
    choose(panel.fact, "industry", qtbot)
    (field,) = panel.value.editors()
    assert isinstance(field, TextField) and field.accessibleName() == "Industry"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.error.text() == "Please say which." and chips(directory) == []
    qtbot.keyClicks(field, "hotel")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chips(directory) == ["Industry: contains hotel"] and panel.error.text() == ""


def test_esc_puts_the_panel_away_and_gives_the_keyboard_back(
    directory: Directory, panel: FilterPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.ask, Qt.Key.Key_Escape)
    assert not directory.filters.isVisible() and directory.search.hasFocus()


def test_a_field_of_the_owners_own_filters_at_once_and_goes_with_its_filter(
    directory: Directory, panel: FilterPanel, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    field = desk.run("Field added", add_own_field, name="Shoe size", kind=FactKind.NUMBER)
    key = next(one.key for one in desk.ask(known_facts) if one.key.startswith("own:"))
    desk.run("Changed", change_customer, customer=some["Helena"], facts=(FactInput(key, "38.5"),))
    ask(panel, qtbot, key, "span", "38", "nonsense")
    assert panel.error.text() == "This is not a number. Write it like 12.5."
    ask(panel, qtbot, key, "span", "38", "39,5")
    assert rows(directory) == ["Helena Kask"] and chips(directory) == ["Shoe size: 38 to 39.5"]
    desk.run("Changed", change_customer, customer=some["Helena"], facts=(FactInput(key, "41"),))
    assert rows(directory) == []
    desk.run("Changed", change_customer, customer=some["Anna"], facts=(FactInput(key, "39"),))
    assert rows(directory) == ["Anna Saar"]
    desk.run("Field taken away", delete_own_field, field=field)
    assert chips(directory) == [] and rows(directory) == BY_NAME


def test_a_tag_that_is_deleted_filters_no_more(directory: Directory, desk: Desk) -> None:
    directory.chips.open_overflow()
    menu_line(directory, "touring")
    assert rows(directory) == ["Anna Saar"]
    touring = next(one.id for one in desk.ask(tags) if one.name == "touring")
    desk.run("Tag deleted", delete_tag, tag=touring)
    assert rows(directory) == BY_NAME and chips(directory) == []


def test_classes_of_the_owners_own_are_chips(context: Context, desk: Desk, qtbot: QtBot, some: dict[str, int]) -> None:
    directory = shown_directory(context, qtbot)
    desk.run("Class added", add_class, name="Gold")
    assert [said(one.words) for one in directory.chips.choices()] == ["All", "Due", "At risk", "A", "B", "C", "Gold"]
    gold = directory.chips.choices()[-1].key
    desk.run("Changed", change_customer, customer=some["Veera"], potential=gold)
    directory.chips.choose(gold)
    assert rows(directory) == ["Veera Ivanova"]
    desk.run("Changed", change_customer, customer=some["Veera"], potential="")
    desk.run("Class deleted", delete_class, key=gold)
    assert directory.chips.current() == "all" and rows(directory) == BY_NAME


def test_a_long_sentence_does_not_widen_the_list(
    directory: Directory, panel: FilterPanel, qtbot: QtBot, desk: Desk
) -> None:
    add(desk, "Zoe", industry="x" * 60)
    ask(panel, qtbot, "industry", "has", "x" * 60)
    (made,) = directory.filters.chips()
    assert made.text().endswith("…") and "x" * 60 in made.accessibleDescription()
    assert made.width() < 264 and rows(directory) == ["Zoe"] and directory.width() == 292
    assert not directory.findChildren(QMenu)
