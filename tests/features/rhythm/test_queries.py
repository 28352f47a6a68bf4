"""Whom the rhythm asks to reach, on which day and why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import delete_contact, log_contact
from clientdesk.features.contacts.records import Direction
from clientdesk.features.customers.commands import add_customer, restore_customer, set_potential, trash_customer
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.rhythm import commands
from clientdesk.features.rhythm.queries import NextTouch, forgotten, next_touch, plan, touches_due, waiting_count
from clientdesk.features.rhythm.queries_today import due, next_at, occurrences, turns_ahead, turns_today, unraised
from clientdesk.features.rhythm.rules import By, Via
from clientdesk.shell.popup_words import late_words
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
wall = datetime.fromisoformat


def add(desk: Desk, name: str, potential: str = "A") -> int:
    """A customer."""
    return desk.run("Added", add_customer, name=name, potential=potential)


def touch(desk: Desk, customer: int, days_ago: int, kind: str = "call", **told: object) -> int:
    """A contact at noon so many days ago."""
    on = wall("2026-11-20 08:00") - timedelta(days=days_ago)
    return desk.run("Logged", log_contact, customer=customer, kind=kind, on=on, **told)  # type: ignore[arg-type]


def known(desk: Desk, customer: int) -> NextTouch:
    """The next touch, which is there."""
    found = desk.ask(next_touch, customer=customer)
    assert found is not None
    return found


def names(desk: Desk, count: int, days_ago: int, potential: str = "A") -> list[int]:
    """So many customers, each spoken with so many days ago."""
    found = [add(desk, f"{potential} {place}", potential) for place in range(count)]
    for customer in found:
        touch(desk, customer, days_ago)
    return found


def test_it_runs_from_the_last_real_contact_and_moves_by_itself(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    assert known(desk, anna).due_on == FRIDAY + timedelta(days=30)
    touch(desk, anna, 31)
    assert (known(desk, anna).due_on, known(desk, anna).last_kind) == (date(2026, 11, 19), "call")
    touch(desk, anna, 3, "note")
    touch(desk, anna, 3, answered=False)
    touch(desk, anna, 2, "email", direction=Direction.OUTGOING)
    assert known(desk, anna).due_on == date(2026, 11, 19)
    answer = touch(desk, anna, 1, "email", direction=Direction.INCOMING)
    assert known(desk, anna).due_on == date(2026, 12, 19)
    desk.run("Deleted", delete_contact, row=answer)
    assert known(desk, anna).due_on == date(2026, 11, 19)
    desk.undo()
    assert known(desk, anna).due_on == date(2026, 12, 19)


def test_own_rhythm_outdoes_class_and_a_reason_stands_for_none(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    assert (known(desk, anna).days, known(desk, anna).by) == (30, By.CLASS)
    desk.run("Agreed", commands.set_rhythm, customer=anna, days=7)
    assert (known(desk, anna).days, known(desk, anna).by) == (7, By.OWN)
    desk.run("Agreed", commands.set_no_rhythm, customer=anna, because="moved abroad")
    assert (known(desk, anna).via, known(desk, anna).because, known(desk, anna).due_on) == (
        Via.NONE, "moved abroad", None,
    )  # fmt: skip
    desk.run("As others", commands.clear_rhythm, customer=anna)
    desk.run("Class", commands.set_class_rhythm, key="A", days=14)
    assert known(desk, anna).days == 14
    desk.run("Class", commands.set_class_rhythm, key="A", days=None)
    assert (known(desk, anna).via, known(desk, anna).by) == (Via.NONE, By.CLASS)
    desk.undo()
    assert known(desk, anna).days == 14
    desk.run("Class", set_potential, customer=anna, potential="")
    desk.run("Settings", commands.change_rhythm_settings, without_class=100)
    assert (known(desk, anna).days, known(desk, anna).by) == (100, By.SHOP)


def test_what_counts_as_contact_is_the_owners_to_say(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    touch(desk, anna, 10, "visit")
    touch(desk, anna, 5, "call")
    counts = ("visit", "call", "email", "meeting", "letter", "message", "social", "occasion")
    desk.run("Settings", commands.change_rhythm_settings, counts=counts[:1])
    assert known(desk, anna).due_on == FRIDAY + timedelta(days=20)
    desk.run("Settings", commands.change_rhythm_settings, counts=counts)
    assert known(desk, anna).due_on == FRIDAY + timedelta(days=25)


def test_today_says_whom_and_why_and_done_writes_the_contact_down(desk: Desk) -> None:
    anna, arvo, mari = add(desk, "Anna Saar"), add(desk, "Arvo Mägi", ""), add(desk, "Mari Kask", "B")
    touch(desk, anna, 31)
    touch(desk, arvo, 400, "email", direction=Direction.INCOMING)
    touch(desk, mari, 1)
    rows = desk.ask(turns_today)
    assert [(row.customer, shown(row.when), shown(row.what)) for row in rows] == [
        (arvo, "any time", "Last contact 400 days ago, you agreed on 365"),
        (anna, "any time", "A customer, last spoke 31 days ago, you agreed on 30"),
    ]
    desk.run("Logged", commands.touch_log, row=anna, note="All is well")
    assert [row.customer for row in desk.ask(turns_today)] == [arvo]
    assert known(desk, anna).due_on == FRIDAY + timedelta(days=30)


def test_no_day_asks_for_more_than_the_owner_wants_and_the_rest_is_spread(desk: Desk) -> None:
    desk.run("Settings", commands.change_rhythm_settings, calls_a_day=3)
    low, high = names(desk, 2, 500, "C"), names(desk, 6, 40)
    turns = desk.ask(plan, first=FRIDAY, last=MONDAY + timedelta(days=30))
    by_day: dict[date, list[int]] = {}
    for turn in turns:
        by_day.setdefault(turn.on, []).append(turn.customer)
    # Saturday is open until three, Sunday is closed; the last place of a day goes to whoever waited longest of all.
    assert by_day == {
        FRIDAY: [low[0], *high[:2]],
        date(2026, 11, 21): [low[1], *high[2:4]],
        MONDAY: high[4:],
    }
    assert desk.ask(waiting_count) == 8
    desk.run("Done", commands.touch_done, row=high[0])
    desk.run("Later", commands.touch_not_needed, row=low[0], because="on holiday")
    assert [turn.customer for turn in desk.ask(touches_due)] == [high[1]]


def test_put_off_means_that_day_and_the_next_contact_ends_it(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna Saar")
    touch(desk, anna, 31)
    desk.run("Off", commands.delay_touch, customer=anna, until=date(2026, 11, 22))
    assert (known(desk, anna).due_on, known(desk, anna).on) == (date(2026, 11, 22), MONDAY)
    assert desk.ask(turns_today) == []
    assert [row.customer for row in desk.ask(turns_ahead, first=MONDAY, last=MONDAY)] == [anna]
    clock.sleep(hours=1)
    desk.run("Called", log_contact, customer=anna, kind="call")
    assert known(desk, anna).due_on == FRIDAY + timedelta(days=30)


def test_let_pass_counts_as_a_contact_from_today(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    touch(desk, anna, 31)
    desk.run("Not now", commands.touch_not_needed, row=anna, because="saw her at the market")
    assert (known(desk, anna).due_on, known(desk, anna).via) == (FRIDAY + timedelta(days=30), Via.RHYTHM)


def test_whoever_is_planned_is_not_asked_for_twice(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    touch(desk, anna, 31)
    call = desk.run(
        "Reminder", add_reminder, what="Call about the order", due_on=FRIDAY + timedelta(days=5), customer=anna,
        kind=ReminderKind.CALL,
    )  # fmt: skip
    assert (known(desk, anna).via, known(desk, anna).plan_row, desk.ask(turns_today)) == (Via.PLANNED, call, [])
    desk.run("Done", finish_reminder, row=call)
    assert known(desk, anna).via is Via.RHYTHM
    # One that comes weeks later does not stand for it, nor does a note.
    for kind, on in ((ReminderKind.CALL, FRIDAY + timedelta(days=20)), (ReminderKind.NOTE, FRIDAY)):
        desk.run("Reminder", add_reminder, what="Later", due_on=on, customer=anna, kind=kind)
    assert [row.customer for row in desk.ask(turns_today)] == [anna]


def test_long_due_with_something_planned_this_week_is_not_asked_for_either(desk: Desk) -> None:
    anna, ben = add(desk, "Anna"), add(desk, "Ben")
    for customer, ahead in ((anna, 7), (ben, 8)):
        touch(desk, customer, 90)
        day = desk.shop().today() + timedelta(days=ahead)
        desk.run("Planned", add_reminder, what="Call", customer=customer, kind=ReminderKind.CALL, due_on=day)
    assert [turn.customer for turn in desk.ask(touches_due)] == [ben]
    assert (known(desk, anna).via, known(desk, ben).via) == (Via.PLANNED, Via.RHYTHM)


def test_they_are_raised_as_one_list_in_the_morning_and_once(desk: Desk, clock: FakeClock) -> None:
    anna, arvo = names(desk, 2, 31)
    clock.set_local(wall("2026-11-20 08:30"))
    assert (desk.ask(unraised), desk.ask(next_at)) == ([], wall("2026-11-20 09:00"))
    clock.set_local(wall("2026-11-20 09:00"))
    assert [(one.row, one.all_day, one.due_at.date()) for one in desk.ask(unraised)] == [
        (anna, True, date(2026, 11, 19)), (arvo, True, date(2026, 11, 19)),
    ]  # fmt: skip
    # Whoever had to wait for a place is not late on the day of that place.
    assert {late_words(one, wall("2026-11-20 09:00")) for one in desk.ask(unraised)} == {"any time"}
    desk.run_as_program("Shown", commands.mark_touches_raised, rows=(anna, arvo))
    assert desk.ask(unraised) == []
    assert [one.row for one in desk.ask(due)] == [anna, arvo]
    desk.run("Off", commands.snooze_touch, row=anna, until=wall("2026-11-20 10:00"))
    assert ([one.row for one in desk.ask(due)], desk.ask(next_at)) == ([arvo], wall("2026-11-20 10:00"))
    clock.set_local(wall("2026-11-20 10:00"))
    assert [(one.row, one.due_at, one.all_day) for one in desk.ask(unraised)] == [
        (anna, wall("2026-11-20 10:00"), False)
    ]
    desk.run_as_program("Shown", commands.mark_touches_raised, rows=(anna,))
    clock.sleep(minutes=5)
    desk.run("Off", commands.snooze_touch, row=anna, until=wall("2026-11-20 11:00"))
    assert (desk.ask(unraised), desk.ask(next_at)) == ([], wall("2026-11-20 11:00"))
    clock.sleep(minutes=55)
    assert [one.row for one in desk.ask(unraised)] == [anna]


def test_on_a_closed_day_nobody_is_asked_for(desk: Desk, clock: FakeClock) -> None:
    names(desk, 2, 31)
    clock.set_local(wall("2026-11-22 12:00"))
    assert (desk.ask(turns_today), desk.ask(due), desk.ask(unraised)) == ([], [], [])
    assert desk.ask(next_at) == wall("2026-11-23 09:00")


def test_the_calendar_shows_the_plan_of_the_coming_days(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    touch(desk, anna, 29)
    found = desk.ask(occurrences, start=wall("2026-11-16"), end=wall("2026-11-30"))
    assert [(one.title, one.starts, one.all_day, one.customer) for one in found] == [
        ("Keep in touch, every 30 days", wall("2026-11-21"), True, anna)
    ]


def test_whoever_comes_back_from_the_trash_is_not_forgotten(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    desk.run("Away", trash_customer, customer=anna)
    assert desk.ask(next_touch, customer=anna) is None
    desk.run("Back", restore_customer, customer=anna)
    assert (known(desk, anna).days, desk.ask(forgotten)) == (30, [])


def test_what_cannot_be_meant_is_refused_where_it_was_said(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    desk.run("None", commands.set_no_rhythm, customer=anna, because="moved")
    refused: list[tuple[str, object, dict[str, object]]] = [
        ("days", commands.set_rhythm, {"customer": anna, "days": 0}),
        ("because", commands.set_no_rhythm, {"customer": anna, "because": "  "}),
        ("key", commands.set_class_rhythm, {"key": "Z", "days": 3}),
        ("calls_a_day", commands.change_rhythm_settings, {"calls_a_day": 0}),
        ("without_class", commands.change_rhythm_settings, {"without_class": -1}),
        ("counts", commands.change_rhythm_settings, {"counts": ("telepathy",)}),
        ("customer", commands.delay_touch, {"customer": anna, "until": MONDAY}),
        ("row", commands.touch_not_needed, {"row": 99}),
    ]
    for field, command, given in refused:
        with pytest.raises(UserError) as refusal:
            desk.run("No", command, **given)  # type: ignore[arg-type]
        assert refusal.value.field == field
    arvo = add(desk, "Arvo")
    with pytest.raises(UserError) as refusal:
        desk.run("No", commands.delay_touch, customer=arvo, until=date(2026, 11, 19))
    assert refusal.value.field == "until"


def test_class_rhythms_keep_to_the_shops_settings_after_undo(desk: Desk) -> None:
    def holding(shop: Shop) -> list[object]:
        return [row[0] for row in shop.database.execute_sql("SELECT days FROM next_touch ORDER BY customer")]

    names(desk, 2, 10, "B")
    desk.run("Class", commands.set_class_rhythm, key="B", days=60)
    assert desk.ask(holding) == [60, 60]
    desk.undo()
    assert desk.ask(holding) == [90, 90]
