"""The tables of kinds of relationship: whose is which since when, and what the owner set for each."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.store.record import Identified, Record


class RelationshipPeriod(Identified):
    """A customer's kind of relationship over a time; the present one has no `until`. `kind` is one of `rules.KINDS`."""

    about: ClassVar[str | None] = "customer_id"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    kind = pw.TextField()
    since = pw.DateField()
    until = pw.DateField(null=True)
    reason = pw.TextField(default="")


RelationshipPeriod.add_index(
    RelationshipPeriod.customer, where=RelationshipPeriod.until.is_null(), unique=True, name="relationship_present"
)


class RelationshipDefaults(Identified):
    """What the owner changed of what a kind sets; no row, or NULL, stands for what the program begins with.

    `rhythm_days` 0 stands for no rhythm. `channel` is a kind of contact; the texts are the owner's.
    """

    kind = pw.TextField(unique=True)
    rhythm_days = pw.IntegerField(null=True, constraints=[pw.Check("rhythm_days >= 0")])
    channel = pw.TextField(null=True)
    automatic = pw.TextField(null=True)
    personal = pw.TextField(null=True)
    follow_up = pw.TextField(null=True)


class RelationshipRefusal(Record):
    """A suggested move to another kind that the owner does not want; `on` is the local day."""

    about: ClassVar[str | None] = "customer_id"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    kind = pw.TextField()
    on = pw.DateField()

    class Meta:
        indexes = ((("customer", "kind"), True),)
