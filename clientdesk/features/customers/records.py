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
    (`base.collation`). A birthday may lack its year. A household is an organisation whose people live together.
    `potential` is the key of a `CustomerClass`, "" while nobody has said. `photo` is the name of a kept file
    (`store.files`), "" where there is none. `found_by` is how they found the shop, in the owner's words, and
    `brought_by` who brought them. `trashed_at` (UTC) is set while the customer lies in the trash, and also, with
    `merged_into`, after it was merged into another.
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
    potential = pw.TextField(default="")
    language = pw.TextField(default="")
    note = pw.TextField(default="")
    owner = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    sort_key = pw.BlobField()
    created_at = pw.DateTimeField()
    trashed_at = pw.DateTimeField(null=True)
    is_household = pw.BooleanField(default=False)
    photo = pw.TextField(default="")
    industry = pw.TextField(default="")
    found_by = pw.TextField(default="")
    brought_by = pw.ForeignKeyField("self", null=True, on_delete="SET NULL")
    name_day_month = pw.IntegerField(null=True, constraints=[pw.Check("name_day_month BETWEEN 1 AND 12")])
    name_day = pw.IntegerField(null=True, constraints=[pw.Check("name_day BETWEEN 1 AND 31")])
    merged_into = pw.ForeignKeyField("self", null=True, on_delete="SET NULL")

    class Meta:
        indexes = ((("birth_month", "birth_day"), False),)


# The order of names is kept by the search index; these two are for the newest first and for the trash.
Customer.add_index(Customer.created_at, where=Customer.trashed_at.is_null(), name="customer_newest")
Customer.add_index(Customer.trashed_at, where=Customer.trashed_at.is_null(False), name="customer_trashed")
Customer.add_index(
    Customer.name_day_month,
    Customer.name_day,
    where=Customer.name_day_month.is_null(False),
    name="customer_name_days",
)


class CustomerClass(Identified):
    """A class of customers by what they may come to mean; none stored stands for A, B and C.

    `key` is what a customer's `potential` holds and never changes; `name` is what is shown. `look` is one of the
    theme's: "filled", "outlined", "plain", "info", "gift", "warn".
    """

    title: ClassVar[str | None] = "name"

    key = pw.TextField(unique=True)
    name = pw.TextField()
    look = pw.TextField(
        default="plain", constraints=[pw.Check("look IN ('filled', 'outlined', 'plain', 'info', 'gift', 'warn')")]
    )
    position = pw.IntegerField(default=0)


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


class ImportShape(Identified):
    """How the columns of a kind of file were read last, so that the next one of that shape is read so at once.

    `shape` is a digest of its header; `reading` is JSON, as `formats.mapping` writes it.
    """

    shape = pw.TextField(unique=True)
    reading = pw.TextField()
