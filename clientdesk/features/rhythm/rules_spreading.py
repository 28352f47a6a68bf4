"""Spreading the calls over the days, so that no day asks for more than the shop can do."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A customer whose turn has come, or comes soon.

    Args:
        rank: of whom first, small first: 0 for a day chosen by hand, then the classes in their order.
        due_on: since when.
    """

    customer: int
    rank: int
    due_on: date


@dataclass(frozen=True, slots=True)
class Turn:
    """Whom to reach on the working day `on`; due since `due_on`."""

    on: date
    customer: int
    due_on: date


def spread_turns(waiting: Sequence[Waiting], days: Sequence[tuple[date, int]]) -> list[Turn]:
    """A working day for each who can be reached within `days`, those of a day in the order in which to call.

    On each day those of the highest class come first, and of a class those who have waited longest. Where not all fit,
    the last place of a day goes to whoever has waited longest of all, or a low class would wait for ever.

    Args:
        waiting: who is due, now or on one of the days.
        days: working days, in order, each with how many calls it has room for.
    """
    coming = sorted(waiting, key=lambda one: (one.due_on, one.customer))
    pool = _Pool()
    found: list[Turn] = []
    for day, room in days:
        while coming and coming[0].due_on <= day:
            pool.add(coming.pop(0))
        chosen = sorted(pool.take(room), key=lambda one: (one.due_on, one.rank, one.customer))
        found.extend(Turn(day, one.customer, one.due_on) for one in chosen)
    return found


class _Pool:
    """Who waits, in two orders at once."""

    def __init__(self) -> None:
        self._by_class: list[tuple[int, date, int]] = []
        self._by_day: list[tuple[date, int, int]] = []
        self._left: dict[int, Waiting] = {}

    def add(self, one: Waiting) -> None:
        self._left[one.customer] = one
        heapq.heappush(self._by_class, (one.rank, one.due_on, one.customer))
        heapq.heappush(self._by_day, (one.due_on, one.rank, one.customer))

    def take(self, room: int) -> Iterator[Waiting]:
        kept = 1 if 1 < room < len(self._left) else 0
        yield from self._taken(lambda: heapq.heappop(self._by_class)[2], room - kept)
        yield from self._taken(lambda: heapq.heappop(self._by_day)[2], kept)

    def _taken(self, first: Callable[[], int], most: int) -> Iterator[Waiting]:
        while self._left and most:
            one = self._left.pop(first(), None)
            if one is not None:
                most -= 1
                yield one
