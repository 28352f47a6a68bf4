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
    "social": N_("Social network"),
    "occasion": N_("Social occasion"),
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
            "direction": N_("Which way"),
            "on": N_("When"),
            "lasted_s": N_("Length"),
            "note": N_("What was said"),
            "outcome": N_("Outcome"),
            "by_id": N_("Who of us"),
            "answered": N_("Answered"),
            "initiator": N_("Who began it"),
            "place": N_("Where"),
            "next_step": N_("Next step"),
            "important": N_("Important"),
            "message_id": N_("Number of the e-mail"),
        },
        says={"kind": coded(_KINDS), "direction": coded(_DIRECTIONS), "lasted_s": _length},
        silent=frozenset({"customer_id"}),
    ),
    TableWords(
        "contact_person",
        N_("People present"),
        {"person_id": N_("Who was there"), "staff_id": N_("Who of us"), "name": N_("Name")},
        silent=frozenset({"customer_id", "contact_id"}),
    ),
    TableWords(
        "contact_file",
        N_("Files"),
        {"name": N_("Name"), "size": N_("Size")},
        silent=frozenset({"customer_id", "contact_id", "file", "position"}),
    ),
    TableWords(
        "own_kind",
        N_("Kinds of contact"),
        {
            "name": N_("Name"),
            "shape": N_("What can be told of it"),
            "element": N_("Counts as"),
            "retired": N_("Not offered any more"),
        },
        silent=frozenset({"key", "icon", "position"}),
    ),
)
