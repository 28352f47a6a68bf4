"""Reminders to call, write to, meet or visit somebody, as plans of being in touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.desk.shop import Shop
from clientdesk.desk.touches import Planned, PlannedSource
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules import ReminderKind

_MANY = 500
_KINDS = ", ".join(
    f"'{kind.value}'" for kind in (ReminderKind.CALL, ReminderKind.EMAIL, ReminderKind.MEETING, ReminderKind.VISIT)
)
_NEXT = (
    "SELECT customer_id, min(due_on), id FROM reminder WHERE done_at IS NULL AND customer_id IS NOT NULL "  # noqa: S608
    f"AND NOT on_sight AND kind IN ({_KINDS}) {{which}} GROUP BY customer_id"
)
"""SQLite takes `id` from the row that holds the minimum (documented for a single `min`)."""


def next_planned(shop: Shop, customers: Sequence[int] | None) -> Mapping[int, Planned]:
    """The earliest open one of each customer, the late ones included; of everybody where `customers` is None.

    One that waits until somebody is seen has no day, and stands for no touch.
    """
    if customers is None:
        return _planned(_ask(shop, _NEXT.format(which=""), ()))
    found: dict[int, Planned] = {}
    for some in _portions(customers):
        sql = _NEXT.format(which=f"AND customer_id IN ({', '.join('?' * len(some))})")
        found |= _planned(_ask(shop, sql, some))
    return found


def touched_customers(shop: Shop, changes: Changes) -> set[int] | None:
    """Whose plans a step may have moved; None for too many."""
    ids = changes.all_ids("reminder")
    if ids is None or shop.step is None:
        return None
    found = set(shop.step.about(Reminder))
    for some in _portions(sorted(ids)):
        sql = f"SELECT DISTINCT customer_id FROM reminder WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
        found.update(row[0] for row in _ask(shop, sql, some) if row[0] is not None)
    return found


def _planned(rows: Sequence[Sequence[Any]]) -> dict[int, Planned]:
    return {customer: Planned(date.fromisoformat(on), "reminder", row) for customer, on, row in rows}


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, tuple(values)).fetchall()
    return rows


PLANNED = PlannedSource(frozenset({"reminder"}), next_planned, touched_customers)
