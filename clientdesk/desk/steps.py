"""Where in the order of steps a moment lies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.base.clock import to_local, to_utc
from clientdesk.desk.shop import Shop

_FAR = "9999"


def last_step_by(shop: Shop, moment: str) -> int:
    """The newest step at or before a moment (UTC, ISO 8601); 0 where there is none.

    Steps stand in the order of time, so that it is found by halving; where the clock was set back in between, the
    order in which things were done counts.
    """
    low, high = 0, int(_ask(shop, "SELECT coalesce(max(id), 0) FROM journal_step", ())[0][0])
    while low < high:
        middle = (low + high + 1) // 2
        found = _ask(shop, "SELECT id, at FROM journal_step WHERE id >= ? ORDER BY id LIMIT 1", (middle,))
        if found and found[0][1] <= moment:
            low = max(middle, min(int(found[0][0]), high))
        else:
            high = middle - 1
    return low


def history_begins(shop: Shop) -> datetime | None:
    """Naive local moment of the oldest step that is known, None where nothing has been done yet."""
    found = _ask(shop, "SELECT at FROM journal_step ORDER BY id LIMIT 1", ())
    return to_local(datetime.fromisoformat(found[0][0]), shop.zone) if found else None


def utc_of(shop: Shop, day: date | None, *, after: bool = False) -> str:
    """The instant at which a local day begins, or ends; far off where there is none."""
    if day is None or not date(1900, 1, 1) < day < date(9999, 1, 1):
        return "" if day is not None and day.year <= 1900 else _FAR
    midnight = datetime.combine(day + timedelta(days=after), time())
    return to_utc(midnight, shop.zone).replace(tzinfo=None).isoformat()


def _ask(shop: Shop, sql: str, values: Iterable[object]) -> list[Any]:
    rows: list[Any] = shop.database.execute_sql(sql, tuple(values)).fetchall()
    return rows
