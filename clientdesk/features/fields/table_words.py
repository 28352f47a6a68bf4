"""How the tables of the owner's own fields are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.fields.queries import value_words
from clientdesk.features.fields.rules import KINDS

TABLES = (
    TableWords(
        "own_field",
        N_("Fields of one’s own"),
        {"name": N_("Name"), "kind": N_("Kind")},
        says={"kind": coded({kind.value: words for kind, words in KINDS.items()})},
        silent=frozenset({"position"}),
    ),
    TableWords(
        "own_choice",
        N_("Choices of fields"),
        {"field_id": N_("Field"), "name": N_("Choice")},
        silent=frozenset({"position"}),
    ),
    TableWords(
        "own_value",
        N_("Values of fields"),
        {"field_id": N_("Field"), "value": N_("Value")},
        says={"value": value_words},
        silent=frozenset({"customer_id", "number"}),
    ),
)
