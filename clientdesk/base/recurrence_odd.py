"""Any recurrence rule (RFC 5545, 3.3.10), day by day; for those that are no plain ones.

Nothing is walked through that lies outside of the window, unless the rule counts; and then so many steps at most. So no
rule from a foreign file, however dense, long or impossible, can keep the program busy.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, product
from typing import TypeVar

from clientdesk.base.recurrence import DAYS, LAST_YEAR, number, parts_of, read_until

MOST_A_DAY = 24
"""More of one series on one day nobody reads."""
_MOST_STEPS = 400_000
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_SECONDS = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
_DAY_S = 86_400
_ONE = timedelta(days=1)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class OddRule:
    """The parts of a rule as they were said; an empty one limits nothing."""

    frequency: str
    apart: int
    count: int | None
    until: date | datetime | None
    week_start: int
    months: frozenset[int]
    weeks: frozenset[int]
    year_days: frozenset[int]
    month_days: frozenset[int]
    weekdays: frozenset[int]
    placed: frozenset[tuple[int, int]]
    hours: tuple[int, ...]
    minutes: tuple[int, ...]
    seconds: tuple[int, ...]
    places: tuple[int, ...]


def read_odd(text: str, since: datetime) -> OddRule:
    """The rule that `text` says; what it leaves open is as at `since`.

    Raises:
        ValueError: it is none.
    """
    parts = parts_of(text)

    def numbers(name: str, most: int, *, least: int | None = None) -> tuple[int, ...]:
        told = [each for each in parts.pop(name, "").split(",") if each]
        low = -most if least is None else least
        return tuple(sorted({0 if low == 0 and not int(each) else number(each, low, most) for each in told}))

    frequency = parts.pop("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise ValueError(text)
    apart, count = number(parts.pop("INTERVAL", "1"), 1, 10**9), parts.pop("COUNT", "")
    until, week_start = read_until(parts.pop("UNTIL", "")), DAYS.index(parts.pop("WKST", "MO"))
    said = [_WEEKDAY.fullmatch(each) for each in parts.pop("BYDAY", "").split(",") if each]
    found = [each for each in said if each is not None]
    if len(found) < len(said) or any(each[1] and int(each[1]) == 0 for each in found):
        raise ValueError(text)
    places_count = frequency in {"YEARLY", "MONTHLY"}
    rule = OddRule(
        frequency, apart, number(count, 1, 10**9) if count else None, until, week_start,
        months=frozenset(numbers("BYMONTH", 12, least=1)),
        weeks=frozenset(numbers("BYWEEKNO", 53)),
        year_days=frozenset(numbers("BYYEARDAY", 366)),
        month_days=frozenset(numbers("BYMONTHDAY", 31)),
        weekdays=frozenset(DAYS.index(each[2]) for each in found if not (each[1] and places_count)),
        placed=frozenset((int(each[1]), DAYS.index(each[2])) for each in found if each[1] and places_count),
        hours=numbers("BYHOUR", 23, least=0),
        minutes=numbers("BYMINUTE", 59, least=0),
        seconds=numbers("BYSECOND", 59, least=0),
        places=numbers("BYSETPOS", 366),
    )  # fmt: skip
    if parts:
        raise ValueError(text)
    return _filled(rule, since)


@dataclass(slots=True)
class OddWalk:
    """One walk through a rule.

    Attributes:
        dense: some days held more than are told.
        cut: it was given up before the end of the window.
    """

    rule: OddRule
    since: datetime
    dense: bool = False
    cut: bool = False
    _steps: int = 0

    def starts(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """The starts from `first` to `last`, both included, but for the end that the rule itself sets."""
        rule, since = self.rule, self.since
        last = min(last, datetime(LAST_YEAR, 12, 31, 23, 59, 59))  # noqa: DTZ001 - wall time
        left = rule.count if rule.count is not None else -1
        counts = rule.count is not None
        if counts and _is_bare(rule):
            # So often, so far apart: the end of it is known without counting.
            span = _SECONDS[rule.frequency] * rule.apart * (left - 1)
            last = min(last, since + timedelta(seconds=span)) if span < 10**10 else last
            counts, left = False, -1
        begin = since if counts else max(since, first)
        for moment in self._moments(begin, last):
            if moment > last or left == 0 or self.cut:
                return
            if moment < since or (not counts and moment < begin):
                continue
            left -= 1
            if moment >= first:
                yield moment

    def _moments(self, begin: datetime, last: datetime) -> Iterator[datetime]:
        if self.rule.places and self.rule.frequency not in _SECONDS:
            for days in self._periods(begin.date(), last.date()):
                yield from self._chosen(days)
            return
        day = begin.date()
        while day <= last.date() and self._goes_on():
            if self._is_in_turn(day) and _holds(self.rule, day):
                yield from self._on_day(day)
            day += _ONE

    def _goes_on(self, steps: int = 1) -> bool:
        self._steps += steps
        self.cut = self.cut or self._steps > _MOST_STEPS
        return not self.cut

    def _on_day(self, day: date) -> list[datetime]:
        """The moments of a day, the first of them where there are too many."""
        # What lies before the start of the series is none of the first of its day.
        earliest = self.since.time() if day == self.since.date() else time.min
        found = list(islice((at for at in self._times(day) if at >= earliest), MOST_A_DAY + 1))
        self._goes_on(len(found))
        if len(found) > MOST_A_DAY:
            self.dense = True
            found.pop()
        return [datetime.combine(day, at) for at in found]

    def _chosen(self, days: Sequence[date]) -> list[datetime]:
        """What BYSETPOS takes of a period: its first, its last."""
        moments = [
            datetime.combine(day, at)
            for day in days
            if self._goes_on() and _holds(self.rule, day)
            for at in islice(self._times(day), MOST_A_DAY)
        ]
        self.dense = self.dense or len(self.rule.hours) * len(self.rule.minutes) * len(self.rule.seconds) > MOST_A_DAY
        self._goes_on(len(moments))
        return _taken(moments, self.rule.places)

    def _periods(self, begin: date, last: date) -> Iterator[Sequence[date]]:
        """The days of each period that is its turn: of a year, month, week or day."""
        day = _period_start(self.rule, begin)
        while day <= last and self._goes_on():
            after = _next_period(self.rule, day)
            if self._is_in_turn(day):
                yield [date.fromordinal(one) for one in range(day.toordinal(), after.toordinal())]
            day = after

    def _is_in_turn(self, day: date) -> bool:
        rule, start = self.rule, self.since.date()
        if rule.apart == 1 or rule.frequency in _SECONDS:
            return True
        if rule.frequency == "YEARLY":
            return (day.year - start.year) % rule.apart == 0
        if rule.frequency == "MONTHLY":
            return ((day.year - start.year) * 12 + day.month - start.month) % rule.apart == 0
        if rule.frequency == "DAILY":
            return (day - start).days % rule.apart == 0
        begin = start.toordinal() - (start.weekday() - rule.week_start) % 7
        return (day.toordinal() - begin) // 7 % rule.apart == 0

    def _times(self, day: date) -> Iterator[time]:
        rule = self.rule
        if rule.frequency not in _SECONDS or (rule.apart == 1 and not rule.places):
            for hour in rule.hours or range(24):
                for minute in rule.minutes or range(60):
                    for second in rule.seconds or range(60):
                        yield time(hour, minute, second)
            return
        unit = _SECONDS[rule.frequency]
        step = unit * rule.apart
        # Counted in whole hours or minutes: what is smaller is told by BYMINUTE and BYSECOND, or by the start.
        zero = (self.since.hour * 3600 + self.since.minute * 60 + self.since.second) // unit * unit
        at = (zero - (day - self.since.date()).days * _DAY_S) % step
        while at < _DAY_S and self._goes_on():
            found = list(self._within(at, unit))
            yield from _taken(found, rule.places) if rule.places else found
            at += step

    def _within(self, at: int, unit: int) -> Iterator[time]:
        """The moments of one hour, minute or second that is its turn."""
        rule = self.rule
        hour, minute, second = at // 3600, at // 60 % 60, at % 60
        if rule.hours and hour not in rule.hours:
            return
        if unit < 3600 and rule.minutes and minute not in rule.minutes:
            return
        if unit == 1 and rule.seconds and second not in rule.seconds:
            return
        minutes = rule.minutes if unit == 3600 else (minute,)
        for each, one in product(minutes, rule.seconds if unit > 1 else (second,)):
            yield time(hour, each, one)


def _filled(rule: OddRule, since: datetime) -> OddRule:
    """The rule with what it leaves open as at its start."""
    more: dict[str, object] = {}
    if not (rule.weeks or rule.year_days or rule.month_days or rule.weekdays or rule.placed):
        if rule.frequency == "YEARLY":
            more["months"] = rule.months or frozenset({since.month})
        if rule.frequency in {"YEARLY", "MONTHLY"}:
            more["month_days"] = frozenset({since.day})
        elif rule.frequency == "WEEKLY":
            more["weekdays"] = frozenset({since.weekday()})
    if rule.frequency not in _SECONDS:
        more["hours"] = rule.hours or (since.hour,)
    if rule.frequency not in {"MINUTELY", "SECONDLY"}:
        more["minutes"] = rule.minutes or (since.minute,)
    if rule.frequency != "SECONDLY":
        more["seconds"] = rule.seconds or (since.second,)
    return replace(rule, **more)  # type: ignore[arg-type]


def _is_bare(rule: OddRule) -> bool:
    """Whether it is so many seconds, minutes or hours apart and nothing else."""
    limits = (rule.months, rule.weeks, rule.year_days, rule.month_days, rule.weekdays, rule.placed, rule.hours)
    return rule.frequency in _SECONDS and not any(limits) and not rule.places and _is_bare_time(rule)


def _is_bare_time(rule: OddRule) -> bool:
    if rule.frequency == "SECONDLY":
        return not rule.minutes and not rule.seconds
    return len(rule.seconds) == 1 and (len(rule.minutes) == 1 if rule.frequency == "HOURLY" else not rule.minutes)


def _holds(rule: OddRule, day: date) -> bool:
    """Whether nothing that the rule says of days speaks against a day."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days or rule.placed:
        length = calendar.monthrange(day.year, day.month)[1]
        if rule.month_days and not {day.day, day.day - length - 1} & rule.month_days:
            return False
    if (rule.weekdays or rule.placed) and day.weekday() not in rule.weekdays and not _is_placed(rule, day):
        return False
    if rule.year_days:
        of_year = day.timetuple().tm_yday
        if not {of_year, of_year - _year_length(day.year) - 1} & rule.year_days:
            return False
    return not rule.weeks or bool(_weeks_of(day, rule.week_start) & rule.weeks)


def _is_placed(rule: OddRule, day: date) -> bool:
    """Whether it is "the second Friday" of its month, or of its year where no month is named."""
    if not rule.placed:
        return False
    in_month = rule.frequency == "MONTHLY" or bool(rule.months)
    at = day.day if in_month else day.timetuple().tm_yday
    length = calendar.monthrange(day.year, day.month)[1] if in_month else _year_length(day.year)
    forward, backward = (at - 1) // 7 + 1, -((length - at) // 7 + 1)
    return (forward, day.weekday()) in rule.placed or (backward, day.weekday()) in rule.placed


def _weeks_of(day: date, week_start: int) -> set[int]:
    """The number of the week of a day, from the beginning of the year and from its end."""
    of_year, year = _week_of(day, week_start)
    return {of_year, of_year - _week_of(date(year, 12, 28), week_start)[0] - 1}


def _week_of(day: date, week_start: int) -> tuple[int, int]:
    begin = day.toordinal() - (day.weekday() - week_start) % 7
    middle = date.fromordinal(begin + 3)
    return (middle.timetuple().tm_yday - 1) // 7 + 1, middle.year


def _year_length(year: int) -> int:
    return 366 if calendar.isleap(year) else 365


def _period_start(rule: OddRule, day: date) -> date:
    if rule.frequency == "YEARLY":
        return date(day.year, 1, 1)
    if rule.frequency == "MONTHLY":
        return day.replace(day=1)
    if rule.frequency == "WEEKLY":
        return day - timedelta(days=(day.weekday() - rule.week_start) % 7)
    return day


def _next_period(rule: OddRule, day: date) -> date:
    if rule.frequency == "YEARLY":
        return date(day.year + 1, 1, 1)
    if rule.frequency == "MONTHLY":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day + (7 * _ONE if rule.frequency == "WEEKLY" else _ONE)


def _taken(moments: Sequence[_T], places: Sequence[int]) -> list[_T]:
    """Those at these places, counted from 1, or from -1 backward."""
    wanted = {place - 1 if place > 0 else len(moments) + place for place in places}
    return [moments[place] for place in sorted(wanted) if 0 <= place < len(moments)]
