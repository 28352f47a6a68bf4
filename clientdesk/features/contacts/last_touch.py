"""Contacts as the rhythm counts them: only those in which both sides had a part.

A note is none, nor is a call that nobody answered. A letter, an e-mail or a message that the shop sent counts when
somebody said that it was answered; where an answer was written down, that is the newer contact and counts by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop
from clientdesk.desk.touches import Touch, TouchSource
from clientdesk.features.contacts.kinds import BUILT_IN, IN_TOUCH, Shape, kinds
from clientdesk.features.contacts.records import Contact

_MANY = 500
_LETTERS = ", ".join(f"'{kind.key}'" for kind in BUILT_IN if kind.shape is Shape.LETTER)
REAL = (
    f"({IN_TOUCH} AND (direction <> 'outgoing' OR answered IS 1 OR kind NOT IN "  # noqa: S608 - our own words
    f"(SELECT key FROM own_kind WHERE shape = 'letter') AND kind NOT IN ({_LETTERS})))"
)
"""Whether a contact (SQL, over `contact`) was one of both sides."""
_ANSWERED_LATER = (
    "direction = 'outgoing' AND EXISTS (SELECT 1 FROM contact later WHERE later.customer_id = contact.customer_id "
    'AND later.kind = contact.kind AND later.direction = \'incoming\' AND later."on" >= contact."on")'
)
_NEWEST = f'SELECT customer_id, max("on"), kind FROM contact WHERE {REAL} {{which}} GROUP BY customer_id'  # noqa: S608
"""SQLite takes `kind` from the row that holds the maximum (documented for a single `max`)."""
_DAYS = (
    f'SELECT "on" FROM contact WHERE customer_id = ? AND "on" >= ? AND "on" < ? AND ({REAL} OR {_ANSWERED_LATER}) '  # noqa: S608
    'ORDER BY "on"'
)


def last_touches(
    shop: Shop, customers: Sequence[int] | None, kinds: Sequence[str] | None = None
) -> Mapping[int, Touch]:
    """The newest real contact of each customer, of everybody where `customers` is None; only of `kinds`."""
    of_kinds = "" if kinds is None else f"AND kind IN ({', '.join('?' * len(kinds))})"
    if customers is None:
        return _touches(_ask(shop, _NEWEST.format(which=of_kinds), kinds or ()))
    found: dict[int, Touch] = {}
    for some in _portions(customers):
        which = f"{of_kinds} AND customer_id IN ({', '.join('?' * len(some))})"
        found |= _touches(_ask(shop, _NEWEST.format(which=which), (*(kinds or ()), *some)))
    return found


def touched_customers(shop: Shop, changes: Changes) -> set[int] | None:
    """Whose last real contact a step may have moved; None for too many."""
    ids = changes.all_ids("contact")
    if ids is None or shop.step is None or changes.touches("own_kind"):
        return None
    found = set(shop.step.about(Contact))
    for some in _portions(sorted(ids)):
        sql = f"SELECT DISTINCT customer_id FROM contact WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
        found.update(row[0] for row in _ask(shop, sql, some))
    return found


def touch_kinds(_shop: Shop) -> Sequence[tuple[str, Words, bool]]:
    """All kinds but those of notes; at first each of them counts."""
    return [(one.key, one.name, True) for one in kinds(retired=True) if one.shape is not Shape.NOTE]


def touch_days(shop: Shop, customer: int, first: date, last: date) -> Sequence[date]:
    """The local days on which there was a real contact, both ends included, oldest first, each of them once."""
    begins, ends = (
        to_utc(datetime.combine(day, time()), shop.zone).replace(tzinfo=None).isoformat(" ")
        for day in (first, last + timedelta(days=1))
    )
    moments = (datetime.fromisoformat(row[0]) for row in _ask(shop, _DAYS, (customer, begins, ends)))
    return list(dict.fromkeys(to_local(moment, shop.zone).date() for moment in moments))


def _touches(rows: Iterable[Sequence[Any]]) -> dict[int, Touch]:
    return {customer: Touch(datetime.fromisoformat(at), kind) for customer, at, kind in rows}


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, tuple(values)).fetchall()
    return rows


TOUCHES = TouchSource(frozenset({"contact", "own_kind"}), last_touches, touched_customers, touch_kinds, touch_days)
