"""A contact is corrected in its form."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.commands_kinds import add_kind, retire_kind
from clientdesk.features.contacts.company import Present
from clientdesk.features.contacts.pane_form import ContactForm
from clientdesk.features.contacts.pane_people import PeopleField
from clientdesk.features.contacts.queries import contact, contacts
from clientdesk.features.contacts.queries_kinds import own_kinds
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
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


def write_people(form: ContactForm, text: str) -> PeopleField:
    editor = form.editor("present")
    assert isinstance(editor, PeopleField)
    editor.setFocus()
    QTest.keyClicks(editor, text)
    return editor


def take_find(editor: PeopleField, place: int) -> None:
    completer = editor.completer()
    assert completer is not None
    model = completer.completionModel()
    editor.setText(completer.pathFromIndex(model.index(place, 0)))


def test_everything_else_is_told_and_shown_again(context: Context, qtbot: QtBot, desk: Desk, anna: int) -> None:
    kati = desk.run("Customer added", add_customer, name="Kati Mets")
    form = form_of(context, qtbot, None, customer=anna)
    form.open_more()
    for name, value in {
        "kind": "meeting", "note": "Fitting", "next_step": "Send the offer", "important": True,
        "initiator": "customer", "place": "customer",
    }.items():  # fmt: skip
        form._bound[name].write(value)
    take_find(write_people(form, "her mother, mets"), 0)
    form.submit()
    assert form.errors() == {}
    (found,) = desk.ask(contacts, customer=anna)
    assert (found.next_step, found.important, found.place, found.initiator) == (
        "Send the offer", True, Place.CUSTOMER, Initiator.CUSTOMER,
    )  # fmt: skip
    assert [(one.customer, one.name) for one in found.present] == [(None, "her mother"), (kati, "Kati Mets")]
    again = form_of(context, qtbot, found.row)
    assert line(again, "present").text() == "her mother, Kati Mets"
    again.submit()
    assert desk.ask(contact, row=found.row) == found


def test_a_colleague_is_offered_and_the_customer_themself_is_not(
    context: Context, qtbot: QtBot, desk: Desk, anna: int
) -> None:
    desk.run("Customer added", add_customer, name="Mart Saar")
    form = form_of(context, qtbot, None, customer=anna)
    editor = write_people(form, "mar")
    completer = editor.completer()
    assert completer is not None
    model = completer.completionModel()
    assert [model.index(place, 0).data() for place in range(model.rowCount())] == ["Mart · one of us", "Mart Saar"]
    assert write_people(form_of(context, qtbot, None, customer=anna), "anna").value() == (Present(name="anna"),)


def test_two_of_one_name_stay_two(context: Context, qtbot: QtBot, desk: Desk, anna: int) -> None:
    twins = tuple(desk.run("Customer added", add_customer, name="Jaan Tamm") for _each in range(2))
    told = tuple(Present(customer=one) for one in twins)
    row = desk.run("Met", log_contact, customer=anna, kind="meeting", present=told)
    form = form_of(context, qtbot, row)
    form._bound["note"].write("Both came")
    form.submit()
    found = desk.ask(contact, row=row)
    assert found is not None
    assert tuple(one.customer for one in found.present) == twins


def test_a_find_is_taken_by_the_arrows_and_enter(context: Context, qtbot: QtBot, desk: Desk, anna: int) -> None:
    first, second = (desk.run("Customer added", add_customer, name="Jaan Tamm") for _each in range(2))
    form = form_of(context, qtbot, None, customer=anna)
    form.open_more()
    editor = write_people(form, "her mother, tamm")
    completer = editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None and popup.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    assert editor.text() == "her mother, Jaan Tamm, "
    told = editor.value()
    assert isinstance(told, tuple) and len(told) == 2
    assert told[1].customer in {first, second}
    assert desk.ask(contacts, customer=anna) == [], "Enter took the find and saved nothing"


def test_what_makes_no_sense_for_a_kind_is_not_asked(context: Context, qtbot: QtBot, call: int) -> None:
    form = form_of(context, qtbot, call)
    form.open_more()

    def asked() -> set[str]:
        names = ("direction", "answered_not", "lasted_s", "place", "initiator")
        return {name for name in names if form.editor(name).isVisible()}

    assert asked() == {"direction", "answered_not", "lasted_s", "initiator"}
    form._bound["kind"].write("letter")
    assert asked() == {"direction", "initiator"}
    form._bound["kind"].write("visit")
    assert asked() == {"lasted_s", "place", "initiator"}
    form._bound["kind"].write("note")
    assert asked() == set()


def test_the_tick_tells_that_nobody_answered_and_takes_it_back(
    context: Context, qtbot: QtBot, desk: Desk, call: int
) -> None:
    def told() -> bool | None:
        found = desk.ask(contact, row=call)
        assert found is not None
        return found.answered

    for tick, answered in ((False, None), (True, False), (False, True)):
        form = form_of(context, qtbot, call)
        form._bound["answered_not"].write(tick)
        form._bound["outcome"].write(f"tick {tick}")
        form.submit()
        assert told() is answered


def test_a_retired_kind_stays_with_what_was_logged_and_is_not_offered_anew(
    context: Context, qtbot: QtBot, desk: Desk, anna: int
) -> None:
    ride = desk.run("Kind added", add_kind, name="Test ride")
    key = desk.ask(own_kinds)[0].kind.key
    row = desk.run("Logged", log_contact, customer=anna, kind=key)
    desk.run("Kind retired", retire_kind, row=ride)
    form = form_of(context, qtbot, row)
    form._bound["note"].write("Liked it")
    form.submit()
    found = desk.ask(contact, row=row)
    assert found is not None and (found.kind, found.note) == (key, "Liked it")
    new = form_of(context, qtbot, None, customer=anna)
    new._bound["kind"].write(key)
    assert new.values()["kind"] != key
