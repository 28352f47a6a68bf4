"""All that can be told of a contact is kept, corrected and taken back: answers, places, people, files, next steps."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import change_contact, log_contact
from clientdesk.features.contacts.commands_kinds import add_kind
from clientdesk.features.contacts.company import Attached, Present
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.kinds import Shape
from clientdesk.features.contacts.queries import contact, contacts, last_contact
from clientdesk.features.contacts.queries_kinds import own_kinds
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
from clientdesk.features.customers.commands import add_customer, empty_trash, trash_customer
from clientdesk.features.searching.queries import find_written
from clientdesk.features.staff.queries import staff_members
from clientdesk.store.files import Files
from tests.features.contacts.tables import picture

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


@pytest.fixture
def kati(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Kati Mets")


def log(desk: Desk, whom: int, kind: str = "call", **told: object) -> int:
    logging: Callable[..., int] = log_contact
    return desk.run("Contact logged", logging, **{"customer": whom, "kind": kind, **told})


def change(desk: Desk, row: int, **told: object) -> None:
    changing: Callable[..., None] = change_contact
    desk.run("Contact changed", changing, **{"row": row, **told})


def read(desk: Desk, row: int) -> ContactDetails:
    found = desk.ask(contact, row=row)
    assert found is not None
    return found


def kept(desk: Desk, content: bytes = b"the offer", ending: str = "txt") -> str:
    return Files(desk.store.folder).keep(content, ending)


def test_all_of_it_is_kept_as_told(desk: Desk, anna: int, kati: int) -> None:
    (mart,) = desk.ask(staff_members)
    file = kept(desk)
    row = log(
        desk, anna, "meeting", initiator=Initiator.CUSTOMER, place=Place.CUSTOMER, next_step="  Send \n the offer ",
        important=True, message_id=" <1@post.ee> ", files=(Attached(file, "Offer.txt"),),
        present=(Present(customer=kati), Present(staff=mart.id), Present(name=" her  mother ")),
    )  # fmt: skip
    found = read(desk, row)
    assert (found.initiator, found.place, found.next_step) == (Initiator.CUSTOMER, Place.CUSTOMER, "Send the offer")
    assert (found.important, found.message_id, found.answered) == (True, "<1@post.ee>", None)
    assert [(one.customer, one.staff, one.name) for one in found.present] == [
        (kati, None, "Kati Mets"), (None, mart.id, "Mart"), (None, None, "her mother"),
    ]  # fmt: skip
    assert [(one.file, one.name, one.size) for one in found.files] == [(file, "Offer.txt", len(b"the offer"))]


def test_what_is_not_told_stays_and_nothing_told_takes_it_away(desk: Desk, anna: int, kati: int) -> None:
    row = log(desk, anna, present=(Present(customer=kati),), files=(Attached(kept(desk)),), next_step="Call again")
    before = read(desk, row)
    change(desk, row, note="Happy")
    assert read(desk, row) == dataclasses.replace(before, note="Happy")
    change(desk, row, present=(), files=(), next_step="")
    after = read(desk, row)
    assert (after.present, after.files, after.next_step) == ((), (), "")


def test_the_same_told_again_changes_no_row(desk: Desk, anna: int, kati: int) -> None:
    people, files = (Present(customer=kati), Present(name="Uku")), (Attached(kept(desk), "Offer.txt"),)
    row = log(desk, anna, present=people, files=files)
    before = picture(desk)
    change(desk, row, present=people, files=files)
    assert picture(desk) == before, "the ids of the rows included"


def test_only_a_talk_is_answered_and_only_a_meeting_has_a_place(desk: Desk, anna: int) -> None:
    letter = log(desk, anna, "letter", answered=False, place=Place.SHOP)
    assert (read(desk, letter).answered, read(desk, letter).place) == (None, Place.UNKNOWN)
    call = log(desk, anna, answered=False)
    assert read(desk, call).answered is False
    change(desk, call, kind="visit", place=Place.ELSEWHERE)
    assert (read(desk, call).answered, read(desk, call).place) == (None, Place.ELSEWHERE)


def test_nobody_is_in_touch_in_a_call_that_nobody_answered(desk: Desk, anna: int) -> None:
    spoken = log(desk, anna, on=wall("2026-11-03T12:00"))
    vain = log(desk, anna, on=wall("2026-11-09T12:00"), answered=False)
    last = desk.ask(last_contact, customer=anna)
    assert last is not None and last.row == spoken
    change(desk, vain, answered=True)
    last = desk.ask(last_contact, customer=anna)
    assert last is not None and last.row == vain


def test_the_customer_is_there_anyhow_and_nobody_twice(desk: Desk, anna: int, kati: int) -> None:
    people = (Present(customer=anna), Present(customer=kati), Present(customer=kati), Present(name="Uku"))
    row = log(desk, anna, "meeting", present=people)
    assert [one.name for one in read(desk, row).present] == ["Kati Mets", "Uku"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("kind", {"kind": "seance"}),
        ("present", {"present": (Present(),)}),
        ("present", {"present": (Present(name="  "),)}),
        ("present", {"present": (Present(customer=10_000),)}),
        ("present", {"present": (Present(staff=10_000),)}),
        ("present", {"present": (Present(customer=1, staff=1),)}),
        ("present", {"present": tuple(Present(name=f"No {number}") for number in range(101))}),
        ("present", {"present": (Present(name="x" * 201),)}),
        ("files", {"files": (Attached("0" * 64, "Gone.pdf"),)}),
        ("files", {"files": (Attached("../secret", "Gone.pdf"),)}),
        ("next_step", {"next_step": "x" * 201}),
        ("message_id", {"message_id": "x" * 1_001}),
    ],
)
def test_a_slip_is_said_at_its_field_and_changes_nothing(
    desk: Desk, anna: int, field: str, told: dict[str, Any]
) -> None:
    row = log(desk, anna)
    before = picture(desk)
    with pytest.raises(UserError) as logging:
        log(desk, anna, **{"kind": "call", **told})
    with pytest.raises(UserError) as changing:
        change(desk, row, **told)
    assert (logging.value.field, changing.value.field) == (field, field)
    assert picture(desk) == before


def test_somebody_in_the_trash_is_not_told_anew_but_stays_where_they_were(desk: Desk, anna: int, kati: int) -> None:
    row = log(desk, anna, present=(Present(customer=kati),))
    desk.run("Trashed", trash_customer, customer=kati)
    with pytest.raises(UserError):
        log(desk, anna, present=(Present(customer=kati),))
    change(desk, row, present=(Present(customer=kati), Present(name="Uku")))
    assert [one.name for one in read(desk, row).present] == ["Kati Mets", "Uku"]
    desk.run("Trash emptied", empty_trash)
    assert [one.name for one in read(desk, row).present] == ["Uku"], "nothing is left of whoever was deleted"


def test_a_file_that_is_gone_from_the_disk_does_not_keep_the_rest_from_being_corrected(desk: Desk, anna: int) -> None:
    file = kept(desk)
    row = log(desk, anna, files=(Attached(file, "Offer.txt"),))
    Files(desk.store.folder).path(file).unlink()
    change(desk, row, files=(Attached(file, "The offer.txt"),), note="Sent")
    assert [(one.name, one.size) for one in read(desk, row).files] == [("The offer.txt", len(b"the offer"))]


def test_a_page_of_contacts_is_read_by_as_many_questions_as_one(desk: Desk, anna: int, kati: int) -> None:
    asked: list[str] = []
    connection = desk.store.database.connection()

    def questions() -> int:
        asked.clear()
        connection.set_trace_callback(asked.append)
        desk.ask(contacts, customer=anna)
        connection.set_trace_callback(None)
        return len(asked)

    log(desk, anna, "meeting", present=(Present(customer=kati),), files=(Attached(kept(desk)),))
    one = questions()
    for number in range(20):
        log(desk, anna, "meeting", present=(Present(name=f"No {number}"),), files=(Attached(kept(desk)),))
    assert questions() == one


def test_what_comes_next_and_files_and_guests_are_found_by_their_words(desk: Desk, anna: int, kati: int) -> None:
    files = (Attached(kept(desk), "Offer.pdf"),)
    row = log(desk, anna, next_step="Order a saddle", present=(Present(name="Leelo"),), files=files)

    def found(text: str) -> list[tuple[str, int]]:
        return [(one.table, one.row) for one in desk.ask(find_written, text=text)]

    assert found("saddle") == found("leelo") == found("offer pdf") == [("contact", row)]
    change(desk, row, present=(), files=(Attached(kept(desk), "Invoice.pdf"),))
    assert found("leelo") == found("offer") == []
    assert found("invoice") == [("contact", row)]
    desk.undo()
    assert found("leelo") == [("contact", row)]


_TEXTS = st.sampled_from(["", "Send the offer", "  x ", "שלום", "a\nb"])
_TOLD = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from([*(kind.value for kind in ContactKind), "own"]),
        "note": _TEXTS,
        "direction": st.sampled_from(Direction),
        "on": st.datetimes(wall("2001-01-01"), wall("2026-11-19")),
        "lasted_s": st.integers(0, 7200),
        "outcome": _TEXTS,
        "by": st.sampled_from([0, 1]),
        "answered": st.booleans(),
        "initiator": st.sampled_from(Initiator),
        "place": st.sampled_from(Place),
        "next_step": _TEXTS,
        "important": st.booleans(),
        "present": st.lists(st.sampled_from(["guest", "customer", "colleague"]), max_size=4),
        "files": st.lists(st.sampled_from([b"one", b"two", b"three"]), max_size=3),
        "message_id": _TEXTS,
    },
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_TOLD, then=st.lists(_TOLD, min_size=1, max_size=3))
def test_undo_takes_any_correction_back_and_redo_brings_it_again(
    desk: Desk, first: dict[str, Any], then: list[dict[str, Any]]
) -> None:
    anna = desk.run("Customer added", add_customer, name="Anna Saar")
    kati = desk.run("Customer added", add_customer, name="Kati Mets")
    if not desk.ask(own_kinds):
        desk.run("Kind added", add_kind, name="Test ride", shape=Shape.TALK)
    own = desk.ask(own_kinds)[0].kind.key
    people = {"guest": Present(name="Uku"), "customer": Present(customer=kati), "colleague": Present(staff=1)}

    def told(given: dict[str, Any]) -> dict[str, Any]:
        told = {**given}
        if "present" in told:
            told["present"] = tuple(people[one] for one in told["present"])
        if "files" in told:
            told["files"] = tuple(Attached(kept(desk, content), "File") for content in told["files"])
        if told.get("kind") == "own":
            told["kind"] = own
        return told

    row = log(desk, anna, **{"kind": "call", **told(first), "by": None})
    for given_ in then:
        before = picture(desk)
        change(desk, row, **told(given_))
        after = picture(desk)
        if after != before:
            desk.undo()
            assert picture(desk) == before
            desk.redo()
            assert picture(desk) == after
