"""The tables of reminders, and of which of them have been shown."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.appointments.records import Appointment
from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.records import Customer
from clientdesk.features.promises.records import Promise
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified, Record


class Reminder(Identified):
    """Something to do, about a customer or not.

    `due_on` and `due_time` ("HH:MM", NULL for any time of the day) are wall time in `zone` (IANA), as the owner said
    it; `due_at` is the instant derived from them (UTC; for any time, the shop's morning) and derived again when the
    zone or its rules change; it comes `lead` minutes earlier. A snooze moves all of them. `done_at` (UTC) is NULL while
    it is open; `dropped` says that it was closed then because it was not needed.

    With `after_days` the day follows something else: so many days after the last `after_what` ("contact") with the
    customer, or after `series_on`, the day on which it was made, while there was none. With `appointment` it is at the
    start of that. `repeats` is a recurrence rule (RFC 5545 RRULE, without "RRULE:"), counted from `series_on`; each
    time is a row of its own, those of one `series` (the uid of the first) follow each other. Of all these `planned_on`,
    `planned_time` and `planned_lead` keep what the rule gave: a snooze moves this one alone, and neither the next of
    the series nor what it follows. `note` is what to know, `to_say` what to say; `contact` is the one at which it was
    agreed.

    With `occurrence` it is of that occurrence (its RECURRENCE-ID, wall time of the series) of an appointment that
    repeats. With `promise` it follows the day on which that was promised. `on_sight`: it is for when the customer is
    seen next, whatever the day; `due_on` is then the day on which it was put off.
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
    done_at = pw.DateTimeField(null=True)
    note = pw.TextField(default="")
    to_say = pw.TextField(default="")
    appointment = pw.ForeignKeyField(Appointment, null=True, on_delete="CASCADE", backref="reminders")
    contact = pw.ForeignKeyField(Contact, null=True, on_delete="SET NULL", backref="+")
    lead = pw.IntegerField(default=0, constraints=[pw.Check("lead >= 0")])
    after_days = pw.IntegerField(null=True, constraints=[pw.Check("after_days >= 0")])
    after_what = pw.TextField(default="")
    repeats = pw.TextField(default="")
    series = pw.TextField(default="")
    series_on = pw.DateField(null=True)
    planned_on = pw.DateField(null=True)
    planned_time = pw.TextField(null=True)
    planned_lead = pw.IntegerField(null=True)
    dropped = pw.BooleanField(default=False)
    promise = pw.ForeignKeyField(Promise, null=True, on_delete="CASCADE", backref="reminders")
    occurrence = pw.DateTimeField(null=True)
    on_sight = pw.BooleanField(default=False)


Reminder.add_index(
    Reminder.customer, where=Reminder.done_at.is_null() & Reminder.after_days.is_null(False), name="reminder_after"
)
Reminder.add_index(Reminder.due_at, where=Reminder.done_at.is_null(), name="reminder_open")
Reminder.add_index(
    Reminder.customer,
    where=Reminder.done_at.is_null() & Reminder.on_sight,
    name="reminder_on_sight",
)
Reminder.add_index(Reminder.series, where=Reminder.series != "", name="reminder_series")


class ReminderRaised(Record):
    """A reminder was shown by the clock for the due moment `due_at` (UTC), at `raised_at` (UTC).

    A table of its own, and no foreign key: what the program notes on a reminder by itself must not stand in the way
    when a person takes the adding or the snoozing of it back. A snooze makes a new due moment, not shown so far; the
    undo of it brings back the old one, which was.
    """

    reminder = pw.IntegerField()
    due_at = pw.DateTimeField()
    raised_at = pw.DateTimeField(index=True)

    class Meta:
        indexes = ((("reminder", "due_at"), True),)
