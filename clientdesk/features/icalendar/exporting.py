"""In which open formats the calendar can leave the shop; what writes them is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.feature import Exporter, Progress
from clientdesk.desk.shop import Shop

Chosen = Sequence[int] | None


def _write(shop: Shop, *, path: Path, customers: Chosen, progress: Progress, is_ahead: bool = False) -> dict[str, int]:
    from clientdesk.features.icalendar.exporting_files import write_events

    since = _midnight(shop) if is_ahead else None
    return write_events(shop, path=path, customers=customers, progress=progress, since=since)


def _midnight(shop: Shop) -> datetime:
    return datetime.combine(shop.today(), time.min)


def _losses(shop: Shop, *, customers: Chosen) -> list[Words]:
    from clientdesk.features.icalendar.exporting_losses import calendar_losses

    return calendar_losses(shop, customers=customers)


def _goes(shop: Shop, *, customers: Chosen, is_ahead: bool = False) -> Words:
    from clientdesk.features.icalendar.queries_leaving import leaving_rows

    count = len(leaving_rows(shop, customers=customers, since=_midnight(shop) if is_ahead else None))
    return Phrase(
        N_("{n} event goes into the file, one that repeats as one."),
        N_("{n} events go into the file, those that repeat as one each."),
        count,
    )


def _wrote(n: int, count: str) -> Phrase:
    return Phrase(N_("{count} event was written"), N_("{count} events were written"), n, count=count)


EXPORTERS = (
    Exporter(
        "ics", ".ics", N_("Calendar (iCalendar)"), N_("All appointments, for any calendar: phone, Outlook, Google."),
        _write, _losses, counts="events", goes=_goes, wrote=_wrote,
    ),
    Exporter(
        "ics_ahead", ".ics", N_("Calendar from today on (iCalendar)"),
        N_("Only what is still to come, and what goes on repeating."),
        partial(_write, is_ahead=True), _losses, counts="events", goes=partial(_goes, is_ahead=True), wrote=_wrote,
    ),
)  # fmt: skip
