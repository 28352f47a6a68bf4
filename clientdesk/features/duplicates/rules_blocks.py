"""Which customers are compared at all: those that share one of a few keys; everybody with everybody would take days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from clientdesk.features.duplicates.rules_traits import AGE, FATHER, Traits
from clientdesk.features.duplicates.rules_words import word_of

MOST_SHARING = 30
"""A phone or an address that more share is a firm's: it says nothing about two of them."""
MOST_CALLED = 4
"""Where more are called the same, the name alone is no reason; phone, e-mail, birthday, address bring them together."""
_MOST_WORDS = 4
_MOST_KEYS = 4

KINDS = ("phone", "mail", "home", "birthday", "name", "bones")
"""What customers are brought together by."""


def block_keys(traits: Traits, kind: str) -> Iterator[str]:
    """The keys of one kind; two customers with one key in common are compared."""
    if kind in {"phone", "mail", "home"}:
        yield from {"phone": traits.phones, "mail": traits.mails, "home": traits.homes}[kind]
    elif kind == "birthday":
        yield from _by_birthday(traits)
    else:
        yield from _by_name(traits, by_bones=kind == "bones")


def most_in(kind: str) -> int:
    """How many may share a key for it to mean something."""
    return MOST_CALLED if kind in {"name", "bones"} else MOST_SHARING


def core_words(traits: Traits) -> list[str]:
    """The words of a name without patronymic and "junior"."""
    words = zip(traits.words, traits.parts, strict=True)
    return [word for word, part in words if part not in {FATHER, AGE}][:_MOST_WORDS]


def _by_birthday(traits: Traits) -> Iterator[str]:
    """The day with the first sound of each word: a given name, or a family name, stays when the other changes."""
    if traits.birth is None:
        return
    year, month, day = traits.birth
    sounds = {bone[0] for word in core_words(traits) for bone in word_of(word).bones[:2]}
    # Also with day and month swapped; without the year they meet those whose year is known.
    days = {f"{month}.{day}", f"{day}.{month}"}
    for sound in sounds:
        for told in days:
            yield f"{sound}{told}.{year}"
    for word in core_words(traits):
        yield f"{word_of(word).key}{month}.{day}"


def _by_name(traits: Traits, *, by_bones: bool) -> Iterator[str]:
    """The words in one order, however they were written; by their consonants they meet across Hebrew."""
    words = [word_of(word) for word in core_words(traits)]
    if len(words) < 2 and not traits.is_organisation:
        return
    spelled = [(word.bones[:2] if by_bones else word.keys[:2]) or (word.folded,) for word in words]
    for number, way in enumerate(product(*spelled)):
        if number == _MOST_KEYS:
            break
        yield " ".join(sorted(way))
