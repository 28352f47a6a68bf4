"""The table of consents."""

from __future__ import annotations

from typing import Any, ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified, new_uid


class Consent(Identified):
    """A customer said yes or no to being reached for a purpose over a channel; nothing is ever taken out.

    The newest row of a purpose and channel is what counts; `answer` is "yes", "no", or "void" for one that was taken
    back by undo and stands for what was said before it. `wording` is what was asked, in `language` (ISO 639), `source`
    where it was said ("paper form", "import"), `given_on` the local date, `recorded_at` UTC. `voids` is the row that a
    void one takes back.
    """

    about: ClassVar[str | None] = "customer_id"
    append_only: ClassVar[bool] = True

    customer = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="consents")
    purpose = pw.TextField()
    channel = pw.TextField()
    answer = pw.TextField(constraints=[pw.Check("answer IN ('yes', 'no', 'void')")])
    wording = pw.TextField(default="")
    language = pw.TextField(default="")
    given_on = pw.DateField()
    source = pw.TextField(default="")
    recorded_at = pw.DateTimeField()
    by = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    voids = pw.IntegerField(null=True)

    @classmethod
    def reversal(cls, row: dict[str, Any]) -> dict[str, Any]:
        """A row that takes `row` back; what takes a void one back says again what the voided one said."""
        told = {name: value for name, value in row.items() if name != "id"}
        return {**told, "uid": new_uid(), "answer": "void", "voids": row["id"]}
