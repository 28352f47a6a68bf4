"""A field of one's own is at once in the form of a customer."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactKind
from clientdesk.features.customers.pane_form import CustomerForm
from clientdesk.features.fields.commands import delete_own_field
from clientdesk.features.fields.queries import own_fields
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Select
from clientdesk.kit.ticks import Tick
from tests.features.fields.test_commands import fact, field, shown, somebody, tell


def opened(context: Context, qtbot: QtBot, customer: int | None = None) -> CustomerForm:
    """The form on a screen."""
    form = CustomerForm(context, customer, {})
    qtbot.addWidget(form)
    form.resize(420, 900)
    form.show()
    form.open_more()
    return form


def test_every_kind_has_its_own_way_to_be_told(desk: Desk, context: Context, qtbot: QtBot) -> None:
    for kind in FactKind:
        field(desk, kind.value, kind, "Red", "Blue")
    form = opened(context, qtbot)
    keys = {kind: f"facts.{fact(desk, kind.value).key}" for kind in FactKind}

    def editor(kind: FactKind) -> object:
        return form.editor(keys[kind])

    for kind, typed in {FactKind.TEXT: "steel", FactKind.NUMBER: "1 234,5", FactKind.MONEY: "12,5"}.items():
        line = editor(kind)
        assert isinstance(line, QLineEdit)
        qtbot.keyClicks(line, typed)
    day, ticks = editor(FactKind.DATE), form.editor(keys[FactKind.SOME_OF]).findChildren(Tick)
    assert isinstance(day, QDateEdit)
    day.setDate(QDate(2024, 3, 12))
    for kind, key in {FactKind.YES_NO: "no", FactKind.ONE_OF: fact(desk, "one_of").choices[1].key}.items():
        select = editor(kind)
        assert isinstance(select, Select)
        select.choose(key)
    qtbot.mouseClick(ticks[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(ticks[1], Qt.Key.Key_Space)
    name = form.editor("name")
    qtbot.keyClicks(name, "Anna Saar")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert shown(desk, 1) == {
        "text": "steel", "number": "1,234.5", "money": "€12.50", "date": "12 March 2024", "yes_no": "no",
        "one_of": "Blue", "some_of": "Red, Blue",
    }  # fmt: skip


def test_what_cannot_be_read_is_said_under_its_field(desk: Desk, context: Context, qtbot: QtBot) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    form = opened(context, qtbot)
    qtbot.keyClicks(form.editor("name"), "Anna")
    line = form.editor(f"facts.{fact(desk, 'Frame').key}")
    qtbot.keyClicks(line, "large")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.errors() == {f"facts.{fact(desk, 'Frame').key}": "This is not a number. Write it like 12.5."}
    assert line.hasFocus() or line.property("wrong")


def test_what_was_told_is_shown_and_changed(desk: Desk, context: Context, qtbot: QtBot) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    field(desk, "Story", FactKind.TEXT)
    anna = somebody(desk, "Anna", Frame="1234,5", Story="one\ntwo")
    form = opened(context, qtbot, anna)
    line = form.editor(f"facts.{fact(desk, 'Frame').key}")
    assert isinstance(line, QLineEdit)
    assert line.text() == "1,234.5"
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert shown(desk, anna) == {"Story": "one\ntwo"}
    desk.undo()
    assert shown(desk, anna) == {"Frame": "1,234.5", "Story": "one\ntwo"}


def test_a_form_without_fields_of_ones_own_asks_for_none(desk: Desk, context: Context, qtbot: QtBot) -> None:
    number = field(desk, "Frame", FactKind.NUMBER)
    anna = somebody(desk, "Anna")
    tell(desk, anna, "Frame", "5")
    desk.run("Deleted", delete_own_field, field=number)
    assert desk.ask(own_fields) == ()
    assert not any(name.startswith("facts.own:") for name in opened(context, qtbot, anna).values())
