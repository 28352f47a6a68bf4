"""What another kind of relationship changes: each thing that a kind sets, before and after."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.base.words import _, shown
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import kinds_by_key
from clientdesk.features.relationships.queries import SetByKind, set_by_kinds
from clientdesk.features.relationships.queries_screens import rhythm_words


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a kind sets, in the language of the moment; `before` is "" where there was no kind to set it."""

    label: str
    before: str
    after: str


def what_changes(shop: Shop, *, before: str, after: str) -> list[Change]:
    """What changes where the kind `before` becomes `after`; "" stands for none."""
    known = set_by_kinds(shop)
    old, new = what_is_set(known.get(before)), what_is_set(known.get(after))
    return [Change(label, old[label], new[label]) for label in new if old[label] != new[label]]


def what_is_set(known: SetByKind | None) -> dict[str, str]:
    """Everything that a kind sets, by what it is called; without a kind the rhythm comes from the class."""
    nothing = _("nothing is said")
    return {
        _("Rhythm"): rhythm_words(known.rhythm_days if known else None),
        _("How to be in touch"): (channel_words(known.channel) if known else "") or nothing,
        _("May happen by itself"): (known.automatic if known else "") or nothing,
        _("Has to be personal"): (known.personal if known else "") or nothing,
        _("Words of a next step"): (known.follow_up if known else "") or nothing,
    }


def channel_words(key: str) -> str:
    """A kind of contact by its name, "" for none."""
    known = kinds_by_key().get(key)
    return shown(known.name) if known else ""
