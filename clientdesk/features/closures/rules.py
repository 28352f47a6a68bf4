"""On which days the owner's own closed days fall."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_DAYS = 366
"""So many days at most does one entry last: a longer rest is a shop given up."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Between these years, both included, lie the days that can be told."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Days of the owner's own.

    Args:
        row: the id of the record.
        name: the owner's words.
        first: with `last`, both included, when they are; of the first year where `yearly`.
        yearly: on the same days of each year from then on; 29 February is 28 February in other years.
        is_open: open although a public holiday would close the shop; otherwise closed.
    """

    row: int
    name: str
    first: date
    last: date
    yearly: bool = False
    is_open: bool = False


def days_of(own: OwnDays, first: date, last: date) -> Iterator[date]:
    """Those of its days that lie between `first` and `last`, both included, in order."""
    seen: date | None = None
    for begins in _beginnings(own, first, last):
        length = own.last - own.first
        ends = min(begins + length, last)
        # Where a span fills the year, the end of one and the beginning of the next are the same day.
        day = max(begins, first, seen + _DAY if seen else date.min)
        while day <= ends:
            yield day
            seen = day
            day += _DAY


def next_first(own: OwnDays, today: date) -> date | None:
    """The first day of the time that lasts today or comes next; None where it is over."""
    far = date(min(today.year, LAST_YEAR) + 9, 12, 31)
    spans = ((begins, begins + (own.last - own.first)) for begins in _beginnings(own, today, far))
    return next((begins for begins, ends in spans if ends >= today), None)


def _beginnings(own: OwnDays, first: date, last: date) -> Iterator[date]:
    """The first day of each of its times that may reach into `first` to `last`."""
    if not own.yearly:
        yield own.first
        return
    for year in range(max(own.first.year, first.year - 1), min(last.year, LAST_YEAR) + 1):
        leaps = (own.first.month, own.first.day) == (2, 29) and not isleap(year)
        yield own.first.replace(year=year, day=28 if leaps else own.first.day)
