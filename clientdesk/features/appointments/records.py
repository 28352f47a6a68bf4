"""The table of appointments."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified


class Appointment(Identified):
    """Something agreed to happen at a time, with a customer or without.

    `starts` and `ends` are naive wall time in `zone` (IANA); `ends` is exclusive. With `all_day` both are midnights.
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
