"""How the table of ideas and contributions is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.contributions.rules import KIND_WORDS, WORDS

TABLES = (
    TableWords(
        "contribution",
        N_("Ideas and contributions"),
        {
            "what": N_("What it is"),
            "kind": N_("Kind"),
            "customer_id": N_("Whose"),
            "given_on": N_("Given on"),
            "status": N_("What became of it"),
            "outcome": N_("In your words"),
            "thanked_on": N_("Thanked on"),
            "contact_id": N_("Given in"),
        },
        says={
            "kind": coded({kind.value: words for kind, words in KIND_WORDS.items()}),
            "status": coded({status.value: words for status, words in WORDS.items()}),
        },
        later=frozenset({"status"}),
        alone=frozenset({"what"}),
    ),
)
