"""How two names stand to each other: the same, one part of the other, another given name, another family name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from clientdesk.features.duplicates.rules_traits import AGE, ANY, FAMILY, FATHER, FIRM, GIVEN, Traits
from clientdesk.features.duplicates.rules_words import Near, is_faint, nearness

Match = tuple[str, str, Near]
"""A word of each name and how near they are."""


class Sense(Protocol):
    """What a shop knows of the words of names."""

    def is_usual(self, word: str) -> bool:
        """Whether so many are called by a folded word that it is no slip of the fingers."""

    def part_of(self, word: str) -> str:
        """What a folded word mostly is, `GIVEN` or `FAMILY`; `ANY` where nobody knows."""


class Kin(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    PART = "part"
    OTHER_GIVEN = "other given"
    OTHER_FAMILY = "other family"
    OTHER = "other"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Names:
    """What came of comparing two names.

    Args:
        kin: how they stand to each other.
        matches: the words that met.
        father: 1 the same patronymic, -1 another one, 0 where one of them has none.
        is_other_age: one is the junior, or the two are called so differently.
    """

    kin: Kin
    matches: tuple[Match, ...]
    father: int = 0
    is_other_age: bool = False

    @property
    def nearest(self) -> Near:
        """How near the least near of the words that met are."""
        return min((near for _one, _other, near in self.matches), default=Near.NO)


_Placed = tuple[str, str, int]
"""Word, part, place."""


def compare_names(one: Traits, other: Traits, sense: Sense) -> Names:
    """Set two names against each other, whatever the order and the scripts of their words."""
    mine, fathers, ages = _sorted_out(one)
    others, other_fathers, other_ages = _sorted_out(other)
    matches, left, right = _paired(mine, others, sense)
    if left and right:
        matches, left, right = _by_nickname(matches, left, right, one, other)
    met = tuple((a[0], b[0], near) for a, b, near in matches)
    father = 0
    if fathers and other_fathers:
        father = 1 if any(nearness(a, b) is not Near.NO for a in fathers for b in other_fathers) else -1
    kin = _kin(matches, left, right, sense)
    return Names(kin, met, father, ages != other_ages)


def _sorted_out(traits: Traits) -> tuple[list[_Placed], list[str], set[str]]:
    """The words that are compared with one another, the patronymics, and what says junior or senior."""
    core: list[_Placed] = []
    fathers: list[str] = []
    ages: set[str] = set()
    for place, (word, part) in enumerate(zip(traits.words, traits.parts, strict=True)):
        if part == FATHER:
            fathers.append(word)
        elif part == AGE:
            ages.add(word[:1])
        else:
            core.append((word, part, place))
    return core, fathers, ages


_Met = tuple[_Placed, _Placed, Near]


def _paired(
    mine: list[_Placed], others: list[_Placed], sense: Sense
) -> tuple[list[_Met], list[_Placed], list[_Placed]]:
    """The words that meet, each once, the nearest first; and those that are left on either side."""
    found: list[tuple[int, int, _Met]] = []
    for a in mine:
        for b in others:
            near = _as_known(a[0], b[0], sense)
            if near is not Near.NO:
                found.append((-near, 0 if a[1] == b[1] else abs(a[2] - b[2]) + 1, (a, b, near)))
    matches: list[_Met] = []
    left, right = list(mine), list(others)
    for _near, _far, (a, b, near) in sorted(found, key=lambda each: each[:2]):
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
            matches.append((a, b, near))
    return matches, left, right


def _as_known(one: str, other: str, sense: Sense) -> Near:
    """How near two words are in a shop that knows which of them are names."""
    near = nearness(one, other)
    if near not in {Near.SLIP, Near.NO}:
        return near
    usual = sense.is_usual(one), sense.is_usual(other)
    if all(usual):
        return Near.NO
    return Near.FAINT if near is Near.NO and any(usual) and is_faint(one, other) else near


def _by_nickname(
    matches: list[_Met], left: list[_Placed], right: list[_Placed], one: Traits, other: Traits
) -> tuple[list[_Met], list[_Placed], list[_Placed]]:
    """Let a nickname that is written down stand for the given name."""
    for a in list(left):
        for b in list(right):
            if FAMILY in (a[1], b[1]) or a not in left or b not in right:
                continue
            if _is_called(b[0], one) or _is_called(a[0], other):
                matches = [*matches, (a, b, Near.FOND)]
                left = [each for each in left if each != a]
                right = [each for each in right if each != b]
    return matches, left, right


def _is_called(word: str, traits: Traits) -> bool:
    return any(nearness(word, fond) >= Near.SLIP for fond in traits.fond)


def _kin(matches: list[_Met], left: list[_Placed], right: list[_Placed], sense: Sense) -> Kin:
    if not (matches or (left and right)):
        return Kin.UNTOLD
    sure = [met for met in matches if met[2] is not Near.INITIAL]
    if not sure:
        return Kin.OTHER
    if not (left and right):
        return Kin.SAME if len(matches) > 1 else _alone(matches[0], left, right)
    parts = {_part(met, sense) for met in sure}
    if parts == {GIVEN}:
        return Kin.OTHER_FAMILY
    return Kin.OTHER_GIVEN if FAMILY in parts else Kin.OTHER


def _alone(met: _Met, left: list[_Placed], right: list[_Placed]) -> Kin:
    """One word met: an organisation of one word is the same, a person called only Mari may be Mari Tamm."""
    return Kin.SAME if FIRM in (met[0][1], met[1][1]) and not (left or right) else Kin.PART


def _part(met: _Met, sense: Sense) -> str:
    """What the word is that met: as labelled, else as it mostly is, else given where it stands first in both names."""
    (_, a, first), (_, b, second), _near = met
    labelled = {a, b} - {ANY}
    if len(labelled) == 1:
        return labelled.pop()
    if labelled:
        return ANY
    known = sense.part_of(met[0][0])
    if known != ANY:
        return known
    return GIVEN if first == second == 0 else FAMILY if first and second else ANY
