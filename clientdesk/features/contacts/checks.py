"""Checks of what is told about a contact: a kind there is, a moment that has come, a length, texts of a fair size."""

from __future__ import annotations

from datetime import datetime

from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import Kind, kinds
from clientdesk.features.contacts.records import Contact
from clientdesk.features.contacts.rules import LONGEST_NEXT_STEP, LONGEST_OUTCOME, LONGEST_S, latest_moment
from clientdesk.features.customers.commands import LARGEST_ID, present_customer
from clientdesk.features.staff.records import Staff

_EARLIEST_YEAR = 1900
_LONGEST_MESSAGE_ID = 1_000
"""A line of an e-mail has 998 characters at the most (RFC 5322, 2.1.1)."""


def present_contact(row: int) -> Contact:
    """The contact itself, of a customer who is not in the trash.

    Raises:
        UserError: on "row", when it is not there; on "customer", when they lie in the trash.
    """
    contact = Contact.get_or_none(Contact.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(contact, Contact):
        raise UserError("row", N_("This contact is not there any more."))
    present_customer(contact.customer_id)  # type: ignore[attr-defined]
    return contact


def checked_kind(key: str) -> Kind:
    """The kind with this key; a retired one still fits, since what was logged may be corrected.

    Raises:
        UserError: on "kind", when there is none.
    """
    for kind in kinds(retired=True):
        if kind.key == key:
            return kind
    raise UserError("kind", N_("There is no such kind of contact."))


def checked_staff(row: int) -> int:
    """The id of somebody on the staff.

    Raises:
        UserError: on "by", when there is none.
    """
    if not (0 < row <= LARGEST_ID and Staff.select().where(Staff.id == row).exists()):
        raise UserError("by", N_("There is no such person on the staff."))
    return row


def checked_outcome(text: str) -> str:
    """A word or two for the badge at the end of the line.

    Raises:
        UserError: on "outcome", when it is longer.
    """
    tidied = tidy(text)
    if len(tidied) > LONGEST_OUTCOME:
        raise UserError("outcome", Phrase(N_("Please keep the outcome under {most} characters."), most=LONGEST_OUTCOME))
    return tidied


def checked_next_step(text: str) -> str:
    """What comes next, in a line.

    Raises:
        UserError: on "next_step", when it is longer.
    """
    tidied = tidy(text)
    if len(tidied) > LONGEST_NEXT_STEP:
        said = Phrase(N_("Please keep the next step under {most} characters."), most=LONGEST_NEXT_STEP)
        raise UserError("next_step", said)
    return tidied


def checked_message_id(text: str) -> str:
    """The number of an e-mail, without blanks around it.

    Raises:
        UserError: on "message_id", when no e-mail can have it.
    """
    tidied = tidy(text)
    if len(tidied) > _LONGEST_MESSAGE_ID:
        raise UserError("message_id", N_("This number of an e-mail is too long."))
    return tidied


def checked_moment(shop: Shop, on: datetime) -> datetime:
    """The instant of a wall time, naive UTC, to the second.

    Raises:
        UserError: on "on", when it is long ago or still to come.
    """
    wall = to_local(on, shop.zone) if on.tzinfo else on
    if wall.year < _EARLIEST_YEAR:
        raise UserError("on", N_("Please give a date after the year 1900."))
    if wall > latest_moment(shop.local_now()):
        raise UserError("on", N_("This is still to come; please plan it as a reminder instead."))
    return to_utc(wall.replace(microsecond=0), shop.zone).replace(tzinfo=None)


def same_minute(shop: Shop, kept: datetime, on: datetime) -> bool:
    """Whether `on` is the moment that is kept, but for its seconds."""
    known = to_local(kept, shop.zone).replace(second=0)
    return on.tzinfo is None and known == on


def checked_length(lasted_s: int | None) -> int | None:
    """A possible length, None for none.

    Raises:
        UserError: on "lasted_s".
    """
    if not lasted_s:
        return None
    if lasted_s < 0:
        raise UserError("lasted_s", N_("The length cannot be less than nothing."))
    if lasted_s > LONGEST_S:
        raise UserError("lasted_s", N_("Nothing lasts longer than a month; please check the length."))
    return lasted_s
