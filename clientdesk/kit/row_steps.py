"""From one order of ids to another in a few steps, so that a view keeps its place."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass

# Past so many separate runs a reset is cheaper: each run moves the rest of the list.
_MOST_RUNS = 64
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out `count` rows from place `first`."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Reorder:
    """The rows from place `first` stand in the order of `ids` now; the same rows as before."""

    first: int
    ids: array[int]


@dataclass(frozen=True, slots=True)
class Insert:
    """Put `ids` in at place `first`."""

    first: int
    ids: array[int]


@dataclass(frozen=True, slots=True)
class Move:
    """The row at place `first` stands at place `to` now."""

    first: int
    to: int


Step = Remove | Reorder | Insert | Move


def steps_between(old: array[int], new: array[int]) -> list[Step] | None:
    """The steps, to be taken in order, that make `old` into `new`; None when most of it is other.

    Both hold each id at most once. Places are counted at the moment of their step.
    """
    head = _same_head(old, new)
    tail = _same_tail(old, new, head)
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if not len(old_middle) and not len(new_middle):
        return []
    if len(old_middle) == 0:
        return [Insert(head, new_middle)]
    if len(new_middle) == 0:
        return [Remove(head, len(old_middle))]
    # A name that was changed: among a hundred thousand, looking at all between takes a hundred times as long.
    if old_middle[1:] == new_middle[:-1] and old_middle[0] == new_middle[-1]:
        return [Move(head, head + len(old_middle) - 1)]
    if old_middle[:-1] == new_middle[1:] and old_middle[-1] == new_middle[0]:
        return [Move(head + len(old_middle) - 1, head)]
    return _middle_steps(head, old_middle, new_middle)


def _middle_steps(head: int, old: array[int], new: array[int]) -> list[Step] | None:
    """The steps of a stretch that differs at both its ends."""
    was, will = set(old), set(new)
    most_is_other = len(was & will) * 2 < max(len(old), len(new))
    if most_is_other and len(old) + len(new) > 2 * _MOST_RUNS:
        return None
    steps: list[Step] = []
    gone = _runs(old, lambda row_id: row_id not in will)
    come = _runs(new, lambda row_id: row_id not in was)
    if len(gone) + len(come) > _MOST_RUNS:
        return None
    # From behind, so that the places before stay true.
    steps.extend(Remove(head + first, count) for first, count in reversed(gone))
    stay = array("q", [row_id for row_id in old if row_id in will])
    order = array("q", [row_id for row_id in new if row_id in was])
    if stay != order:
        steps.append(Reorder(head, order))
    steps.extend(Insert(head + first, new[first : first + count]) for first, count in come)
    return steps


def _runs(ids: array[int], chosen: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Stretches (first place, length) of ids that are chosen, in order."""
    runs: list[tuple[int, int]] = []
    for place, row_id in enumerate(ids):
        if chosen(row_id):
            if runs and sum(runs[-1]) == place:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((place, 1))
    return runs


def _same_head(old: array[int], new: array[int]) -> int:
    """How many ids at the start are the same; compares chunks, which run at the speed of C."""
    limit = min(len(old), len(new))
    place = 0
    while place < limit:
        end = min(place + _CHUNK, limit)
        if old[place:end] != new[place:end]:
            return next(i for i in range(place, end) if old[i] != new[i])
        place = end
    return limit


def _same_tail(old: array[int], new: array[int], head: int) -> int:
    """How many ids at the end are the same, not counting the `head` already found at the start."""
    limit = min(len(old), len(new)) - head
    done = 0
    while done < limit:
        step = min(_CHUNK, limit - done)
        a, b = len(old) - done, len(new) - done
        if old[a - step : a] != new[b - step : b]:
            return next(done + i for i in range(step) if old[a - 1 - i] != new[b - 1 - i])
        done += step
    return limit
