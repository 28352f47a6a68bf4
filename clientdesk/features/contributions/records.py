"""The table of ideas and contributions."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.records import Customer
from clientdesk.store.record import Identified


class Contribution(Identified):
    """An idea a customer gave, or something done for the shop or its community.

    `kind` is "idea" or "contribution". `status` is "new", "considered", "used" or "declined"; `outcome` tells what
    became of it, in the owner's words. `given_on` and `thanked_on` are local days, the latter NULL until thanked.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "what"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="contributions")
    kind = pw.TextField(default="idea", constraints=[pw.Check("kind IN ('idea', 'contribution')")])
    what = pw.TextField()
    given_on = pw.DateField()
    status = pw.TextField(default="new", constraints=[pw.Check("status IN ('new', 'considered', 'used', 'declined')")])
    outcome = pw.TextField(default="")
    thanked_on = pw.DateField(null=True)
    contact = pw.ForeignKeyField(Contact, null=True, on_delete="SET NULL", backref="+")
