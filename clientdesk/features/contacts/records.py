"""The tables of contacts: what was said, who was there, which files came with it, and kinds of the owner's own."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified, Record


class ContactKind(StrEnum):
    """How the shop and the customer were in touch; the owner's own kinds stand beside them (`kinds.kinds`)."""

    NOTE = "note"
    VISIT = "visit"
    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    MESSAGE = "message"
    MEETING = "meeting"
    SOCIAL = "social"
    OCCASION = "occasion"


class Direction(StrEnum):
    """Which way it went; NONE where that makes no sense (a note, a meeting)."""

    NONE = ""
    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Initiator(StrEnum):
    """Whose idea it was to be in touch: a call back goes to the customer, who had begun it."""

    UNKNOWN = ""
    SHOP = "shop"
    CUSTOMER = "customer"


class Place(StrEnum):
    """Where people met."""

    UNKNOWN = ""
    SHOP = "shop"
    CUSTOMER = "customer"
    ELSEWHERE = "elsewhere"


class OwnKind(Identified):
    """A kind of contact of the owner's own ("test ride").

    `key` is what a contact's `kind` holds and never changes. `shape` says what can be told of it, as of a call
    ("talk"), a letter ("letter"), a meeting ("meeting") or a note ("note"). `element` is one of `kinds.Element`. A
    retired kind is not offered any more; what was logged keeps it.
    """

    title: ClassVar[str | None] = "name"

    key = pw.TextField(unique=True)
    name = pw.TextField()
    icon = pw.TextField(default="chat-circle")
    shape = pw.TextField(default="meeting", constraints=[pw.Check("shape IN ('talk', 'letter', 'meeting', 'note')")])
    element = pw.TextField(default="relationship")
    position = pw.IntegerField(default=0)
    retired = pw.BooleanField(default=False)


class Contact(Identified):
    """One time the shop and a customer were in touch: a call, a letter, a visit.

    `on` is when it happened (UTC, to the second), not when it was written down. `lasted_s` is in whole seconds, NULL
    where a length makes no sense (a letter). `answered` is NULL where nobody said. `next_step` is what was agreed to
    come next, in words. `message_id` is that of RFC 5322 where it came from an e-mail, "" otherwise. Emptying the
    trash deletes them with the customer.
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
    answered = pw.BooleanField(null=True)
    initiator = pw.TextField(default="")
    place = pw.TextField(default="")
    next_step = pw.TextField(default="")
    important = pw.BooleanField(default=False)
    message_id = pw.TextField(default="")

    class Meta:
        indexes = ((("customer", "on"), False),)


Contact.add_index(Contact.message_id, where=Contact.message_id != "", name="contact_message")


class ContactPerson(Record):
    """Somebody who was there: a customer (`person`), one of the staff, or a name alone; `customer` is the contact's."""

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "name"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    contact = pw.ForeignKeyField(Contact, on_delete="CASCADE", backref="people")
    person = pw.ForeignKeyField(Customer, null=True, on_delete="SET NULL", backref="+")
    staff = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    name = pw.TextField(default="")


class ContactFile(Identified):
    """A file that came with a contact: `file` is its name among the kept ones, `name` what it was called, both text.

    `size` is in bytes; `customer` is the contact's.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "name"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    contact = pw.ForeignKeyField(Contact, on_delete="CASCADE", backref="files")
    file = pw.TextField()
    name = pw.TextField()
    size = pw.IntegerField(default=0)
    position = pw.IntegerField(default=0)
