"""How the tables of care are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (
    TableWords(
        "deputy",
        N_("Deputies"),
        {"staff_id": N_("Stands in"), "from_on": N_("From"), "until_on": N_("Until"), "reason": N_("Why")},
        silent=frozenset({"customer_id"}),
    ),
    TableWords(
        "hand_over",
        N_("Hand-overs"),
        {"gave_id": N_("Handed over by"), "took_id": N_("Taken over by"), "note": N_("Note for the next person")},
        silent=frozenset({"customer_id", "at"}),
    ),
)
