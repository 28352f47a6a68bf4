"""What the shop can ask about contacts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules import aside, headline, icon_of

EVERYTHING = 1_000_000
_TONES = {ContactKind.NOTE: Tone.WARN, ContactKind.VISIT: Tone.ACCENT, ContactKind.MEETING: Tone.ACCENT}
_SELECT = (
    "SELECT c.id, c.customer_id, c.by_id, coalesce(s.name, ''), c.kind, c.direction, c.\"on\", c.lasted_s, c.note, "
    "c.outcome FROM contact c LEFT JOIN staff s ON s.id = c.by_id "
)
_NEWEST_FIRST = 'ORDER BY c."on" DESC, c.id DESC LIMIT ?'
_FROM_PLACE = _NEWEST_FIRST + " OFFSET ?"


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """One contact as a pane sees it.

    Args:
        row: its id.
        customer: with whom.
        by: id of the member of staff, None when nobody is known; `by_name` is "" then.
        on: naive local wall time.
        lasted_s: length in seconds, None where it has none.
    """

    row: int
    customer: int
    by: int | None
    by_name: str
    kind: ContactKind
    direction: Direction
    on: datetime
    lasted_s: int | None
    note: str
    outcome: str


def contact(shop: Shop, *, row: int) -> ContactDetails | None:
    """One contact, None when it is not there."""
    found = _details(shop, "WHERE c.id = ? " + _NEWEST_FIRST, row, 1)
    return found[0] if found else None


def contacts(shop: Shop, *, customer: int, limit: int = EVERYTHING) -> list[ContactDetails]:
    """The contacts with a customer, newest first."""
    return _details(shop, "WHERE c.customer_id = ? " + _NEWEST_FIRST, customer, limit)


def last_contact(shop: Shop, *, customer: int) -> ContactDetails | None:
    """The newest contact with a customer, None when there was none; a note is no contact."""
    found = _details(shop, "WHERE c.customer_id = ? AND c.kind <> 'note' " + _NEWEST_FIRST, customer, 1)
    return found[0] if found else None


def outcomes_used(shop: Shop, *, limit: int = 20) -> list[str]:
    """The outcomes written most often of late, to be offered again."""
    rows = shop.database.execute_sql(
        "SELECT outcome FROM (SELECT outcome FROM contact WHERE outcome <> '' ORDER BY \"on\" DESC LIMIT 500) "
        "GROUP BY outcome ORDER BY count(*) DESC, outcome LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows.fetchall()]


def customers_left(shop: Shop, *, customers: Collection[int]) -> frozenset[int]:
    """Those of `customers` that are still in the shop, be it in the trash."""
    places = ", ".join("?" * len(customers))
    rows = shop.database.execute_sql(f"SELECT id FROM customer WHERE id IN ({places})", tuple(customers))  # noqa: S608
    return frozenset(row[0] for row in rows.fetchall())


def contact_entries(shop: Shop, *, customer: int, limit: int, skip: int = 0) -> Sequence[TimelineEntry]:
    """The contacts with a customer as entries of the timeline, newest first, after `skip` of them."""
    return [_entry(each) for each in _details(shop, "WHERE c.customer_id = ? " + _FROM_PLACE, customer, limit, skip)]


def _details(shop: Shop, where: str, *values: object) -> list[ContactDetails]:
    execute: Callable[..., Any] = shop.database.execute_sql
    return [
        ContactDetails(
            row, customer, by, name, ContactKind(kind), Direction(direction),
            to_local(datetime.fromisoformat(on), shop.zone), lasted_s, note, outcome,
        )
        for row, customer, by, name, kind, direction, on, lasted_s, note, outcome in execute(_SELECT + where, values)
    ]  # fmt: skip


def _entry(one: ContactDetails) -> TimelineEntry:
    title, body = headline(one.kind, one.direction, one.lasted_s, one.note)
    return TimelineEntry(
        table="contact",
        row=one.row,
        kind=one.kind.value,
        icon=icon_of(one.kind, one.direction),
        title=title,
        on=one.on.date(),
        at=one.on.time(),
        body=body,
        by=one.by_name,
        staff=one.by,
        touch=one.kind is not ContactKind.NOTE,
        tone=_TONES.get(one.kind, Tone.INFO),
        detail=one.outcome,
        also=(aside(one.kind, one.direction, one.lasted_s) or "") if isinstance(title, str) else "",
    )
