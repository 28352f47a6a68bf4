"""Reminders that wait until their customer is seen: put off so, and due once the customer is there."""

from __future__ import annotations

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import CustomerRef
from clientdesk.features.reminders.commands_checks import ReminderRef, moment_columns, present_open
from clientdesk.features.reminders.records import Reminder


def await_sight(shop: Shop, *, row: ReminderRef) -> None:
    """Put a reminder off until its customer is seen next, whatever the day.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there, done, or about nobody.
    """
    if present_open(row).customer_id is None:  # type: ignore[attr-defined]
        raise UserError("row", N_("This reminder is not about a customer."))
    Reminder.update(on_sight=True).where(Reminder.id == row).execute()


def see_customer(shop: Shop, *, customer: CustomerRef) -> None:
    """The customer is there now: what waited for that is due at this moment.

    Args:
        shop: the shop.
        customer: who is seen.
    """
    now = shop.local_now()
    columns = moment_columns(shop, now.date(), now.strftime("%H:%M"), 0, "customer")
    waiting = (Reminder.customer == customer) & Reminder.done_at.is_null() & Reminder.on_sight
    Reminder.update(**columns).where(waiting).execute()
