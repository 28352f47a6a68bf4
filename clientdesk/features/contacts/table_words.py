"""How the table of contacts is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_, _, shown
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.contacts.kinds import ELEMENTS, kinds_by_key

_DIRECTIONS = {"incoming": N_("From the customer"), "outgoing": N_("To the customer")}
_INITIATORS = {"shop": N_("We did"), "customer": N_("The customer did")}
_PLACES = {"shop": N_("In the shop"), "customer": N_("At their place"), "elsewhere": N_("Elsewhere")}
_SHAPES = {
    "talk": N_("As of a talk"),
    "letter": N_("As of a letter"),
    "meeting": N_("As of a meeting"),
    "note": N_("As of a note"),
}


def _kind(key: str) -> str:
    known = kinds_by_key().get(key)
    return shown(known.name) if known else key


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
            "initiator": N_("Whose idea it was"),
            "place": N_("Where"),
            "next_step": N_("Next step"),
            "important": N_("Important"),
            "message_id": N_("Number of the e-mail"),
        },
        says={
            "kind": _kind, "direction": coded(_DIRECTIONS), "lasted_s": _length,
            "initiator": coded(_INITIATORS), "place": coded(_PLACES),
        },
        silent=frozenset({"customer_id"}),
        later=frozenset({"important"}),
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
        says={"shape": coded(_SHAPES), "element": coded({each.value: words for each, words in ELEMENTS.items()})},
        later=frozenset({"retired"}),
        silent=frozenset({"key", "icon", "position"}),
    ),
)  # fmt: skip
