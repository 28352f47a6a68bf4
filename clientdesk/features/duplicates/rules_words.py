"""How near two words of names are: the same in any script, a fond form, a slip of the fingers, an initial."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from clientdesk.base.keys import Script, romanised, script_of, skeletons, without_doubles
from clientdesk.features.duplicates.rules_nicknames import names_behind


class Near(IntEnum):
    """How near; a higher one is surer."""

    NO = 0
    INITIAL = 1
    FAINT = 2
    SLIP = 3
    ACROSS = 4
    FOND = 5
    SAME = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word of a name and what it is compared by.

    Args:
        folded: as `base.text.tokens` gives it.
        keys: the romanised keys without doubled letters; the word itself where it has none (Hebrew, digits).
        bones: the rows of consonants.
        names: the given names it may stand for, as numbers.
        is_hebrew: whether it is written in Hebrew letters.
    """

    folded: str
    keys: tuple[str, ...]
    bones: tuple[str, ...]
    names: frozenset[int]
    is_hebrew: bool

    @property
    def key(self) -> str:
        """The key by which it is counted."""
        return self.keys[0]


@lru_cache(maxsize=1 << 17)
def word_of(folded: str) -> Word:
    """A word with all that it is compared by."""
    spelled = romanised(folded)
    # ё is folded to е, and in Latin letters it is yo, jo or io: Artyom is Артем, Semion is Семен.
    also = tuple(key.replace("io", "e") for key in spelled if "io" in key)
    keys = tuple(dict.fromkeys(map(without_doubles, spelled + also))) or (folded,)
    return Word(folded, keys, skeletons(folded), names_behind(keys), script_of(folded) is Script.HEBREW)


@lru_cache(maxsize=1 << 17)
def nearness(one: str, other: str) -> Near:
    """How near two folded words are; the order of the two makes no difference."""
    if one == other:
        return Near.SAME
    if other < one:
        return nearness(other, one)
    a, b = word_of(one), word_of(other)
    if not set(a.keys).isdisjoint(b.keys):
        return Near.SAME if len(a.key) > 1 or len(one) == len(other) else Near.INITIAL
    if a.names & b.names:
        return Near.FOND
    if len(one) == 1 or len(other) == 1:
        return Near.INITIAL if _begin_alike(a, b) else Near.NO
    return _nearness_in_hebrew(a, b) if a.is_hebrew or b.is_hebrew else _slip(a, b)


@lru_cache(maxsize=1 << 14)
def is_faint(one: str, other: str) -> bool:
    """Whether two words differ by two slips: it says something only where one is a name and the other none."""
    shortest = min(len(one), len(other))
    return shortest > 3 and DamerauLevenshtein.distance(one, other, score_cutoff=2) <= 2


def _begin_alike(a: Word, b: Word) -> bool:
    if a.is_hebrew != b.is_hebrew:
        return bool({bone[0] for bone in a.bones} & {bone[0] for bone in b.bones})
    return any(x[:1] == y[:1] for x in a.keys for y in b.keys)


def _nearness_in_hebrew(a: Word, b: Word) -> Near:
    """Across scripts by consonants; within Hebrew also a vowel letter more or less (שירן, שיירן)."""
    if a.is_hebrew != b.is_hebrew:
        return Near.NO if _loose(a).isdisjoint(_loose(b)) else Near.ACROSS
    longest = max((len(bone) for bone in set(a.bones) & set(b.bones)), default=0)
    return Near.SLIP if longest > 2 else _slip(a, b)


@lru_cache(maxsize=1 << 14)
def _loose(word: Word) -> frozenset[str]:
    """Consonants as people write them in either script: h for ch, and without a silent ה at the end."""
    bones = {bone.replace("h", "k") for bone in word.bones}
    if word.folded[-1] in "הh":
        bones |= {bone[:-1] for bone in bones if len(bone) > 2 and bone.endswith("k")}
    return frozenset(bones)


def _slip(a: Word, b: Word) -> Near:
    """One letter more, less, other or two swapped, two of them in long words, or only the beginning of the other.

    Never between two known given names: Maria is not Marta.
    """
    if a.names and b.names:
        return Near.NO
    for x, y in ((a.folded, b.folded), *((x, y) for x in a.keys[:2] for y in b.keys[:2])):
        shortest = min(len(x), len(y))
        allowed = 0 if shortest < 3 else 1 if shortest < 6 else 2
        if allowed and DamerauLevenshtein.distance(x, y, score_cutoff=allowed) <= allowed:
            return Near.SLIP
    return Near.SLIP if _is_beginning(a.key, b.key) or _is_beginning(b.key, a.key) else Near.NO


def _is_beginning(short: str, long: str) -> bool:
    """Whether one is a beginning of the other with an ending of its own: Gedas of Gediminas, Kristė of Kristina."""
    stem = short[:-1] if short[-1:] in tuple("aeiou") else short.removesuffix("s")[:-1]
    return len(stem) > 2 and len(long) > len(short) and long.startswith(stem)
