"""What the shop can do about its promises: make one, write it anew, and say what became of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import Contact, ContactKind
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.promises.records import Promise
from clientdesk.features.promises.rules import Ending
from clientdesk.features.staff.records import Staff

PromiseRef = Annotated[int, RowOf("promise")]
StaffRef = Annotated[int, RowOf("staff")]
ContactRef = Annotated[int, RowOf("contact")]

LONGEST = 500
LONGEST_OUTCOME = 4000
_YEARS = range(1900, 2200)


def make_promise(
    shop: Shop,
    *,
    customer: CustomerRef,
    what: str,
    due_on: date | None = None,
    made_on: date | None = None,
    owner: StaffRef | None = None,
    contact: ContactRef | None = None,
) -> int:
    """Write down what was promised to a customer, and return its id.

    Args:
        shop: the shop.
        customer: to whom.
        what: in the owner's words.
        due_on: by when.
        made_on: when it was said; today where it is not given.
        owner: who keeps it; the person at the desk where it is not given.
        contact: the one in which it was said.

    Raises:
        UserError: nothing is left of `what`, a day cannot be meant, or the customer, person or contact is not there.
    """
    present_customer(customer)
    columns = _columns(shop, what, due_on, shop.today() if made_on is None else made_on)
    columns |= {"owner": shop.staff if owner is None else _checked_staff(owner)}
    columns |= {"contact": None if contact is None else _checked_contact(contact)}
    made: Promise = Promise.create(customer=customer, **columns)
    return int(made.id)


def change_promise(
    shop: Shop,
    *,
    row: PromiseRef,
    what: str,
    due_on: date,
    made_on: date,
    owner: StaffRef | None = None,
    ending: Ending | None = None,
    closed_on: date | None = None,
    outcome: str = "",
) -> None:
    """Write a promise anew, as its form shows it.

    Args:
        shop: the shop.
        row: which promise.
        what: in the owner's words.
        due_on: by when.
        made_on: when it was said.
        owner: who keeps it, None for nobody in particular.
        ending: what became of it, None while it is open.
        closed_on: on which day; today where it is not given.
        outcome: what became of it, in the owner's words.

    Raises:
        UserError: as for `make_promise`, or the promise is not there.
    """
    present = present_promise(row)
    columns = _columns(shop, what, due_on, made_on)
    columns |= {"owner": None if owner is None else _checked_staff(owner)}
    day = closed_on or present.closed_on
    columns |= _open(outcome) if ending is None else _ended(shop, ending, day, outcome, made_on)
    Promise.update(**columns).where(Promise.id == row).execute()


def keep_promise(shop: Shop, *, row: PromiseRef, on: date | None = None, outcome: str = "") -> None:
    """A promise was kept; after its day it was kept late.

    Args:
        shop: the shop.
        row: which promise.
        on: on which day; today where it is not given.
        outcome: what became of it, in the owner's words.

    Raises:
        UserError: it is not there or no longer open, or the day cannot be meant.
    """
    _end(shop, row, Ending.KEPT, on, outcome)


def break_promise(shop: Shop, *, row: PromiseRef, on: date | None = None, outcome: str = "") -> None:
    """A promise was not kept, and will not be.

    Args:
        shop: the shop.
        row: which promise.
        on: on which day that was clear; today where it is not given.
        outcome: why, in the owner's words.

    Raises:
        UserError: it is not there or no longer open, or the day cannot be meant.
    """
    _end(shop, row, Ending.BROKEN, on, outcome)


def release_promise(shop: Shop, *, row: PromiseRef, on: date | None = None, outcome: str = "") -> None:
    """The customer let the shop off a promise.

    Args:
        shop: the shop.
        row: which promise.
        on: on which day; today where it is not given.
        outcome: why, in the owner's words.

    Raises:
        UserError: it is not there or no longer open, or the day cannot be meant.
    """
    _end(shop, row, Ending.RELEASED, on, outcome)


def keep_and_log(shop: Shop, *, row: PromiseRef, note: str = "") -> int:
    """A promise was kept, and the customer was told: both in one step; returns the contact's id.

    Args:
        shop: the shop.
        row: which promise.
        note: what was said; what was promised where it is not given.

    Raises:
        UserError: it is not there or no longer open.
    """
    present = present_promise(row)
    _end(shop, row, Ending.KEPT, None, "")
    return log_contact(shop, customer=_customer_of(present), kind=ContactKind.NOTE, note=note or present.what)


def reopen_promise(shop: Shop, *, row: PromiseRef) -> None:
    """A promise is to be kept after all.

    Args:
        shop: the shop.
        row: which promise.

    Raises:
        UserError: it is not there, or open already.
    """
    present = present_promise(row)
    if present.status == "open":
        raise UserError("row", N_("This promise is open already."))
    Promise.update(status="open", closed_on=None).where(Promise.id == row).execute()


def move_promise(shop: Shop, *, row: PromiseRef, to: date) -> None:
    """Another day was agreed for a promise.

    Args:
        shop: the shop.
        row: which promise.
        to: the day.

    Raises:
        UserError: it is not there or no longer open, or the day is before it was made.
    """
    present = _present_open(row)
    _check_due(to, present.made_on, "to")
    Promise.update(due_on=to).where(Promise.id == row).execute()


def delete_promise(shop: Shop, *, row: PromiseRef) -> None:
    """It was never promised: it was a mistake.

    Args:
        shop: the shop.
        row: which promise.

    Raises:
        UserError: it is not there.
    """
    present_promise(row).delete_instance()


def present_promise(row: int) -> Promise:
    """The promise itself, to nobody who lies in the trash.

    Raises:
        UserError: on "row" or "customer".
    """
    found = Promise.get_or_none(Promise.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Promise):
        raise UserError("row", N_("This promise is not there any more."))
    present_customer(_customer_of(found))
    return found


# --- Inside


def _present_open(row: int) -> Promise:
    found = present_promise(row)
    if found.status != "open":
        raise UserError("row", N_("This promise is closed already."))
    return found


def _customer_of(promise: Promise) -> int:
    return int(promise.customer_id)  # type: ignore[attr-defined]


def _end(shop: Shop, row: int, ending: Ending, on: date | None, outcome: str) -> None:
    present = _present_open(row)
    columns = _ended(shop, ending, on, outcome or present.outcome, present.made_on)
    Promise.update(**columns).where(Promise.id == row).execute()


def _columns(shop: Shop, what: str, due_on: date | None, made_on: date) -> dict[str, Any]:
    said = tidy(what)
    if not said:
        raise UserError("what", N_("Please say what was promised."))
    if len(said) > LONGEST:
        raise UserError("what", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    if due_on is None:
        raise UserError("due_on", N_("Please say by which day."))
    _check_year(made_on, "made_on")
    if made_on > shop.today():
        raise UserError("made_on", N_("This day has not come yet."))
    _check_due(due_on, made_on, "due_on")
    return {"what": said, "due_on": due_on, "made_on": made_on}


def _check_due(due_on: date, made_on: date, field: str) -> None:
    _check_year(due_on, field)
    if due_on < made_on:
        raise UserError(field, N_("This is before the day on which it was promised."))


def _check_year(day: date, field: str) -> None:
    if day.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))


def _open(outcome: str) -> dict[str, Any]:
    return {"status": "open", "closed_on": None, "outcome": _checked_outcome(outcome)}


def _ended(shop: Shop, ending: Ending, on: date | None, outcome: str, made_on: date) -> dict[str, Any]:
    day = on or max(shop.today(), made_on)
    if day > max(shop.today(), made_on):
        raise UserError("on", N_("This day has not come yet."))
    if day < made_on:
        raise UserError("on", N_("This is before the day on which it was promised."))
    return {"status": Ending(ending).value, "closed_on": day, "outcome": _checked_outcome(outcome)}


def _checked_outcome(outcome: str) -> str:
    if len(outcome) > LONGEST_OUTCOME:
        raise UserError("outcome", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_OUTCOME))
    return tidy_lines(outcome).strip()


def _checked_staff(row: int) -> int:
    if not (0 < row <= LARGEST_ID and Staff.select().where(Staff.id == row).exists()):
        raise UserError("owner", N_("There is no such person on the staff."))
    return row


def _checked_contact(row: int) -> int:
    if not (0 < row <= LARGEST_ID and Contact.select().where(Contact.id == row).exists()):
        raise UserError("contact", N_("This contact is not there any more."))
    return row
