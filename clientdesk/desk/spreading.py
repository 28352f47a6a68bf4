"""Spreading what has piled up over the coming working days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

_DAY = timedelta(days=1)
_REST = {"IL": (4, 5)}
"""Weekdays of rest where they are others than Saturday and Sunday; Monday is 0 (CLDR, weekData)."""


def is_working_day(day: date, country: str) -> bool:
    """Whether shops of a country (ISO 3166 alpha-2) are at work on the weekday of `day`; holidays are not known."""
    return day.weekday() not in _REST.get(country, (5, 6))


def working_days(after: date, count: int, country: str) -> Sequence[date]:
    """The next `count` working days after a day."""
    found: list[date] = []
    day = after
    while len(found) < count:
        day += _DAY
        if is_working_day(day, country):
            found.append(day)
    return found


def spread(things: int, days: Sequence[date]) -> Sequence[date]:
    """A day for each of so many things, evenly and in order: the first ones stand on the first day.

    Earlier days take one more where it does not come out even.
    """
    share, more = divmod(things, len(days))
    return [day for place, day in enumerate(days) for _each in range(share + (place < more))]
