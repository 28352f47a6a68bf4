"""Pairs that belong together: in a group everybody is like everybody, so that no weak link chains two strangers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clientdesk.base.words import N_
from clientdesk.features.duplicates.rules import LIKELY, SURE, Likeness


@dataclass(frozen=True, slots=True)
class Pair:
    """Two customers that may be one; `one` has the smaller id."""

    one: int
    other: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more customers that may be one.

    Args:
        customers: in the order of their ids.
        pairs: each two of them.
    """

    customers: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @property
    def score(self) -> float:
        """Of the two that are least alike."""
        return min(pair.likeness.score for pair in self.pairs)


def score_words(score: float) -> str:
    """How sure it is, marked for translation."""
    if score >= SURE:
        return N_("Almost certainly the same")
    return N_("Probably the same") if score >= LIKELY else N_("Perhaps the same")


def grouped(pairs: Iterable[Pair]) -> list[Group]:
    """The groups, the surest first; a pair whose two are in no common group stands alone."""
    ranked = sorted(pairs, key=lambda pair: (-pair.likeness.bits, pair.one, pair.other))
    known = {(pair.one, pair.other): pair for pair in ranked}
    group_of: dict[int, frozenset[int]] = {}
    lonely: list[Pair] = []
    for pair in ranked:
        mine = group_of.get(pair.one, frozenset({pair.one}))
        others = group_of.get(pair.other, frozenset({pair.other}))
        if mine is others:
            continue
        if all((min(a, b), max(a, b)) in known for a in mine for b in others):
            whole = mine | others
            group_of.update(dict.fromkeys(whole, whole))
        else:
            lonely.append(pair)
    found = [_group(members, known) for members in dict.fromkeys(group_of.values())]
    found += [Group((pair.one, pair.other), (pair,)) for pair in lonely]
    return sorted(found, key=lambda group: (-group.score, group.customers))


def _group(members: frozenset[int], known: dict[tuple[int, int], Pair]) -> Group:
    ordered = tuple(sorted(members))
    pairs = [known[a, b] for place, a in enumerate(ordered) for b in ordered[place + 1 :]]
    return Group(ordered, tuple(pairs))
