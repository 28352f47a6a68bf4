"""Remind me, in the form of an appointment: one step with the appointment, changed and taken away again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.many import do_joined
from clientdesk.features.appointments.commands import AppointmentKind, add_appointment
from clientdesk.features.reminders.commands import finish_reminder
from clientdesk.features.reminders.commands_before import remind_before
from clientdesk.features.reminders.pane_before import RemindBefore
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context

TEN = datetime.fromisoformat("2026-11-26 10:00")
MEETING: dict[str, Any] = {"what": "Fitting", "starts": TEN, "kind": AppointmentKind.CALL}


@pytest.fixture
def strip(context: Context, qtbot: QtBot) -> RemindBefore:
    """The line beneath the form."""
    made = RemindBefore(context)
    qtbot.addWidget(made)
    return made


def test_nothing_chosen_does_nothing(strip: RemindBefore) -> None:
    strip.consider({}, None)
    assert strip.joined() == ()


def test_it_is_set_in_the_step_of_the_appointment_and_undone_with_it(desk: Desk, strip: RemindBefore) -> None:
    strip.choice.choose("60")
    desk.run("Added", do_joined, first=add_appointment, given=MEETING, row=None, joined=tuple(strip.joined()))
    (one,) = desk.ask(open_reminders)
    assert (one.what, one.kind, one.lead, one.due_time) == ("Fitting", "call", 60, "10:00")
    desk.undo()
    assert desk.ask(open_reminders) == []
    assert desk.store.database.execute_sql("SELECT count(*) FROM appointment").fetchone() == (0,)


def test_what_is_set_is_shown_even_where_it_is_none_of_the_usual_and_taken_away(
    desk: Desk, strip: RemindBefore
) -> None:
    row = desk.run("Added", add_appointment, **MEETING)
    desk.run("Set", remind_before, appointment=row, lead=45)
    strip.consider({}, row)
    assert strip.choice.currentText() == "45 minutes before"
    assert strip.joined() == ()
    strip.choice.choose("")
    (joined,) = strip.joined()
    desk.run("Taken away", joined.command, appointment=row, **joined.given)
    assert desk.ask(open_reminders) == []


def test_of_one_that_repeats_it_comes_before_each_time(desk: Desk) -> None:
    row = desk.run("Added", add_appointment, **MEETING, repeats="FREQ=WEEKLY;BYDAY=TH")
    desk.run("Set", remind_before, appointment=row, lead=60)
    days = []
    for _week in range(3):
        (one,) = desk.ask(open_reminders)
        days.append((one.due_on.isoformat(), one.due_time, one.lead))
        desk.run("Done", finish_reminder, row=one.id)
    assert days == [("2026-11-26", "10:00", 60), ("2026-12-03", "10:00", 60), ("2026-12-10", "10:00", 60)]


def test_of_an_appointment_that_is_gone_nobody_is_reminded(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.run("Set", remind_before, appointment=2**70, lead=10)
