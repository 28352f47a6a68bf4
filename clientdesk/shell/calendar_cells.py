"""The cells of a month, made of its days and of what stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from clientdesk.base.days import short_date
from clientdesk.base.words import Phrase
from clientdesk.desk.closures import Closure
from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_days import by_day
from clientdesk.shell.calendar_grid import DayCell
from clientdesk.shell.calendar_words import heard_day


def day_cells(
    days: Sequence[date],
    month: int,
    entries: Iterable[Occurrence],
    now: datetime,
    closures: Mapping[date, Closure] = MappingProxyType({}),
) -> list[DayCell]:
    """A cell for each of `days`; those of the month number `month` are inside, `closures` are not as others."""
    today = now.date()
    found = by_day(entries)
    names = {day: Phrase.of(closure.name).text() for day, closure in closures.items()}
    return [
        DayCell(
            day=day,
            inside=day.month == month,
            is_today=day == today,
            label=short_date(day, today) if day.day == 1 else str(day.day),
            entries=tuple(found.get(day, ())),
            heard=heard_day(day, found.get(day, ()), now, names.get(day, "")),
            closure=names.get(day, ""),
            is_closed=day in closures and closures[day].is_closed,
        )
        for day in days
    ]
