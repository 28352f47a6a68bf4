"""What the shop can ask about kinds of relationship: who is of which, since when, and what that sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.words import _
from clientdesk.desk.shop import Shop
from clientdesk.features.relationships.records import RelationshipDefaults, RelationshipPeriod
from clientdesk.features.relationships.rules import KINDS

CHUNK = 500
"""Ids in one question."""
LARGEST_ID = 2**63 - 1
_PRESENT = "SELECT customer_id, kind FROM relationship_period WHERE until IS NULL"

CustomerRef = Annotated[int, RowOf("customer")]


@dataclass(frozen=True, slots=True)
class Period:
    """A kind over a time: from `since` on, up to the day before `until`; None for still."""

    row: int
    kind: str
    since: date
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class SetByKind:
    """What a kind sets now; texts are the owner's, else the program's in the language of the moment.

    Args:
        rhythm_days: every how many days to be in touch, 0 for never of itself.
        channel: a kind of contact, "" for none.
        is_own: the owner changed something of it.
    """

    kind: str
    name: str
    rhythm_days: int
    channel: str
    automatic: str
    personal: str
    follow_up: str
    is_own: bool = False


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


def set_by_kinds(_shop: Shop) -> dict[str, SetByKind]:
    """What each of the kinds sets, in the order in which they are offered."""
    told = {one.kind: one for one in RelationshipDefaults.select()}
    return {key: _set_by(key, told.get(key)) for key in KINDS}


def set_by_kind(shop: Shop, *, kind: str) -> SetByKind | None:
    """What one kind sets; None where there is no such kind."""
    return set_by_kinds(shop).get(kind)


def relationship_periods(_shop: Shop, *, customer: CustomerRef) -> list[Period]:
    """Every kind that a customer had, the newest first."""
    if not 0 < customer <= LARGEST_ID:
        return []
    rows = (
        RelationshipPeriod.select()
        .where(RelationshipPeriod.customer == customer)
        .order_by(RelationshipPeriod.since.desc(), RelationshipPeriod.id.desc())
    )
    return [Period(row.id, row.kind, row.since, row.until, row.reason) for row in rows]


def present_period(shop: Shop, *, customer: CustomerRef) -> Period | None:
    """The kind that a customer has now, None for none."""
    return next((one for one in relationship_periods(shop, customer=customer) if one.until is None), None)


def kind_of_defaults(_shop: Shop, *, row: int) -> str:
    """Of which kind a row of `RelationshipDefaults` is, "" where it is not there any more."""
    found = RelationshipDefaults.get_or_none(RelationshipDefaults.id == row) if 0 < row <= LARGEST_ID else None
    return str(found.kind) if isinstance(found, RelationshipDefaults) else ""


def kind_words(kind: str) -> str:
    """The name of a kind in the language of the moment; one that this version does not know stays as it is."""
    return _(KINDS[kind].name) if kind in KINDS else kind


def _set_by(key: str, told: RelationshipDefaults | None) -> SetByKind:
    begun = KINDS[key]
    texts = {}
    for name in ("automatic", "personal", "follow_up"):
        own = None if told is None else getattr(told, name)
        texts[name] = _(getattr(begun, name)) if own is None else str(own)
    days = begun.rhythm_days if told is None or told.rhythm_days is None else int(told.rhythm_days)
    channel = begun.channel if told is None or told.channel is None else str(told.channel)
    return SetByKind(key, _(begun.name), days, channel, **texts, is_own=told is not None)


def _present(shop: Shop, customers: Sequence[int] | None) -> Iterable[tuple[int, str]]:
    execute: Callable[..., Any] = shop.database.execute_sql
    if customers is None:
        yield from execute(_PRESENT).fetchall()
        return
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        yield from execute(f"{_PRESENT} AND customer_id IN ({', '.join('?' * len(some))})", some).fetchall()
