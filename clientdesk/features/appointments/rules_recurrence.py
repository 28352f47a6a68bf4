"""What becomes of the rule of a series when it is moved, ended, or goes on as another one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.base.recurrence import (
    Every,
    Rule,
    parts_of,
    read_rule,
    read_until,
    written,
    written_until,
)
from clientdesk.base.recurrence_expand import expand, is_start, next_starts

_MOST_COUNTED = 2_000
_YEAR = timedelta(days=366)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule with the start from which it counts, wall time in `zone`."""

    repeats: str
    since: datetime
    zone: ZoneInfo | None = None

    def has(self, moment: datetime) -> bool:
        """Whether one of its starts is at `moment`."""
        return is_start(self.repeats, self.since, moment, self.zone)

    def before(self, moment: datetime) -> int:
        """How many of its starts are before `moment`."""
        count, begin = 0, self.since
        while begin < moment:
            end = min(begin + _YEAR, moment)
            count += len(expand(self.repeats, self.since, begin, end, self.zone).starts)
            begin = end
        return count


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """What a command tells of a series whose starts became others: those of `row` from `since` on are those of `into`.

    Args:
        row: the series as it was.
        since: from this start on, wall time of the series.
        into: the series that they belong to now, maybe the same.
        old: its rule before.
        new: the rule that goes on.
    """

    row: int
    since: datetime
    into: int
    old: Pattern
    new: Pattern

    def moved(self, original: datetime) -> datetime:
        """The start that stands for `original` now."""
        by_shift = original + (self.new.since - self.since)
        if by_shift == original or self.new.has(by_shift):
            return by_shift
        begun = replace(self.old, since=self.since)
        if not begun.has(original) or original - self.since > _MOST_COUNTED * timedelta(days=1):
            return by_shift
        place = begun.before(original)
        found = next_starts(self.new.repeats, self.new.since, self.new.since, place + 1, self.new.zone)
        return found[place] if len(found) > place else by_shift


def shifted(repeats: str, old: datetime, new: datetime) -> str:
    """The rule of a series that began at `old` and is to begin at `new`: its weekdays and days move with it.

    Raises:
        ValueError: it is a rule of its own, of which nobody can tell what another day would mean.
    """
    if not repeats or old == new:
        return repeats
    if old.date() == new.date():
        if any(name in parts_of(repeats) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
            raise ValueError(repeats)
        return _with_end(repeats, until=_later(read_until(parts_of(repeats).get("UNTIL", "")), new - old))
    rule = read_rule(repeats, old.date())
    days = (new.date() - old.date()).days
    rule = replace(rule, until=_later(rule.until, new - old))
    if rule.every is Every.WEEK:
        turned = tuple(sorted((day + days) % _WEEK for day in rule.weekdays))
        start = (rule.week_start + days) % _WEEK if rule.apart > 1 else 0
        return written(replace(rule, weekdays=turned, week_start=start))
    if rule.every is Every.DAY:
        return written(rule)
    return written(_on_day(rule, old.date(), new.date()))


def ended_before(repeats: str, original: datetime, *, plain_day: bool) -> str:
    """The rule as it is when the start `original` and all later ones fall out.

    Args:
        repeats: the rule.
        original: the first that falls out.
        plain_day: it is at most once a day, so that the day before is its end.
    """
    if plain_day:
        return _with_end(repeats, until=original.date() - timedelta(days=1))
    return _with_end(repeats, until=original - timedelta(seconds=1))


def going_on(repeats: str, since: datetime, original: datetime, zone: ZoneInfo | None = None) -> str:
    """The rule counted from its start `original`: of one that counts, what is left."""
    count = parts_of(repeats).get("COUNT")
    if count is None:
        return repeats
    in_step = since in expand(repeats, since, since, since + timedelta(seconds=1), zone).starts
    gone = Pattern(repeats, since, zone).before(original) - (0 if in_step else 1)
    return _with_end(repeats, count=max(int(count) - gone, 1))


def is_plain(repeats: str, since: datetime) -> bool:
    """Whether it is one that people say: at most once a day, always at the same time."""
    try:
        read_rule(repeats, since.date())
    except ValueError:
        return False
    return True


def _with_end(repeats: str, *, until: date | datetime | None = None, count: int | None = None) -> str:
    parts = parts_of(repeats)
    if until is not None:
        parts.pop("COUNT", None)
        parts["UNTIL"] = written_until(until)
    if count is not None:
        parts["COUNT"] = str(count)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _later(until: date | datetime | None, by: timedelta) -> date | datetime | None:
    if until is None:
        return None
    try:
        return until + by
    except OverflowError:
        return until


def _on_day(rule: Rule, old: date, new: date) -> Rule:
    """A monthly or yearly rule for another day."""
    month = None if rule.month is None else new.month
    length = calendar.monthrange(new.year, new.month)[1]
    if rule.nth is not None:
        place = (new.day - 1) // _WEEK + 1
        is_last = (rule.nth < 0 and new.day > length - _WEEK) or place > 4
        return replace(rule, weekdays=(new.weekday(),), nth=-1 if is_last else place, month=month)
    told = rule.day or old.day
    stays = new.day == (length if told < 0 else min(told, length)) and not rule.strict
    day = told if stays else new.day
    return read_rule(written(replace(rule, day=day, month=month, strict=rule.strict and day > 0)), new)
