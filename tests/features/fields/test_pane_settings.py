"""Fields of one's own in the settings and on the profile, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactKind
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.fields.commands import put_values
from clientdesk.features.fields.pane_about import OwnValues
from clientdesk.features.fields.pane_settings import OwnFields
from clientdesk.features.fields.queries import own_fields
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel
from tests.features.fields.test_commands import field, shown, somebody, tell


@pytest.fixture
def settings(context: Context, qtbot: QtBot) -> OwnFields:
    """The section on a screen."""
    made = OwnFields(context)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(desk: Desk) -> list[str]:
    """What the fields are called, in their order."""
    return [one.name for one in desk.ask(own_fields)]


def take(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Take a line of the menu that is open."""
    action = next(one for menu in page.findChildren(QMenu) for one in menu.findChildren(QAction, name))
    action.trigger()


def add(qtbot: QtBot, settings: OwnFields, name: str, kind: FactKind = FactKind.TEXT, choices: str = "") -> None:
    """Make a field by keyboard."""
    qtbot.keyClicks(settings.name, name)
    settings.kind.choose(kind.value)
    qtbot.keyClicks(settings.choices, choices)
    qtbot.keyClick(settings.name, Qt.Key.Key_Return)


def test_a_field_is_made_and_stands_in_the_list(desk: Desk, settings: OwnFields, qtbot: QtBot) -> None:
    add(qtbot, settings, "Frame size")
    add(qtbot, settings, "Colour", FactKind.ONE_OF, "Red, Blue")
    assert [one.name.text() for one in settings.rows()] == ["Frame size", "Colour"]
    assert [one.name for one in desk.ask(own_fields)[1].choices] == ["Red", "Blue"]
    assert settings.name.text() == ""
    add(qtbot, settings, "colour")
    assert settings.error.text() == "There is already a field “colour”."


def test_choices_are_asked_for_only_where_there_is_a_list(settings: OwnFields, qtbot: QtBot) -> None:
    assert not settings.choices.isVisible()
    settings.kind.choose(FactKind.SOME_OF.value)
    assert settings.choices.isVisible()


def test_a_list_without_choices_is_opened_to_write_them(desk: Desk, settings: OwnFields, qtbot: QtBot) -> None:
    add(qtbot, settings, "Colour", FactKind.ONE_OF)
    choices = settings.rows()[0].choices
    assert choices.isVisible()
    qtbot.keyClicks(choices.fresh, "Red")
    qtbot.keyClick(choices.fresh, Qt.Key.Key_Return)
    choices = settings.rows()[0].choices
    assert choices.fresh.hasFocus()
    qtbot.keyClicks(choices.fresh, "Blue")
    qtbot.keyClick(choices.fresh, Qt.Key.Key_Return)
    line = settings.rows()[0].choices.lines[0]
    qtbot.keyClick(line.grip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    line = settings.rows()[0].choices.lines[0]
    line.field.setText("Navy")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert [one.name for one in desk.ask(own_fields)[0].choices] == ["Navy", "Red"]


def test_a_field_is_renamed_in_its_row_and_esc_leaves_the_name(desk: Desk, settings: OwnFields, qtbot: QtBot) -> None:
    add(qtbot, settings, "Frame")
    qtbot.mouseClick(settings.rows()[0].more, Qt.MouseButton.LeftButton)
    take(qtbot, settings, "field_edit")
    row = settings.rows()[0]
    assert row.field.hasFocus()
    qtbot.keyClicks(row.field, "Frame size")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert names(desk) == ["Frame size"]
    settings.open_row(desk.ask(own_fields)[0].id)
    row = settings.rows()[0]
    qtbot.keyClicks(row.field, "Something else")
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert names(desk) == ["Frame size"]
    assert not settings.rows()[0].field.isVisible()


def test_fields_change_places_by_keys(desk: Desk, settings: OwnFields, qtbot: QtBot) -> None:
    add(qtbot, settings, "First")
    add(qtbot, settings, "Second")
    grip = settings.rows()[1].grip
    grip.setFocus()
    qtbot.keyClick(grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(desk) == ["Second", "First"]
    assert settings.rows()[0].grip.hasFocus()


def test_what_would_be_lost_is_said_before_the_kind_is_changed(desk: Desk, settings: OwnFields, qtbot: QtBot) -> None:
    size = field(desk, "Size", FactKind.TEXT)
    people = [somebody(desk, name, Size=name) for name in ("54", "big", "small")]
    settings.open_row(size)
    row = settings.rows()[0]
    assert not row.preview.isVisible()
    row.kind.choose(FactKind.NUMBER.value)
    assert row.preview.text() == (
        "2 of 3 values cannot be read as a number (“big”, “small”). They would be taken away."
    )
    qtbot.mouseClick(row.leave, Qt.MouseButton.LeftButton)
    assert not row.preview.isVisible()
    assert [shown(desk, one) for one in people] == [{"Size": "54"}, {"Size": "big"}, {"Size": "small"}]
    row.kind.choose(FactKind.NUMBER.value)
    qtbot.keyClick(row.change, Qt.Key.Key_Space)
    assert [shown(desk, one) for one in people] == [{"Size": "54"}, {}, {}]
    desk.undo()
    assert shown(desk, people[1]) == {"Size": "big"}


def test_a_field_with_something_in_it_is_deleted_only_after_asking(
    desk: Desk, settings: OwnFields, qtbot: QtBot
) -> None:
    add(qtbot, settings, "Frame")
    anna = somebody(desk, "Anna", Frame="54")
    qtbot.mouseClick(settings.rows()[0].more, Qt.MouseButton.LeftButton)
    take(qtbot, settings, "field_delete")
    row = settings.rows()[0]
    asked = [one.text() for one in row.findChildren(PlainLabel) if one.isVisible()]
    assert "1 customer has something here. Delete it with the field?" in asked
    qtbot.keyClick(row.delete, Qt.Key.Key_Escape)
    assert names(desk) == ["Frame"]
    qtbot.mouseClick(settings.rows()[0].more, Qt.MouseButton.LeftButton)
    take(qtbot, settings, "field_delete")
    qtbot.keyClick(settings.rows()[0].delete, Qt.Key.Key_Space)
    assert names(desk) == []
    desk.undo()
    assert shown(desk, anna) == {"Frame": "54"}
    assert [one.name.text() for one in settings.rows()] == ["Frame"]


def test_an_empty_field_is_deleted_at_once(desk: Desk, settings: OwnFields, qtbot: QtBot) -> None:
    add(qtbot, settings, "Frame")
    qtbot.mouseClick(settings.rows()[0].more, Qt.MouseButton.LeftButton)
    take(qtbot, settings, "field_delete")
    assert names(desk) == []


def test_the_profile_shows_what_was_told_and_follows(desk: Desk, context: Context, qtbot: QtBot) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    anna, bob = somebody(desk, "Anna", Frame="1234,5"), somebody(desk, "Bob")
    card = OwnValues(context)
    qtbot.addWidget(card)
    card.show()
    card.show_customer(bob)
    assert not card.isVisible()
    card.show_customer(anna)
    assert {"Frame", "1,234.5"} <= {one.text() for one in card.findChildren(PlainLabel) if one.isVisible()}
    tell(desk, anna, "Frame", "5")
    assert "5" in {one.text() for one in card.findChildren(PlainLabel) if one.isVisible()}


def test_many_values_are_changed_beside_the_window(
    desk: Desk, context: Context, settings: OwnFields, qtbot: QtBot
) -> None:
    size = field(desk, "Size", FactKind.TEXT)

    def fill(shop: Shop) -> None:
        customers = [add_customer(shop, name=f"Customer {number}") for number in range(1_001)]
        put_values(shop, size, FactKind.TEXT, {customer: str(customer) for customer in customers})

    desk.run("Filled", fill)
    settings.open_row(size)
    row = settings.rows()[0]
    row.kind.choose(FactKind.NUMBER.value)
    assert row.preview.text() == "All 1001 values stay."
    with qtbot.waitSignal(context.bridge.done, timeout=20_000):
        qtbot.mouseClick(row.change, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.ask(own_fields)[0].kind is FactKind.NUMBER)
    assert shown(desk, 1_000) == {"Size": "1,000"}
    desk.undo()
    assert shown(desk, 1_000) == {"Size": "1000"}
