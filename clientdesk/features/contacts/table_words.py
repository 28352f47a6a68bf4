"""How the table of contacts is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_, _
from clientdesk.desk.table_words import TableWords, coded

_KINDS = {
    "note": N_("Note"),
    "call": N_("Call"),
    "email": N_("E-mail"),
    "letter": N_("Letter"),
    "message": N_("Message"),
    "visit": N_("Visit"),
    "meeting": N_("Meeting"),
}
_DIRECTIONS = {"incoming": N_("The customer did"), "outgoing": N_("We did")}


def _length(seconds: str) -> str:
    minutes = max(1, round(int(seconds) / 60)) if seconds.isdigit() else seconds
    return _("{n} min").format(n=minutes)


TABLES = (
    TableWords(
        "contact",
        N_("Contacts"),
        {
            "kind": N_("Kind"),
            "direction": N_("Who began it"),
            "on": N_("When"),
            "lasted_s": N_("Length"),
            "note": N_("What was said"),
            "outcome": N_("Outcome"),
            "by_id": N_("Who of us"),
        },
        says={"kind": coded(_KINDS), "direction": coded(_DIRECTIONS), "lasted_s": _length},
        silent=frozenset({"customer_id"}),
    ),
)
