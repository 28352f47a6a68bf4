"""Who looks after a customer: deputies with dates, hand-overs in one step, who else spoke to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.care.commands import (
    add_deputy,
    change_deputy,
    delete_deputy,
    end_deputy,
    hand_over,
    note_hand_over,
)
from clientdesk.features.care.queries import (
    care,
    care_rows,
    hand_over_entries,
    hand_over_words,
    others_this_week,
)
from clientdesk.features.care.queries_sheet import hand_over_parts, hand_over_rows
from clientdesk.features.care.rules import stands_in
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.knowledge.commands import add_insight
from clientdesk.features.knowledge.rules import Topic
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.staff.commands import add_staff, retire_staff
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add

TODAY = date(2026, 11, 20)


@pytest.fixture
def kati(desk: Desk) -> int:
    """A colleague."""
    return desk.run("Staff added", add_staff, name="Kati")


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer whom Mart looks after."""
    return add(desk, "Anna Saar", owner=desk.staff)


@pytest.mark.parametrize(
    ("first", "last", "now"),
    [(None, None, True), (0, 0, True), (1, None, False), (None, -1, False), (-3, 3, True), (None, 0, True)],
)
def test_both_days_are_included(first: int | None, last: int | None, now: bool) -> None:
    days = [None if day is None else TODAY + timedelta(days=day) for day in (first, last)]
    assert stands_in(days[0], days[1], TODAY) is now


def test_a_deputy_stands_in_and_ends(desk: Desk, anna: int, kati: int, clock: FakeClock) -> None:
    row = desk.run("Added", add_deputy, customer=anna, staff=kati, from_on=TODAY, until_on=TODAY + timedelta(days=9),
                   reason="on holiday")  # fmt: skip
    [one] = desk.ask(care, customer=anna).deputies
    assert (one.name, one.now, one.reason) == ("Kati", True, "on holiday")
    assert [row.text for row in desk.ask(care_rows, customer=anna)] == [
        "Mart", "Kati · from 20 Nov to 29 Nov · on holiday",
    ]  # fmt: skip
    clock.sleep(days=2)
    desk.run("Ended", end_deputy, row=row)
    clock.sleep(days=1)
    assert desk.ask(care, customer=anna).deputies[0].over
    with pytest.raises(UserError):
        desk.run("Ended", end_deputy, row=row)
    desk.undo()
    assert desk.ask(care, customer=anna).deputies[0].now


def test_one_who_has_not_begun_never_does(desk: Desk, anna: int, kati: int) -> None:
    row = desk.run("Added", add_deputy, customer=anna, staff=kati, from_on=TODAY + timedelta(days=5))
    desk.run("Ended", end_deputy, row=row)
    assert desk.ask(care, customer=anna).deputies == ()


def test_a_deputy_is_corrected_and_deleted(desk: Desk, anna: int, kati: int) -> None:
    row = desk.run("Added", add_deputy, customer=anna, staff=kati)
    desk.run("Retired", retire_staff, staff=kati)
    desk.run("Changed", change_deputy, row=row, staff=kati, until_on=TODAY)
    assert desk.ask(care, customer=anna).deputies[0].until_on == TODAY
    desk.run("Deleted", delete_deputy, row=row)
    assert desk.ask(care, customer=anna).deputies == ()


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("staff", {"staff": 99}),
        ("staff", {"staff": 1}),
        ("until_on", {"staff": 2, "from_on": TODAY, "until_on": TODAY - timedelta(days=1)}),
        ("from_on", {"staff": 2, "from_on": date(12, 1, 1)}),
        ("reason", {"staff": 2, "reason": "x" * 201}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, anna: int, kati: int, field: str, given: dict[str, object]
) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Added", add_deputy, customer=anna, **given)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_hand_over_is_one_step(desk: Desk, anna: int, kati: int) -> None:
    row = desk.run("Handed over", hand_over, customer=anna, to=kati, note="She prefers mornings")
    known = desk.ask(care, customer=anna)
    [one] = known.hand_overs
    assert (known.owner, one.gave, one.took, one.note) == ("Kati", "Mart", "Kati", "She prefers mornings")
    [entry] = desk.ask(hand_over_entries, customer=anna, limit=5)
    assert (hand_over_words(one).text(), entry.body) == ("Handed over from Mart to Kati", "She prefers mornings")
    desk.run("Noted", note_hand_over, row=row, note="She prefers evenings")
    assert desk.ask(care, customer=anna).hand_overs[0].note == "She prefers evenings"
    desk.undo()
    desk.undo()
    known = desk.ask(care, customer=anna)
    assert (known.owner, known.hand_overs) == ("Mart", ())


def test_another_owner_in_the_form_is_a_hand_over_too(desk: Desk, anna: int, kati: int) -> None:
    desk.run("Changed", change_customer, customer=anna, owner=kati)
    [one] = desk.ask(care, customer=anna).hand_overs
    assert (one.gave, one.took) == ("Mart", "Kati")
    desk.undo()
    assert desk.ask(care, customer=anna).hand_overs == ()


def test_a_first_owner_is_no_hand_over(desk: Desk, kati: int) -> None:
    oleg = add(desk, "Oleg")
    desk.run("Changed", change_customer, customer=oleg, owner=kati)
    assert desk.ask(care, customer=oleg).hand_overs == ()


def test_to_the_same_person_or_to_nobody_is_refused(desk: Desk, anna: int, kati: int) -> None:
    for to in (desk.staff or 0, 0, 99):
        with pytest.raises(UserError) as refused:
            desk.run("Handed over", hand_over, customer=anna, to=to)
        assert refused.value.field == "to"


def test_the_sheet_tells_what_the_next_person_has_to_know(desk: Desk, anna: int, clock: FakeClock) -> None:
    desk.run("Added", add_reminder, customer=anna, what="Call about the winter service", due_on=date(2026, 11, 23))
    desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    for hour in range(7):
        clock.sleep(hours=1)
        desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL, note=f"Call {hour}")
    parts = {part.title: [row.text for row in part.rows] for part in desk.ask(hand_over_parts, customer=anna)}
    assert parts["Promised and planned"] == ["Call about the winter service · Mart"]
    assert len(parts["Last contacts"]) == 5
    assert "Call 6" in parts["Last contacts"][0]
    assert "A child seat" in parts["Background"]
    rows = desk.ask(hand_over_rows, customer=anna)
    assert (rows[0].label, rows[0].indent, rows[1].indent) == ("Promised and planned", 0, 1)


def test_who_else_spoke_to_them_this_week(desk: Desk, anna: int, kati: int, clock: FakeClock) -> None:
    mart, desk.staff = desk.staff, kati
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL)
    clock.sleep(days=1)
    last = desk.run("Logged", log_contact, customer=anna, kind=ContactKind.EMAIL)
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.NOTE)
    assert desk.ask(others_this_week, customer=anna) == ()
    desk.staff = mart
    [one] = desk.ask(others_this_week, customer=anna)
    assert (one.name, one.count, one.last_on, one.contact) == ("Kati", 2, date(2026, 11, 21), last)
    clock.sleep(days=6)
    [one] = desk.ask(others_this_week, customer=anna)
    assert one.count == 1
    clock.sleep(days=1)
    assert desk.ask(others_this_week, customer=anna) == ()


@pytest.mark.parametrize("by_form", [False, True])
def test_whoever_takes_over_stands_in_no_longer(
    desk: Desk, anna: int, kati: int, clock: FakeClock, by_form: bool
) -> None:
    desk.run("Added", add_deputy, customer=anna, staff=kati, from_on=TODAY)
    desk.run("Added", add_deputy, customer=anna, staff=kati, from_on=TODAY + timedelta(days=30))
    clock.sleep(days=3)
    if by_form:
        desk.run("Changed", change_customer, customer=anna, owner=kati)
    else:
        desk.run("Handed over", hand_over, customer=anna, to=kati)
    [one] = desk.ask(care, customer=anna).deputies
    assert (one.over, one.until_on) == (True, TODAY + timedelta(days=2))
    desk.undo()
    assert [one.until_on for one in desk.ask(care, customer=anna).deputies] == [None, None]
