"""Contacts are asked for: newest first, the last one, as entries of the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.tone import Tone
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.queries import contact_entries, contacts, last_contact, outcomes_used
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


def log(desk: Desk, customer: int, day: int, kind: ContactKind = ContactKind.CALL, **told: object) -> int:
    logging: Callable[..., int] = log_contact
    on = wall(f"2026-11-{day:02}T12:00")
    return desk.run("Contact logged", logging, customer=customer, kind=kind, on=on, **told)


def test_contacts_come_newest_first_and_only_those_of_the_customer(desk: Desk, anna: int) -> None:
    other = desk.run("Customer added", add_customer, name="Arvo")
    early, late, same_day = log(desk, anna, 3), log(desk, anna, 9), log(desk, anna, 9)
    log(desk, other, 10)
    assert [one.row for one in desk.ask(contacts, customer=anna)] == [same_day, late, early]
    assert [one.row for one in desk.ask(contacts, customer=anna, limit=1)] == [same_day]


def test_a_note_is_no_contact(desk: Desk, anna: int) -> None:
    assert desk.ask(last_contact, customer=anna) is None
    call = log(desk, anna, 3)
    log(desk, anna, 9, ContactKind.NOTE, note="Prefers a call after 16:00")
    last = desk.ask(last_contact, customer=anna)
    assert last is not None
    assert last.row == call


def test_an_entry_carries_all_that_the_timeline_shows(desk: Desk, anna: int) -> None:
    log(desk, anna, 8, direction=Direction.OUTGOING, note="Happy", lasted_s=360, outcome="answered")
    (entry,) = desk.ask(contact_entries, customer=anna, limit=10)
    assert (shown(entry.title), entry.body, shown(entry.detail)) == (
        "Called, talked for 6 minutes",
        "Happy",
        "answered",
    )
    assert (entry.on, entry.at, entry.by) == (date(2026, 11, 8), time(12), "Mart")
    assert (entry.table, entry.kind, entry.icon, entry.tone) == ("contact", "call", "phone-outgoing", Tone.INFO)
    assert not entry.planned


def test_a_subject_leaves_the_direction_to_the_second_line(desk: Desk, anna: int) -> None:
    log(desk, anna, 8, ContactKind.EMAIL, direction=Direction.INCOMING, note="Is my bike ready?")
    log(desk, anna, 7, ContactKind.EMAIL, direction=Direction.INCOMING)
    subject, bare = desk.ask(contact_entries, customer=anna, limit=10)
    assert (shown(subject.title), shown(subject.also)) == ("Is my bike ready?", "from the customer")
    assert (shown(bare.title), shown(bare.also)) == ("E-mail from the customer", "")


def test_outcomes_are_offered_again_the_usual_one_first(desk: Desk, anna: int) -> None:
    for outcome in ("answered", "no answer", "answered", ""):
        log(desk, anna, 8, outcome=outcome)
    assert desk.ask(outcomes_used) == ["answered", "no answer"]
