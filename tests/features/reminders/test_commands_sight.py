"""Reminders for when a customer is seen next: out of sight until then, due at that moment, back by undo."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.reminding import Reminding
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder, finish_reminder, snooze_reminder
from clientdesk.features.reminders.commands_sight import await_sight
from clientdesk.features.reminders.queries import can_await, due, next_at, reminder
from clientdesk.features.reminders.queries_screens import occurrences, planned_entries
from clientdesk.features.reminders.queries_today import people_to_reach
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer."""
    return desk.run("Added", add_customer, name="Anna Saar")


@pytest.fixture
def waiting(desk: Desk, clock: FakeClock, anna: int) -> int:
    """Ask about the saddle, when Anna is seen."""
    clock.set_local(wall("2026-11-20 09:30"))
    row = desk.run("Added", add_reminder, what="Ask about the saddle", due_on=FRIDAY, due_time="09:00", customer=anna)
    desk.run("Put off", await_sight, row=row)
    return row


def test_it_is_nowhere_due_but_on_the_timeline(desk: Desk, clock: FakeClock, waiting: int, anna: int) -> None:
    clock.set_local(wall("2026-12-24 12:00"))
    assert not desk.ask(due)
    assert desk.ask(next_at) is None
    assert not desk.ask(people_to_reach)
    assert not desk.ask(occurrences, start=wall("2026-11-01"), end=wall("2027-01-01"))
    [entry] = desk.ask(planned_entries, customer=anna, limit=9)
    assert (entry.row, entry.on, shown(entry.also), entry.late) == (waiting, None, "when you next see them", False)


def test_seen_it_is_due_at_once_and_shown(desk: Desk, clock: FakeClock, waiting: int, anna: int) -> None:
    clock.set_local(wall("2026-11-27 14:32"))
    reminding = Reminding(desk)
    assert not reminding.turn().dues
    assert reminding.see(anna)
    [shown] = reminding.turn(changed=True).dues
    assert (shown.row, shown.due_at) == (waiting, wall("2026-11-27 14:32"))
    assert not reminding.see(anna)


def test_somebody_else_is_seen_and_nothing_happens(desk: Desk, waiting: int) -> None:
    ben = desk.run("Added", add_customer, name="Ben")
    assert not Reminding(desk).see(ben)
    view = desk.ask(reminder, row=waiting)
    assert view is not None
    assert view.on_sight


def test_a_moment_ends_the_waiting(desk: Desk, waiting: int) -> None:
    desk.run("Put off", snooze_reminder, row=waiting, until=wall("2026-11-21 10:00"))
    view = desk.ask(reminder, row=waiting)
    assert view is not None
    assert (view.on_sight, view.due_on) == (False, date(2026, 11, 21))


def test_undo_brings_the_old_moment_back(desk: Desk, waiting: int) -> None:
    desk.undo()
    assert [one.row for one in desk.ask(due)] == [waiting]
    desk.redo()
    assert not desk.ask(due)


def test_it_can_be_done_while_it_waits(desk: Desk, waiting: int, anna: int) -> None:
    desk.run("Done", finish_reminder, row=waiting)
    assert not Reminding(desk).see(anna)


def test_about_nobody_there_is_nobody_to_see(desk: Desk) -> None:
    row = desk.run("Added", add_reminder, what="Water the plants", due_on=FRIDAY)
    assert not desk.ask(can_await, row=row)
    with pytest.raises(UserError):
        desk.run("Put off", await_sight, row=row)
