"""The change history tells all of a contact in words: its kind, who was there, what came with it."""

from __future__ import annotations

import pytest

from clientdesk.desk.audit import audit
from clientdesk.desk.audit_words import lines_of
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import change_contact, log_contact
from clientdesk.features.contacts.commands_kinds import add_kind, change_kind, retire_kind
from clientdesk.features.contacts.company import Attached, Present
from clientdesk.features.contacts.kinds import Element, Shape
from clientdesk.features.contacts.queries_kinds import own_kinds
from clientdesk.features.contacts.records import Initiator, Place
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.exporting_losses import vcard_losses
from clientdesk.store.files import Files


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


def newest(desk: Desk) -> list[str]:
    """What the last step is said to have done."""
    return list(desk.ask(lines_of, entry=desk.ask(audit)[0]))


def test_all_of_a_contact_is_said(desk: Desk, anna: int) -> None:
    kati = desk.run("Customer added", add_customer, name="Kati Mets")
    desk.run("Kind added", add_kind, name="Test ride")
    file = Files(desk.store.folder).keep(b"offer", "pdf")
    ride = desk.ask(own_kinds)[0].kind.key
    row = desk.run(
        "Logged", log_contact, customer=anna, kind=ride, note="Fitting", place=Place.CUSTOMER,
        initiator=Initiator.SHOP, next_step="Send the offer", files=(Attached(file, "Offer.pdf"),),
        present=(Present(customer=kati), Present(name="Uku")),
    )  # fmt: skip
    told = newest(desk)
    for line in (
        "Kind: Test ride", "Where: At their place", "Whose idea it was: We did", "Next step: Send the offer",
        "What was said: Fitting",
    ):  # fmt: skip
        assert line in told
    assert any("Kati Mets" in line for line in told) and any("Uku" in line for line in told)
    assert any("Offer.pdf" in line for line in told)
    assert not any(file in line or "Important" in line for line in told), "nothing that means nothing to a person"
    desk.run("Changed", change_contact, row=row, kind="call", answered=False, important=True)
    changed = newest(desk)
    assert "Kind: Call (was Test ride)" in changed and "Answered: no" in changed
    assert any(line.startswith("Important: yes") for line in changed)


def test_a_kind_is_told_in_words(desk: Desk) -> None:
    row = desk.run("Added", add_kind, name="Fair", shape=Shape.TALK, element=Element.FACE_TO_FACE)
    assert newest(desk) == ["Name: Fair", "What can be told of it: As of a talk", "Counts as: Face to face"]
    desk.run("Changed", change_kind, row=row, shape=Shape.NOTE)
    assert newest(desk) == ["What can be told of it: As of a note (was As of a talk)"]
    desk.run("Retired", retire_kind, row=row)
    assert newest(desk) == ["Not offered any more: yes (was no)"]


def test_people_and_files_are_no_entries_of_the_history_of_their_own(desk: Desk, anna: int) -> None:
    def said() -> list[str]:
        return [words if isinstance(words, str) else words.text() for words in desk.ask(vcard_losses, customers=[anna])]

    file = Files(desk.store.folder).keep(b"offer", "pdf")
    people, files = (Present(name="Uku"),), (Attached(file, "Offer.pdf"),)
    desk.run("Logged", log_contact, customer=anna, kind="meeting", present=people, files=files)
    assert any(words.startswith("1 entry of the history") for words in said())
