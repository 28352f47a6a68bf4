"""How the table of appointments is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded

_KINDS = {
    "meeting": N_("Meeting"),
    "call": N_("Call"),
    "visit": N_("Visit"),
    "other": N_("Something else"),
}

TABLES = (
    TableWords(
        "appointment",
        N_("Appointments"),
        {
            "what": N_("What"),
            "starts": N_("Starts"),
            "ends": N_("Ends"),
            "all_day": N_("All day"),
            "kind": N_("Kind"),
            "place": N_("Place"),
            "staff_id": N_("Whose"),
            "customer_id": N_("With whom"),
            "note": N_("Note"),
        },
        says={"kind": coded(_KINDS)},
        silent=frozenset({"zone"}),
        alone=frozenset({"what"}),
    ),
)
