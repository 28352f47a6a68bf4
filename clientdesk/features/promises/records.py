"""The table of promises."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified


class Promise(Identified):
    """Something that somebody of the shop promised to a customer.

    `made_on` and `due_on` are days on the shop's wall. `status` is "open", "kept", "broken" or "released" (the customer
    let the shop off); `closed_on` is the local day on which it was: kept after `due_on`, it was kept late.
    `contact` is the one in which it was said; `outcome` what became of it, in the owner's words.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "what"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="promises")
    what = pw.TextField()
    made_on = pw.DateField()
    due_on = pw.DateField()
    owner = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    contact = pw.ForeignKeyField(Contact, null=True, on_delete="SET NULL", backref="+")
    status = pw.TextField(default="open", constraints=[pw.Check("status IN ('open', 'kept', 'broken', 'released')")])
    closed_on = pw.DateField(null=True)
    outcome = pw.TextField(default="")

    class Meta:
        indexes = ((("customer", "due_on"), False),)


Promise.add_index(Promise.due_on, where=Promise.status == "open", name="promise_open")
