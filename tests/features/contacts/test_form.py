"""A contact is corrected in its form."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane_form import ContactForm
from clientdesk.features.contacts.queries import contact, contacts
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import TextField

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


@pytest.fixture
def call(desk: Desk, anna: int) -> int:
    return desk.run(
        "Call logged", log_contact, customer=anna, kind=ContactKind.CALL, direction=Direction.OUTGOING, lasted_s=362,
        on=wall("2026-11-08T14:20:13"), note="Happy", outcome="answered",
    )  # fmt: skip


def form_of(context: Context, qtbot: QtBot, row: int | None, **first: object) -> ContactForm:
    made = ContactForm(context, row, first)
    qtbot.addWidget(made)
    made.show()
    return made


def line(form: ContactForm, name: str) -> TextField:
    editor = form.editor(name)
    assert isinstance(editor, TextField)
    return editor


def test_saving_without_a_change_changes_nothing(context: Context, qtbot: QtBot, desk: Desk, call: int) -> None:
    before = desk.ask(contact, row=call)
    form = form_of(context, qtbot, call)
    left: list[bool] = []
    form.left.connect(lambda: left.append(True))
    form.submit()
    assert desk.ask(contact, row=call) == before, "seconds of the moment and of the length included"
    assert left == [True]


def test_each_field_is_corrected_and_undone(context: Context, qtbot: QtBot, desk: Desk, call: int) -> None:
    before = desk.ask(contact, row=call)
    form = form_of(context, qtbot, call)
    assert line(form, "lasted_s").text() == "6"
    line(form, "lasted_s").setText("10")
    line(form, "outcome").setText("no answer")
    day = form.editor("on")
    assert isinstance(day, DateField)
    day.set_day(date(2026, 11, 9))
    QTest.keyClick(line(form, "outcome"), Qt.Key.Key_Return)
    after = desk.ask(contact, row=call)
    assert after is not None
    assert (after.on, after.lasted_s, after.outcome) == (wall("2026-11-09T14:20"), 600, "no answer")
    assert (after.note, after.direction) == ("Happy", Direction.OUTGOING)
    desk.undo()
    assert desk.ask(contact, row=call) == before


def test_a_kind_without_length_and_direction_loses_them(context: Context, qtbot: QtBot, desk: Desk, call: int) -> None:
    form = form_of(context, qtbot, call)
    form._bound["kind"].write("note")
    form.submit()
    after = desk.ask(contact, row=call)
    assert after is not None
    assert (after.kind, after.direction, after.lasted_s) == (ContactKind.NOTE, Direction.NONE, None)


@pytest.mark.parametrize(("name", "text"), [("lasted_s", "long"), ("outcome", "x" * 200)])
def test_a_slip_is_said_at_its_field(
    context: Context, qtbot: QtBot, desk: Desk, call: int, name: str, text: str
) -> None:
    before = desk.ask(contact, row=call)
    form = form_of(context, qtbot, call)
    line(form, name).setText(text)
    form.submit()
    assert set(form.errors()) == {name}
    assert desk.ask(contact, row=call) == before


def test_a_new_one_begins_now(context: Context, qtbot: QtBot, desk: Desk, anna: int) -> None:
    form = form_of(context, qtbot, None, customer=anna)
    form._bound["note"].write("Came by")
    form.submit()
    (found,) = desk.ask(contacts, customer=anna)
    assert (found.note, found.on, found.by_name) == ("Came by", wall("2026-11-20T09:05"), "Mart")
