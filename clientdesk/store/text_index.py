"""Full text of what was written down: rows of any table, the newest first; a derived table, made again at any time.

The words of each row are kept folded beside an FTS5 index over them, since FTS5 takes a row out only with the words it
was entered with. No method begins or ends a transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from clientdesk.base.text import tokens

MOST_WORDS = 12
"""What is typed beyond these is not looked at."""


class Entry(NamedTuple):
    """A text to be found: `row` of `table`, about `customer` (None for nobody)."""

    table: str
    row: int
    customer: int | None
    text: str


class Hit(NamedTuple):
    """A text that was found."""

    table: str
    row: int
    customer: int | None


class TextIndex:
    """The full text of many tables.

    Args:
        name: the table of entries; the index is named after it.
    """

    def __init__(self, name: str = "written") -> None:
        self._entries = name
        self._words = f"{name}_words"

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the empty tables where they are missing."""
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {self._entries} (id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, "
            "row INTEGER NOT NULL, customer INTEGER, words TEXT NOT NULL, UNIQUE (tbl, row))"
        )
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._words} USING fts5(words, content='{self._entries}', "
            "content_rowid='id', detail=none, columnsize=0, prefix='2 3 4', tokenize='ascii')"
        )

    def put(self, connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
        """Enter texts, or enter them anew; one without a word is taken out."""
        for entry in entries:
            words = _folded(entry.text)
            held = connection.execute(
                f"SELECT id, words FROM {self._entries} WHERE tbl = ? AND row = ?", (entry.table, entry.row)
            ).fetchone()
            if held is not None and held[1] == words:
                connection.execute(f"UPDATE {self._entries} SET customer = ? WHERE id = ?", (entry.customer, held[0]))
                continue
            if held is not None:
                self._forget(connection, *held)
            if words:
                self._enter(connection, entry, words)

    def remove(self, connection: sqlite3.Connection, table: str, rows: Iterable[int]) -> None:
        """Take texts out; those that are not in are no matter."""
        for row in rows:
            held = connection.execute(
                f"SELECT id, words FROM {self._entries} WHERE tbl = ? AND row = ?", (table, row)
            ).fetchone()
            if held is not None:
                self._forget(connection, *held)

    def rebuild(self, connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
        """Make all of it anew; `entries` from the oldest to the newest."""
        connection.execute(f"DELETE FROM {self._entries}")
        connection.executemany(
            f"INSERT INTO {self._entries} (tbl, row, customer, words) VALUES (?, ?, ?, ?)",
            ((one.table, one.row, one.customer, words) for one in entries if (words := _folded(one.text))),
        )
        connection.execute(f"INSERT INTO {self._words}({self._words}) VALUES ('rebuild')")

    def find(self, connection: sqlite3.Connection, text: str, *, also: str = "", limit: int = 20) -> list[Hit]:
        """The texts in which every word of `text` begins a word, the newest first.

        Args:
            connection: any.
            text: as typed; one without a letter or digit finds nothing.
            also: SQL on the column `customer`, true for those who may be found.
            limit: at most so many.
        """
        asked = " AND ".join(f'"{word}"*' for word in tokens(text)[:MOST_WORDS])
        if not asked or limit < 1:
            return []
        besides = f"AND {also}" if also else ""
        found = connection.execute(
            f"SELECT e.tbl, e.row, e.customer FROM {self._words} w CROSS JOIN {self._entries} e ON e.id = w.rowid "
            f"WHERE {self._words} MATCH ? {besides} ORDER BY w.rowid DESC LIMIT ?",
            (asked, limit),
        )
        return [Hit(*row) for row in found.fetchall()]

    def held(self, connection: sqlite3.Connection) -> set[tuple[str, int, int | None, str]]:
        """Everything as it was entered: (table, row, customer, folded words)."""
        return set(connection.execute(f"SELECT tbl, row, customer, words FROM {self._entries}"))

    def is_sound(self, connection: sqlite3.Connection) -> bool:
        """Whether the index holds exactly the words of its entries."""
        try:
            connection.execute(f"INSERT INTO {self._words}({self._words}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as trouble:
            if trouble.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            return False
        return True

    def scrub(self, connection: sqlite3.Connection) -> None:
        """Make the words of what was removed unreadable in the file: FTS5 only marks them as deleted."""
        connection.execute(f"INSERT INTO {self._words}({self._words}) VALUES ('optimize')")

    def _enter(self, connection: sqlite3.Connection, entry: Entry, words: str) -> None:
        inserted = connection.execute(
            f"INSERT INTO {self._entries} (tbl, row, customer, words) VALUES (?, ?, ?, ?)",
            (entry.table, entry.row, entry.customer, words),
        )
        connection.execute(f"INSERT INTO {self._words} (rowid, words) VALUES (?, ?)", (inserted.lastrowid, words))

    def _forget(self, connection: sqlite3.Connection, identity: int, words: str) -> None:
        connection.execute(
            f"INSERT INTO {self._words} ({self._words}, rowid, words) VALUES ('delete', ?, ?)", (identity, words)
        )
        connection.execute(f"DELETE FROM {self._entries} WHERE id = ?", (identity,))


def folded(entries: Iterable[Entry]) -> set[tuple[str, int, int | None, str]]:
    """What `TextIndex.held` should say of `entries`."""
    return {(one.table, one.row, one.customer, words) for one in entries if (words := _folded(one.text))}


def _folded(text: str) -> str:
    """The words of a text, each once."""
    return " ".join(dict.fromkeys(tokens(text)))
