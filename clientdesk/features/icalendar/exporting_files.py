"""Writes appointments to a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.icalendar.queries_leaving import events_of, leaving_rows
from clientdesk.formats.ical import write_calendar

_TOLD_EVERY = 100


def write_events(
    shop: Shop,
    *,
    path: Path,
    customers: Sequence[int] | None,
    progress: Progress,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[str, int]:
    """Write iCalendar; returns how many events.

    Args:
        shop: the shop.
        path: where.
        customers: these customers' only, None for all.
        progress: told now and then how many are written.
        since: nothing that is over before this moment of the shop's wall.
        until: nothing that begins at this moment or later.
    """
    rows = leaving_rows(shop, customers=customers, since=since, until=until)
    events = []
    for done, event in enumerate(events_of(shop, rows)):
        if done % _TOLD_EVERY == 0:
            progress(done, len(rows))
        events.append(event)
    with path.open("wb") as out:
        for piece in write_calendar(events, at=shop.now(), name=shop.settings.name):
            out.write(piece)
    return {"events": len(events)}
