"""All pairs that are alike among many customers: brought together by keys, one kind of key after the other."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import combinations, groupby

from clientdesk.features.duplicates.rules import Chances, compare
from clientdesk.features.duplicates.rules_blocks import KINDS, block_keys, most_in
from clientdesk.features.duplicates.rules_groups import Pair
from clientdesk.features.duplicates.rules_traits import Traits

_PLACE_BITS = 24
_KEY_MASK = (1 << (64 - _PLACE_BITS)) - 1
_PLACE_MASK = (1 << _PLACE_BITS) - 1
_BLOCK = 2_000
"""After so many customers it is told how far the work is."""

Told = Callable[[int, int], None]


def alike_pairs(everybody: Sequence[Traits], told: Told, *, two: Collection[tuple[int, int]] = ()) -> Iterator[Pair]:
    """The pairs that are alike, as they are found.

    Args:
        everybody: the customers; some hundred bytes each are held beside them.
        told: hears how far it is; may raise `Cancelled`.
        two: pairs of ids, the smaller one first, of which somebody has said that they are not the same.
    """
    chances = Chances.counted(everybody)
    of = len(everybody) * len(KINDS)
    compared: set[int] = set()
    for number, kind in enumerate(KINDS):
        begun = number * len(everybody)
        for places in _blocks(everybody, kind, partial(_tell, told, begun, of)):
            for first, second in combinations(places, 2):
                met = first << _PLACE_BITS | second
                if met not in compared:
                    compared.add(met)
                    pair = _pair(everybody[first], everybody[second], chances)
                    if pair is not None and (pair.one, pair.other) not in two:
                        yield pair
    told(of, of)


def _tell(told: Told, begun: int, of: int, done: int) -> None:
    told(begun + done, of)


def _pair(one: Traits, other: Traits, chances: Chances) -> Pair | None:
    likeness = compare(one, other, chances)
    if not likeness.is_enough:
        return None
    return Pair(min(one.customer, other.customer), max(one.customer, other.customer), likeness)


def _blocks(everybody: Sequence[Traits], kind: str, told: Callable[[int], None]) -> Iterator[list[int]]:
    """The places of customers that share a key, in rising order; blocks that say nothing are left out.

    Keys are held as numbers of 40 bits beside the place: two keys that fall together cost one comparison too many.
    """
    entries = array("Q")
    for place, traits in enumerate(everybody):
        if place % _BLOCK == 0:
            told(place // 2)
        for key in set(block_keys(traits, kind)):
            entries.append((hash(key) & _KEY_MASK) << _PLACE_BITS | place)
    ordered = sorted(entries)
    del entries
    most = most_in(kind)
    done = 0
    for _key, block in groupby(ordered, lambda entry: entry >> _PLACE_BITS):
        places = [entry & _PLACE_MASK for entry in block]
        done += len(places)
        if 1 < len(places) <= most:
            yield places
        if done // _BLOCK != (done - len(places)) // _BLOCK:
            told(len(everybody) // 2 + min(len(everybody) // 2, done * len(everybody) // (2 * len(ordered))))
