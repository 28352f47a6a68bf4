"""How a change of one day of a series is meant for others of it: they move as far as it was moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """From when to when, naive wall time, the end exclusive; with `all_day` both are midnights."""

    starts: datetime
    ends: datetime
    all_day: bool


def as_told(starts: datetime, ends: datetime, *, all_day: bool) -> When:
    """What a form tells: of whole days the last one, at whatever time."""
    if not all_day:
        return When(starts, ends, all_day=False)
    return When(datetime.combine(starts.date(), time()), datetime.combine(ends.date(), time()) + _DAY, all_day=True)


def along(told: When, shown: When, base: When) -> When:
    """When another of the series is to be, where the one that was `shown` is to be as `told`.

    Args:
        told: what the person said of it.
        shown: when it was before; it may have been moved away from what its rule says.
        base: the other one as it is.
    """
    length = told.ends - told.starts
    if told.all_day != base.all_day:
        day = base.starts.date() + (told.starts.date() - shown.starts.date())
        starts = datetime.combine(day, told.starts.time())
    else:
        starts = base.starts + (told.starts - shown.starts)
        if told.all_day == shown.all_day and length == shown.ends - shown.starts:
            length = base.ends - base.starts
    return When(starts, starts + length, told.all_day)
