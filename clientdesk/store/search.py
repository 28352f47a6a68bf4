"""The search index: who meets a query, in the national order of names; a derived table, made again at any time.

`customer_search` gives every customer a place (`ord`) in that order, with gaps for those who come between. A full-text
index has the place as its row number, so hits stream in the order of names and a page stops after its last row; nothing
is ever sorted. Nobody outside this file and its two neighbours knows the words of FTS5.

No method begins or ends a transaction.
"""

from __future__ import annotations

import math
import sqlite3
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from clientdesk.base.finding import Query, Reading, filter_token, parse_query
from clientdesk.store.ids import ids_of
from clientdesk.store.search_build import Row, build_beside, copy_over
from clientdesk.store.search_places import Places
from clientdesk.store.search_tables import Tables

_STEPS_BETWEEN_LOOKS = 100
"""SQLite looks at the clock after so many of its steps: seldom enough to cost nothing, some 0.1 ms apart."""


@dataclass(frozen=True)
class Page:
    """Some customers that meet a query, in the order of names.

    Args:
        ids: the customers.
        last: the place of the last one, to ask for the next page with; None when there are none.
        complete: False when the budget of time was used up first; then `ids` is empty and says nothing.
    """

    ids: tuple[int, ...]
    last: int | None
    complete: bool = True


_OUT_OF_TIME = Page((), None, complete=False)


@dataclass(frozen=True, slots=True)
class Also:
    """What must hold besides the words: SQL on the column `customer.id`, true for those who pass, with its values."""

    sql: str = ""
    values: tuple[object, ...] = ()


_NOTHING_ELSE = Also()


class SearchIndex:
    """The search over one kind of record.

    Args:
        name: the table of places; the other tables and indexes begin with it.
    """

    def __init__(self, name: str = "customer_search") -> None:
        self._tables = Tables(name)
        self._places = Places(self._tables)

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the empty tables where they are missing."""
        for statement in self._tables.schema("main"):
            connection.execute(statement)

    def put(self, connection: sqlite3.Connection, customer: int, sort_key: bytes, text: str) -> None:
        """Enter a customer, or enter it anew when its name or its words have changed.

        Args:
            connection: inside a transaction that writes.
            customer: its id.
            sort_key: of the name as it is shown (`base/collation.sort_key`).
            text: its tokens (`base/finding.searchable`).
        """
        held = self._places.held(connection, customer)
        if held is not None and held.sort_key == sort_key:
            if held.text != text:
                self._places.rewrite(connection, held, text)
            return
        if held is not None:
            self._places.leave(connection, held)
        self._places.enter(connection, customer, sort_key, text)

    def remove(self, connection: sqlite3.Connection, customer: int) -> None:
        """Take a customer out (to the trash, say); nothing happens when it is not in."""
        held = self._places.held(connection, customer)
        if held is not None:
            self._places.leave(connection, held)

    def prepare(self, connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
        """Build a whole index of `rows` beside the present one, in the connection's temporary database.

        The slow part of `rebuild`; it takes no lock on the store.

        Args:
            connection: the one that `adopt` will be called with.
            rows: (customer, sort key, text) in any order, each customer once.
        """
        build_beside(connection, self._tables, rows)

    def adopt(self, connection: sqlite3.Connection) -> None:
        """Put what `prepare` built in the place of the present index; who came since has to be `put` again."""
        copy_over(connection, self._tables)

    def rebuild(self, connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
        """Make the index anew of `rows`: after a bulk import, for another collation, for a new program's tokens."""
        self.prepare(connection, rows)
        self.adopt(connection)

    def page(
        self,
        connection: sqlite3.Connection,
        query: str,
        *,
        filters: Sequence[str] = (),
        also: Also = _NOTHING_ELSE,
        limit: int = 50,
        after: int | None = None,
        budget_ms: float | None = 8.0,
    ) -> Page:
        """The next customers that meet `query`, in the order of names.

        Args:
            connection: one without a progress handler of its own.
            query: what stands in the search field; any text will do, an empty one asks for everyone.
            filters: classes and tags that must all hold (`"class:a"`).
            also: what else must hold.
            limit: at most so many.
            after: `Page.last` of the page before.
            budget_ms: give up after so long; None for never.
        """
        source, values = self._source(parse_query(query), filters, also)
        beyond = "" if after is None else "AND place > ?"
        sql = f"SELECT place, customer FROM ({source} {beyond} ORDER BY place LIMIT ?)"
        values += [limit] if after is None else [after, limit]
        try:
            found = _within(connection, budget_ms, sql, values)
        except _Stopped:
            return _OUT_OF_TIME
        return Page(tuple(customer for _, customer in found), found[-1][0] if found else None)

    def count(
        self,
        connection: sqlite3.Connection,
        query: str,
        *,
        filters: Sequence[str] = (),
        cap: int = 1000,
        budget_ms: float | None = 8.0,
    ) -> int | None:
        """How many meet `query`, counted no further than `cap`; None when the budget was used up first."""
        source, values = self._source(parse_query(query), filters)
        sql = f"SELECT count(*) FROM ({source} LIMIT ?)"
        try:
            found = _within(connection, budget_ms, sql, [*values, cap])
        except _Stopped:
            return None
        return int(found[0][0])

    def all_ids(
        self,
        connection: sqlite3.Connection,
        query: str,
        *,
        filters: Sequence[str] = (),
        also: Also = _NOTHING_ELSE,
        by: str = "",
        descending: bool = False,
    ) -> array[int] | None:
        """Everyone who meets `query`; None when `connection.interrupt()` came first.

        For a worker with its own connection: a million take about half a second.

        Args:
            connection: one that may be interrupted.
            query: what stands in the search field.
            filters: classes and tags that must all hold.
            also: what else must hold.
            by: SQL on `customer.id` to sort by, those without a value last; "" for the order of names, which also
                stands among equals.
            descending: the greatest first.
        """
        source, values = self._source(parse_query(query), filters, also)
        wanted = _sorted(source, by, descending=descending) if by else f"{source} ORDER BY place"
        try:
            with _stopping():
                return ids_of(connection, f"SELECT customer AS id FROM ({wanted})", values)
        except _Stopped:
            return None

    def standing(
        self,
        connection: sqlite3.Connection,
        query: str,
        customer: int,
        *,
        filters: Sequence[str] = (),
        also: Also = _NOTHING_ELSE,
    ) -> tuple[int, int | None] | None:
        """The place of a customer among those who meet `query`, and who comes right before it (None: nobody does).

        Returns:
            None when the customer does not meet the query, or is not in the index.
        """
        source, values = self._source(parse_query(query), filters, also)
        own = f"SELECT ord FROM {self._tables.places} WHERE customer = ?"
        found = connection.execute(f"SELECT place FROM ({source} AND place = ({own}))", [*values, customer]).fetchone()
        if found is None:
            return None
        sql = f"SELECT customer FROM ({source} AND place < ? ORDER BY place DESC LIMIT 1)"
        before = connection.execute(sql, [*values, found[0]]).fetchone()
        return found[0], before[0] if before else None

    def rows(self, connection: sqlite3.Connection) -> Iterator[Row]:
        """All rows as they were entered, in the order of names: to prepare a new index from."""
        places, texts = self._tables.places, self._tables.texts
        yield from connection.execute(
            f"SELECT customer, sort_key, text FROM {places} JOIN {texts} USING (ord) ORDER BY ord"
        )

    def _source(self, query: Query, filters: Sequence[str], also: Also = _NOTHING_ELSE) -> tuple[str, list[object]]:
        """A SELECT of (place, customer) that ends in a WHERE clause, and its values."""
        asked = _match(query, filters)
        words, places = self._tables.words, self._tables.places
        besides = ""
        if also.sql:
            besides = f" AND EXISTS (SELECT 1 FROM customer WHERE customer.id = {places}.customer AND {also.sql})"
        if not asked:
            return f"SELECT ord AS place, customer FROM {places} WHERE 1{besides}", [*also.values]
        joined = f"{words} CROSS JOIN {places} ON {places}.ord = {words}.rowid"
        return (
            f"SELECT {words}.rowid AS place, customer FROM {joined} WHERE {words} MATCH ?{besides}",
            [asked, *also.values],
        )

    def scrub(self, connection: sqlite3.Connection) -> None:
        """Make the words of those who were removed unreadable in the file (before a VACUUM, after an erasure).

        The full-text index only marks deleted words; merging all of it drops them.
        """
        connection.execute(f"INSERT INTO {self._tables.words}({self._tables.words}) VALUES ('optimize')")

    def is_sound(self, connection: sqlite3.Connection) -> bool:
        """Whether the index holds exactly the words of its rows, each place filled on both sides."""
        words, places, texts = self._tables.words, self._tables.places, self._tables.texts
        try:
            connection.execute(f"INSERT INTO {words}({words}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as trouble:
            if trouble.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            return False
        one, other = f"SELECT ord FROM {places}", f"SELECT ord FROM {texts}"
        odd = connection.execute(f"SELECT * FROM ({one} EXCEPT {other}) UNION ALL SELECT * FROM ({other} EXCEPT {one})")
        return odd.fetchone() is None


def _sorted(source: str, by: str, *, descending: bool) -> str:
    """The customers of `source` by a value; LIMIT keeps SQLite from working the value out once a mention."""
    told = (
        f"SELECT found.place, found.customer, {by} AS told FROM ({source}) AS found "
        "JOIN customer ON customer.id = found.customer LIMIT -1"
    )
    way = "DESC" if descending else "ASC"
    return f"SELECT customer FROM ({told}) ORDER BY told IS NULL OR told = '', told {way}, place"


class _Stopped(Exception):
    """A query was interrupted, by its budget or by another thread."""


@contextmanager
def _stopping() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as trouble:
        if trouble.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise _Stopped from trouble


def _within(
    connection: sqlite3.Connection, budget_ms: float | None, sql: str, values: Sequence[object]
) -> list[tuple[int, ...]]:
    """All rows, unless they take longer than the budget."""
    end = math.inf if budget_ms is None else time.perf_counter() + budget_ms / 1000
    connection.set_progress_handler(lambda: time.perf_counter() > end, _STEPS_BETWEEN_LOOKS)
    try:
        with _stopping():
            return connection.execute(sql, values).fetchall()
    finally:
        connection.set_progress_handler(None, 0)


def _match(query: Query, filters: Sequence[str]) -> str:
    """The query in the words of FTS5, "" when it asks for everyone; every token is quoted, so no text is syntax."""
    parts = [f'"{filter_token(name)}"' for name in filters]
    parts += (_one_of(map(_all_of, alternatives)) for alternatives in query.parts)
    return " AND ".join(parts)


def _all_of(reading: Reading) -> str:
    return " AND ".join(_one_of(f'"{spelling}"*' for spelling in word) for word in reading)


def _one_of(choices: Iterable[str]) -> str:
    listed = list(choices)
    return listed[0] if len(listed) == 1 else "(" + " OR ".join(f"({choice})" for choice in listed) + ")"
