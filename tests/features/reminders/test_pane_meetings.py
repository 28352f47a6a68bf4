"""At which appointment a reminder is offered: the customer's own before those of others, none in silence."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.pane_form import ReminderForm
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Select


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer."""
    return desk.run("Added", add_customer, name="Anna Saar")


@pytest.fixture
def ben(desk: Desk) -> int:
    """Another one, whose appointment comes before all others."""
    row = desk.run("Added", add_customer, name="Ben Tamm")
    meet(desk, "Tyres", "2026-11-23 10:00", row)
    return row


def meet(desk: Desk, what: str, wall: str, customer: int | None = None) -> int:
    return desk.run("Added", add_appointment, what=what, starts=datetime.fromisoformat(wall), customer=customer)


def open_form(context: Context, qtbot: QtBot, row: int | None = None, **first: object) -> ReminderForm:
    form = ReminderForm(context, row, {"what": "Prepare", **first} if row is None else first)
    qtbot.addWidget(form)
    form.show()
    return form


def select(form: ReminderForm, name: str) -> Select:
    found = form.editor(name)
    assert isinstance(found, Select)
    return found


def offered(form: ReminderForm) -> list[str]:
    which = select(form, "appointment")
    return [which.itemText(place).split(" · ", 1)[1] for place in range(which.count())]


def write_customer(form: ReminderForm, name: str) -> None:
    line = form.editor("customer")
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, name)


def test_the_customers_own_come_first_and_the_nearest_is_chosen(
    desk: Desk, context: Context, anna: int, ben: int, qtbot: QtBot
) -> None:
    meet(desk, "Service", "2027-03-01 09:00", anna)
    nearest = meet(desk, "Fitting", "2026-11-25 11:00", anna)
    meet(desk, "Over", "2026-11-20 08:00", anna)
    form = open_form(context, qtbot, customer=anna)
    assert offered(form) == ["Fitting", "Service", "Tyres · Ben Tamm"]
    assert not form.is_dirty()
    select(form, "way").choose("met")
    form.submit()
    [one] = desk.ask(open_reminders)
    assert (one.customer, one.appointment) == (anna, nearest)


def test_two_of_one_day_are_told_apart_by_their_time(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    for wall in ("2026-11-25 15:00", "2026-11-25 11:00"):
        meet(desk, "Fitting", wall, anna)
    which = select(open_form(context, qtbot, customer=anna), "appointment")
    words = [which.itemText(place) for place in range(which.count())]
    assert ["11:00" in words[0], "15:00" in words[1], len(words)] == [True, True, 2]


def test_for_a_customer_without_any_nothing_is_chosen_for_them(
    desk: Desk, context: Context, anna: int, ben: int, qtbot: QtBot
) -> None:
    form = open_form(context, qtbot, customer=anna)
    select(form, "way").choose("met")
    form.submit()
    assert form.errors() == {"appointment": "Please choose the appointment."}
    assert desk.ask(open_reminders) == []


def test_the_appointments_follow_the_customer_even_where_enter_takes_the_only_find(
    desk: Desk, context: Context, anna: int, ben: int, qtbot: QtBot
) -> None:
    met = meet(desk, "Fitting", "2026-11-25 11:00", anna)
    form = open_form(context, qtbot)
    assert offered(form) == ["Tyres · Ben Tamm", "Fitting · Anna Saar"]
    select(form, "way").choose("met")
    write_customer(form, "Anna S")
    form.submit()
    assert offered(form)[0] == "Fitting"
    [one] = desk.ask(open_reminders)
    assert (one.customer, one.appointment) == (anna, met)


def test_one_that_was_chosen_before_stands_there_until_the_customer_is_another(
    desk: Desk, context: Context, anna: int, ben: int, qtbot: QtBot
) -> None:
    meet(desk, "Fitting", "2026-11-25 11:00", anna)
    later = meet(desk, "Service", "2026-11-27 11:00", anna)
    row = desk.run("Added", add_reminder, what="Prepare", appointment=later, lead=60)
    form = open_form(context, qtbot, row)
    assert (select(form, "appointment").current(), select(form, "lead_met").current()) == (str(later), "60")
    write_customer(form, "Ben T")
    form.submit()
    [one] = desk.ask(open_reminders)
    assert (one.customer, one.appointment == later) == (ben, False)


def test_of_one_that_repeats_single_times_and_each_are_offered(desk: Desk, context: Context, qtbot: QtBot) -> None:
    team = desk.run(
        "Added", add_appointment, what="Team", starts=datetime.fromisoformat("2026-11-23 10:00"), repeats="FREQ=WEEKLY"
    )
    form = open_form(context, qtbot, appointment=team)
    assert offered(form) == ["Team", "Team, each time", "Team", "Team", "Team"]
    which = select(form, "appointment")
    which.setCurrentIndex(1)
    form.submit()
    (one,) = desk.ask(open_reminders)
    assert (one.appointment, one.occurrence, bool(one.series)) == (
        team,
        datetime.fromisoformat("2026-11-23 10:00"),
        True,
    )
    again = open_form(context, qtbot, row=one.id)
    assert select(again, "appointment").currentText() == which.itemText(1)
    select(again, "appointment").setCurrentIndex(2)
    again.submit()
    (one,) = desk.ask(open_reminders)
    assert (f"{one.due_on:%d.%m}", one.series) == ("30.11", "")
