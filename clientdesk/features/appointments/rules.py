"""When an appointment lasts, and what becomes of its times when it is moved."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

USUAL_LENGTH = timedelta(hours=1)
LONGEST = timedelta(days=366)
"""How long one may last; so that what reaches into a month is found among those that begin in the year before."""


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """The naive span of all of `first` to all of `last`; the end is exclusive."""
    return datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())


def moved_to(starts: datetime, ends: datetime, day: date) -> tuple[datetime, datetime]:
    """The same wall time and wall length on another day; a change of summer time does not shift the hands."""
    moved = datetime.combine(day, starts.time())
    return moved, moved + (ends - starts)
