"""A whole search index at once: built in the connection's temporary database, then copied over the present one.

Per row, the full-text index is six times slower to fill; and what is built aside holds no lock while it is sorted and
read. What remains for the transaction is to copy finished pages.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from clientdesk.store.search_lift import STRUCTURE_ID, lifted
from clientdesk.store.search_tables import GAP, WORDS_OPTIONS, Tables

Row = tuple[int, bytes, str]
"""A customer, its sort key, its tokens."""

_BUILDING = {"hashsize": 32 << 20, "automerge": 0, "crisismerge": 1000}
"""FTS5 writes out what it has read in parts of so many bytes and leaves them alone; they are merged once at the end.

By its own settings (1 MiB, four parts merged at a time) a build takes twice as long and ends in many parts.
"""


def _aside(tables: Tables) -> tuple[str, str]:
    """The names of the rows in order and of the words, in the temporary database."""
    return f"{tables.places}_aside", f"{tables.places}_aside_words"


def _drop_aside(connection: sqlite3.Connection, tables: Tables) -> None:
    rows, words = _aside(tables)
    for table in (words, rows, f"{rows}_unsorted"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def build_beside(connection: sqlite3.Connection, tables: Tables, rows: Iterable[Row]) -> None:
    """Sort `rows` and build their index in the temporary database of `connection`."""
    ordered, words = _aside(tables)
    _drop_aside(connection, tables)
    connection.execute("SAVEPOINT search_aside")  # or every row would be a transaction of its own
    connection.execute(f"CREATE TABLE temp.{ordered}_unsorted (customer, sort_key, text)")
    connection.executemany(f"INSERT INTO temp.{ordered}_unsorted VALUES (?, ?, ?)", rows)
    connection.execute(f"CREATE TABLE temp.{ordered} (ord INTEGER PRIMARY KEY, customer, sort_key, text)")
    connection.execute(
        f"INSERT INTO temp.{ordered} SELECT row_number() OVER (ORDER BY sort_key, customer) * {GAP},"
        f" customer, sort_key, text FROM temp.{ordered}_unsorted"
    )
    connection.execute(f"DROP TABLE temp.{ordered}_unsorted")
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.{words} USING fts5(text, content='{ordered}', content_rowid='ord', {WORDS_OPTIONS})"
    )
    for setting, value in _BUILDING.items():
        connection.execute(f"INSERT INTO temp.{words} ({words}, rank) VALUES ('{setting}', {value})")
    for work in ("rebuild", "optimize"):
        connection.execute(f"INSERT INTO temp.{words} ({words}) VALUES ('{work}')")
    connection.execute("RELEASE search_aside")


def copy_over(connection: sqlite3.Connection, tables: Tables) -> None:
    """Make the store's tables anew with what stands in the temporary database, which is emptied."""
    ordered, words = _aside(tables)
    for statement in (*tables.dropping(), *tables.schema("main")):
        connection.execute(statement)
    connection.execute(
        f"INSERT INTO main.{tables.places} (ord, customer) SELECT ord, customer FROM temp.{ordered} ORDER BY ord"
    )
    connection.execute(
        f"INSERT INTO main.{tables.texts} (ord, sort_key, text)"
        f" SELECT ord, sort_key, text FROM temp.{ordered} ORDER BY ord"
    )
    # The words of an FTS5 index lie in two plain tables; a new index has not read its own yet, so they can be replaced.
    for table, columns in (("data", "id, block"), ("idx", "segid, term, pgno")):
        connection.execute(f"DELETE FROM main.{tables.words}_{table}")
        connection.execute(
            f"INSERT INTO main.{tables.words}_{table} ({columns}) SELECT {columns} FROM temp.{words}_{table}"
        )
    _lift(connection, f"main.{tables.words}_data")
    _drop_aside(connection, tables)


def _lift(connection: sqlite3.Connection, data: str) -> None:
    (record,) = connection.execute(f"SELECT block FROM {data} WHERE id = {STRUCTURE_ID}").fetchone()
    connection.execute(f"UPDATE {data} SET block = ? WHERE id = {STRUCTURE_ID}", [lifted(record)])
