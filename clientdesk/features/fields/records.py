"""The tables of the owner's own fields: what they are, their choices, and what was told of each customer."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.store.record import Identified, Record


class OwnField(Identified):
    """A field the owner has made; `kind` is one of `desk.facts.FactKind`."""

    title: ClassVar[str | None] = "name"

    name = pw.TextField()
    kind = pw.TextField()
    position = pw.IntegerField(default=0)


class OwnChoice(Identified):
    """One choice of a field that has a list."""

    title: ClassVar[str | None] = "name"

    field = pw.ForeignKeyField(OwnField, on_delete="CASCADE", backref="choices")
    name = pw.TextField()
    position = pw.IntegerField(default=0)


class OwnValue(Record):
    """What was told of a customer under a field: machine text as in `desk.facts`, and a number to compare by.

    `number` holds a number, a sum or a date (days since 0001-01-01), NULL for everything else. A field of several
    choices has a row for each that was chosen, whose `value` is its uid.
    """

    about: ClassVar[str | None] = "customer_id"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="own_values")
    field = pw.ForeignKeyField(OwnField, on_delete="CASCADE", backref="told")
    value = pw.TextField()
    number = pw.FloatField(null=True)

    class Meta:
        indexes = ((("customer", "field", "value"), True), (("field", "value"), False), (("field", "number"), False))
