"""The tables of what the shop has learnt of a customer, and of what colleagues put in."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified


class Insight(Identified):
    """One thing learnt of a customer; `topic` is a key of `rules.TOPICS`.

    `source` says where it comes from, in the owner's words; `noted_on` is the local date on which it was true last
    (confirming it sets a new one), from which it ages. `settled_on` is set once a need is met or a risk is over.
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "text"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="insights")
    topic = pw.TextField()
    text = pw.TextField()
    source = pw.TextField(default="")
    noted_on = pw.DateField()
    author = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    settled_on = pw.DateField(null=True)


class Remark(Identified):
    """What a colleague puts in: short (240 characters), with `more` where that is not enough.

    `claims` names the recorded fact that it contradicts ("phone", "email", "address", "do_not_call" …), "" for none,
    and `claimed` its value as the remark has it. Both stand side by side until `settled` is "taken" or "kept".
    """

    about: ClassVar[str | None] = "customer_id"
    title: ClassVar[str | None] = "text"

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="remarks")
    author = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    at = pw.DateTimeField()
    text = pw.TextField(constraints=[pw.Check("length(text) <= 240")])
    more = pw.TextField(default="")
    claims = pw.TextField(default="")
    claimed = pw.TextField(default="")
    settled = pw.TextField(default="", constraints=[pw.Check("settled IN ('', 'taken', 'kept')")])
    settled_at = pw.DateTimeField(null=True)
