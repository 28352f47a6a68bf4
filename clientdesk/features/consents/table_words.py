"""How the table of consents is called where changes are told."""

from __future__ import annotations

from clientdesk.base.code_words import language_words
from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.consents.rules import CHANNELS, PURPOSES

_ANSWERS = {"yes": N_("yes"), "no": N_("no"), "void": N_("taken back")}

TABLES = (
    TableWords(
        "consent",
        N_("Consents"),
        {
            "purpose": N_("What for"),
            "channel": N_("How"),
            "answer": N_("Answer"),
            "wording": N_("Wording"),
            "language": N_("Language"),
            "given_on": N_("Given on"),
            "source": N_("Where it was said"),
            "by_id": N_("Recorded by"),
        },
        says={
            "purpose": coded(PURPOSES),
            "channel": coded({channel.value: words for channel, words in CHANNELS.items()}),
            "answer": coded(_ANSWERS),
            "language": language_words,
        },
        silent=frozenset({"customer_id", "recorded_at", "voids"}),
    ),
)
