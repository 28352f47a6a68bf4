"""What the shop can ask about kinds of relationship: who is of which, and what that sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from clientdesk.desk.shop import Shop
from clientdesk.features.relationships.records import RelationshipDefaults
from clientdesk.features.relationships.rules import KINDS

CHUNK = 500
"""Ids in one question."""
_PRESENT = "SELECT customer_id, kind FROM relationship_period WHERE until IS NULL"


def present_kinds(shop: Shop, customers: Sequence[int] | None = None) -> Mapping[int, str]:
    """The present kind of each customer that has one, of everybody where `customers` is None."""
    return {customer: kind for customer, kind in _present(shop, customers) if kind in KINDS}


def rhythm_days_of(shop: Shop, customers: Sequence[int] | None = None) -> Mapping[int, int]:
    """Every how many days their kind of relationship asks to be in touch, of everybody where `customers` is None.

    0 where it asks for no contact of itself; those without a kind are left out.
    """
    days = rhythms()
    return {customer: days[kind] for customer, kind in _present(shop, customers) if kind in days}


def rhythms() -> dict[str, int]:
    """The days of each kind, as the owner set them, 0 for none."""
    told = {one.kind: one.rhythm_days for one in RelationshipDefaults.select() if one.rhythm_days is not None}
    return {key: told.get(key, kind.rhythm_days) for key, kind in KINDS.items()}


def _present(shop: Shop, customers: Sequence[int] | None) -> Iterable[tuple[int, str]]:
    execute: Callable[..., Any] = shop.database.execute_sql
    if customers is None:
        yield from execute(_PRESENT).fetchall()
        return
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        yield from execute(f"{_PRESENT} AND customer_id IN ({', '.join('?' * len(some))})", some).fetchall()
