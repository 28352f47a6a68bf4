"""The tables of who looks after a customer besides the owner of the relationship, and of hand-overs."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified


class Deputy(Identified):
    """Stands in for whoever looks after a customer, from one local date to another, both included; NULL is open."""

    about: ClassVar[str | None] = "customer_id"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="deputies")
    staff = pw.ForeignKeyField(Staff, on_delete="CASCADE")
    from_on = pw.DateField(null=True)
    until_on = pw.DateField(null=True)
    reason = pw.TextField(default="")


class HandOver(Identified):
    """The relationship went from one person to another, with what the next one has to know."""

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "note"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="hand_overs")
    gave = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    took = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    at = pw.DateTimeField()
    note = pw.TextField(default="")
