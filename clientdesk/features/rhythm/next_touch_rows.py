"""The rows of the next touches, made from contacts, plans, kinds of relationship and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.base.clock import to_local
from clientdesk.desk.shop import Shop
from clientdesk.desk.touches import Planned, Touch
from clientdesk.features.relationships.queries import rhythm_days_of
from clientdesk.features.rhythm.holding import (
    CHOSEN,
    NO_CLASS,
    ask,
    counted_ways,
    places,
    planned_sources,
    read_rhythms,
    touch_sources,
    zone_name,
)
from clientdesk.features.rhythm.rules import By, Delay, Rhythm, next_touch, rhythm_of

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What all rows are made from, of some customers or of everybody."""

    own: Mapping[int, Rhythm]
    delays: Mapping[int, tuple[Any, ...]]
    of_relationship: Mapping[int, int]
    touches: Mapping[int, Touch]
    plans: Mapping[int, Planned]


def touch_rows(shop: Shop, customers: Sequence[int] | None) -> Iterator[Row]:
    """One row for each of these customers who is there, of all where it is None; cells as in `next_touch.COLUMNS`."""
    which = "" if customers is None else f"AND id IN ({places(customers)})"
    sql = f"SELECT id, potential, created_at FROM customer WHERE trashed_at IS NULL {which}"  # noqa: S608 - only places
    found = ask(shop, sql, customers or ())
    known, zone, rhythms = _known(shop, customers), ZoneInfo(zone_name(shop)), read_rhythms(shop)
    for customer, potential, created_at in found:
        rhythm = rhythm_of(known.own.get(customer), known.of_relationship.get(customer), potential, rhythms)
        touch, plan, delay = known.touches.get(customer), known.plans.get(customer), known.delays.get(customer)
        last_at = None if touch is None else touch.at
        since = to_local(last_at or datetime.fromisoformat(created_at), zone).date()
        following = next_touch(
            rhythm, since, last_at, None if delay is None else _delay(delay, zone), None if plan is None else plan.on
        )
        queue = f"class:{potential}" if potential in rhythms.by_class else NO_CLASS
        yield (
            customer,
            None if following.due_on is None else following.due_on.isoformat(),
            following.at,
            following.via.value,
            rhythm.days,
            rhythm.by.value,
            rhythm.because,
            None if touch is None else since.isoformat(),
            "" if touch is None else touch.kind,
            CHOSEN if following.is_chosen else queue,
            *_behind(plan),
            None if plan is None else plan.on.isoformat(),
        )


def _behind(plan: Planned | None) -> tuple[str, int]:
    """The record of the next plan."""
    return ("", 0) if plan is None else (plan.table, plan.row)


def _known(shop: Shop, customers: Sequence[int] | None) -> _Known:
    which = "" if customers is None else f"WHERE customer_id IN ({places(customers)})"
    values = customers or ()
    own = ask(shop, f"SELECT customer_id, days, because FROM customer_rhythm {which}", values)  # noqa: S608
    columns = "customer_id, made_at, until, until_time, not_needed"
    delays = ask(shop, f"SELECT {columns} FROM touch_delay {which}", values)  # noqa: S608 - only places
    return _Known(
        {customer: Rhythm(days, By.OWN, because) for customer, days, because in own},
        {row[0]: tuple(row[1:]) for row in delays},
        rhythm_days_of(shop, customers),
        _touches(shop, customers),
        _plans(shop, customers),
    )


def _delay(row: tuple[Any, ...], zone: ZoneInfo) -> Delay:
    made_at, until, at, not_needed = row
    made = datetime.fromisoformat(made_at)
    return Delay(made, to_local(made, zone).date(), date.fromisoformat(until), at, bool(not_needed))


def _touches(shop: Shop, customers: Sequence[int] | None) -> Mapping[int, Touch]:
    """The newest of all that counts."""
    counted = counted_ways(shop)
    found: dict[int, Touch] = {}
    for source in touch_sources(shop):
        for customer, touch in source.last(shop, customers, counted).items():
            if customer not in found or found[customer].at < touch.at:
                found[customer] = touch
    return found


def _plans(shop: Shop, customers: Sequence[int] | None) -> Mapping[int, Planned]:
    """The earliest of all plans."""
    found: dict[int, Planned] = {}
    for source in planned_sources(shop):
        for customer, plan in source.next(shop, customers).items():
            if customer not in found or plan.on < found[customer].on:
                found[customer] = plan
    return found
