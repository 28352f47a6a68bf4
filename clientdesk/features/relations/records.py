"""The table of relations between people."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.store.record import Identified


class Relation(Identified):
    """Two customers and what they are to each other.

    `other_is` says what `other` is to `customer` ("wife"), `customer_is` what `customer` is to `other` ("husband");
    each is a key of `rules.WORDS`, which is translated, or the owner's own word. A pair stands in the table once.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "other_is"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="relations")
    other = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="related_by")
    other_is = pw.TextField()
    customer_is = pw.TextField(default="")
    note = pw.TextField(default="")
    since_on = pw.DateField(null=True)
    until_on = pw.DateField(null=True)

    class Meta:
        constraints = (pw.Check("customer_id <> other_id"),)
