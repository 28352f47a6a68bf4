"""When the shop was last in touch with each customer: a derived table, kept by the capability that knows contacts.

It stands here, on the lower floor, because the list of customers is sorted by it and shows it.
"""

from __future__ import annotations

from datetime import datetime

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.desk.feature import Derived
from clientdesk.desk.shop import Shop

SOURCES = frozenset({"contact"})
"""The tables, of higher floors, whose change may move it: who shows it listens to them."""


def put_last_contact(database: pw.Database, customer: int, at: datetime | None, kind: str = "") -> None:
    """Keep the moment of the last contact with `customer` (naive UTC), None when there is none any more.

    Args:
        database: the store's, inside the transaction of the step.
        customer: whom it was with.
        at: when it was.
        kind: how: "call", "visit" …
    """
    if at is None:
        database.execute_sql("DELETE FROM customer_last_contact WHERE customer = ?", (customer,))
    else:
        database.execute_sql(
            "INSERT INTO customer_last_contact (customer, at, kind) VALUES (?, ?, ?) "
            "ON CONFLICT (customer) DO UPDATE SET at = excluded.at, kind = excluded.kind",
            (customer, stored_moment(at), kind),
        )


def put_all_last_contacts(database: pw.Database, select: str) -> None:
    """Keep all of them anew, from a SELECT of (customer, at, kind) with one row a customer."""
    database.execute_sql("DELETE FROM customer_last_contact")
    database.execute_sql(f"INSERT INTO customer_last_contact (customer, at, kind) {select}")


def stored_moment(at: datetime) -> str:
    """A naive moment in the form in which Peewee stores one, so that texts compare as moments do."""
    return at.isoformat(" ")


def _create(database: pw.Database) -> None:
    database.execute_sql(
        "CREATE TABLE IF NOT EXISTS customer_last_contact (customer INTEGER PRIMARY KEY "
        "REFERENCES customer(id) ON DELETE CASCADE, at TEXT NOT NULL, kind TEXT NOT NULL DEFAULT '')"
    )
    database.execute_sql("CREATE INDEX IF NOT EXISTS customer_last_contact_at ON customer_last_contact (at, customer)")


def _leave(_shop: Shop, _changes: Changes) -> None:
    """Nothing here makes it stale; whoever knows contacts keeps it."""


def _leave_all(_shop: Shop) -> None:
    """The same, when everything is derived again."""


LAST_CONTACT = Derived(tables=frozenset(), create=_create, refresh=_leave, rebuild=_leave_all)
