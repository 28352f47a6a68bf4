"""Places in the order of names: where a newcomer belongs, and room for it where there is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from clientdesk.store.search_tables import GAP, Tables

_NEIGHBOURS = 32
"""So many on either side move when a gap has closed; four times as many where these have no room either."""
_ROOM = 1 << 8
"""After a move there is at least so much room between two places."""


class Held(NamedTuple):
    """A row of the index."""

    ord: int
    customer: int
    sort_key: bytes
    text: str

    @property
    def rank(self) -> tuple[bytes, int]:
        """What the order of places follows; equal names by id, so that it is one order."""
        return self.sort_key, self.customer


class Places:
    """The rows of one search index, kept in step in its three tables."""

    def __init__(self, tables: Tables) -> None:
        self._places, self._texts, self._words = tables.places, tables.texts, tables.words
        self._select = (
            f"SELECT p.ord, p.customer, t.sort_key, t.text"
            f" FROM {self._places} AS p JOIN {self._texts} AS t ON t.ord = p.ord"
        )

    def held(self, connection: sqlite3.Connection, customer: int) -> Held | None:
        """The row of a customer, or None when it is not in the index."""
        row = connection.execute(f"{self._select} WHERE p.customer = ?", [customer]).fetchone()
        return None if row is None else Held(*row)

    def rewrite(self, connection: sqlite3.Connection, held: Held, text: str) -> None:
        """Change the words of a row that keeps its place."""
        self._forget_words(connection, held)
        connection.execute(f"UPDATE {self._texts} SET text = ? WHERE ord = ?", [text, held.ord])
        self._learn_words(connection, held.ord, text)

    def leave(self, connection: sqlite3.Connection, held: Held) -> None:
        """Take a row out."""
        self._forget_words(connection, held)
        connection.execute(f"DELETE FROM {self._texts} WHERE ord = ?", [held.ord])
        connection.execute(f"DELETE FROM {self._places} WHERE ord = ?", [held.ord])

    def enter(self, connection: sqlite3.Connection, customer: int, sort_key: bytes, text: str) -> None:
        """Put a new row where its sort key belongs, making room if there is none."""
        before, after = self._between(connection, (sort_key, customer))
        if before is not None and after is not None and after - before < 2:
            self._make_room(connection, before)
            before, after = self._between(connection, (sort_key, customer))
        self._write(connection, Held(_middle(before, after), customer, sort_key, text))

    def _write(self, connection: sqlite3.Connection, row: Held) -> None:
        connection.execute(f"INSERT INTO {self._places} (ord, customer) VALUES (?, ?)", [row.ord, row.customer])
        connection.execute(
            f"INSERT INTO {self._texts} (ord, sort_key, text) VALUES (?, ?, ?)", [row.ord, row.sort_key, row.text]
        )
        self._learn_words(connection, row.ord, row.text)

    def _learn_words(self, connection: sqlite3.Connection, place: int, text: str) -> None:
        connection.execute(f"INSERT INTO {self._words} (rowid, text) VALUES (?, ?)", [place, text])

    def _forget_words(self, connection: sqlite3.Connection, held: Held) -> None:
        """FTS5 has to be told what it was given: it keeps no text of its own."""
        connection.execute(
            f"INSERT INTO {self._words} ({self._words}, rowid, text) VALUES ('delete', ?, ?)", [held.ord, held.text]
        )

    def _between(self, connection: sqlite3.Connection, rank: tuple[bytes, int]) -> tuple[int | None, int | None]:
        """The places next to where `rank` belongs, None at an end; found by halving, so no index on keys is needed."""
        # Both ends in one SELECT would be a scan: SQLite takes only a lone min() or max() from the index.
        (first,) = connection.execute(f"SELECT min(ord) FROM {self._places}").fetchone()
        (last,) = connection.execute(f"SELECT max(ord) FROM {self._places}").fetchone()
        if first is None or last is None:
            return None, None
        low, high = first - 1, last + 1  # every row up to `low` comes before, every row from `high` on comes after
        step = f"{self._select} WHERE p.ord > ? AND p.ord < ? ORDER BY p.ord LIMIT 1"
        while high - low > 1:
            middle = (low + high) // 2
            row = connection.execute(step, [middle - 1, high]).fetchone()
            if row is not None and Held(*row).rank < rank:
                low = row[0]
            else:
                high = middle
        return self._nearest(connection, low)

    def _nearest(self, connection: sqlite3.Connection, low: int) -> tuple[int | None, int | None]:
        """The last place up to `low` and the first place beyond it."""
        (before,) = connection.execute(f"SELECT max(ord) FROM {self._places} WHERE ord <= ?", [low]).fetchone()
        (after,) = connection.execute(f"SELECT min(ord) FROM {self._places} WHERE ord > ?", [low]).fetchone()
        return before, after

    def _make_room(self, connection: sqlite3.Connection, place: int) -> None:
        """Spread the rows around `place` evenly, as many as it takes to leave `_ROOM` between them."""
        count = _NEIGHBOURS
        while True:
            rows, low, high = self._neighbourhood(connection, place, count)
            spacing = (high - low) // (len(rows) + 1)
            if spacing >= _ROOM:
                break
            count *= 4
        for row in rows:
            self.leave(connection, row)
        for number, row in enumerate(rows, start=1):
            self._write(connection, row._replace(ord=low + number * spacing))

    def _neighbourhood(self, connection: sqlite3.Connection, place: int, count: int) -> tuple[Sequence[Held], int, int]:
        """`count` rows on either side of `place`, and the fixed places outside them (open ends lie far off)."""
        select = self._select
        below = connection.execute(f"{select} WHERE p.ord <= ? ORDER BY p.ord DESC LIMIT ?", [place, count]).fetchall()
        above = connection.execute(f"{select} WHERE p.ord > ? ORDER BY p.ord LIMIT ?", [place, count]).fetchall()
        rows = [Held(*row) for row in (*reversed(below), *above)]
        low, _ = self._nearest(connection, rows[0].ord - 1)
        _, high = self._nearest(connection, rows[-1].ord)
        far = GAP * len(rows)
        return rows, rows[0].ord - far if low is None else low, rows[-1].ord + far if high is None else high


def _middle(before: int | None, after: int | None) -> int:
    if before is None:
        return 0 if after is None else after - GAP
    return before + GAP if after is None else (before + after) // 2
