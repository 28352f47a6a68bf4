"""What people are to each other: the words, each with its reverse, and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import C_, _

LONGEST_WORD = 60
"""A word of the owner's own: longer is a note."""


@dataclass(frozen=True, slots=True)
class RelationWord:
    """What somebody is to somebody.

    Args:
        words: as it is shown beside a name, marked for translation.
        reverses: keys of what the other may be in return; the first is proposed.
        family: of one blood or one roof; stands first in lists, and makes a household.
    """

    words: str
    reverses: tuple[str, ...]
    family: bool = False


def _kin(words: str, *reverses: str) -> RelationWord:
    return RelationWord(words, reverses, family=True)


# A language may have other words for a man and a woman, and one for each in-law: the context says what is asked for.
WORDS: dict[str, RelationWord] = {
    "wife": _kin(C_("relation", "wife"), "husband", "wife", "spouse"),
    "husband": _kin(C_("relation", "husband"), "wife", "husband", "spouse"),
    "spouse": _kin(C_("relation", "spouse"), "spouse", "wife", "husband"),
    "partner": _kin(C_("relation", "life partner"), "partner"),
    "mother": _kin(C_("relation", "mother"), "child", "daughter", "son"),
    "father": _kin(C_("relation", "father"), "child", "daughter", "son"),
    "parent": _kin(C_("relation", "parent"), "child", "daughter", "son"),
    "daughter": _kin(C_("relation", "daughter"), "parent", "mother", "father"),
    "son": _kin(C_("relation", "son"), "parent", "mother", "father"),
    "child": _kin(C_("relation", "child"), "parent", "mother", "father"),
    "sister": _kin(C_("relation", "sister"), "sibling", "sister", "brother"),
    "brother": _kin(C_("relation", "brother"), "sibling", "sister", "brother"),
    "sibling": _kin(C_("relation", "brother or sister"), "sibling", "sister", "brother"),
    "grandmother": _kin(C_("relation", "grandmother"), "grandchild"),
    "grandfather": _kin(C_("relation", "grandfather"), "grandchild"),
    "grandparent": _kin(C_("relation", "grandparent"), "grandchild"),
    "grandchild": _kin(C_("relation", "grandchild"), "grandparent", "grandmother", "grandfather"),
    "relative": _kin(C_("relation", "relative"), "relative"),
    "friend": RelationWord(C_("relation", "friend"), ("friend",)),
    "neighbour": RelationWord(C_("relation", "neighbour"), ("neighbour",)),
    "colleague": RelationWord(C_("relation", "colleague"), ("colleague",)),
    "manager": RelationWord(C_("relation", "manager"), ("employee",)),
    "employee": RelationWord(C_("relation", "employee"), ("manager",)),
    "accountant": RelationWord(C_("relation", "accountant"), ("client",)),
    "lawyer": RelationWord(C_("relation", "lawyer"), ("client",)),
    # Translators: whose accountant, lawyer or adviser the other is.
    "client": RelationWord(C_("relation", "client"), ("accountant", "lawyer")),
    "landlord": RelationWord(C_("relation", "landlord"), ("tenant",)),
    "tenant": RelationWord(C_("relation", "tenant"), ("landlord",)),
    "doctor": RelationWord(C_("relation", "doctor"), ("patient",)),
    "patient": RelationWord(C_("relation", "patient"), ("doctor",)),
    "teacher": RelationWord(C_("relation", "teacher"), ("pupil",)),
    "pupil": RelationWord(C_("relation", "pupil"), ("teacher",)),
    # Translators: this person sent the customer to us.
    "referrer": RelationWord(C_("relation", "recommended us"), ("referred",)),
    # Translators: this person came because the customer had spoken well of us.
    "referred": RelationWord(C_("relation", "came on recommendation"), ("referrer",)),
}


def word_text(word: str) -> str:
    """A word as it is shown: ours in the language of the moment, the owner's own as it was written."""
    known = WORDS.get(word)
    return _(known.words) if known else word


def key_of(text: str) -> str:
    """The key of a word that was written out in the language of the moment, or the text itself where it is none."""
    folded = text.strip().casefold()
    return next((key for key in WORDS if folded in (key, word_text(key).casefold())), text.strip())


def reverse_of(word: str) -> str:
    """What the other is proposed to be in return; for a word of the owner's own, the same word."""
    known = WORDS.get(word)
    return known.reverses[0] if known else word


def is_family(word: str) -> bool:
    """Whether it is a word among relatives."""
    known = WORDS.get(word)
    return known is not None and known.family


def rank_of(word: str) -> int:
    """Its place in lists: as the words stand here, the owner's own behind them."""
    return _RANKS.get(word, len(_RANKS))


_RANKS = {key: place for place, key in enumerate(WORDS)}


def is_over(until: date | None, today: date) -> bool:
    """Whether it has ended: its last day is today or lies behind."""
    return until is not None and until <= today
