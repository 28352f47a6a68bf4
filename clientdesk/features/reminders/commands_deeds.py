"""What is done with a reminder: finished, put off, closed, moved, deleted; the next of a series is planned then."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.reminders.commands_checks import (
    ReminderRef,
    moment_columns,
    present,
    present_open,
    within_reach,
    write,
)
from clientdesk.features.reminders.commands_promises import close_promise_of, reopen_promise_of
from clientdesk.features.reminders.commands_series import make_next
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules import lead_until, up_to_the_minute

_SPOKEN = (ContactKind.NOTE, ContactKind.VISIT, ContactKind.MEETING)


def finish_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Tick a reminder off; one that repeats is planned for the next time, one of a promise says that it was kept.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there, or done already.
    """
    _close(shop, present_open(row), dropped=False)


def dismiss_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Close a reminder because it is not needed; one that repeats is planned for the next time.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there, or done already.
    """
    _close(shop, present_open(row), dropped=True)


def finish_and_log(shop: Shop, *, row: ReminderRef, note: str = "") -> int:
    """Tick a reminder off and write down the contact it was for, in one step; returns the contact's id.

    Args:
        shop: the shop.
        row: which reminder; it has to be about a customer.
        note: what was said; what the reminder says where it is not given.

    Raises:
        UserError: the reminder is not there, done already, or about nobody.
    """
    reminder = present_open(row)
    customer: int | None = reminder.customer_id  # type: ignore[attr-defined]
    if customer is None:
        raise UserError("row", N_("This reminder is not about a customer."))
    _close(shop, reminder, dropped=False)
    kind = ContactKind(reminder.kind)
    return log_contact(
        shop,
        customer=customer,
        kind=kind,
        direction=Direction.NONE if kind in _SPOKEN else Direction.OUTGOING,
        note=note or reminder.what,
    )


def reopen_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Take the tick off a reminder again.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there, or not done.
    """
    reminder = present(row)
    if reminder.done_at is None:
        raise UserError("row", N_("This reminder is not done yet."))
    reopen_promise_of(shop, reminder)
    Reminder.update(done_at=None, dropped=False).where(Reminder.id == row).execute()


def snooze_reminder(shop: Shop, *, row: ReminderRef, until: datetime) -> None:
    """Put a reminder off to a later moment; of a series, this one alone.

    One that comes ahead of its moment, and is put off to a time still ahead of it, keeps that moment.

    Args:
        shop: the shop.
        row: which reminder.
        until: naive wall time; seconds are rounded up to a minute.

    Raises:
        UserError: it is not there or done, or the moment is past.
    """
    reminder = present_open(row)
    within_reach(until.date(), "until")
    full = up_to_the_minute(until.replace(tzinfo=None, fold=0))
    lead = lead_until(reminder.due_on, reminder.due_time, shop.zone, full) if reminder.lead else 0
    if lead:
        columns = moment_columns(shop, reminder.due_on, reminder.due_time, lead, "until")
    else:
        columns = moment_columns(shop, full.date(), full.strftime("%H:%M"), 0, "until")
    if columns["due_at"] <= shop.now():
        raise UserError("until", N_("This moment is past. Please choose a later one."))
    write(shop, row, columns)


def move_reminder(shop: Shop, *, row: ReminderRef, to: date) -> None:
    """Move a reminder to another day; its time of day stays.

    Args:
        shop: the shop.
        row: which reminder.
        to: the day.

    Raises:
        UserError: it is not there, or the day cannot be meant.
    """
    reminder = present(row)
    write(shop, row, moment_columns(shop, to, reminder.due_time, reminder.lead, "to"))


def delete_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Take a reminder away; one that repeats is planned for the next time.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there.
    """
    reminder = present(row)
    if reminder.done_at is None:
        make_next(shop, reminder)
    reminder.delete_instance()


def delete_series(shop: Shop, *, row: ReminderRef) -> None:
    """Take a reminder away together with all that would follow it; what was done stays.

    Args:
        shop: the shop.
        row: which reminder of the series.

    Raises:
        UserError: it is not there, or does not repeat.
    """
    reminder = present(row)
    if not reminder.series:
        raise UserError("row", N_("This reminder does not repeat."))
    Reminder.delete().where((Reminder.series == reminder.series) & Reminder.done_at.is_null()).execute()


def _close(shop: Shop, reminder: Reminder, *, dropped: bool) -> None:
    Reminder.update(done_at=shop.now(), dropped=dropped).where(Reminder.id == reminder.id).execute()
    if not dropped:
        close_promise_of(shop, reminder)
    make_next(shop, reminder)
