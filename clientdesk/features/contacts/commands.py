"""What the shop can do with contacts: log one, change it, delete it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.text import tidy_lines
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.checks import (
    checked_kind,
    checked_length,
    checked_message_id,
    checked_moment,
    checked_next_step,
    checked_outcome,
    checked_staff,
    present_contact,
    same_minute,
)
from clientdesk.features.contacts.company import Attached, Present, put_files, put_people
from clientdesk.features.contacts.kinds import Kind, Shape, kind_of
from clientdesk.features.contacts.records import Contact, Direction, Initiator, Place
from clientdesk.features.customers.commands import CustomerRef, present_customer


def log_contact(
    shop: Shop,
    *,
    customer: CustomerRef,
    kind: str,
    note: str = "",
    direction: Direction = Direction.NONE,
    on: datetime | None = None,
    lasted_s: int | None = None,
    outcome: str = "",
    by: Annotated[int, RowOf("staff")] | None = None,
    answered: bool | None = None,
    initiator: Initiator = Initiator.UNKNOWN,
    place: Place = Place.UNKNOWN,
    next_step: str = "",
    important: bool = False,
    present: tuple[Present, ...] = (),
    files: tuple[Attached, ...] = (),
    message_id: str = "",
) -> int:
    """Write down that the shop and a customer were in touch.

    Args:
        shop: the shop.
        customer: with whom.
        kind: how; the key of one of `kinds.kinds`.
        note: what was said, in the owner's words.
        direction: which way it went.
        on: when it happened, by the wall clock; now where it is not given.
        lasted_s: its length in whole seconds; none for 0.
        outcome: in a word or two ("answered").
        by: who of the staff; the person at the desk where it is not given.
        answered: whether somebody answered; kept of a talk only.
        initiator: whose idea it was.
        place: where people met; kept of a meeting only.
        next_step: what was agreed to come next, in a line.
        important: it is marked with a star.
        present: who else was there.
        files: what came with it.
        message_id: that of the e-mail it was made from.

    Raises:
        UserError: the customer, the person, the kind or a file is not there, the moment has not come yet, or the
            length is impossible.
    """
    present_customer(customer)
    known = checked_kind(kind)
    contact: Contact = Contact.create(
        customer=customer,
        kind=known.key,
        direction=direction.value,
        note=tidy_lines(note).strip(),
        outcome=checked_outcome(outcome),
        on=shop.now() if on is None else checked_moment(shop, on),
        lasted_s=checked_length(lasted_s),
        by=shop.staff if by is None else checked_staff(by),
        initiator=initiator.value,
        next_step=checked_next_step(next_step),
        important=important,
        message_id=checked_message_id(message_id),
        **_fitting(known, answered, place.value),
    )
    put_people(contact.id, customer, present)
    put_files(shop, contact.id, customer, files)
    return int(contact.id)


def change_contact(
    shop: Shop,
    *,
    row: Annotated[int, RowOf("contact")],
    kind: str | None = None,
    note: str | None = None,
    direction: Direction | None = None,
    on: datetime | None = None,
    lasted_s: int | None = None,
    outcome: str | None = None,
    by: Annotated[int, RowOf("staff")] | None = None,
    answered: bool | None = None,
    initiator: Initiator | None = None,
    place: Place | None = None,
    next_step: str | None = None,
    important: bool | None = None,
    present: tuple[Present, ...] | None = None,
    files: tuple[Attached, ...] | None = None,
    message_id: str | None = None,
) -> None:
    """Correct a contact; what is None stays as it was.

    Args:
        shop: the shop.
        row: which contact.
        kind: how it was.
        note: what was said.
        direction: which way it went.
        on: when it happened, by the wall clock.
        lasted_s: its length in whole seconds; 0 takes the length away.
        outcome: in a word or two.
        by: who of the staff; 0 for nobody.
        answered: whether somebody answered.
        initiator: whose idea it was.
        place: where people met.
        next_step: what was agreed to come next.
        important: it is marked with a star.
        present: who else was there; () for nobody.
        files: what came with it; () for nothing.
        message_id: that of the e-mail it was made from.

    Raises:
        UserError: as for `log_contact`, or the contact is not there.
    """
    contact = present_contact(row)
    known = kind_of(contact.kind) if kind is None else checked_kind(kind)
    changed: dict[str, Any] = {
        "kind": None if kind is None else known.key,
        "direction": None if direction is None else direction.value,
        "note": None if note is None else tidy_lines(note).strip(),
        "outcome": None if outcome is None else checked_outcome(outcome),
        # The form shows minutes: what it hands back unchanged must not lose the seconds of the moment.
        "on": None if on is None or same_minute(shop, contact.on, on) else checked_moment(shop, on),
        "initiator": None if initiator is None else initiator.value,
        "next_step": None if next_step is None else checked_next_step(next_step),
        "important": important,
        "message_id": None if message_id is None else checked_message_id(message_id),
    }
    changed = {name: value for name, value in changed.items() if value is not None}
    if lasted_s is not None:
        changed["lasted_s"] = checked_length(lasted_s)
    if by is not None:
        changed["by"] = checked_staff(by) if by else None
    if answered is not None or place is not None or kind is not None:
        where = contact.place if place is None else place.value
        changed |= _fitting(known, contact.answered if answered is None else answered, where)
    if changed:
        Contact.update(**changed).where(Contact.id == row).execute()
    whom: int = contact.customer_id  # type: ignore[attr-defined]
    if present is not None:
        put_people(row, whom, present)
    if files is not None:
        put_files(shop, row, whom, files)


def delete_contact(shop: Shop, *, row: Annotated[int, RowOf("contact")]) -> None:
    """Take a contact off the timeline.

    Args:
        shop: the shop.
        row: which contact.

    Raises:
        UserError: it is not there.
    """
    present_contact(row)
    Contact.delete().where(Contact.id == row).execute()


def _fitting(kind: Kind, answered: bool | None, place: str) -> dict[str, Any]:
    """What can be told of a kind only: a letter is not answered while it is written, and nobody meets in a call."""
    return {
        "answered": answered if kind.shape is Shape.TALK else None,
        "place": place if kind.shape is Shape.MEETING else Place.UNKNOWN.value,
    }
