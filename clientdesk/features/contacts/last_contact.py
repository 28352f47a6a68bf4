"""When the shop was last in touch with each customer, kept in the table that the list of customers reads.

A note is no contact: "prefers a call after 16:00" does not mean that anybody was in touch. Nor is a call that nobody
answered: whoever was rung in vain three times is still waiting to be spoken with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.words import Phrase
from clientdesk.desk.feature import Derived
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import IN_TOUCH
from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.last_contact import put_all_last_contacts, put_last_contact

_MANY = 500
_NEWEST = f'SELECT customer_id, max("on"), kind FROM contact WHERE {IN_TOUCH} {{which}} GROUP BY customer_id'  # noqa: S608
"""SQLite takes `kind` from the row that holds the maximum (documented for a single `max`)."""


def _create(_database: pw.Database) -> None:
    """The table is the customers' own."""


def _refresh(shop: Shop, changes: Changes) -> None:
    ids = changes.all_ids("contact")
    if ids is None or shop.step is None or changes.touches("own_kind"):
        _rebuild(shop)
        return
    customers = sorted(shop.step.about(Contact) | frozenset(_customers_of(shop, ids)))
    for some in _portions(customers):
        newest = {row[0]: row[1:] for row in _ask(shop, _NEWEST.format(which=_within("customer_id", some)), some)}
        for customer in some:
            at, kind = newest.get(customer, (None, ""))
            put_last_contact(shop.database, customer, None if at is None else datetime.fromisoformat(at), kind)


def _rebuild(shop: Shop) -> None:
    put_all_last_contacts(shop.database, _NEWEST.format(which=""))


def _problems(shop: Shop) -> Sequence[Phrase]:
    """How many customers have a last contact that the contacts do not bear out."""
    stored = "SELECT customer, at, kind FROM customer_last_contact"
    newest = _NEWEST.format(which="")
    wrong = _ask(shop, f"SELECT count(*) FROM (SELECT * FROM ({newest}) EXCEPT {stored})", ())  # noqa: S608 - our own
    left = _ask(shop, f"SELECT count(*) FROM ({stored} EXCEPT SELECT * FROM ({newest}))", ())  # noqa: S608 - our own
    count = max(wrong[0][0], left[0][0])
    if not count:
        return ()
    return (
        Phrase(
            "The last contact kept for {n} customer is not the newest one.",
            "The last contacts kept for {n} customers are not the newest ones.",
            count,
        ),
    )


def _customers_of(shop: Shop, contacts: Iterable[int]) -> Iterator[int]:
    for some in _portions(sorted(contacts)):
        sql = f"SELECT DISTINCT customer_id FROM contact WHERE 1 {_within('id', some)}"  # noqa: S608 - values as ?
        yield from (row[0] for row in _ask(shop, sql, some))


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def _within(column: str, ids: Sequence[int]) -> str:
    return f"AND {column} IN ({', '.join('?' * len(ids))})"


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, values).fetchall()
    return rows


LAST_CONTACT = Derived(frozenset({"contact", "own_kind"}), _create, _refresh, _rebuild, _problems)
