"""The tables of the people of an organisation and of how it buys."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.store.record import Identified


class Position(Identified):
    """A role that a person holds, or held, in an organisation; in a household, what they are there.

    A person may hold several, in several places. `decides`, `influences`, `uses`, `signs` and `keeps_gate` are the
    parts in buying. `reports_to` is another position in the same organisation. `since_on` and `until_on` bound it,
    the last day included; nothing is deleted when somebody leaves. `place` orders those who report to the same one.
    """

    about: ClassVar[str | None] = "organisation_id"
    title: ClassVar[str | None] = "title"

    organisation = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="positions")
    person = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="held")
    title_text = pw.TextField(default="", column_name="title")
    role = pw.TextField(default="")
    decides = pw.BooleanField(default=False)
    influences = pw.BooleanField(default=False)
    uses = pw.BooleanField(default=False)
    signs = pw.BooleanField(default=False)
    keeps_gate = pw.BooleanField(default=False)
    reports_to = pw.ForeignKeyField("self", null=True, on_delete="SET NULL")
    since_on = pw.DateField(null=True)
    until_on = pw.DateField(null=True)
    place = pw.IntegerField(default=0)

    class Meta:
        constraints = (pw.Check("organisation_id <> person_id"),)


class BuyingStep(Identified):
    """One step of the way an organisation buys: what is done, by whom, how many days it takes (NULL unknown)."""

    about: ClassVar[str | None] = "organisation_id"
    title: ClassVar[str | None] = "what"

    organisation = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="buying_steps")
    place = pw.IntegerField(default=0)
    what = pw.TextField()
    who = pw.ForeignKeyField(Position, null=True, on_delete="SET NULL")
    takes_days = pw.IntegerField(null=True, constraints=[pw.Check("takes_days >= 0")])
