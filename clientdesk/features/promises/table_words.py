"""How the table of promises is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import C_, N_
from clientdesk.desk.table_words import TableWords, coded

TABLES = (
    TableWords(
        "promise",
        N_("Promises"),
        {
            "what": N_("What was promised"),
            "due_on": N_("By when"),
            "made_on": N_("Promised on"),
            "owner_id": N_("Who keeps it"),
            "customer_id": N_("To whom"),
            "contact_id": N_("Said in"),
            "status": N_("What became of it"),
            "closed_on": N_("Closed on"),
            "outcome": N_("In your words"),
        },
        says={
            "status": coded(
                {
                    "open": C_("promise", "Open"),
                    "kept": N_("Kept"),
                    "broken": N_("Not kept"),
                    "released": N_("Released by the customer"),
                }
            )
        },
        later=frozenset({"status"}),
        alone=frozenset({"what"}),
    ),
)
