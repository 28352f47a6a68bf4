"""What the shop can do with the rhythm: agree on one, put a turn off, let it pass, write down that it was taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop, put_setting
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.classes import class_keys
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.rhythm.holding import (
    CALLS_A_DAY,
    CHOSEN,
    COUNTS,
    WITHOUT_CLASS,
    ask,
    ways_of_contact,
    written_ways,
)
from clientdesk.features.rhythm.records import ClassRhythm, CustomerRhythm, TouchDelay, TouchRaised
from clientdesk.features.rhythm.rules import MOST_CALLS, MOST_DAYS, Way, due_after

LONGEST = 300
_YEARS = range(1900, 2200)


def set_rhythm(shop: Shop, *, customer: CustomerRef, days: int) -> None:
    """Agree on every how many days a customer is to be reached; it outdoes class and kind of relationship.

    Args:
        shop: the shop.
        customer: who.
        days: 1 to 3650.

    Raises:
        UserError: the customer is not there, or nobody keeps such a rhythm.
    """
    present_customer(customer)
    _put_rhythm(customer, days=_checked_days(days), because="")


def set_no_rhythm(shop: Shop, *, customer: CustomerRef, because: str) -> None:
    """Say that a customer is not to be reached of itself, and why not.

    Args:
        shop: the shop.
        customer: who.
        because: in the owner's words.

    Raises:
        UserError: the customer is not there, or nothing is left of the reason.
    """
    present_customer(customer)
    _put_rhythm(customer, days=None, because=_checked_reason(because, needed=True))


def clear_rhythm(shop: Shop, *, customer: CustomerRef) -> None:
    """Go back to the rhythm of the kind of relationship, or of the class.

    Args:
        shop: the shop.
        customer: who.

    Raises:
        UserError: the customer is not there.
    """
    present_customer(customer)
    CustomerRhythm.delete().where(CustomerRhythm.customer == customer).execute()


def change_rhythm(
    shop: Shop,
    *,
    customer: CustomerRef,
    way: Way,
    days: int | None = None,
    because: str = "",
    until: date | None = None,
) -> None:
    """Agree on how a customer is kept in touch with, and on the next day, in one step.

    Args:
        shop: the shop.
        customer: who.
        way: as all others of their kind and class, on a rhythm of their own, or not at all.
        days: every so many days, where it is a rhythm of their own.
        because: why not, where it is not at all.
        until: the next day, where one was chosen by hand; None leaves it to the rhythm.

    Raises:
        UserError: the customer is not there, or on what cannot be meant.
    """
    if way is Way.OWN:
        if days is None:
            raise UserError("days", Phrase(N_("Please give a number of days from 1 to {most}."), most=MOST_DAYS))
        set_rhythm(shop, customer=customer, days=days)
    elif way is Way.NEVER:
        set_no_rhythm(shop, customer=customer, because=because)
    else:
        clear_rhythm(shop, customer=customer)
    if until is None:
        TouchDelay.delete().where((TouchDelay.customer == customer) & ~TouchDelay.not_needed).execute()
    elif way is not Way.NEVER and not _is_put_to(shop, customer, until):
        _checked_day(shop, until, "until")
        _put_delay(shop, customer, until=until, until_time=None, not_needed=False, because="")


def set_class_rhythm(shop: Shop, *, key: str, days: int | None = None) -> None:
    """Say every how many days the customers of a class are to be reached.

    Args:
        shop: the shop.
        key: the key of the class.
        days: 1 to 3650, None for never of itself.

    Raises:
        UserError: there is no such class, or nobody keeps such a rhythm.
    """
    if key not in class_keys():
        raise UserError("key", N_("There is no such class."))
    wanted = None if days is None else _checked_days(days)
    stored = ClassRhythm.get_or_none(ClassRhythm.key == key)
    if stored is None:
        ClassRhythm.create(key=key, days=wanted)
    elif stored.days != wanted:
        ClassRhythm.update(days=wanted).where(ClassRhythm.id == stored.id).execute()


def change_rhythm_settings(
    shop: Shop,
    *,
    calls_a_day: int | None = None,
    without_class: int | None = None,
    counts: tuple[str, ...] | None = None,
) -> None:
    """Change what holds for everybody; what is None stays.

    Args:
        shop: the shop.
        calls_a_day: how many calls a day are asked for at most.
        without_class: every how many days whoever is in no class is reached, 0 for never.
        counts: the ways of being in touch that count, by key.

    Raises:
        UserError: on what cannot be meant.
    """
    if calls_a_day is not None:
        if not 1 <= calls_a_day <= MOST_CALLS:
            words = Phrase(N_("Please give a number of calls from 1 to {most}."), most=MOST_CALLS)
            raise UserError("calls_a_day", words)
        put_setting(CALLS_A_DAY, str(calls_a_day))
    if without_class is not None:
        put_setting(WITHOUT_CLASS, str(_checked_days(without_class, "without_class") if without_class else 0))
    if counts is not None:
        if not set(counts) <= {key for key, _name, _counts in ways_of_contact(shop)}:
            raise UserError("counts", N_("There is no such way of being in touch."))
        put_setting(COUNTS, written_ways(shop, set(counts)))


def delay_touch(shop: Shop, *, customer: CustomerRef, until: date) -> None:
    """Put the next touch of a customer to a day of one's own choice; the next real contact ends it.

    Args:
        shop: the shop.
        customer: who; with a rhythm.
        until: the day, today or later.

    Raises:
        UserError: the customer is not there or has no rhythm, or the day is past.
    """
    _rhythm_days(shop, customer, "customer")
    _checked_day(shop, until, "until")
    _put_delay(shop, customer, until=until, until_time=None, not_needed=False, because="")


def snooze_touch(shop: Shop, *, row: CustomerRef, until: datetime) -> None:
    """Put the next touch of a customer off to a moment.

    Args:
        shop: the shop.
        row: who; with a rhythm.
        until: naive wall time, later than now.

    Raises:
        UserError: the customer is not there or has no rhythm, or the moment is past.
    """
    _rhythm_days(shop, row, "row")
    moment = until.replace(tzinfo=None, fold=0)
    _checked_day(shop, moment.date(), "until")
    if moment <= shop.local_now():
        raise UserError("until", N_("This moment is past. Please choose a later one."))
    at = f"{moment:%H:%M}"
    _put_delay(shop, row, until=moment.date(), until_time=at, not_needed=False, because="")


def move_touch(shop: Shop, *, row: CustomerRef, to: date) -> None:
    """Move the next touch of a customer to another day.

    Args:
        shop: the shop.
        row: who; with a rhythm.
        to: the day, today or later.

    Raises:
        UserError: the customer is not there or has no rhythm, or the day is past.
    """
    _rhythm_days(shop, row, "row")
    _checked_day(shop, to, "to")
    _put_delay(shop, row, until=to, until_time=None, not_needed=False, because="")


def touch_not_needed(shop: Shop, *, row: CustomerRef, because: str = "") -> None:
    """Let a turn pass: the rhythm runs from today as from a contact.

    Args:
        shop: the shop.
        row: who; with a rhythm.
        because: why, in the owner's words.

    Raises:
        UserError: the customer is not there or has no rhythm.
    """
    days = _rhythm_days(shop, row, "row")
    reason = _checked_reason(because, needed=False)
    until = due_after(days, shop.today())
    _put_delay(shop, row, until=until, until_time=None, not_needed=True, because=reason)


def touch_log(shop: Shop, *, row: CustomerRef, note: str = "", kind: str = ContactKind.CALL.value) -> int:
    """Write down that a customer was reached, and return the contact's id; a day chosen by hand is done with.

    Args:
        shop: the shop.
        row: who.
        note: what was said.
        kind: how; the key of a kind of contact.

    Raises:
        UserError: the customer or the kind is not there.
    """
    _checked_customer(row, "row")
    TouchDelay.delete().where(TouchDelay.customer == row).execute()
    direction = Direction.OUTGOING if kind == ContactKind.CALL else Direction.NONE
    return log_contact(shop, customer=row, kind=kind, note=note, direction=direction, answered=True)


def touch_done(shop: Shop, *, row: CustomerRef) -> int:
    """Write down a call with a customer, without words; returns the contact's id.

    Args:
        shop: the shop.
        row: who.

    Raises:
        UserError: the customer is not there.
    """
    return touch_log(shop, row=row)


def mark_touches_raised(shop: Shop, *, rows: tuple[CustomerRef, ...]) -> None:
    """Note that the turns of these customers were shown.

    Args:
        shop: the shop.
        rows: who; those without one are passed over.
    """
    for row in rows:
        found = ask(
            shop, "SELECT due_on FROM next_touch WHERE via = 'rhythm' AND customer = ?",
            (row if 0 < row <= LARGEST_ID else 0,),
        )  # fmt: skip
        for (due_on,) in found:
            TouchRaised.insert(customer=row, due_on=date.fromisoformat(due_on), raised_at=shop.now()).on_conflict(
                conflict_target=[TouchRaised.customer, TouchRaised.due_on], preserve=[TouchRaised.raised_at]
            ).execute()


def forget_coming_turns(shop: Shop) -> None:
    """What is said to have been shown later than now was shown by a clock that was wrong: it is to be shown again.

    Args:
        shop: the shop.
    """
    TouchRaised.delete().where(TouchRaised.raised_at > shop.now()).execute()


# --- Inside


def _put_rhythm(customer: int, **columns: Any) -> None:  # noqa: ANN401 - columns
    if CustomerRhythm.update(**columns).where(CustomerRhythm.customer == customer).execute() == 0:
        CustomerRhythm.create(customer=customer, **columns)


def _put_delay(shop: Shop, customer: int, **columns: Any) -> None:  # noqa: ANN401 - columns
    columns["made_at"] = shop.now()
    if TouchDelay.update(**columns).where(TouchDelay.customer == customer).execute() == 0:
        TouchDelay.create(customer=customer, **columns)


def _is_put_to(shop: Shop, customer: int, day: date) -> bool:
    """Whether the next touch stands on this day already, because it was chosen by hand."""
    sql = "SELECT 1 FROM next_touch WHERE customer = ? AND queue = ? AND due_on = ?"
    return bool(ask(shop, sql, (customer, CHOSEN, day.isoformat())))


def _rhythm_days(shop: Shop, customer: int, field: str) -> int:
    """Every how many days a customer who is there is to be reached."""
    _checked_customer(customer, field)
    found = ask(shop, "SELECT days FROM next_touch WHERE customer = ?", (customer,))
    if not found or found[0][0] is None:
        raise UserError(field, N_("No rhythm was agreed on for this customer."))
    return int(found[0][0])


def _checked_customer(customer: int, field: str) -> None:
    try:
        present_customer(customer)
    except UserError as error:
        raise UserError(field, error.words) from error


def _checked_days(days: int, field: str = "days") -> int:
    if not 1 <= days <= MOST_DAYS:
        raise UserError(field, Phrase(N_("Please give a number of days from 1 to {most}."), most=MOST_DAYS))
    return days


def _checked_day(shop: Shop, day: date, field: str) -> None:
    if day.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))
    if day < shop.today():
        raise UserError(field, N_("This day is past. Please choose a later one."))


def _checked_reason(text: str, *, needed: bool) -> str:
    reason = tidy(text)
    if needed and not reason:
        raise UserError("because", N_("Please say why."))
    if len(reason) > LONGEST:
        raise UserError("because", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    return reason
