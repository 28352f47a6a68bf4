"""What health sees by itself: silence, answers, who begins, meetings; other capabilities tell theirs on their cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import Signal
from clientdesk.features.contacts.kinds import IN_TOUCH
from clientdesk.features.health.queries_silence import BY_SILENCE, silences
from clientdesk.features.health.rules import (
    RECENT_DAYS,
    begun_strength,
    day_after,
    missed_strength,
    unanswered_strength,
)
from clientdesk.features.rhythm.next_touch import ABOUT, TABLES

_CHUNK = 500
_UNANSWERED = (
    'SELECT customer_id, count(*), max(id) FROM contact c WHERE answered = 0 AND "on" < ? '
    "AND customer_id IN ({places}) AND NOT EXISTS (SELECT 1 FROM contact t WHERE t.customer_id = c.customer_id "
    'AND t."on" > c."on" AND t."on" < ? AND {in_touch}) GROUP BY customer_id'
)
_BEGUN = (
    'SELECT customer_id, id, "on" FROM contact WHERE "on" >= ? AND "on" < ? AND customer_id IN ({places}) '
    "AND (initiator = 'customer' OR (initiator = '' AND direction = 'incoming')) "
    'AND {in_touch} ORDER BY "on" DESC'
)
_MEETINGS = (
    "SELECT customer_id, id, starts, held FROM appointment WHERE held <> '' AND repeats = '' AND starts < ? "
    "AND customer_id IN ({places}) ORDER BY starts DESC, id DESC"
)


def silence_signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """Silence against what is usual with them."""
    return BY_SILENCE["silence"](silences(shop, customers, on), on)


def rhythm_signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """Silence against what the shop agreed on."""
    return BY_SILENCE["rhythm"](silences(shop, customers, on), on)


def answer_signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """Calls that nobody answered since they last spoke."""
    end = _utc(shop, on, 1)
    found: dict[int, list[Signal]] = {}
    for customer, calls, newest in _rows(shop, _UNANSWERED, customers, (end,), (end,)):
        words = Phrase(
            N_("{n} call not answered since you last spoke"), N_("{n} calls not answered since you last spoke"), calls
        )
        found[customer] = [Signal("answers", unanswered_strength(calls), words, "contact", newest)]
    return found


def begun_signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """Contacts of the last half-year that the customer began."""
    first, end = _utc(shop, on, 1 - RECENT_DAYS), _utc(shop, on, 1)
    begun: dict[int, list[tuple[int, datetime]]] = {}
    for customer, row, at in _rows(shop, _BEGUN, customers, (first, end)):
        begun.setdefault(customer, []).append((row, datetime.fromisoformat(at)))
    return {customer: [_begun(shop, contacts)] for customer, contacts in begun.items()}


def _begun(shop: Shop, contacts: Sequence[tuple[int, datetime]]) -> Signal:
    n = len(contacts)
    words = Phrase(
        N_("wrote, called or came by themselves {n} time in half a year"),
        N_("wrote, called or came by themselves {n} times in half a year"),
        n,
    )
    # With more than two, it is only when the second newest has grown old that the strength is another.
    decisive = to_local(contacts[min(n, 2) - 1][1], shop.zone).date()
    return Signal("begun", begun_strength(n), words, "contact", contacts[0][0], day_after(decisive, RECENT_DAYS - 1))


def meeting_signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """Meetings that were held, and those that were not."""
    end = datetime.combine(on, time.max).isoformat(sep=" ")
    told: dict[int, list[tuple[int, date, str]]] = {}
    for customer, row, starts, held in _rows(shop, _MEETINGS, customers, (end,)):
        told.setdefault(customer, []).append((row, datetime.fromisoformat(starts).date(), held))
    return {customer: made for customer, rows in told.items() if (made := _meetings(rows, on))}


def _meetings(rows: Sequence[tuple[int, date, str]], on: date) -> list[Signal]:
    """`rows` are (appointment, day, held), the newest first."""
    row, day, held = rows[0]
    if held == "held":
        until = day_after(day, RECENT_DAYS - 1)
        if until is not None and until < on:
            return []
        return [Signal("meetings", 0.5, Phrase(N_("the last meeting was held")), "appointment", row, until)]
    missed = next((place for place, one in enumerate(rows) if one[2] == "held"), len(rows))
    words = Phrase(N_("{n} meeting in a row was not held"), N_("{n} meetings in a row were not held"), missed)
    return [Signal("meetings", missed_strength(missed), words, "appointment", row)]


def _rows(
    shop: Shop, sql: str, customers: Sequence[int], before: Sequence[object], after: Sequence[object] = ()
) -> Iterator[Any]:
    for start in range(0, len(customers), _CHUNK):
        some = customers[start : start + _CHUNK]
        asked = sql.format(places=", ".join("?" * len(some)), in_touch=IN_TOUCH)
        yield from shop.database.execute_sql(asked, (*before, *some, *after)).fetchall()


def _utc(shop: Shop, on: date, days: int) -> str:
    """Where the day so many after `on` begins, as the table holds moments."""
    day = date.max if days > (date.max - on).days else on + timedelta(days=days)
    return to_utc(datetime.combine(day, time()), shop.zone).replace(tzinfo=None).isoformat(sep=" ")


# --- Whom a step may have touched


def touched_by_rhythm(shop: Shop, changes: Changes) -> set[int] | None:
    """Those whose class, relationship or own rhythm have changed; everybody where that of a class has."""
    if changes.touches(*(TABLES - ABOUT - {"setting"})):
        return None
    found: set[int] = set()
    for table in ABOUT:
        ids = changes.ids(table)
        if ids is None or shop.step is None:
            return None
        if table == "customer":
            found |= ids
        elif ids:
            found |= shop.step.about_table(table, "customer_id")
            sql = f"SELECT customer_id, 0 FROM {table} WHERE id IN ({{places}})"  # noqa: S608 - one of ours
            found |= {row[0] for row in _rows(shop, sql, sorted(ids), ())}
    return found


def touched_by_meetings(shop: Shop, changes: Changes) -> set[int] | None:
    """Those whose appointments have changed."""
    ids = changes.ids("appointment")
    if ids is None or shop.step is None:
        return None
    found = set(shop.step.about_table("appointment", "customer_id"))
    sql = "SELECT DISTINCT customer_id, 0 FROM appointment WHERE customer_id IS NOT NULL AND id IN ({places})"
    return found | {row[0] for row in _rows(shop, sql, sorted(ids), ())}
