"""The table of contacts, and the last one of each customer."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified


class ContactKind(StrEnum):
    """How the shop and the customer were in touch."""

    NOTE = "note"
    VISIT = "visit"
    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    MESSAGE = "message"
    MEETING = "meeting"


class Direction(StrEnum):
    """Who began it; NONE where that makes no sense (a note, a meeting)."""

    NONE = ""
    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Contact(Identified):
    """One time the shop and a customer were in touch: a call, a letter, a visit.

    `on` is when it happened (UTC, to the second), not when it was written down. `lasted_s` is in whole seconds, NULL
    where a length makes no sense (a letter). Emptying the trash deletes them with the customer.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "note"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="contacts")
    by = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    kind = pw.TextField()
    direction = pw.TextField(default="")
    on = pw.DateTimeField(index=True)
    lasted_s = pw.IntegerField(null=True, constraints=[pw.Check("lasted_s >= 0")])
    note = pw.TextField(default="")
    outcome = pw.TextField(default="")

    class Meta:
        indexes = ((("customer", "on"), False),)
