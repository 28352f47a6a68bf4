"""Where the cards of Today stand: as the person put them, new ones at the end of the column they were made for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

BETWEEN = "|"
"""What stands between the keys of the wide column and those of the narrow one."""


class Way(StrEnum):
    """Where a card can be moved."""

    UP = "up"
    DOWN = "down"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The keys of the cards in the wide and in the narrow column, first to last."""

    wide: tuple[str, ...]
    side: tuple[str, ...]

    @classmethod
    def of(cls, homes: Mapping[str, bool], order: Sequence[str]) -> Arrangement:
        """The cards as they were put.

        Args:
            homes: of each card whether it was made for the narrow column, in the order the cards come.
            order: as it was kept; keys of cards that are not there count for nothing.
        """
        wide, side = list[str](), list[str]()
        column = wide
        for key in dict.fromkeys(order):
            if key == BETWEEN:
                column = side
            elif key in homes:
                column.append(key)
        placed = {*wide, *side}
        for key, is_side in homes.items():
            if key not in placed:
                (side if is_side else wide).append(key)
        return cls(tuple(wide), tuple(side))

    def kept(self) -> list[str]:
        """The order in the form in which it is kept."""
        return [*self.wide, BETWEEN, *self.side]

    def is_side(self, key: str) -> bool:
        """Whether a card stands in the narrow column."""
        return key in self.side

    def can(self, key: str, way: Way, hidden: Sequence[str] = ()) -> bool:
        """Whether a card can be moved that way; hidden ones are stepped over."""
        return self.moved(key, way, hidden) != self

    def moved(self, key: str, way: Way, hidden: Sequence[str] = ()) -> Arrangement:
        """The cards after `key` was moved; itself where it cannot be."""
        here, there = (self.side, self.wide) if key in self.side else (self.wide, self.side)
        if way is Way.OVER:
            left, come = tuple(each for each in here if each != key), (*there, key)
            return Arrangement(come, left) if key in self.side else Arrangement(left, come)
        column = _swapped(here, key, -1 if way is Way.UP else 1, hidden)
        return Arrangement(self.wide, column) if key in self.side else Arrangement(column, self.side)


def _swapped(column: Sequence[str], key: str, step: int, hidden: Sequence[str]) -> tuple[str, ...]:
    """The column with `key` beyond the next card that is shown."""
    place = column.index(key) + step
    while 0 <= place < len(column) and column[place] in hidden:
        place += step
    if not 0 <= place < len(column):
        return tuple(column)
    rest = [each for each in column if each != key]
    rest.insert(place, key)
    return tuple(rest)
