"""The days of a plain rule by arithmetic: nothing before the window that is asked for is walked through."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clientdesk.base.recurrence import LAST_YEAR, Every, Rule

_LAST = date(LAST_YEAR, 12, 31)


def plain_days(rule: Rule, since: date, first: date, last: date) -> Iterator[date]:
    """The days of a rule from `first` to `last`, both included, counted from `since`; its `until` is not looked at."""
    rounds = _rounds(rule, since)
    begin, last = max(since, first), min(last, _LAST)
    if begin > last:
        return
    at = rounds.of(begin)
    left = -1 if rule.count is None else max(rule.count - rounds.before(at), 0)
    while left != 0:
        days = rounds.days(at)
        for day in days:
            if day > last or left == 0:
                return
            if day >= since:
                left -= 1
                if day >= begin:
                    yield day
        at += 1
        if rounds.begins_after(at, last):
            return


@dataclass(frozen=True, slots=True)
class _Rounds:
    """The rounds of a rule: every so many days, weeks, months or years from the one of `since`, which is 0.

    Args:
        of: the round in which a day lies, or the one before it.
        days: the days of a round, rising.
        begins_after: whether a round begins after a day.
        before: how many times it was before a round begins.
    """

    of: Callable[[date], int]
    days: Callable[[int], Sequence[date]]
    begins_after: Callable[[int, date], bool]
    before: Callable[[int], int]


def _rounds(rule: Rule, since: date) -> _Rounds:
    if rule.every is Every.DAY:
        return _of_days(rule.apart, since, (0,))
    if rule.every is Every.WEEK:
        monday = since - timedelta(days=(since.weekday() - rule.week_start) % 7)
        places = sorted((day - rule.week_start) % 7 for day in rule.weekdays)
        return _of_days(7 * rule.apart, monday, places, since)
    return _of_months(rule, since)


def _of_days(length: int, base: date, places: Sequence[int], since: date | None = None) -> _Rounds:
    zero = base.toordinal()
    missed = 0 if since is None else sum(zero + place < since.toordinal() for place in places)

    def days(at: int) -> Sequence[date]:
        begin = zero + at * length
        return [date.fromordinal(begin + place) for place in places if begin + place <= _LAST.toordinal()]

    return _Rounds(
        lambda day: (day.toordinal() - zero) // length,
        days,
        lambda at, last: zero + at * length > last.toordinal(),
        lambda at: 0 if at <= 0 else at * len(places) - missed,
    )


def _of_months(rule: Rule, since: date) -> _Rounds:
    """Months, and years, which are twelve of them."""
    yearly = rule.every is Every.YEAR
    length = rule.apart * (12 if yearly else 1)
    zero = since.year * 12 + ((rule.month or since.month) - 1 if yearly else since.month - 1)

    def days(at: int) -> Sequence[date]:
        month = zero + at * length
        if month // 12 > LAST_YEAR:
            return ()
        found = day_in_month(rule, month // 12, month % 12 + 1)
        return () if found is None else (found,)

    def before(at: int) -> int:
        if at <= 0:
            return 0
        if rule.strict:
            # Some months have not the day; there are not so many of them in the two hundred years.
            return sum(day >= since for one in range(at) for day in days(one))
        return at - sum(day < since for day in days(0))

    return _Rounds(
        lambda day: (day.year * 12 + day.month - 1 - zero) // length,
        days,
        lambda at, last: zero + at * length > last.year * 12 + last.month - 1,
        before,
    )


def day_in_month(rule: Rule, year: int, month: int) -> date | None:
    """The day of a month on which a monthly or yearly rule is; None where a strict one passes it over."""
    weekday, length = calendar.monthrange(year, month)
    if rule.nth is not None:
        place = (rule.weekdays[0] - weekday) % 7 + 1 + 7 * ((rule.nth if rule.nth > 0 else 5) - 1)
        return date(year, month, place if place <= length else place - 7)
    day = rule.day or 1
    if day < 0:
        return date(year, month, length)
    if day > length and rule.strict:
        return None
    return date(year, month, min(day, length))
