"""The tables of appointments: what is agreed, on which days a series is otherwise, who is to be there."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified, Record


class Appointment(Identified):
    """Something agreed to happen at a time, with a customer or without.

    `starts` and `ends` are naive wall time in `zone` (IANA); `ends` is exclusive. With `all_day` both are midnights.
    The shop's own stay at their wall time when the shop's zone changes; one that is `pinned` hangs on its own `zone`,
    as those that came with a foreign calendar do.

    `repeats` is a recurrence rule (RFC 5545 RRULE, without "RRULE:") counted from `starts`; "" for a single one. An
    occurrence of which something is told (it was moved, renamed, held) is a row of its own: `series` is the row with
    the rule, `original` (RFC 5545 RECURRENCE-ID, wall time in the series' zone) the start that it replaces. `uid` is
    the UID of iCalendar. `held` is "held" or "not_held", "" while nobody has said; `because` says why not.
    `sequence` is that of RFC 5545.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "what"

    what = pw.TextField()
    kind = pw.TextField(default="meeting")
    starts = pw.DateTimeField(index=True)
    ends = pw.DateTimeField()
    all_day = pw.BooleanField(default=False)
    zone = pw.TextField()
    customer = pw.ForeignKeyField(Customer, null=True, on_delete="CASCADE", backref="appointments")
    staff = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    place = pw.TextField(default="")
    note = pw.TextField(default="")
    repeats = pw.TextField(default="")
    series = pw.ForeignKeyField("self", null=True, on_delete="CASCADE", backref="told")
    original = pw.DateTimeField(null=True)
    pinned = pw.BooleanField(default=False)
    held = pw.TextField(default="", constraints=[pw.Check("held IN ('', 'held', 'not_held')")])
    because = pw.TextField(default="")
    sequence = pw.IntegerField(default=0)


Appointment.add_index(Appointment.repeats, where=Appointment.repeats != "", name="appointment_repeating")


class AppointmentDate(Record):
    """A day on which a series is otherwise than its rule says.

    `at` is wall time in the zone of the series: an occurrence that falls out (RFC 5545 EXDATE), or with `extra` one
    that comes beside the rule (RDATE). `customer` is the appointment's.
    """

    about: ClassVar[str | None] = "customer_id"

    appointment = pw.ForeignKeyField(Appointment, on_delete="CASCADE", backref="dates")
    customer = pw.ForeignKeyField(Customer, null=True, on_delete="CASCADE", backref="+")
    at = pw.DateTimeField()
    extra = pw.BooleanField(default=False)

    class Meta:
        indexes = ((("appointment", "at", "extra"), True),)


class AppointmentGuest(Record):
    """Who is to be there: a customer, one of the staff, or a name alone; `came` is NULL until somebody said."""

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "name"

    appointment = pw.ForeignKeyField(Appointment, on_delete="CASCADE", backref="guests")
    customer = pw.ForeignKeyField(Customer, null=True, on_delete="CASCADE", backref="+")
    staff = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    name = pw.TextField(default="")
    email = pw.TextField(default="")
    came = pw.BooleanField(null=True)
