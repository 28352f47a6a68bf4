"""The table of reminders."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified


class Reminder(Identified):
    """Something to do, about a customer or not.

    `due_on` and `due_time` ("HH:MM", NULL for any time of the day) are wall time in `zone` (IANA), as the owner said
    it; `due_at` is the instant derived from them (UTC; for any time, the shop's morning) and derived again when the
    zone changes. `raised_at` (UTC) is when it was last shown by the clock, NULL while it still has to be; a snooze
    moves the due moment and clears it. `done_at` (UTC) is NULL while it is open.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "what"

    customer = pw.ForeignKeyField(Customer, null=True, on_delete="CASCADE", backref="reminders")
    what = pw.TextField()
    kind = pw.TextField(default="note")
    due_on = pw.DateField()
    due_time = pw.TextField(null=True)
    zone = pw.TextField()
    due_at = pw.DateTimeField()
    staff = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    raised_at = pw.DateTimeField(null=True)
    done_at = pw.DateTimeField(null=True)


Reminder.add_index(Reminder.due_at, where=Reminder.done_at.is_null(), name="reminder_open")
Reminder.add_index(
    Reminder.due_at, where=Reminder.done_at.is_null() & Reminder.raised_at.is_null(), name="reminder_unraised"
)
