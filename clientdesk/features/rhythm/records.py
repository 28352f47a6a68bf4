"""The tables of rhythm: how often each class and customer is to be reached, what was put off, what was shown."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.store.record import Identified, Record


class ClassRhythm(Identified):
    """Every how many days customers of a class are to be reached; `days` NULL for never of itself. No row: as begun."""

    key = pw.TextField(unique=True)
    days = pw.IntegerField(null=True, constraints=[pw.Check("days > 0")])


class CustomerRhythm(Identified):
    """A customer's own rhythm, which outdoes those of class and kind of relationship: `days`, or NULL and why not."""

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "because"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", unique=True, backref="+")
    days = pw.IntegerField(null=True, constraints=[pw.Check("days > 0")])
    because = pw.TextField(default="")


class TouchDelay(Identified):
    """The next touch of a customer was put to the local day `until` by hand; the next real contact ends it.

    `until_time` is "HH:MM" on the wall, NULL for any time; `made_at` (UTC) is when it was done. With `not_needed` the
    turn was let pass, for the reason `because`: the rhythm runs from that day as from a contact, and `until` is where
    it led then.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "because"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", unique=True, backref="+")
    until = pw.DateField()
    until_time = pw.TextField(null=True)
    made_at = pw.DateTimeField(index=True)
    not_needed = pw.BooleanField(default=False)
    because = pw.TextField(default="")


class TouchRaised(Record):
    """The program told that a customer was due on the local day `due_on`; no foreign key, as with reminders."""

    customer = pw.IntegerField()
    due_on = pw.DateField()
    raised_at = pw.DateTimeField(index=True)

    class Meta:
        indexes = ((("customer", "due_on"), True),)
