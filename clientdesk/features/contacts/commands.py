"""What the shop can do with contacts: log one, change it, delete it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.records import Contact, ContactKind, Direction
from clientdesk.features.contacts.rules import LONGEST_OUTCOME, LONGEST_S, latest_moment
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.staff.records import Staff

_EARLIEST_YEAR = 1900


def log_contact(
    shop: Shop,
    *,
    customer: CustomerRef,
    kind: ContactKind,
    note: str = "",
    direction: Direction = Direction.NONE,
    on: datetime | None = None,
    lasted_s: int | None = None,
    outcome: str = "",
    by: Annotated[int, RowOf("staff")] | None = None,
) -> int:
    """Write down that the shop and a customer were in touch.

    Args:
        shop: the shop.
        customer: with whom.
        kind: how.
        note: what was said, in the owner's words.
        direction: who began it.
        on: when it happened, by the wall clock; now where it is not given.
        lasted_s: its length in whole seconds; none for 0.
        outcome: in a word or two ("answered").
        by: who of the staff; the person at the desk where it is not given.

    Raises:
        UserError: the customer or the person is not there, the moment has not come yet, or the length is impossible.
    """
    present_customer(customer)
    contact: Contact = Contact.create(
        customer=customer,
        kind=kind.value,
        direction=direction.value,
        note=tidy_lines(note).strip(),
        outcome=_outcome(outcome),
        on=shop.now() if on is None else _moment(shop, on),
        lasted_s=_length(lasted_s),
        by=shop.staff if by is None else _staff(by),
    )
    return int(contact.id)


def change_contact(
    shop: Shop,
    *,
    row: Annotated[int, RowOf("contact")],
    kind: ContactKind | None = None,
    note: str | None = None,
    direction: Direction | None = None,
    on: datetime | None = None,
    lasted_s: int | None = None,
    outcome: str | None = None,
    by: Annotated[int, RowOf("staff")] | None = None,
) -> None:
    """Correct a contact; what is None stays as it was.

    Args:
        shop: the shop.
        row: which contact.
        kind: how it was.
        note: what was said.
        direction: who began it.
        on: when it happened, by the wall clock.
        lasted_s: its length in whole seconds; 0 takes the length away.
        outcome: in a word or two.
        by: who of the staff; 0 for nobody.

    Raises:
        UserError: as for `log_contact`, or the contact is not there.
    """
    contact = _present(row)
    changed: dict[str, Any] = {
        "kind": None if kind is None else kind.value,
        "direction": None if direction is None else direction.value,
        "note": None if note is None else tidy_lines(note).strip(),
        "outcome": None if outcome is None else _outcome(outcome),
        # The form shows minutes: what it hands back unchanged must not lose the seconds of the moment.
        "on": None if on is None or _same_minute(shop, contact.on, on) else _moment(shop, on),
    }
    changed = {name: value for name, value in changed.items() if value is not None}
    if lasted_s is not None:
        changed["lasted_s"] = _length(lasted_s)
    if by is not None:
        changed["by"] = _staff(by) if by else None
    if changed:
        Contact.update(**changed).where(Contact.id == row).execute()


def delete_contact(shop: Shop, *, row: Annotated[int, RowOf("contact")]) -> None:
    """Take a contact off the timeline.

    Args:
        shop: the shop.
        row: which contact.

    Raises:
        UserError: it is not there.
    """
    _present(row)
    Contact.delete().where(Contact.id == row).execute()


def _present(row: int) -> Contact:
    """The contact itself, of a customer who is not in the trash."""
    contact = Contact.get_or_none(Contact.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(contact, Contact):
        raise UserError("row", N_("This contact is not there any more."))
    present_customer(contact.customer_id)  # type: ignore[attr-defined]
    return contact


def _staff(row: int) -> int:
    if not (0 < row <= LARGEST_ID and Staff.select().where(Staff.id == row).exists()):
        raise UserError("by", N_("There is no such person on the staff."))
    return row


def _outcome(text: str) -> str:
    """A word or two for the badge at the end of the line."""
    tidied = tidy(text)
    if len(tidied) > LONGEST_OUTCOME:
        raise UserError("outcome", Phrase(N_("Please keep the outcome under {most} characters."), most=LONGEST_OUTCOME))
    return tidied


def _moment(shop: Shop, on: datetime) -> datetime:
    """The instant of a wall time, naive UTC, to the second."""
    wall = to_local(on, shop.zone) if on.tzinfo else on
    if wall.year < _EARLIEST_YEAR:
        raise UserError("on", N_("Please give a date after the year 1900."))
    if wall > latest_moment(shop.local_now()):
        raise UserError("on", N_("This is still to come; please plan it as a reminder instead."))
    return to_utc(wall.replace(microsecond=0), shop.zone).replace(tzinfo=None)


def _same_minute(shop: Shop, kept: datetime, on: datetime) -> bool:
    """Whether `on` is the moment that is kept, but for its seconds."""
    known = to_local(kept, shop.zone).replace(second=0)
    return on.tzinfo is None and known == on


def _length(lasted_s: int | None) -> int | None:
    """A possible length, None for none."""
    if not lasted_s:
        return None
    if lasted_s < 0:
        raise UserError("lasted_s", N_("The length cannot be less than nothing."))
    if lasted_s > LONGEST_S:
        raise UserError("lasted_s", N_("Nothing lasts longer than a month; please check the length."))
    return lasted_s
