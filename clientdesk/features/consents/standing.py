"""What stands of all that was said: a derived table, by which customers are filtered and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.words import Phrase, Words
from clientdesk.desk.feature import Derived
from clientdesk.desk.shop import Shop
from clientdesk.features.consents.records import Consent

CHUNK = 500
"""Customers in one question."""
_INSERT = "INSERT INTO consent_standing (customer, purpose, channel, answer, given_on, row) VALUES (?, ?, ?, ?, ?, ?)"
_ADDED_TOGETHER = (
    "SELECT DISTINCT c.customer_id FROM journal_change j JOIN consent c ON c.id BETWEEN j.first AND j.last "
    "WHERE j.step = ? AND j.tbl = 'consent' AND j.about IS NULL"
)


def create(database: pw.Database) -> None:
    """Make the table where it is missing."""
    database.execute_sql(
        "CREATE TABLE IF NOT EXISTS consent_standing (customer INTEGER NOT NULL REFERENCES customer(id) "
        "ON DELETE CASCADE, purpose TEXT NOT NULL, channel TEXT NOT NULL, answer TEXT NOT NULL, "
        "given_on TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (customer, purpose, channel)) WITHOUT ROWID"
    )


def refresh(shop: Shop, _changes: Changes) -> None:
    """Derive anew what stands of those whom a step was about."""
    execute: Callable[..., Any] = shop.database.execute_sql
    if shop.step is None:
        rebuild(shop)
        return
    touched = set(shop.step.about(Consent))
    touched.update(row[0] for row in execute(_ADDED_TOGETHER, (shop.step.id,)).fetchall())
    _derive(shop, sorted(touched))


def rebuild(shop: Shop) -> None:
    """Derive all of it anew."""
    execute: Callable[..., Any] = shop.database.execute_sql
    execute("DELETE FROM consent_standing")
    _derive(shop, [row[0] for row in execute("SELECT DISTINCT customer_id FROM consent").fetchall()])


def _derive(shop: Shop, customers: Sequence[int]) -> None:
    execute: Callable[..., Any] = shop.database.execute_sql
    for start in range(0, len(customers), CHUNK):
        some = customers[start : start + CHUNK]
        execute(f"DELETE FROM consent_standing WHERE customer IN ({', '.join('?' * len(some))})", some)  # noqa: S608
        for row in _rows(shop, some):
            execute(_INSERT, row)


def _rows(shop: Shop, customers: Sequence[int]) -> Iterable[tuple[object, ...]]:
    # Needed once something was said; no start has to wait for it.
    from clientdesk.features.consents.queries import said_of
    from clientdesk.features.consents.rules import standing

    for customer, said in said_of(shop, customers).items():
        for one in standing(said).values():
            yield customer, one.purpose, one.channel, one.answer, one.given_on.isoformat(), one.row


def problems(shop: Shop) -> Sequence[Words]:
    """Whether the table says what the rows say; nothing is mended."""
    execute: Callable[..., Any] = shop.database.execute_sql
    everybody = [row[0] for row in execute("SELECT DISTINCT customer_id FROM consent").fetchall()]
    held = set(execute("SELECT customer, purpose, channel, answer, given_on, row FROM consent_standing").fetchall())
    wrong = {row[0] for row in held ^ set(_rows(shop, everybody))}
    if not wrong:
        return []
    return [Phrase("The consents of {n} customer are wrong.", "The consents of {n} customers are wrong.", len(wrong))]


STANDING = Derived(frozenset({"consent"}), create, refresh, rebuild, problems, name="consents")
