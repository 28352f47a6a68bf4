"""The table that keeps how each relationship is, as a start needs it; the work on it is loaded with a change."""

from __future__ import annotations

from collections.abc import Sequence

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Words
from clientdesk.desk.feature import Derived
from clientdesk.desk.nightly import Nightly
from clientdesk.desk.shop import Shop

NAME = "customer_health"


def _create(database: pw.Database) -> None:
    """Days are ISO 8601; `silent_since`, with which is reckoned, is an ordinal (`date.toordinal`)."""
    database.execute_sql(
        "CREATE TABLE IF NOT EXISTS customer_health (customer INTEGER PRIMARY KEY "
        "REFERENCES customer(id) ON DELETE CASCADE, word TEXT NOT NULL, score REAL NOT NULL, next_change_on TEXT, "
        "silent_since INTEGER, usual_gap INTEGER, slips_on TEXT, lost_on TEXT)"
    )
    for column in ("word", "next_change_on", "slips_on"):
        database.execute_sql(
            f"CREATE INDEX IF NOT EXISTS customer_health_{column} ON customer_health ({column}, customer)"
        )


def _refresh(shop: Shop, changes: Changes) -> None:
    from clientdesk.features.health.kept_health import refresh

    refresh(shop, changes)


def _rebuild(shop: Shop) -> None:
    from clientdesk.features.health.kept_health import rebuild

    rebuild(shop)


def _problems(shop: Shop) -> Sequence[Words]:
    from clientdesk.features.health.kept_health import problems

    return problems(shop)


def is_waiting(shop: Shop) -> bool:
    """Whether there are relationships to look at: marked ones, or those whose day has come."""
    sql = "SELECT EXISTS (SELECT 1 FROM customer_health WHERE next_change_on <= ?)"
    return bool(shop.database.execute_sql(sql, (shop.today().isoformat(),)).fetchone()[0])


def derive_some(shop: Shop) -> None:
    """Look again at some of the relationships that the day, or a great change, has altered."""
    from clientdesk.features.health.kept_health import derive_waiting

    derive_waiting(shop)


KEPT = Derived(
    frozenset({"setting"}), _create, _refresh, _rebuild, _problems, name=NAME, gathers="signals touches", told=True
)
NIGHTLY = Nightly(
    N_("How relationships are was looked at"), is_waiting, derive_some, frozenset({NAME}), frozenset({NAME})
)
