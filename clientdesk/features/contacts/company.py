"""What comes with a contact in several pieces: the people who were there, and the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.file_names import harmless_name
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.records import ContactFile, ContactPerson
from clientdesk.features.customers.commands import LARGEST_ID, present_customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.files import Files

_MOST = 100
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who was there: a customer, one of the staff (ids), or a name alone; one of the three."""

    customer: Annotated[int, RowOf("customer")] | None = None
    staff: Annotated[int, RowOf("staff")] | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a contact: `file` is its name among the kept ones, `name` what it was called."""

    file: str
    name: str = ""


def put_people(contact: int, customer: int, present: Sequence[Present]) -> None:
    """Write down who was there, in this order; whoever had been written down and is not among them is gone.

    Args:
        contact: whose.
        customer: with whom the contact was; they need not be told among those present.
        present: who was there; the same person twice counts once.

    Raises:
        UserError: on "present", when somebody is not there or nobody is told.
    """
    known = _people(contact)
    told = [one for one in dict.fromkeys(map(_tidied, present)) if one.customer != customer]
    if told == known:
        return
    if len(told) > _MOST:
        raise UserError("present", Phrase(N_("Please name {most} people at the most."), most=_MOST))
    for one in told:
        if one not in known:
            _check_person(one)
    ContactPerson.delete().where(ContactPerson.contact == contact).execute()
    for one in told:
        ContactPerson.create(customer=customer, contact=contact, person=one.customer, staff=one.staff, name=one.name)


def put_files(shop: Shop, contact: int, customer: int, files: Sequence[Attached]) -> None:
    """Write down which kept files came with a contact, in this order; those that are not among them go.

    Raises:
        UserError: on "files", when one is not kept.
    """
    known = {Attached(one.file, one.name): one for one in _files(contact)}
    told = list(dict.fromkeys(Attached(one.file, harmless_name(one.name, one.file)) for one in files))
    if told == list(known):
        return
    if len(told) > _MOST:
        raise UserError("files", Phrase(N_("Please keep {most} files with one contact at the most."), most=_MOST))
    sizes = {row.file: row.size for row in known.values()}
    # Another name for a file that is missing on the disk is no reason to refuse it.
    fresh = {
        one: sizes[one.file] if one.file in sizes else _size(shop, one.file) for one in told if one not in known
    }  # fmt: skip
    gone = [row.id for one, row in known.items() if one not in told]
    ContactFile.delete().where(ContactFile.id.in_(gone)).execute()
    for position, one in enumerate(told):
        if one in fresh:
            ContactFile.create(
                customer=customer, contact=contact, file=one.file, name=one.name, size=fresh[one], position=position
            )
        elif known[one].position != position:
            ContactFile.update(position=position).where(ContactFile.id == known[one].id).execute()


def attached_to(contact: int) -> list[Attached]:
    """The files of a contact, in their order."""
    return [Attached(one.file, one.name) for one in _files(contact)]


def _people(contact: int) -> list[Present]:
    rows = ContactPerson.select().where(ContactPerson.contact == contact).order_by(ContactPerson.id)
    return [Present(row.person_id, row.staff_id, row.name) for row in rows]  # type: ignore[attr-defined]


def _files(contact: int) -> list[ContactFile]:
    rows = ContactFile.select().where(ContactFile.contact == contact)
    return list(rows.order_by(ContactFile.position, ContactFile.id))


def _tidied(one: Present) -> Present:
    """A person with the one thing that says who; a name is not kept beside a card that holds it."""
    name = tidy(one.name)
    if one.customer is not None and one.staff is None:
        return Present(customer=one.customer)
    if one.staff is not None and one.customer is None:
        return Present(staff=one.staff)
    if not name or one.customer is not None:
        raise UserError("present", N_("Please say who was there: a customer, one of the staff, or a name."))
    if len(name) > _LONGEST_NAME:
        raise UserError("present", N_("This name is too long. Please shorten it."))
    return Present(name=name)


def _check_person(one: Present) -> None:
    if one.customer is not None:
        try:
            present_customer(one.customer)
        except UserError as error:
            raise UserError("present", error.words) from error
    elif one.staff is not None and not (
        0 < one.staff <= LARGEST_ID and Staff.select().where(Staff.id == one.staff).exists()
    ):
        raise UserError("present", N_("There is no such person on the staff."))


def _size(shop: Shop, file: str) -> int:
    """The size of a kept file in bytes."""
    kept = Files(shop.folder)
    if not kept.holds(file):
        raise UserError("files", N_("This file is not there any more. Please choose it again."))
    return kept.path(file).stat().st_size
