"""Reminders that repeat: the next one is planned when one is closed, and undo takes both back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import (
    add_reminder,
    change_reminder,
    delete_reminder,
    delete_series,
    dismiss_reminder,
    finish_and_log,
    finish_reminder,
    move_reminder,
    reopen_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.queries import open_reminders, reminder
from clientdesk.features.reminders.records import Reminder
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
WEEKLY = "FREQ=WEEKLY;BYDAY=FR"
wall = datetime.fromisoformat


def plan(desk: Desk, **more: Any) -> int:  # noqa: ANN401
    given: dict[str, Any] = {"what": "Order tyres", "due_on": FRIDAY, "due_time": "10:00", "repeats": WEEKLY} | more
    return desk.run("Reminder added", add_reminder, **given)


def ahead(desk: Desk) -> list[tuple[str, str | None]]:
    return [(one.due_on.isoformat(), one.due_time) for one in desk.ask(open_reminders)]


def rows() -> list[dict[str, Any]]:
    return [vars(row)["__data__"] for row in Reminder.select().order_by(Reminder.id)]


@pytest.mark.parametrize("close", [finish_reminder, dismiss_reminder, delete_reminder])
def test_closing_one_plans_the_next_and_undo_takes_both_back(desk: Desk, close: Callable[..., Any]) -> None:
    row = plan(desk)
    before = rows()
    desk.run("Closed", close, row=row)
    assert ahead(desk) == [("2026-11-27", "10:00")]
    desk.undo()
    assert rows() == before
    desk.redo()
    assert ahead(desk) == [("2026-11-27", "10:00")]


def test_done_and_logged_plans_the_next_with_all_that_it_tells(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = plan(desk, customer=anna, note="Two sets", to_say="They are here", lead=60)
    desk.run("Done", finish_and_log, row=row)
    [one] = desk.ask(open_reminders)
    assert (one.what, one.customer, one.note, one.to_say, one.lead, one.repeats, one.staff_name) == (
        "Order tyres", anna, "Two sets", "They are here", 60, WEEKLY, "Mart",
    )  # fmt: skip


def test_what_was_dismissed_is_told_from_what_was_done(desk: Desk) -> None:
    row = plan(desk, repeats="")
    desk.run("Closed", dismiss_reminder, row=row)
    closed = desk.ask(reminder, row=row)
    assert closed is not None and closed.dropped and closed.done_at is not None
    desk.run("Again", reopen_reminder, row=row)
    again = desk.ask(reminder, row=row)
    assert again is not None and not again.dropped and again.done_at is None


def test_missed_ones_are_not_piled_up(desk: Desk, clock: FakeClock) -> None:
    row = plan(desk, repeats="FREQ=DAILY")
    clock.sleep(days=14)
    desk.run("Done", finish_reminder, row=row)
    assert ahead(desk) == [("2026-12-04", "10:00")]


def test_the_31st_does_not_drift(desk: Desk) -> None:
    plan(desk, due_on=date(2027, 1, 31), repeats="FREQ=MONTHLY")
    found = []
    for _month in range(4):
        [one] = desk.ask(open_reminders)
        found.append(one.due_on.isoformat())
        desk.run("Done", finish_reminder, row=one.id)
    assert found == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_the_wall_time_stays_over_a_change_of_summer_time(desk: Desk) -> None:
    row = plan(desk, due_on=date(2027, 3, 26))
    desk.run("Done", finish_reminder, row=row)
    [one] = Reminder.select().where(Reminder.done_at.is_null())
    assert (one.due_time, one.due_at) == ("10:00", wall("2027-04-02 07:00"))
    assert Reminder.get_by_id(row).due_at == wall("2027-03-26 08:00")


def test_a_snooze_moves_this_one_alone(desk: Desk) -> None:
    row = plan(desk, lead=30)
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-24 16:45"))
    assert ahead(desk) == [("2026-11-24", "16:45")]
    desk.run("Done", finish_reminder, row=row)
    [one] = desk.ask(open_reminders)
    assert (one.due_on, one.due_time, one.lead) == (date(2026, 11, 27), "10:00", 30)


def test_one_moved_ahead_does_not_come_twice(desk: Desk) -> None:
    row = plan(desk, due_on=date(2026, 11, 27))
    desk.run("Moved", move_reminder, row=row, to=date(2026, 11, 25))
    desk.run("Done", finish_reminder, row=row)
    assert ahead(desk) == [("2026-12-04", "10:00")]


def test_opened_again_and_done_again_there_is_one_next(desk: Desk) -> None:
    row = plan(desk)
    desk.run("Done", finish_reminder, row=row)
    desk.run("Again", reopen_reminder, row=row)
    desk.run("Done", finish_reminder, row=row)
    assert ahead(desk) == [("2026-11-27", "10:00")]


def test_all_that_follow_are_deleted_and_what_was_done_stays(desk: Desk) -> None:
    row = plan(desk)
    desk.run("Done", finish_reminder, row=row)
    [following] = desk.ask(open_reminders)
    desk.run("Deleted", delete_series, row=following.id)
    assert ahead(desk) == []
    assert desk.ask(reminder, row=row) is not None
    desk.undo()
    assert [one.id for one in desk.ask(open_reminders)] == [following.id]


def test_what_does_not_repeat_has_no_series_to_delete(desk: Desk) -> None:
    row = plan(desk, repeats="")
    with pytest.raises(UserError):
        desk.run("Deleted", delete_series, row=row)


def test_changing_this_one_alone_leaves_the_series_as_it_was(desk: Desk) -> None:
    row = plan(desk)
    desk.run(
        "Changed", change_reminder, row=row, what="Order tubes", due_on=FRIDAY, due_time="12:00", repeats=WEEKLY,
        only_this=True,
    )  # fmt: skip
    assert [(one.what, one.due_on.isoformat(), one.due_time, one.repeats) for one in desk.ask(open_reminders)] == [
        ("Order tubes", "2026-11-20", "12:00", ""),
        ("Order tyres", "2026-11-27", "10:00", WEEKLY),
    ]


def test_changing_those_that_follow(desk: Desk) -> None:
    row = plan(desk)
    desk.run("Changed", change_reminder, row=row, what="Order tubes", due_on=FRIDAY, repeats="FREQ=DAILY")
    desk.run("Done", finish_reminder, row=row)
    [one] = desk.ask(open_reminders)
    assert (one.what, one.due_on, one.due_time) == ("Order tubes", date(2026, 11, 21), None)


def test_words_changed_after_a_snooze_leave_the_rule_where_it_was(desk: Desk) -> None:
    row = plan(desk, repeats="FREQ=MONTHLY")
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-23 10:00"))
    moved = desk.ask(reminder, row=row)
    assert moved is not None
    desk.run(
        "Changed", change_reminder, row=row, what="Order tubes", due_on=moved.due_on, due_time=moved.due_time,
        repeats=moved.repeats,
    )  # fmt: skip
    desk.run("Done", finish_reminder, row=row)
    assert ahead(desk) == [("2026-12-20", "10:00")]


def test_a_series_ends(desk: Desk) -> None:
    row = plan(desk, repeats="FREQ=DAILY;UNTIL=20261120")
    desk.run("Done", finish_reminder, row=row)
    assert ahead(desk) == []


def test_a_rule_of_a_newer_version_does_not_stand_in_the_way(desk: Desk) -> None:
    def as_by_a_newer_version(shop: Shop) -> None:
        Reminder.update(repeats="FREQ=LUNAR").execute()

    row = plan(desk)
    desk.run_as_program("Newer", as_by_a_newer_version)
    desk.run("Done", finish_reminder, row=row)
    assert ahead(desk) == []


@pytest.mark.parametrize("repeats", ["always", "FREQ=SECONDLY", "FREQ=DAILY;COUNT=0"])
def test_what_is_no_rule_is_refused_at_its_field(desk: Desk, repeats: str) -> None:
    with pytest.raises(UserError) as error:
        plan(desk, repeats=repeats)
    assert error.value.field == "repeats"


def test_the_next_one_hangs_on_the_wall_of_another_zone(desk: Desk) -> None:
    row = plan(desk)
    desk.run("Settings changed", change_settings, zone="Europe/London")
    assert Reminder.get_by_id(row).due_at == wall("2026-11-20 10:00")
