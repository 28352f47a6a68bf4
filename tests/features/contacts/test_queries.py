"""Contacts are asked for: newest first, the last one, as entries of the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from clientdesk.base.words import shown, speaking
from clientdesk.desk.desk import Desk
from clientdesk.desk.timeline import EntryFile
from clientdesk.desk.tone import Tone
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.commands_kinds import add_kind
from clientdesk.features.contacts.company import Attached, Present
from clientdesk.features.contacts.queries import contact_entries, contacts, last_contact, outcomes_used
from clientdesk.features.contacts.queries_kinds import own_kinds
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
from clientdesk.features.contacts.sheet import contact_rows, present_rows
from clientdesk.features.customers.commands import add_customer
from clientdesk.store.files import Files

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


def log(desk: Desk, customer: int, day: int, kind: str = ContactKind.CALL, **told: object) -> int:
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


def test_an_entry_tells_who_was_there_where_and_whose_idea_it_was(desk: Desk, anna: int) -> None:
    kati = desk.run("Customer added", add_customer, name="Kati Mets")
    log(
        desk, anna, 8, ContactKind.MEETING, place=Place.CUSTOMER, initiator=Initiator.CUSTOMER, next_step="Send it",
        important=True, present=(Present(customer=kati), Present(name="Uku"), Present(name="her mother")),
    )  # fmt: skip
    (entry,) = desk.ask(contact_entries, customer=anna, limit=10)
    assert shown(entry.also) == "at their place · it was their idea · with Kati Mets, Uku and her mother"
    assert (entry.next_step, entry.important, entry.touch) == ("Send it", True, True)
    with speaking("he"):
        (entry,) = desk.ask(contact_entries, customer=anna, limit=10)
        assert "\u2068Kati Mets\u2069" in shown(entry.also), "each name keeps its own direction"


def test_a_call_that_nobody_answered_says_so(desk: Desk, anna: int) -> None:
    log(desk, anna, 9, direction=Direction.OUTGOING, answered=False)
    log(desk, anna, 8, direction=Direction.OUTGOING, answered=False, outcome="left a message")
    log(desk, anna, 7, direction=Direction.OUTGOING, answered=True)
    log(desk, anna, 6, direction=Direction.INCOMING, answered=True)
    told = desk.ask(contact_entries, customer=anna, limit=10)
    assert [(shown(one.detail), shown(one.also), one.touch) for one in told] == [
        ("not answered", "", False), ("left a message", "not answered", False), ("answered", "", True), ("", "", True),
    ]  # fmt: skip


def test_what_goes_without_saying_is_not_said(desk: Desk, anna: int) -> None:
    log(desk, anna, 9, ContactKind.VISIT, place=Place.SHOP)
    log(desk, anna, 8, direction=Direction.OUTGOING, initiator=Initiator.SHOP)
    log(desk, anna, 7, direction=Direction.OUTGOING, initiator=Initiator.CUSTOMER)
    told = desk.ask(contact_entries, customer=anna, limit=10)
    assert [shown(one.also) for one in told] == ["", "", "it was their idea"]


def test_an_entry_names_the_records_of_its_files(desk: Desk, anna: int) -> None:
    file = Files(desk.store.folder).keep(b"offer", "pdf")
    row = log(desk, anna, 8, ContactKind.EMAIL, files=(Attached(file, "Offer.pdf"),))
    (entry,) = desk.ask(contact_entries, customer=anna, limit=10)
    (known,) = desk.ask(contacts, customer=anna)[0].files
    assert known.row and row == entry.row
    assert entry.files == (EntryFile(file, "Offer.pdf", 5, "contact_file", known.row),)


def test_a_kind_of_the_owners_own_goes_by_its_subject_and_says_beside_it_what_it_was(desk: Desk, anna: int) -> None:
    desk.run("Kind added", add_kind, name="Test ride", icon="bicycle")
    key = desk.ask(own_kinds)[0].kind.key
    log(desk, anna, 9, key, note="Liked the blue one\nToo long a frame", lasted_s=1200)
    log(desk, anna, 8, key, lasted_s=60)
    first, second = desk.ask(contact_entries, customer=anna, limit=10)
    assert (shown(first.title), shown(first.also), first.body) == (
        "Liked the blue one", "Test ride, 20 minutes", "Too long a frame",
    )  # fmt: skip
    assert (shown(second.title), shown(second.also)) == ("Test ride, 1 minute", "")
    assert (first.icon, first.kind, first.tone) == ("bicycle", key, Tone.ACCENT)


def test_the_sheet_tells_all_of_the_last_contacts(desk: Desk, anna: int) -> None:
    file = Files(desk.store.folder).keep(b"offer", "pdf")
    log(
        desk, anna, 8, ContactKind.MEETING, note="Fitting", next_step="Send the offer",
        present=(Present(name="Uku"),), files=(Attached(file, "Offer.pdf"),),
    )  # fmt: skip
    (row,) = desk.ask(contact_rows, customer=anna)
    assert row.text == "Meeting · with Uku · Fitting · next: Send the offer · Offer.pdf"


def test_the_sheet_tells_of_contacts_with_others_at_which_they_were(desk: Desk, anna: int) -> None:
    kati = desk.run("Customer added", add_customer, name="Kati Mets")
    log(desk, anna, 8, ContactKind.MEETING, note="Between Anna and us", present=(Present(customer=kati),))
    log(desk, anna, 9, ContactKind.VISIT)
    (row,) = desk.ask(present_rows, customer=kati)
    assert row.text == "Meeting · with Anna Saar", "what was said stays between those whose contact it was"
    assert desk.ask(present_rows, customer=anna) == []
