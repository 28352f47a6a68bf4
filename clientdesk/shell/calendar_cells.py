"""The cells of a month, made of its days and of what stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from clientdesk.base.days import short_date
from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_days import by_day
from clientdesk.shell.calendar_grid import DayCell
from clientdesk.shell.calendar_words import heard_day


def day_cells(days: Sequence[date], month: int, entries: Iterable[Occurrence], now: datetime) -> list[DayCell]:
    """A cell for each of `days`; those of the month number `month` are inside."""
    today = now.date()
    found = by_day(entries)
    return [
        DayCell(
            day=day,
            inside=day.month == month,
            is_today=day == today,
            label=short_date(day, today) if day.day == 1 else str(day.day),
            entries=tuple(found.get(day, ())),
            heard=heard_day(day, found.get(day, ()), now),
        )
        for day in days
    ]
