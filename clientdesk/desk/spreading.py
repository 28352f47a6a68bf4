"""Spreading what has piled up over the coming days on which the shop is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from clientdesk.base.hours import OpeningHours

_DAY = timedelta(days=1)


def is_working_day(day: date, opening: OpeningHours) -> bool:
    """Whether the shop is open on the weekday of `day`; one that never is works every day."""
    return opening.days[day.weekday()] is not None or not any(opening.days)


def working_days(after: date, count: int, opening: OpeningHours) -> Sequence[date]:
    """The next `count` days after a day on which the shop is open."""
    found: list[date] = []
    day = after
    while len(found) < count:
        day += _DAY
        if is_working_day(day, opening):
            found.append(day)
    return found


def spread(things: int, days: Sequence[date]) -> Sequence[date]:
    """A day for each of so many things, evenly and in order: the first ones stand on the first day.

    Earlier days take one more where it does not come out even.
    """
    share, more = divmod(things, len(days))
    return [day for place, day in enumerate(days) for _each in range(share + (place < more))]
