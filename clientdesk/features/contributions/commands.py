"""What the shop can do about ideas and contributions: write one down, say what became of it, say thank you."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import Contact, ContactKind, Direction
from clientdesk.features.contributions.records import Contribution
from clientdesk.features.contributions.rules import Kind, Status
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.rules import ReminderKind

ContributionRef = Annotated[int, RowOf("contribution")]
ContactRef = Annotated[int, RowOf("contact")]

LONGEST = 4000
_YEARS = range(1900, 2200)
_SPOKEN = (ContactKind.NOTE, ContactKind.VISIT, ContactKind.MEETING)


def add_contribution(
    shop: Shop,
    *,
    customer: CustomerRef,
    what: str,
    kind: Kind = Kind.IDEA,
    given_on: date | None = None,
    contact: ContactRef | None = None,
) -> int:
    """Write down an idea of a customer, or what they did for the shop, and return its id.

    Args:
        shop: the shop.
        customer: whose.
        what: in your own words.
        kind: an idea, or a contribution.
        given_on: when it was given; today where it is not told.
        contact: the one in which it was given.

    Raises:
        UserError: nothing is left of `what`, the day cannot be meant, or the customer or contact is not there.
    """
    present_customer(customer)
    columns = _columns(shop, what, kind, shop.today() if given_on is None else given_on)
    columns |= {"contact": None if contact is None else _checked_contact(contact)}
    made: Contribution = Contribution.create(customer=customer, **columns)
    return int(made.id)


def change_contribution(
    shop: Shop,
    *,
    row: ContributionRef,
    what: str,
    given_on: date,
    kind: Kind = Kind.IDEA,
    status: Status = Status.NEW,
    outcome: str = "",
    thanked_on: date | None = None,
) -> None:
    """Write an idea or a contribution anew, as its form shows it.

    Args:
        shop: the shop.
        row: which.
        what: in your own words.
        given_on: when it was given.
        kind: an idea, or a contribution.
        status: what became of it.
        outcome: the same, in your own words.
        thanked_on: when its giver was thanked, None for not yet.

    Raises:
        UserError: as for `add_contribution`, or it is not there.
    """
    present_contribution(row)
    columns = _columns(shop, what, kind, given_on)
    columns |= {"status": Status(status).value, "outcome": _checked_outcome(outcome)}
    columns |= {"thanked_on": None if thanked_on is None else _checked_thanks(shop, thanked_on, given_on)}
    Contribution.update(**columns).where(Contribution.id == row).execute()


def answer_contribution(shop: Shop, *, row: ContributionRef, status: Status, outcome: str | None = None) -> None:
    """Say what became of an idea or a contribution.

    Args:
        shop: the shop.
        row: which.
        status: considered, used, declined; new again where nothing did after all.
        outcome: in your own words; what is written there stays where it is not told.

    Raises:
        UserError: it is not there, or the words are too long.
    """
    present = present_contribution(row)
    said = present.outcome if outcome is None else _checked_outcome(outcome)
    Contribution.update(status=Status(status).value, outcome=said).where(Contribution.id == row).execute()


def use_contribution(shop: Shop, *, row: ContributionRef) -> None:
    """An idea or a contribution was used.

    Args:
        shop: the shop.
        row: which.

    Raises:
        UserError: it is not there, or marked as used already.
    """
    _answer(shop, row, Status.USED)


def decline_contribution(shop: Shop, *, row: ContributionRef) -> None:
    """An idea or a contribution will not be used.

    Args:
        shop: the shop.
        row: which.

    Raises:
        UserError: it is not there, or declined already.
    """
    _answer(shop, row, Status.DECLINED)


def reopen_contribution(shop: Shop, *, row: ContributionRef) -> None:
    """What became of it is open again.

    Args:
        shop: the shop.
        row: which.

    Raises:
        UserError: it is not there, or new anyway.
    """
    _answer(shop, row, Status.NEW)


def thank_contribution(
    shop: Shop,
    *,
    row: ContributionRef,
    on: date | None = None,
    kind: ContactKind | None = None,
    note: str = "",
) -> int | None:
    """Somebody was thanked for an idea or a contribution; returns the id of the contact, None where none is logged.

    Args:
        shop: the shop.
        row: for which.
        on: on which day; today where it is not told.
        kind: how: logged as a contact of today, too; None where there was none, or it is written down already.
        note: what was said; a word of thanks where it is not told.

    Raises:
        UserError: it is not there, or the day cannot be meant.
    """
    present = present_contribution(row)
    day = _checked_thanks(shop, max(shop.today(), present.given_on) if on is None else on, present.given_on)
    Contribution.update(thanked_on=day).where(Contribution.id == row).execute()
    if kind is None:
        return None
    how = ContactKind(kind)
    return log_contact(
        shop,
        customer=_customer_of(present),
        kind=how,
        direction=Direction.NONE if how in _SPOKEN else Direction.OUTGOING,
        note=note.strip() or _thanks(present),
    )


def plan_thanks(shop: Shop, *, row: ContributionRef, due_on: date, kind: ReminderKind = ReminderKind.CALL) -> int:
    """Be reminded to thank somebody for an idea or a contribution; returns the id of the reminder.

    Args:
        shop: the shop.
        row: for which.
        due_on: on which day.
        kind: how it is to be done.

    Raises:
        UserError: it is not there, or the day cannot be meant.
    """
    present = present_contribution(row)
    what = _thanks(present)
    return add_reminder(shop, what=what, due_on=due_on, kind=kind, customer=_customer_of(present))


def delete_contribution(shop: Shop, *, row: ContributionRef) -> None:
    """Nothing was given: it was a mistake.

    Args:
        shop: the shop.
        row: which.

    Raises:
        UserError: it is not there.
    """
    present_contribution(row).delete_instance()


def present_contribution(row: int) -> Contribution:
    """The idea or contribution itself, of nobody who lies in the trash.

    Raises:
        UserError: on "row" or "customer".
    """
    found = Contribution.get_or_none(Contribution.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Contribution):
        raise UserError("row", N_("This is not there any more."))
    present_customer(_customer_of(found))
    return found


# --- Inside


def _customer_of(one: Contribution) -> int:
    return int(one.customer_id)  # type: ignore[attr-defined]


def _thanks(one: Contribution) -> str:
    """A word of thanks in the language of the moment, short enough for a reminder."""
    what = " ".join(one.what.split())
    return _("Thank you for: {what}").format(what=what if len(what) <= _SHORT else what[:_SHORT].rstrip() + "…")


_SHORT = 400


def _answer(shop: Shop, row: int, status: Status) -> None:
    if present_contribution(row).status == status:
        raise UserError("row", N_("This is so already."))
    answer_contribution(shop, row=row, status=status)


def _columns(shop: Shop, what: str, kind: Kind, given_on: date) -> dict[str, Any]:
    said = tidy_lines(what).strip()
    if not tidy(said):
        raise UserError("what", N_("Please write down what it is."))
    if len(said) > LONGEST:
        raise UserError("what", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    if given_on.year not in _YEARS:
        raise UserError("given_on", N_("Please check the year."))
    if given_on > shop.today():
        raise UserError("given_on", N_("This day has not come yet."))
    return {"what": said, "kind": Kind(kind).value, "given_on": given_on}


def _checked_outcome(outcome: str) -> str:
    if len(outcome) > LONGEST:
        raise UserError("outcome", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    return tidy_lines(outcome).strip()


def _checked_thanks(shop: Shop, day: date, given_on: date) -> date:
    if day < given_on:
        raise UserError("thanked_on", N_("This is before the day on which it was given."))
    if day > max(shop.today(), given_on):
        raise UserError("thanked_on", N_("This day has not come yet."))
    return day


def _checked_contact(row: int) -> int:
    if not (0 < row <= LARGEST_ID and Contact.select().where(Contact.id == row).exists()):
        raise UserError("contact", N_("This contact is not there any more."))
    return row
