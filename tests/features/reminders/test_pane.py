"""The form of a reminder, by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.pane import PANES
from clientdesk.features.reminders.pane_form import ReminderForm
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.kit.lookup_field import LookupField
from tests.fakes.clock import FakeClock


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer."""
    desk.run("Added", add_customer, name="Anneli Kask")
    return desk.run("Added", add_customer, name="Anna Saar")


def open_form(context: Context, qtbot: QtBot, row: int | None = None, **first: object) -> ReminderForm:
    """The form, shown."""
    form = ReminderForm(context, row, first)
    qtbot.addWidget(form)
    form.show()
    return form


def line(form: ReminderForm, name: str) -> QLineEdit:
    """A field to write in."""
    found = form.editor(name)
    assert isinstance(found, QLineEdit)
    return found


def test_written_and_saved_by_enter(desk: Desk, context: Context, anna: int, clock: FakeClock, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    QTest.keyClicks(line(form, "what"), "Ask how the saddle fits")
    QTest.keyClicks(line(form, "customer"), "Anna S")
    QTest.keyClicks(line(form, "due_time"), "9.30")
    with qtbot.waitSignal(form.left):
        QTest.keyClick(line(form, "due_time"), Qt.Key.Key_Return)
    [one] = desk.ask(open_reminders)
    assert (one.what, one.customer, one.due_on, one.due_time, one.staff_name) == (
        "Ask how the saddle fits", anna, date(2026, 11, 20), "09:30", "Mart",
    )  # fmt: skip


def test_for_the_customer_shown_the_name_stands_there_already(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    asked: list[tuple[object, ...]] = []
    context.edit_asked.connect(lambda *what: asked.append(what))
    [action] = PANES.actions
    action.run(context, anna)
    assert asked == [("reminder", None, {"customer": anna})]
    form = open_form(context, qtbot, customer=anna)
    assert line(form, "customer").text() == "Anna Saar"
    assert form.values()["kind"] == "call"
    assert not form.is_dirty()


def test_a_name_that_nobody_has_is_refused_at_its_field(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    QTest.keyClicks(line(form, "what"), "Call")
    QTest.keyClicks(line(form, "customer"), "Nobody")
    form.submit()
    assert list(form.errors()) == ["customer"]
    assert desk.ask(open_reminders) == []
    line(form, "customer").clear()
    QTest.keyClick(line(form, "customer"), Qt.Key.Key_Return)
    assert len(desk.ask(open_reminders)) == 1


def test_what_is_missing_is_said_at_its_field_and_the_rest_stays(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    QTest.keyClicks(line(form, "due_time"), "noonish")
    QTest.keyClick(line(form, "due_time"), Qt.Key.Key_Return)
    assert list(form.errors()) == ["what"]
    QTest.keyClicks(line(form, "what"), "Call")
    form.submit()
    assert form.errors() == {"due_time": "A time looks like 9:30 or 17:00."}


def test_changing_shows_what_there_is(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    row = desk.run("Added", add_reminder, what="Call", due_on=date(2026, 11, 25), due_time="16:00", customer=anna)
    form = open_form(context, qtbot, row)
    assert (line(form, "what").text(), line(form, "due_time").text()) == ("Call", "16:00")
    line(form, "due_time").clear()
    form.submit()
    [one] = desk.ask(open_reminders)
    assert (one.id, one.due_on, one.due_time, one.customer) == (row, date(2026, 11, 25), None, anna)


def test_two_of_a_name_are_told_apart_by_the_choice(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    other = desk.run("Added", add_customer, name="Anna Saar")
    form = open_form(context, qtbot)
    field = form.editor("customer")
    assert isinstance(field, LookupField)
    QTest.keyClicks(field, "anna saar")
    completer = field.completer()
    popup = completer.popup()
    assert popup is not None
    assert completer.completionCount() == 2
    last = completer.completionModel().index(1, 0)
    popup.setCurrentIndex(last)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Anna Saar"
    assert field.value() in (anna, other)
    QTest.keyClicks(field, "x")
    assert field.value() is None
    assert field.is_unknown()
