"""How the tables of knowledge are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.knowledge.rules import TOPICS
from clientdesk.features.knowledge.rules_claims import CLAIMS

_SETTLED = {"taken": N_("taken over"), "kept": N_("the record was kept")}

TABLES = (
    TableWords(
        "insight",
        N_("Background"),
        {
            "topic": N_("Topic"),
            "text": N_("What was learnt"),
            "source": N_("Where it comes from"),
            "noted_on": N_("True on"),
            "settled_on": N_("Settled on"),
        },
        says={"topic": coded({one.topic.value: one.title for one in TOPICS})},
        silent=frozenset({"customer_id", "author_id"}),
    ),
    TableWords(
        "remark",
        N_("Notes of colleagues"),
        {
            "text": N_("Note"),
            "more": N_("More about it"),
            "claims": N_("Contradicts"),
            "claimed": N_("What it is now"),
            "settled": N_("Settled"),
        },
        says={"claims": coded({claim.value: words for claim, words in CLAIMS.items()}), "settled": coded(_SETTLED)},
        silent=frozenset({"customer_id", "author_id", "at", "settled_at"}),
    ),
)
