"""One timer, at most one wake-up a minute, and nothing that another program wrote goes unseen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from clientdesk.base.changes import Changes
from clientdesk.base.errors import StoreError
from clientdesk.desk.desk import Desk
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.shell.reminder_clock import LONGEST_MS, ReminderClock
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


@pytest.fixture
def reminder_clock(context: Context, qtbot: QtBot) -> Iterator[ReminderClock]:
    """Running."""
    made = ReminderClock(context)
    made.start()
    yield made
    made.stop()


def plan(desk: Desk, time: str | None = "10:00", on: date = FRIDAY) -> int:
    """A reminder."""
    return desk.run("Reminder added", add_reminder, what="Call Anna", due_on=on, due_time=time)


def test_with_nothing_planned_it_looks_once_a_minute(reminder_clock: ReminderClock) -> None:
    assert LONGEST_MS - 2_000 < reminder_clock.waits_ms() <= LONGEST_MS
    assert len([timer for timer in reminder_clock.findChildren(QTimer) if timer.isActive()]) == 1


def test_it_wakes_at_the_moment_of_the_next(desk: Desk, clock: FakeClock, reminder_clock: ReminderClock) -> None:
    plan(desk)
    clock.set_local(wall("2026-11-20 09:59:50"))
    reminder_clock.wake()
    assert 8_000 < reminder_clock.waits_ms() <= 10_000


def test_a_reminder_added_for_the_next_seconds_is_not_overslept(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock
) -> None:
    clock.set_local(wall("2026-11-20 09:59:30"))
    plan(desk)
    assert reminder_clock.waits_ms() <= 30_000


def test_the_timer_itself_raises(desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, qtbot: QtBot) -> None:
    plan(desk)
    clock.set_local(wall("2026-11-20 09:59:59"))
    reminder_clock.wake()
    with qtbot.waitSignal(reminder_clock.shown, timeout=5_000) as told:
        clock.set_local(wall("2026-11-20 10:00:00"))
    assert [due.what for due in told.args[0].dues] == ["Call Anna"]


def test_a_moment_years_ahead_does_not_overflow_the_timer(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock
) -> None:
    plan(desk, on=date(2099, 1, 1))
    reminder_clock.wake()
    assert 0 < reminder_clock.waits_ms() <= LONGEST_MS


def test_it_tells_that_a_day_has_begun(clock: FakeClock, reminder_clock: ReminderClock, qtbot: QtBot) -> None:
    clock.set_local(wall("2026-11-20 23:59:59"))
    with qtbot.assertNotEmitted(reminder_clock.day_began):
        reminder_clock.wake()
    clock.sleep(seconds=1)
    with qtbot.waitSignal(reminder_clock.day_began):
        reminder_clock.wake()


def test_what_another_program_wrote_is_read_again(
    desk: Desk, context: Context, reminder_clock: ReminderClock, qtbot: QtBot
) -> None:
    heard: list[Changes] = []
    context.bridge.changed.connect(heard.append)
    reminder_clock.wake()
    assert heard == []
    with closing(sqlite3.connect(desk.store.file)) as other, other:
        other.execute("CREATE TABLE elsewhere (id INTEGER PRIMARY KEY)")
    reminder_clock.wake()
    assert [change.ids("customer") for change in heard] == [None]
    reminder_clock.wake()
    assert len(heard) == 1


def test_its_own_writing_is_not_taken_for_another_program(
    desk: Desk, context: Context, clock: FakeClock, reminder_clock: ReminderClock
) -> None:
    plan(desk)
    heard: list[Changes] = []
    context.bridge.changed.connect(heard.append)
    clock.set_local(wall("2026-11-20 10:00"))
    reminder_clock.wake()
    reminder_clock.wake()
    assert [sorted(change.tables()) for change in heard] == [["reminder_raised"]]


def test_a_shop_that_cannot_be_read_is_told_and_tried_again(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, qtbot: QtBot
) -> None:
    plan(desk)
    clock.set_local(wall("2026-11-20 10:00"))
    told: list[StoreError] = []
    reminder_clock.unread.connect(told.append)
    # SQLite asks this now and then whether to go on; "no" is what a failing disk looks like from above.
    connection = desk.store.database.connection()
    connection.set_progress_handler(lambda: 1, 1)
    reminder_clock.wake()
    connection.set_progress_handler(None, 0)
    assert len(told) == 1
    assert reminder_clock.waits_ms() > 0
    reminder_clock.wake()
    assert [due.what for due in reminder_clock.reminding.shown.dues] == ["Call Anna"]


def test_once_stopped_it_is_silent(desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, qtbot: QtBot) -> None:
    reminder_clock.stop()
    plan(desk)
    clock.sleep(hours=2)
    with qtbot.assertNotEmitted(reminder_clock.shown):
        reminder_clock.wake()
    assert reminder_clock.waits_ms() == -1
