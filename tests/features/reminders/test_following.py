"""Reminders that hang on an appointment or on the last contact, and those that come ahead of their moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.clock import to_utc
from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands import (
    add_appointment,
    change_appointment,
    delete_appointment,
    move_appointment,
)
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.records import Contact, ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import (
    add_reminder,
    finish_reminder,
    reopen_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.queries import due, reminder, unraised
from clientdesk.features.reminders.queries_today import people_ahead, people_to_reach
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules import due_moment, lead_until
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Added", add_customer, name="Anna Saar")


def day_of(desk: Desk, row: int) -> str:
    found = desk.ask(reminder, row=row)
    assert found is not None
    return f"{found.due_on} {found.due_time or ''}".strip()


def call(desk: Desk, customer: int, on: str, kind: ContactKind = ContactKind.CALL) -> int:
    return desk.run("Logged", log_contact, customer=customer, kind=kind, note="Said", on=wall(on))


# --- After the last contact


def follow(desk: Desk, customer: int, days: int = 30, **more: Any) -> int:  # noqa: ANN401
    return desk.run("Added", add_reminder, what="Ask again", customer=customer, after_days=days, **more)


def test_without_a_contact_it_counts_from_the_day_it_was_made(desk: Desk, anna: int) -> None:
    assert day_of(desk, follow(desk, anna)) == "2026-12-20"


def test_it_follows_each_contact_and_undo_takes_both_back(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = follow(desk, anna, due_time="10:00")
    clock.sleep(days=5)
    contact = call(desk, anna, "2026-11-25 09:00")
    assert day_of(desk, row) == "2026-12-25 10:00"
    desk.run("Changed", change_contact, row=contact, on=wall("2026-11-23 09:00"))
    assert day_of(desk, row) == "2026-12-23 10:00"
    desk.run("Deleted", delete_contact, row=contact)
    assert day_of(desk, row) == "2026-12-20 10:00"
    for expected in ("2026-12-23 10:00", "2026-12-25 10:00", "2026-12-20 10:00"):
        desk.undo()
        assert day_of(desk, row) == expected


@pytest.mark.parametrize("many", [1, 3])
def test_contacts_that_are_brought_together_are_followed(desk: Desk, anna: int, clock: FakeClock, many: int) -> None:
    def bring(shop: Shop) -> None:
        assert shop.step is not None
        with shop.step.quiet():
            moments = [wall("2026-11-22 09:00") + timedelta(days=one) for one in range(many)]
            made = [Contact.create(customer=anna, kind="call", on=moment) for moment in moments]
        shop.step.added(Contact, made[0].id, made[-1].id)

    row = follow(desk, anna)
    clock.sleep(days=9)
    desk.run_batch("Brought", bring)
    assert day_of(desk, row) == (date(2026, 12, 21) + timedelta(days=many)).isoformat()
    desk.undo()
    assert day_of(desk, row) == "2026-12-20"


def test_a_note_is_no_contact_and_another_customer_is_another(desk: Desk, anna: int, clock: FakeClock) -> None:
    other = desk.run("Added", add_customer, name="Dmitri Volkov")
    row = follow(desk, anna)
    clock.sleep(days=5)
    call(desk, anna, "2026-11-25 09:00", ContactKind.NOTE)
    call(desk, other, "2026-11-25 09:00")
    desk.run("Logged", log_contact, customer=anna, kind="call", answered=False)
    assert day_of(desk, row) == "2026-12-20"


def test_a_contact_of_long_ago_makes_it_due_at_once(desk: Desk, anna: int) -> None:
    call(desk, anna, "2026-01-10 09:00")
    assert day_of(desk, follow(desk, anna)) == "2026-11-20"


def test_a_snooze_stands_until_the_next_contact(desk: Desk, anna: int, clock: FakeClock) -> None:
    other = desk.run("Added", add_customer, name="Dmitri Volkov")
    row = follow(desk, anna, days=0)
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-21 10:00"))
    call(desk, other, "2026-11-20 09:00")
    assert day_of(desk, row) == "2026-11-21 10:00"
    clock.sleep(days=3)
    call(desk, anna, "2026-11-23 09:00")
    assert day_of(desk, row) == "2026-11-23"


def test_opened_again_it_is_where_the_contacts_are_now(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = follow(desk, anna)
    desk.run("Done", finish_reminder, row=row)
    clock.sleep(days=5)
    call(desk, anna, "2026-11-25 09:00")
    assert day_of(desk, row) == "2026-12-20"
    desk.run("Again", reopen_reminder, row=row)
    assert day_of(desk, row) == "2026-12-25"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"after_days": 30}, "customer"),
        ({"after_days": -1, "customer": 1}, "after_days"),
        ({"after_days": 10**9, "customer": 1}, "after_days"),
        ({"after_days": 30, "customer": 1, "repeats": "FREQ=DAILY"}, "repeats"),
        ({}, "due_on"),
        ({"due_on": FRIDAY, "lead": -1}, "lead"),
        ({"due_on": FRIDAY, "lead": 10**9}, "lead"),
        ({"due_on": FRIDAY, "contact": 99}, "contact"),
        ({"due_on": FRIDAY, "note": "x" * 30_000}, "note"),
        ({"appointment": 99}, "appointment"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(desk: Desk, anna: int, given: Any, field: str) -> None:  # noqa: ANN401
    with pytest.raises(UserError) as error:
        desk.run("Added", add_reminder, what="Ask", **given)
    assert error.value.field == field


# --- At an appointment


def meet(desk: Desk, **more: Any) -> int:  # noqa: ANN401
    given: dict[str, Any] = {"what": "Fitting", "starts": wall("2026-11-25 11:00")} | more
    return desk.run("Added", add_appointment, **given)


def test_a_day_before_an_appointment_wherever_it_is_moved(desk: Desk, anna: int) -> None:
    met = meet(desk, customer=anna)
    row = desk.run("Added", add_reminder, what="Prepare", appointment=met, lead=24 * 60)
    assert Reminder.get_by_id(row).due_at == wall("2026-11-24 09:00")
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.customer, found.appointment) == (anna, met)
    desk.run("Moved", move_appointment, row=met, to=date(2026, 12, 1))
    assert (day_of(desk, row), Reminder.get_by_id(row).due_at) == ("2026-12-01 11:00", wall("2026-11-30 09:00"))
    desk.undo()
    assert (day_of(desk, row), Reminder.get_by_id(row).due_at) == ("2026-11-25 11:00", wall("2026-11-24 09:00"))


def test_it_goes_with_its_appointment_and_comes_back_by_undo(desk: Desk) -> None:
    met = meet(desk)
    row = desk.run("Added", add_reminder, what="Prepare", appointment=met, note="The stand")
    before = desk.ask(reminder, row=row)
    desk.run("Deleted", delete_appointment, row=met)
    assert desk.ask(reminder, row=row) is None
    desk.undo()
    assert desk.ask(reminder, row=row) == before


def test_it_follows_to_a_whole_day_and_to_another_customer(desk: Desk, anna: int) -> None:
    met = meet(desk)
    row = desk.run("Added", add_reminder, what="Prepare", appointment=met)
    desk.run(
        "Changed", change_appointment, row=met, what="Fair", starts=wall("2026-11-26 00:00"), all_day=True,
        customer=anna,
    )  # fmt: skip
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.due_on, found.due_time, found.customer) == (date(2026, 11, 26), None, anna)


# --- Ahead of its moment


def test_it_is_due_ahead_and_tells_its_real_moment(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = desk.run(
        "Added", add_reminder, what="Call", due_on=FRIDAY, due_time="10:00", customer=anna, lead=30, to_say="It is here"
    )
    assert desk.ask(due, at=wall("2026-11-20 09:29")) == []
    [one] = desk.ask(due, at=wall("2026-11-20 09:30"))
    assert (one.row, one.due_at, one.for_at, one.to_say) == (
        row, wall("2026-11-20 09:30"), wall("2026-11-20 10:00"), "It is here",
    )  # fmt: skip
    clock.set_local(wall("2026-11-20 09:45"))
    found = desk.ask(reminder, row=row)
    assert found is not None and not found.late


def test_put_off_ahead_of_its_moment_it_keeps_that_and_later_it_moves(desk: Desk) -> None:
    row = desk.run("Added", add_reminder, what="Call", due_on=FRIDAY, due_time="12:00", lead=120)
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-20 11:30"))
    [one] = desk.ask(unraised, at=wall("2026-11-20 11:30"))
    assert (day_of(desk, row), one.for_at) == ("2026-11-20 12:00", wall("2026-11-20 12:00"))
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-20 14:00"))
    [one] = desk.ask(unraised, at=wall("2026-11-20 14:00"))
    assert (day_of(desk, row), one.for_at) == ("2026-11-20 14:00", None)


def test_a_day_ahead_it_stands_on_today_and_says_tomorrow(desk: Desk, anna: int) -> None:
    desk.run("Added", add_reminder, what="Call", due_on=date(2026, 11, 21), due_time="09:00", customer=anna, lead=1440)
    desk.run("Added", add_reminder, what="Write", due_on=date(2026, 11, 21), customer=anna)
    assert [(row.what, str(getattr(row.when, "msgid", row.when))) for row in desk.ask(people_to_reach)] == [
        ("Call", "tomorrow, {time}")
    ]


def test_coming_days_are_told_by_day_and_time(desk: Desk, anna: int) -> None:
    for day, at in ((22, None), (21, None), (21, "17:00"), (21, "09:00"), (28, None)):
        desk.run("Added", add_reminder, what="Call", due_on=date(2026, 11, day), due_time=at, customer=anna)
    found = desk.ask(people_ahead, first=date(2026, 11, 21), last=date(2026, 11, 27))
    assert [(row.due_on.day if row.due_on else 0, row.at.hour if row.at else None) for row in found] == [
        (21, 9), (21, 17), (21, None), (22, None),
    ]  # fmt: skip


ZONES = st.sampled_from(["Europe/Tallinn", "Asia/Jerusalem", "Australia/Lord_Howe", "America/New_York", "UTC"])
TIMES = st.none() | st.times().map(lambda at: f"{at:%H:%M}")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), TIMES, ZONES, st.integers(1, 20_000))
def test_put_off_until_a_moment_it_comes_then(on: date, at: str | None, zone: str, ahead: int) -> None:
    """To the minute; or one later where the minutes would be taken for whole days of the wall."""
    there = ZoneInfo(zone)
    until = datetime.combine(on, datetime.min.time()) - timedelta(minutes=ahead)
    lead = lead_until(on, at, there, until)
    wanted = to_utc(until, there).replace(tzinfo=None)
    late = due_moment(on, at, there, lead) - wanted
    assert lead > 0
    assert timedelta() <= late <= timedelta(minutes=1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), ZONES, st.integers(1, 30))
def test_days_ahead_are_counted_on_the_wall(on: date, zone: str, days: int) -> None:
    there = ZoneInfo(zone)
    assert due_moment(on, "12:00", there, days * 1440) == due_moment(on - timedelta(days=days), "12:00", there)
