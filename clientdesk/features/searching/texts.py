"""What the full-text index holds of the texts of all capabilities, kept in step with them."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.feature import Derived, all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import TextSource
from clientdesk.store.journal import Execute
from clientdesk.store.text_index import Entry, TextIndex, folded

INDEX = TextIndex("written")
_CHUNK = 500


def connection_of(shop: Shop) -> sqlite3.Connection:
    """The connection under Peewee's, which the index speaks to."""
    connection: sqlite3.Connection = shop.database.connection()
    return connection


def sources(shop: Shop) -> list[TextSource]:
    """Every table in which something is written down."""
    return all_of(shop.cards, "texts")


def _entries(shop: Shop, source: TextSource, rows: Sequence[int] | None = None) -> Iterator[tuple[str, Entry]]:
    """The texts of a table with the moment of each; of all rows, or of some."""
    execute: Execute = shop.database.execute_sql
    where = "ORDER BY 3, 1" if rows is None else f"WHERE id IN ({', '.join('?' * len(rows))})"
    found = execute(f"SELECT * FROM ({source.select}) {where}", tuple(rows or ()))  # noqa: S608 - the card's own
    for row, customer, moment, text, _kind in found:
        yield str(moment), Entry(source.table, row, customer, text)


def _refresh(shop: Shop, changes: Changes) -> None:
    """Enter anew what a step has touched, and take out what went."""
    connection = connection_of(shop)
    for source in sources(shop):
        if not changes.touches(*source.tables):
            continue
        rows = _touched(shop, source, changes)
        if rows is None:
            _rebuild(shop)
            return
        listed = sorted(rows)
        for start in range(0, len(listed), _CHUNK):
            some = listed[start : start + _CHUNK]
            entries = [entry for _moment, entry in _entries(shop, source, some)]
            INDEX.put(connection, entries)
            INDEX.remove(connection, source.table, {*some} - {entry.row for entry in entries})


def _touched(shop: Shop, source: TextSource, changes: Changes) -> frozenset[int] | None:
    """The rows whose texts a step may have altered, None for too many."""
    rows = changes.all_ids(source.table)
    for table, column in source.beside.items():
        beside = changes.all_ids(table)
        if rows is None or beside is None:
            return None
        known = dict(_some(shop, f'SELECT id, "{column}" FROM "{table}" WHERE id IN', beside))  # noqa: S608
        rows |= frozenset(known.values())
        if len(known) < len(beside):
            if shop.step is None:
                return None
            # Of a row that is gone nobody knows any more beside which one it stood: all of its customer are read.
            customers = shop.step.about_table(table, "customer_id")
            found = _some(shop, f'SELECT id, 0 FROM "{source.table}" WHERE customer_id IN', customers)  # noqa: S608
            rows |= frozenset(row for row, _nothing in found)
    return rows


def _some(shop: Shop, sql: str, values: Iterable[int]) -> Iterator[tuple[int, int]]:
    """What `sql` finds, asked in portions."""
    execute: Execute = shop.database.execute_sql
    listed = sorted(values)
    for start in range(0, len(listed), _CHUNK):
        some = listed[start : start + _CHUNK]
        yield from execute(f"{sql} ({', '.join('?' * len(some))})", tuple(some))


def _rebuild(shop: Shop) -> None:
    """Make the whole index anew."""
    oldest_first = heapq.merge(*(_entries(shop, source) for source in sources(shop)), key=itemgetter(0))
    INDEX.rebuild(connection_of(shop), (entry for _moment, entry in oldest_first))


def _problems(shop: Shop) -> Sequence[Words]:
    """What does not agree between the index and the texts."""
    connection = connection_of(shop)
    if not INDEX.is_sound(connection):
        return [Phrase(N_("The index of notes is damaged."))]
    right = folded(entry for source in sources(shop) for _moment, entry in _entries(shop, source))
    wrong = len({one[:2] for one in right ^ INDEX.held(connection)})
    if not wrong:
        return []
    return [Phrase("The search is wrong about {n} note.", "The search is wrong about {n} notes.", wrong)]


def _create(database: pw.Database) -> None:
    INDEX.create(database.connection())


TEXTS = Derived(frozenset(), _create, _refresh, _rebuild, _problems, name="texts", gathers="texts")
