"""The rest of the form of a reminder: when else it is due, how it repeats, what of a series is changed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clientdesk.base.recurrence import Rule, written
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.pane_form import ReminderForm
from clientdesk.features.reminders.queries import ReminderView, open_reminders
from clientdesk.kit.context import Context
from clientdesk.kit.repeat_field import RepeatField
from clientdesk.kit.widgets import DateField, Select, Tick
from tests.features.reminders.test_rules_rhythm import RULES

FRIDAY = date(2026, 11, 20)
WEEKLY = "FREQ=WEEKLY;BYDAY=FR"


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer."""
    return desk.run("Added", add_customer, name="Anna Saar")


def open_form(context: Context, qtbot: QtBot, row: int | None = None, **first: object) -> ReminderForm:
    form = ReminderForm(context, row, first)
    qtbot.addWidget(form)
    form.show()
    return form


def write(form: ReminderForm, name: str, text: str) -> None:
    line = form.editor(name)
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


def take(form: ReminderForm, name: str, key: str) -> None:
    """Choose by keyboard: the list is gone through with the arrow until it stands there."""
    select = form.findChild(Select, f"reminder_form_{name}") or form.findChild(Select, name)
    assert isinstance(select, Select)
    QTest.keyClick(select, Qt.Key.Key_Home)
    for _each in range(select.count()):
        if select.current() == key:
            return
        QTest.keyClick(select, Qt.Key.Key_Down)
    assert select.current() == key


def only(desk: Desk) -> ReminderView:
    [one] = desk.ask(open_reminders)
    return one


def test_what_and_a_day_are_enough(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    write(form, "what", "Order tyres")
    form.submit()
    one = only(desk)
    assert (one.what, one.due_on, one.due_time, one.repeats, one.lead) == ("Order tyres", FRIDAY, None, "", 0)


def test_some_days_after_the_last_contact(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, customer=anna)
    write(form, "what", "Ask again")
    assert not form.editor("after_days").isVisible()
    take(form, "way", "after")
    assert form.editor("after_days").isVisible()
    assert not form.editor("due_on").isVisible()
    form.submit()
    assert form.errors() == {"after_days": "Please give a number of days."}
    write(form, "after_days", "30")
    form.submit()
    one = only(desk)
    assert (one.after_days, one.due_on, one.customer) == (30, date(2026, 12, 20), anna)
    again = open_form(context, qtbot, one.id)
    assert (again.values()["way"], again.values()["after_days"]) == ("after", "30")


def test_a_day_before_an_appointment(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    starts = datetime.fromisoformat("2026-11-25 11:00")
    met = desk.run("Added", add_appointment, what="Fitting", starts=starts, customer=anna)
    form = open_form(context, qtbot)
    write(form, "what", "Prepare the stand")
    assert not form.editor("lead_met").isVisible()
    take(form, "way", "met")
    assert form.editor("lead_met").isVisible()
    take(form, "lead_met", "1440")
    form.submit()
    one = only(desk)
    assert (one.appointment, one.customer, one.due_time, one.lead) == (met, anna, "11:00", 1440)


def test_without_appointments_nothing_of_them_is_offered(context: Context, qtbot: QtBot) -> None:
    way = open_form(context, qtbot).editor("way")
    assert isinstance(way, Select)
    assert [way.itemText(place) for place in range(way.count())] == ["On a day", "Some days after the last contact"]


def test_the_usual_rules_go_with_the_day(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    write(form, "what", "Order tyres")
    form.open_more()
    take(form, "reminder_repeats_choice", "place")
    day = form.editor("due_on")
    assert isinstance(day, DateField)
    day.set_day(date(2026, 12, 17))
    choice = form.findChild(Select, "reminder_repeats_choice")
    assert isinstance(choice, Select)
    assert choice.currentText() == "Every third Thursday of the month"
    form.submit()
    assert only(desk).repeats == "FREQ=MONTHLY;BYDAY=3TH"


def test_a_rule_of_ones_own_by_keyboard(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    write(form, "what", "Order tyres")
    form.open_more()
    take(form, "reminder_repeats_choice", "own")
    for place in (0, 3):
        tick = form.findChild(Tick, f"reminder_repeats_{place}")
        assert isinstance(tick, Tick)
        QTest.keyClick(tick, Qt.Key.Key_Space)
    form.submit()
    one = only(desk)
    assert one.repeats == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"
    again = open_form(context, qtbot, one.id)
    monday, tuesday = (again.findChild(Tick, f"reminder_repeats_{place}") for place in (0, 1))
    assert isinstance(monday, Tick) and isinstance(tuesday, Tick)
    assert monday.isChecked() and not tuesday.isChecked()
    assert monday.isVisible()


@given(RULES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_rule_comes_out_of_the_field_as_it_went_in(qapp: object, rule: Rule) -> None:
    field = RepeatField(FRIDAY)
    field.set_value(written(rule))
    assert field.value() == written(rule)
    field.deleteLater()


def test_a_rule_of_a_newer_version_stays_as_it_is(context: Context, qtbot: QtBot) -> None:
    field = RepeatField(FRIDAY)
    qtbot.addWidget(field)
    field.set_value("FREQ=LUNAR")
    assert (field.value(), field.choice.currentText()) == ("FREQ=LUNAR", "FREQ=LUNAR")


def test_this_one_alone_or_those_that_follow(desk: Desk, context: Context, qtbot: QtBot) -> None:
    row = desk.run("Added", add_reminder, what="Order tyres", due_on=FRIDAY, repeats=WEEKLY)
    form = open_form(context, qtbot, row)
    write(form, "what", "Order tubes")
    take(form, "scope", "one")
    form.submit()
    found = [(one.what, one.due_on.day, one.repeats) for one in desk.ask(open_reminders)]
    assert found == [("Order tubes", 20, ""), ("Order tyres", 27, WEEKLY)]


def test_all_that_follow_are_deleted_by_one_button(desk: Desk, context: Context, qtbot: QtBot) -> None:
    row = desk.run("Added", add_reminder, what="Order tyres", due_on=FRIDAY, repeats=WEEKLY)
    desk.run("Done", finish_reminder, row=row)
    form = open_form(context, qtbot, only(desk).id)
    with qtbot.waitSignal(form.left):
        qtbot.mouseClick(form.delete_all_button, Qt.MouseButton.LeftButton)
    assert desk.ask(open_reminders) == []
    desk.undo()
    assert only(desk).due_on == date(2026, 11, 27)


def test_one_that_does_not_repeat_has_no_button_for_it(desk: Desk, context: Context, qtbot: QtBot) -> None:
    row = desk.run("Added", add_reminder, what="Order tyres", due_on=FRIDAY)
    assert open_form(context, qtbot, row).delete_all_button.isHidden()


def test_what_to_say_and_the_note_stand_folded_away_until_there_are_any(
    desk: Desk, context: Context, qtbot: QtBot
) -> None:
    form = open_form(context, qtbot)
    assert not form.editor("to_say").isVisible()
    row = desk.run("Added", add_reminder, what="Call", due_on=FRIDAY, to_say="The tyres are here", note="Two sets")
    shown = open_form(context, qtbot, row)
    assert shown.editor("to_say").isVisible()
    assert (shown.values()["to_say"], shown.values()["note"]) == ("The tyres are here", "Two sets")


def test_saving_without_a_change_changes_nothing(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    row = desk.run(
        "Added", add_reminder, what="Call", due_on=FRIDAY, due_time="10:00", customer=anna, repeats=WEEKLY, lead=45,
        to_say="Hello",
    )  # fmt: skip
    before = only(desk)
    form = open_form(context, qtbot, row)
    write(form, "what", "Call Anna")
    form.submit()
    desk.undo()
    assert only(desk) == before
    desk.redo()
    after = only(desk)
    assert (after.what, after.lead, after.repeats, after.to_say, after.due_time) == (
        "Call Anna", 45, WEEKLY, "Hello", "10:00",
    )  # fmt: skip
