"""Reminders as the whole-picture screens ask for them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.reminders.commands import add_reminder, dismiss_reminder, finish_reminder
from clientdesk.features.reminders.queries import due, open_reminders
from clientdesk.features.reminders.queries_screens import occurrences, planned_entries
from clientdesk.features.reminders.queries_today import people_to_reach, timed_today
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.reminders.table_words import TABLES
from clientdesk.features.searching.queries import find_written
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


def plan(desk: Desk, what: str, time: str | None, on: date = FRIDAY, customer: int | None = None) -> int:
    """A reminder."""
    return desk.run(
        "Reminder added", add_reminder, what=what, due_on=on, due_time=time, customer=customer, kind=ReminderKind.CALL
    )


def test_the_timeline_has_what_is_planned_and_one_quiet_line_for_what_was_done(desk: Desk, clock: FakeClock) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    plan(desk, "Second", "10:00", customer=anna)
    plan(desk, "Late", None, date(2026, 11, 17), anna)
    done = plan(desk, "Over", "08:00", customer=anna)
    plan(desk, "About nobody", "10:00")
    desk.run("Done", finish_reminder, row=done)
    entries = desk.ask(planned_entries, customer=anna, limit=10)
    assert [(shown(one.title), one.planned, one.late, one.automatic) for one in entries] == [
        ("Late", True, True, False),
        ("Second", True, False, False),
        ("Done: Over", False, False, True),
    ]
    assert (entries[1].on, entries[1].at, entries[1].by) == (FRIDAY, time(10), "Mart")
    assert (entries[2].on, entries[2].at) == (FRIDAY, time(9, 5))


def test_in_the_calendar_they_stand_on_their_day(desk: Desk) -> None:
    timed = plan(desk, "Call", "10:00")
    any_time = plan(desk, "Order", None)
    plan(desk, "Next week", "10:00", date(2026, 11, 27))
    desk.run("Done", finish_reminder, row=timed)
    found = desk.ask(occurrences, start=wall("2026-11-20"), end=wall("2026-11-21"))
    assert [(one.row, one.starts, one.ends, one.all_day) for one in found] == [
        (timed, wall("2026-11-20 10:00"), wall("2026-11-20 10:30"), False),
        (any_time, wall("2026-11-20"), wall("2026-11-21"), True),
    ]
    assert [(one.done, one.movable) for one in found] == [(True, False), (False, True)]


def test_the_end_of_a_window_is_not_in_it(desk: Desk) -> None:
    plan(desk, "Call", "10:00")
    assert desk.ask(occurrences, start=wall("2026-11-19"), end=wall("2026-11-20")) == []
    assert desk.ask(occurrences, start=wall("2026-11-20"), end=wall("2026-11-20 10:00")) == []
    assert len(desk.ask(occurrences, start=wall("2026-11-20 10:29"), end=wall("2026-11-20 12:00"))) == 1


def test_what_is_late_is_red_in_the_calendar(desk: Desk) -> None:
    plan(desk, "Call", "08:00")
    plan(desk, "Call", "10:00")
    found = desk.ask(occurrences, start=wall("2026-11-20"), end=wall("2026-11-21"))
    assert [one.tone for one in found] == [Tone.DANGER, Tone.INFO]


def test_what_is_open_is_asked_for_by_customer_and_by_day(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    for days in range(4):
        plan(desk, f"Day {days}", None, FRIDAY + timedelta(days=days), anna if days % 2 else None)
    assert [one.what for one in desk.ask(open_reminders, customer=anna)] == ["Day 1", "Day 3"]
    within = desk.ask(open_reminders, first=FRIDAY + timedelta(days=1), last=FRIDAY + timedelta(days=2))
    assert [one.what for one in within] == ["Day 1", "Day 2"]
    desk.run("Trashed", trash_customer, customer=anna)
    assert [one.what for one in desk.ask(open_reminders)] == ["Day 0", "Day 2"]


def test_the_next_due_moment_is_found_by_index_however_many_there_are(desk: Desk) -> None:
    plans = desk.store.database.execute_sql(
        "EXPLAIN QUERY PLAN SELECT r.due_at FROM reminder r LEFT JOIN customer c ON c.id = r.customer_id "
        "WHERE r.done_at IS NULL AND c.trashed_at IS NULL AND r.due_at > '2026-11-20 08:00:00' "
        "ORDER BY r.due_at, r.id LIMIT 1"
    ).fetchall()
    steps = [row[3] for row in plans]
    assert any("reminder_open" in step for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)


def test_the_timeline_tells_what_to_say_and_how_it_repeats(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = desk.run(
        "Added", add_reminder, what="Order tyres", due_on=FRIDAY, customer=anna, repeats="FREQ=MONTHLY;BYDAY=3FR",
        to_say="They are here", note="Two sets",
    )  # fmt: skip
    [entry] = desk.ask(planned_entries, customer=anna, limit=10)
    assert (entry.body, entry.also) == ("They are here\nTwo sets", "every third Friday of the month")
    desk.run("Closed", dismiss_reminder, row=row)
    closed = desk.ask(planned_entries, customer=anna, limit=10)[-1]
    assert (shown(closed.title), closed.icon, closed.automatic) == ("Not needed: Order tyres", "x-circle", True)


def test_in_the_calendar_one_tells_that_it_repeats(desk: Desk) -> None:
    desk.run("Added", add_reminder, what="Order tyres", due_on=FRIDAY, repeats="FREQ=DAILY")
    plan(desk, "Once", None)
    found = desk.ask(occurrences, start=wall("2026-11-20"), end=wall("2026-11-21"))
    assert [(one.title, one.repeats) for one in found] == [("Order tyres", True), ("Once", False)]


def test_the_search_finds_what_is_to_be_said(desk: Desk) -> None:
    row = desk.run("Added", add_reminder, what="Call", due_on=FRIDAY, to_say="Saddle in mahogany", note="Ask Peeter")
    for text in ("mahogany", "peeter"):
        assert [one.row for one in desk.ask(find_written, text=text)] == [row]


def test_a_household_is_told_as_one(desk: Desk) -> None:
    home = desk.run("Added", add_customer, name="The Saars", is_household=True)
    plan(desk, "Call", "09:00", customer=home)
    assert [one.is_household for one in desk.ask(due)] == [True]
    assert [(one.is_household, one.staff) for one in desk.ask(people_to_reach)] == [(True, desk.staff)]
    assert [one.is_household for one in desk.ask(timed_today)] == [True]


def test_the_change_history_says_rules_and_leads_in_words(desk: Desk) -> None:
    says = TABLES[0].says
    assert (says["repeats"]("FREQ=WEEKLY;BYDAY=TH"), says["lead"]("60"), says["lead"]("0")) == (
        "every Thursday", "1 hour before", "",
    )  # fmt: skip
