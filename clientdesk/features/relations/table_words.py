"""How the table of relations is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (
    TableWords(
        "relation",
        N_("Relations"),
        {
            "customer_id": N_("Customer"),
            "other_id": N_("Other"),
            "other_is": N_("The other is"),
            "customer_is": N_("The customer is"),
            "since_on": N_("Since"),
            "until_on": N_("Until"),
            "note": N_("Note"),
        },
    ),
)
