"""Heights of many rows, most of them guessed until the eye comes to them, and where each row begins."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """The heights of rows in whole pixels; where a row begins, and which row is at a place, in logarithmic time.

    The sums stand in a binary indexed tree (P. M. Fenwick, "A new data structure for cumulative frequency tables",
    Software: Practice and Experience 24, 1994).
    """

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._known = bytearray()
        self._tree: list[int] = [0]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self.top(len(self._heights))

    def height(self, row: int) -> int:
        """The height of a row, be it a guess."""
        return self._heights[row]

    def is_known(self, row: int) -> bool:
        """Whether the row was measured."""
        return bool(self._known[row])

    def reset(self, guesses: Sequence[int]) -> None:
        """Forget all; there are as many rows as guesses."""
        self._heights = list(guesses)
        self._known = bytearray(len(self._heights))
        self._grow_tree()

    def put(self, first: int, guesses: Sequence[int]) -> None:
        """Let new rows stand before the row `first`."""
        at_end = first == len(self._heights)
        self._heights[first:first] = guesses
        self._known[first:first] = bytes(len(guesses))
        if at_end:
            for place in range(first + 1, len(self._heights) + 1):
                below = place - (place & -place)
                self._tree.append(self.top(place - 1) - self.top(below) + self._heights[place - 1])
        else:
            self._grow_tree()

    def take(self, first: int, last: int) -> None:
        """Let the rows from `first` to `last`, both included, go."""
        del self._heights[first : last + 1]
        del self._known[first : last + 1]
        self._grow_tree()

    def doubt(self, first: int, last: int) -> None:
        """The rows from `first` to `last` may be higher or lower than they were; until then they count as before."""
        self._known[first : last + 1] = bytes(last + 1 - first)

    def learn(self, row: int, height: int) -> int:
        """Note the height of a row; returns by how much it is more than was thought."""
        more = height - self._heights[row]
        self._known[row] = 1
        if more:
            self._heights[row] = height
            place = row + 1
            while place < len(self._tree):
                self._tree[place] += more
                place += place & -place
        return more

    def top(self, row: int) -> int:
        """Where a row begins; with the number of rows, where the last one ends."""
        total = 0
        while row > 0:
            total += self._tree[row]
            row -= row & -row
        return total

    def at(self, y: int) -> int:
        """The row that stands at a place, the first or the last one where it is outside; -1 where there are none."""
        row, left = 0, max(0, y)
        step = 1 << len(self._heights).bit_length()
        while step:
            ahead = row + step
            if ahead < len(self._tree) and self._tree[ahead] <= left:
                row = ahead
                left -= self._tree[ahead]
            step >>= 1
        return min(row, len(self._heights) - 1)

    def _grow_tree(self) -> None:
        tree = [0, *self._heights]
        for place in range(1, len(tree)):
            parent = place + (place & -place)
            if parent < len(tree):
                tree[parent] += tree[place]
        self._tree = tree
