"""The tables of customers and of how to reach them."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified, Record


class Customer(Identified):
    """A person or an organisation that buys here, or may.

    `name` is what the list shows and is never empty; for a person it is put together from the parts when these are
    known. `organisation` is where a person works. `sort_key` is the name's place in the national order of the store
    (`base.collation`). A birthday may lack its year. `trashed_at` (UTC) is set while the customer lies in the trash.
    """

    about: ClassVar[str | None] = "id"
    title: ClassVar[str | None] = "name"

    is_organisation = pw.BooleanField(default=False)
    name = pw.TextField()
    given = pw.TextField(default="")
    family = pw.TextField(default="")
    patronymic = pw.TextField(default="")
    honorific = pw.TextField(default="")
    nickname = pw.TextField(default="")
    organisation = pw.TextField(default="")
    job_title = pw.TextField(default="")
    address_as = pw.TextField(default="")
    pronunciation = pw.TextField(default="")
    birth_year = pw.IntegerField(null=True)
    birth_month = pw.IntegerField(null=True, constraints=[pw.Check("birth_month BETWEEN 1 AND 12")])
    birth_day = pw.IntegerField(null=True, constraints=[pw.Check("birth_day BETWEEN 1 AND 31")])
    potential = pw.TextField(default="", constraints=[pw.Check("potential IN ('', 'A', 'B', 'C')")])
    language = pw.TextField(default="")
    note = pw.TextField(default="")
    owner = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    sort_key = pw.BlobField()
    created_at = pw.DateTimeField()
    trashed_at = pw.DateTimeField(null=True)

    class Meta:
        indexes = ((("birth_month", "birth_day"), False),)


# The order of names is kept by the search index; these two are for the newest first and for the trash.
Customer.add_index(Customer.created_at, where=Customer.trashed_at.is_null(), name="customer_newest")
Customer.add_index(Customer.trashed_at, where=Customer.trashed_at.is_null(False), name="customer_trashed")


class ContactPoint(Record):
    """A phone number, an e-mail or a web address; `kind` is "phone", "email" or "web".

    `value` is as typed; `key` is what duplicates are found by: E.164 for a phone, lower case for an e-mail.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "value"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="points")
    kind = pw.TextField(constraints=[pw.Check("kind IN ('phone', 'email', 'web')")])
    value = pw.TextField()
    key = pw.TextField(default="", index=True)
    label = pw.TextField(default="")
    preferred = pw.BooleanField(default=False)
    position = pw.IntegerField(default=0)


class Address(Record):
    """A postal address; one of a customer's is preferred. `country` is ISO 3166 alpha-2 or as typed."""

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "street"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="addresses")
    label = pw.TextField(default="")
    street = pw.TextField(default="")
    city = pw.TextField(default="")
    region = pw.TextField(default="")
    postcode = pw.TextField(default="")
    country = pw.TextField(default="")
    preferred = pw.BooleanField(default=False)
    position = pw.IntegerField(default=0)


class Tag(Identified):
    """A word of the owner's own for a group of customers."""

    title: ClassVar[str | None] = "name"

    name = pw.TextField(unique=True)


class CustomerTag(Record):
    """A customer wears a tag."""

    about: ClassVar[str | None] = "customer_id"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="tagged")
    tag = pw.ForeignKeyField(Tag, on_delete="CASCADE", backref="worn")

    class Meta:
        indexes = ((("customer", "tag"), True),)
