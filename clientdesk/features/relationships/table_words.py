"""How the tables of kinds of relationship are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_, shown
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.contacts.kinds import kinds_by_key
from clientdesk.features.relationships.rules import KINDS

_NAMES = coded({key: kind.name for key, kind in KINDS.items()})


def _channel(key: str) -> str:
    known = kinds_by_key().get(key)
    return shown(known.name) if known else key


TABLES = (
    TableWords(
        "relationship_period",
        N_("Kinds of relationship"),
        {"kind": N_("Kind of relationship"), "since": N_("Since"), "until": N_("Until"), "reason": N_("Why")},
        says={"kind": _NAMES},
        silent=frozenset({"customer_id"}),
        later=frozenset({"until"}),
    ),
    TableWords(
        "relationship_defaults",
        N_("What kinds of relationship set"),
        {
            "kind": N_("Kind of relationship"),
            "rhythm_days": N_("Every how many days"),
            "channel": N_("How to be in touch"),
            "automatic": N_("May happen by itself"),
            "personal": N_("Has to be personal"),
            "follow_up": N_("Words of a next step"),
        },
        says={"kind": _NAMES, "channel": _channel},
    ),
    TableWords(
        "relationship_refusal",
        N_("Suggestions that were refused"),
        {"kind": N_("Kind of relationship"), "on": N_("Refused on")},
        says={"kind": _NAMES},
        silent=frozenset({"customer_id"}),
    ),
)
