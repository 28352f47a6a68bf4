"""The days of the sample shop: when it is open, in which months people think of bicycles, and what that is in UTC."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

OPENS_S, CLOSES_S = 10 * 3600, 18 * 3600
"""Opening hours of a weekday, in seconds of the day; the shop is closed at the weekend and on holidays."""

# New Year, Independence Day, May Day, Victory Day, Midsummer, Restoration of Independence, Christmas Eve and Christmas.
_HOLIDAYS = frozenset({(1, 1), (2, 24), (5, 1), (6, 23), (6, 24), (8, 20), (12, 24), (12, 25), (12, 26)})
_SEASON = (1, 1, 3, 5, 6, 6, 5, 5, 4, 3, 2, 2)
"""How much happens in each month, January first."""


class Day(NamedTuple):
    """A working day: its date in ISO 8601, its month, and how far its wall clock is ahead of UTC, in seconds."""

    iso: str
    month: int
    ahead_s: int

    def at(self, second: int) -> str:
        """A second of the day on the wall as an instant in UTC, as the store keeps it."""
        minutes, seconds = divmod(second - self.ahead_s, 60)
        return f"{self.iso} {minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


class Days:
    """The working days before `on`, busier ones found more often.

    Args:
        on: today; nothing has happened on it yet.
        zone: the shop's.
        back: how many days there are to look at.
    """

    def __init__(self, on: date, zone: ZoneInfo, back: int) -> None:
        dates = [day for ago in range(back, 0, -1) if is_working(day := on - timedelta(days=ago))]
        self._days = [_day(one, zone) for one in dates]
        self._weighted = [place for place, one in enumerate(dates) for _ in range(_SEASON[one.month - 1])]
        self._firsts = {one.isoformat(): place for place, one in enumerate(dates)}

    def __len__(self) -> int:
        return len(self._days)

    def __getitem__(self, place: int) -> Day:
        return self._days[place]

    def some(self, first: int, rng: Random, last: int | None = None) -> int:
        """The place of some day from the one at `first` on (and not after `last`)."""
        low = bisect_left(self._weighted, first)
        high = len(self._weighted) if last is None else bisect_left(self._weighted, last + 1)
        return self._weighted[rng.randrange(low, high)] if low < high else min(first, len(self._days) - 1)

    def before(self, day: date) -> int:
        """The place of the last working day up to `day`; the very first where there is none."""
        while day.isoformat() not in self._firsts and day.isoformat() > self._days[0].iso:
            day -= timedelta(days=1)
        return self._firsts.get(day.isoformat(), 0)


def is_working(day: date) -> bool:
    """Whether the shop is open."""
    return day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS


def working_from(day: date) -> date:
    """The first working day from `day` on."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def _day(one: date, zone: ZoneInfo) -> Day:
    noon = datetime.combine(one, time(12), zone)
    ahead = noon.utcoffset() or noon.astimezone(UTC).utcoffset() or timedelta()
    return Day(one.isoformat(), one.month, int(ahead.total_seconds()))
