"""What the search index holds of each customer, kept in step with the records."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.finding import searchable
from clientdesk.base.phone import Phone
from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.feature import Derived, all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SearchWords
from clientdesk.features.customers.rules import PointKind
from clientdesk.store.beside import Beside
from clientdesk.store.search import SearchIndex
from clientdesk.store.search_build import Row

INDEX = SearchIndex("customer_search")
TABLES = frozenset({"customer", "contact_point", "address", "customer_tag", "tag"})

_CHUNK = 500
"""Ids in one question: SQLite takes 32,766 values, PostgreSQL plans long lists badly."""
_GATHERED = 5_000
"""Customers whose words are asked of the other capabilities at once."""
_REBUILD_SHARE = 6
"""A row entered by itself takes about so much longer than in a rebuild: past a sixth, everything is made anew."""

_NAMES = "name, given, family, patronymic, nickname, organisation, pronunciation"


def connection_of(shop: Shop) -> sqlite3.Connection:
    """The connection under Peewee's, which the search index speaks to."""
    connection: sqlite3.Connection = shop.database.connection()
    return connection


def rows_of(shop: Shop, customers: Sequence[int] | None = None) -> Iterator[Row]:
    """(customer, sort key, tokens) of all who are not in the trash, or of those among `customers`.

    Four tables are read side by side in the order of customers, so that a million are no heavier than one.
    """
    if customers is not None:
        for first in range(0, len(customers), _CHUNK):
            yield from _merged(shop, sorted(customers[first : first + _CHUNK]))
    else:
        yield from _merged(shop, None)


def _merged(shop: Shop, ids: Sequence[int] | None) -> Iterator[Row]:
    database = shop.database
    points = _beside(database, "SELECT customer_id, kind, value, key FROM contact_point", "customer_id", ids)
    cities = _beside(database, "SELECT customer_id, city FROM address", "customer_id", ids)
    tags = _beside(
        database, "SELECT customer_id, tag_id, t.name FROM customer_tag JOIN tag t ON t.id = tag_id", "customer_id", ids
    )
    where, values = _among("id", ids)
    found = database.execute_sql(
        f"SELECT id, sort_key, potential, industry, {_NAMES} FROM customer WHERE trashed_at IS NULL {where} "  # noqa: S608
        "ORDER BY id",
        values,
    )
    for (customer, key, potential, industry, *names), gathered in _with_words(shop, found):
        own_tags = tags.of(customer)
        own_points = points.of(customer)
        filters = [f"tag:{tag}" for _, tag, _ in own_tags] + ([f"class:{potential.lower()}"] if potential else [])
        words = [city for _, city in cities.of(customer)] + [name for _, _, name in own_tags]
        words += [value for _, kind, value, _ in own_points if kind != PointKind.PHONE]
        phones = [_phone(value, key) for _, kind, value, key in own_points if kind == PointKind.PHONE]
        others = [industry, *words, *gathered]
        yield customer, bytes(key), searchable(dict.fromkeys(names), others, phones, filters)


def _with_words(shop: Shop, found: Iterator[Sequence[Any]]) -> Iterator[tuple[Sequence[Any], Iterable[str]]]:
    """Each row of a customer with the words that other capabilities give, asked for many customers at once."""
    sources: list[SearchWords] = all_of(shop.cards, "search")
    if not sources:
        yield from ((row, ()) for row in found)
        return
    while some := list(islice(found, _GATHERED)):
        told = [source.words(shop, [row[0] for row in some]) for source in sources]
        for row in some:
            yield row, [word for words in told for word in words.get(row[0], ())]


def _phone(value: str, key: str) -> Phone:
    """The number as it was read when it was saved: reading it again would take most of a rebuild."""
    return Phone(value, key, key[1:]) if key.startswith("+") else Phone(value, None, key)


def _beside(database: pw.Database, select: str, column: str, ids: Sequence[int] | None) -> Beside:
    where, values = _among(column, ids)
    return Beside(database.execute_sql(f"{select} WHERE 1 = 1 {where} ORDER BY {column}", values))


def _among(column: str, ids: Sequence[int] | None) -> tuple[str, Sequence[int]]:
    return ("", ()) if ids is None else (f"AND {column} IN ({', '.join('?' * len(ids))})", ids)


def touched_customers(shop: Shop, changes: Changes) -> set[int] | None:
    """The customers whose words `changes` may have altered; None when they are too many to be told."""
    step = shop.step
    if step is None:
        return None
    told = "SELECT tbl, first, last, about FROM journal_change WHERE step = ? AND tbl IN (?, ?, ?, ?)"
    touched: set[int] = set()
    for table, first, last, about in _ask(shop.database, told, (step.id, *sorted(TABLES - {"tag"}))):
        if about is not None:
            touched.add(about)
        elif table == "customer":
            touched.update(range(first, last + 1))
        else:
            span = f'SELECT DISTINCT customer_id FROM "{table}" WHERE id BETWEEN ? AND ?'  # noqa: S608 - one of ours
            touched.update(row[0] for row in _ask(shop.database, span, (first, last)))
    for table in sorted(TABLES - {"tag", "customer"}):
        touched |= step.about_table(table, "customer_id")  # a row may have gone from one customer to another
    for tag in changes.ids("tag") or ():
        worn = _ask(shop.database, "SELECT customer_id FROM customer_tag WHERE tag_id = ?", (tag,))
        touched.update(row[0] for row in worn)
    return _touched_elsewhere(shop, changes, touched)


def _touched_elsewhere(shop: Shop, changes: Changes, touched: set[int]) -> set[int] | None:
    """`touched`, and those whose words of other capabilities may have changed."""
    for source in all_of(shop.cards, "search"):
        more = source.touched(shop, changes) if changes.touches(*source.tables) else set()
        if more is None:
            return None
        touched |= more
    return touched


def refresh(shop: Shop, changes: Changes) -> None:
    """Enter anew those whom a step has touched, and take out those who went."""
    touched = touched_customers(shop, changes)
    if touched is None or are_many(shop, touched):
        rebuild(shop)
    else:
        enter_again(shop, touched)


def are_many(shop: Shop, customers: Collection[int]) -> bool:
    """Whether making the whole index anew is sooner done than entering these one by one."""
    return len(customers) > _CHUNK and len(customers) * _REBUILD_SHARE > _how_many(shop)


def enter_again(shop: Shop, customers: Collection[int]) -> None:
    """Enter these anew; whoever is gone, or in the trash, is taken out."""
    connection = connection_of(shop)
    gone = set(customers)
    for customer, key, text in list(rows_of(shop, sorted(customers))):
        INDEX.put(connection, customer, key, text)
        gone.discard(customer)
    for customer in gone:
        INDEX.remove(connection, customer)


def rebuild(shop: Shop) -> None:
    """Make the whole index anew."""
    INDEX.rebuild(connection_of(shop), rows_of(shop))


def problems(shop: Shop) -> Sequence[Words]:
    """What does not agree between the index and the records, as sentences; nothing is mended."""
    connection = connection_of(shop)
    if not INDEX.is_sound(connection):
        return [Phrase(N_("The search index is damaged."))]
    held = set(INDEX.all_ids(connection, "") or ())
    present = {row[0] for row in _ask(shop.database, "SELECT id FROM customer WHERE trashed_at IS NULL")}
    wrong = held ^ present
    if not wrong:
        return []
    return [Phrase("The search is wrong about {n} customer.", "The search is wrong about {n} customers.", len(wrong))]


def _how_many(shop: Shop) -> int:
    return int(_ask(shop.database, "SELECT count(*) FROM customer")[0][0])


def _ask(database: pw.Database, sql: str, values: Sequence[object] = ()) -> list[Any]:
    execute: Callable[..., Any] = database.execute_sql
    rows: list[Any] = execute(sql, values).fetchall()
    return rows


def _create(database: pw.Database) -> None:
    INDEX.create(database.connection())


SEARCH = Derived(
    tables=TABLES,
    create=_create,
    refresh=refresh,
    rebuild=rebuild,
    problems=problems,
    name="search",
    gathers="search",
)
