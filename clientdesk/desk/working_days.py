"""Working days: opening hours and closures of all cards together; every "working time" of the program asks here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.words import shown
from clientdesk.desk.closures import Closure, ClosureSource
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop

_DAY = timedelta(days=1)
_LONGEST = 800
"""Days that are looked through for one on which the shop is open; a shop closed for longer goes by its week alone."""


class WorkingDays:
    """The days on which the shop is open; each year of closures is read once, for whoever asks of many days.

    Args:
        shop: the shop, as it is while this is used.
    """

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._week = shop.settings.opening.days
        self._is_never_open = not any(self._week)
        self._closed: dict[int, frozenset[date]] = {}

    def is_working(self, day: date) -> bool:
        """Whether the shop is open on `day`; one whose week has no open day works on every one that is not closed."""
        return self._is_in_week(day) and day not in self._closed_in(day.year)

    def next(self, day: date) -> date:
        """The first working day on or after `day`."""
        found = day
        for _ahead in range(_LONGEST):
            if self.is_working(found):
                return found
            if found == date.max:
                return day
            found += _DAY
        return next((one for one in (day + _DAY * ahead for ahead in range(7)) if self._is_in_week(one)), day)

    def after(self, day: date, count: int) -> Sequence[date]:
        """The next `count` working days after `day`, in order; fewer only at the end of all days."""
        found: list[date] = []
        while len(found) < count and day < date.max:
            day = self.next(day + _DAY)
            found.append(day)
        return found

    def opens_after(self, moment: datetime) -> datetime | None:
        """The first naive wall time after `moment` at which the shop opens; None where its week has no open day."""
        if self._is_never_open:
            return None
        day = self.next(moment.date())
        opens = self._opens_on(day)
        return opens if opens > moment else self._opens_on(self.next(day + _DAY)) if day < date.max else None

    def _opens_on(self, day: date) -> datetime:
        span = self._week[day.weekday()]
        return datetime.combine(day, span[0] if span else time())

    def _is_in_week(self, day: date) -> bool:
        return self._is_never_open or self._week[day.weekday()] is not None

    def _closed_in(self, year: int) -> frozenset[date]:
        if year not in self._closed:
            told = closures_between(self._shop, first=date(year, 1, 1), last=date(year, 12, 31))
            self._closed[year] = frozenset(day for day, closure in told.items() if closure.is_closed)
        return self._closed[year]


def closures_between(shop: Shop, *, first: date, last: date) -> dict[date, Closure]:
    """What every card knows of the days from `first` to `last`, both included, by day."""
    found: dict[date, Closure] = {}
    sources: list[ClosureSource] = all_of(shop.cards, "closures")
    for source in sources:
        for day, closure in source.closures(shop, first=first, last=last).items():
            known = found.get(day)
            found[day] = closure if known is None else _both(known, closure)
    return found


def is_working_day(shop: Shop, day: date) -> bool:
    """Whether the shop is open on `day`; who asks of many days takes `WorkingDays`."""
    week = shop.settings.opening.days
    if any(week) and week[day.weekday()] is None:
        return False
    closure = closures_between(shop, first=day, last=day).get(day)
    return closure is None or not closure.is_closed


def working_days(shop: Shop, after: date, count: int) -> Sequence[date]:
    """The next `count` working days after a day."""
    return WorkingDays(shop).after(after, count)


def opens_next(shop: Shop) -> datetime | None:
    """The naive wall time at which the shop opens next; None where its week has no open day."""
    return WorkingDays(shop).opens_after(shop.local_now())


def _both(one: Closure, other: Closure) -> Closure:
    return Closure(f"{shown(one.name)} · {shown(other.name)}", one.is_closed or other.is_closed)
