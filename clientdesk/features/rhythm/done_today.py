"""How many of those whose turn had come were reached, or let pass, today: they count for today's share of calls."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from clientdesk.base.clock import to_local, to_utc
from clientdesk.desk.shop import Shop
from clientdesk.features.rhythm.holding import ask, touch_sources
from clientdesk.features.rhythm.rules import MOST_DAYS, due_after

_MOST = 400
"""Contacts of a day that are looked at; a day with more of them is one of an import."""
_DAY = timedelta(days=1)
_REACHED = (
    "SELECT n.customer, n.days, c.created_at FROM next_touch n JOIN customer c ON c.id = n.customer "
    "WHERE n.last_on = ? AND n.days IS NOT NULL "
    # What was planned for them was no turn of the rhythm.
    "AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.customer_id = n.customer AND r.done_at >= ? AND NOT r.dropped) "
    "AND NOT EXISTS (SELECT 1 FROM touch_delay d WHERE d.customer_id = n.customer AND d.made_at < ? AND d.until > ?) "
    "LIMIT ?"
)
_PUT_OFF = (
    "SELECT n.last_on, n.days, c.created_at FROM touch_delay d JOIN next_touch n ON n.customer = d.customer_id "
    "JOIN customer c ON c.id = n.customer WHERE d.made_at >= ? AND d.until > ? AND n.days IS NOT NULL "
    "AND coalesce(n.last_on, '') <> ? LIMIT ?"
)


def done_today(shop: Shop) -> int:
    """The number of them."""
    today = shop.today()
    began = to_utc(datetime.combine(today, time()), shop.zone).replace(tzinfo=None).isoformat(" ")
    day = today.isoformat()
    reached = ask(shop, _REACHED, (day, began, began, day, _MOST))
    put_off = ask(shop, _PUT_OFF, (began, day, day, _MOST))
    count = sum(_was_due(shop, customer, days, _on(shop, created)) for customer, days, created in reached)
    return count + sum(
        due_after(days, date.fromisoformat(last_on) if last_on else _on(shop, created)) <= today
        for last_on, days, created in put_off
    )


def _was_due(shop: Shop, customer: int, days: int, created_on: date) -> bool:
    """Whether the turn of somebody who was reached today had come this morning."""
    today = shop.today()
    since = today - timedelta(days=min(days, MOST_DAYS))
    if _touched(shop, customer, since + _DAY, today - _DAY):
        return False
    return created_on <= since or _touched(shop, customer, since - timedelta(days=MOST_DAYS), since)


def _touched(shop: Shop, customer: int, first: date, last: date) -> bool:
    return first <= last and any(source.days(shop, customer, first, last) for source in touch_sources(shop))


def _on(shop: Shop, stored: str) -> date:
    return to_local(datetime.fromisoformat(stored), shop.zone).date()
