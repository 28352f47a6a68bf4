"""How something repeats: the recurrence rules (RFC 5545, 3.3.10) that a shop can say, read and written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLACES = (1, 2, 3, 4, -1)
"""Which weekday of a month: the first to the fourth, and the last."""
MOST_APART = 366
"""Nobody means "every 400 weeks"."""
LAST_YEAR = 2199
SAFE_DAY = 28
"""Every month has it; a later day means the last one there is, unless the rule is strict."""
LEAP_DAY = (2, 29)
FOREVER = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 - wall time

_LONGEST_MONTH = 31
_LONGEST = 1_000
_LARGEST = 10**9
_PARTS = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*")
_NTH = re.compile(r"([+-]?[1-4])(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,10}", re.ASCII)
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)


class Every(StrEnum):
    """The measure in which it repeats."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule as a person says it.

    Args:
        every: day, week, month or year.
        apart: every so many of them, 1 for each.
        weekdays: of a week, 0 for Monday; of "the third Thursday" that one alone.
        nth: which of these weekdays in the month: 1 to 4, or -1 for the last; None where a day of the month is meant.
        day: of the month or year, 1 to 31, -1 for the last; a day that a month has not means its last one.
        month: of a year, 1 to 12.
        until: the last day on which it may be; as a moment, to the second, on the wall or, aware, anywhere; None for
            ever.
        count: so many times in all.
        week_start: the weekday with which a week begins, where that makes a difference.
        strict: a month that has not the day is passed over, as the standard has it where only the day is named.
    """

    every: Every
    apart: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    day: int | None = None
    month: int | None = None
    until: date | datetime | None = None
    count: int | None = None
    week_start: int = 0
    strict: bool = False


def read_rule(text: str, on: date) -> Rule:
    """The rule that `text` says; what it leaves open is as on the day `on`.

    Raises:
        ValueError: it is none, or says more than people do.
    """
    parts = parts_of(text)
    every, apart = Every(parts.pop("FREQ", "")), number(parts.pop("INTERVAL", "1"), 1, _LARGEST)
    until, count = read_until(parts.pop("UNTIL", "")), parts.pop("COUNT", "")
    week_start = DAYS.index(parts.pop("WKST", "MO"))
    common = _Common(every, apart, until, number(count, 1, _LARGEST) if count else None, week_start)
    weekdays = [each for each in parts.pop("BYDAY", "").split(",") if each]
    days = [number(each, -1, _LONGEST_MONTH) for each in parts.pop("BYMONTHDAY", "").split(",") if each]
    months = [number(each, 1, 12) for each in parts.pop("BYMONTH", "").split(",") if each]
    place = parts.pop("BYSETPOS", "")
    if parts or len(months) > 1 or (months and every is not Every.YEAR) or (weekdays and days):
        raise ValueError(text)
    if weekdays and every in {Every.MONTH, Every.YEAR}:
        return _read_nth(common, weekdays, place, months)
    if place and (place != "-1" or not _is_up_to(days)):
        raise ValueError(text)
    if every in {Every.DAY, Every.WEEK}:
        return _read_week(common, weekdays, days, on)
    return _read_day(common, days, months, on)


def written(rule: Rule) -> str:
    """The rule as stored, the same text for the same rule."""
    parts = [f"FREQ={rule.every.value}"]
    if rule.apart > 1:
        parts.append(f"INTERVAL={rule.apart}")
    if rule.month is not None:
        parts.append(f"BYMONTH={rule.month}")
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(f"{rule.nth or ''}{DAYS[each]}" for each in rule.weekdays))
    if rule.day is not None:
        parts.append(_written_day(rule.day, open_end=may_lack(rule) and not rule.strict))
    if rule.week_start:
        parts.append(f"WKST={DAYS[rule.week_start]}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={written_until(rule.until)}")
    return ";".join(parts)


def may_lack(rule: Rule) -> bool:
    """Whether there are months, or years, that have not the day of the rule."""
    if rule.day is None or rule.day <= SAFE_DAY:
        return False
    return rule.every is Every.MONTH or (rule.month, rule.day) == LEAP_DAY


def parts_of(text: str) -> dict[str, str]:
    """The parts of a rule by name.

    Raises:
        ValueError: it is none.
    """
    tidied = tidied_rule(text)
    pairs = [part.split("=", 1) for part in tidied.split(";")]
    parts = {name: value for name, value in pairs}  # noqa: C416 - pairs are lists
    if len(parts) < len(pairs):
        raise ValueError(text)
    return parts


def tidied_rule(text: str) -> str:
    """A rule as it is kept: in capitals, without its name and without blanks.

    Raises:
        ValueError: it is none.
    """
    tidied = "".join(text.split()).upper().removeprefix("RRULE:").strip(";")
    if len(tidied) > _LONGEST or not _PARTS.fullmatch(tidied):
        raise ValueError(text[:_LONGEST])
    return tidied


def number(text: str, least: int, most: int) -> int:
    """A number of a rule.

    Raises:
        ValueError: it is none, or out of its bounds.
    """
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most or int(text) == 0:
        raise ValueError(text)
    return int(text)


def read_until(text: str) -> date | datetime | None:
    """The end of a rule: a day, a naive moment on the wall, or an aware one.

    Raises:
        ValueError: it is none.
    """
    if not text:
        return None
    found = _UNTIL.fullmatch(text)
    if not found:
        raise ValueError(text)
    day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    if found[2] is None:
        return day
    at = time(int(found[2][:2]), int(found[2][2:4]), min(int(found[2][4:]), 59), tzinfo=UTC if found[3] else None)
    return datetime.combine(day, at)


def written_until(until: date | datetime) -> str:
    """The same as a rule holds it."""
    if not isinstance(until, datetime):
        return f"{until:%Y%m%d}"
    moment = until.astimezone(UTC) if until.tzinfo else until
    return f"{moment:%Y%m%dT%H%M%S}" + ("Z" if until.tzinfo else "")


def last_moment(until: date | datetime | None, zone: ZoneInfo | None) -> datetime:
    """The last naive moment on the wall of `zone` at which it may be; a day counts to its end."""
    if until is None:
        return FOREVER
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    if until.tzinfo is None:
        return until
    try:
        return until.astimezone(zone or UTC).replace(tzinfo=None)
    except OverflowError:
        return FOREVER


# --- Reading


@dataclass(frozen=True, slots=True)
class _Common:
    """What every rule may say."""

    every: Every
    apart: int
    until: date | datetime | None
    count: int | None
    week_start: int

    def rule(
        self,
        *,
        every: Every | None = None,
        weekdays: tuple[int, ...] = (),
        nth: int | None = None,
        day: int | None = None,
        month: int | None = None,
        strict: bool = False,
    ) -> Rule:
        counts_weeks = (every or self.every) is Every.WEEK and self.apart > 1
        return Rule(
            every or self.every, self.apart, weekdays, nth, day, month, self.until, self.count,
            self.week_start if counts_weeks else 0, strict,
        )  # fmt: skip


def _read_week(common: _Common, weekdays: list[str], days: list[int], on: date) -> Rule:
    """Every day, or some weekdays of every week; "every day, but only Monday to Friday" is the same."""
    if days or (weekdays and common.every is Every.DAY and common.apart > 1):
        raise ValueError(days)
    if not weekdays and common.every is Every.DAY:
        return common.rule()
    chosen = sorted({DAYS.index(each) for each in weekdays}) or [on.weekday()]
    return common.rule(every=Every.WEEK, weekdays=tuple(chosen))


def _read_nth(common: _Common, weekdays: list[str], place: str, months: list[int]) -> Rule:
    """The third Thursday: said as 3TH or as TH with its place in the month."""
    found = _NTH.fullmatch(f"{place}{weekdays[0]}" if place else weekdays[0])
    if len(weekdays) > 1 or found is None or int(found[1]) not in PLACES or (common.every is Every.YEAR and not months):
        raise ValueError(weekdays)
    return common.rule(weekdays=(DAYS.index(found[2]),), nth=int(found[1]), month=months[0] if months else None)


def _read_day(common: _Common, days: list[int], months: list[int], on: date) -> Rule:
    """A day of the month; "28, 29, 30 or the last" is the 30th, or the last one of a shorter month."""
    month = (months[0] if months else on.month) if common.every is Every.YEAR else None
    if (len(days) > 1 and not _is_up_to(days)) or (common.every is Every.YEAR and days and not months):
        raise ValueError(days)
    day = days[-1] if days else on.day
    if month is not None and day > 0:
        # A leap year: the 29th of February is a day.
        date(2000, month, day)
    rule = common.rule(day=day, month=month, strict=len(days) <= 1)
    return rule if may_lack(rule) or not rule.strict else common.rule(day=day, month=month)


def _is_up_to(days: list[int]) -> bool:
    """Whether it is the list that means "this day, or the last one of a shorter month"."""
    return len(days) > 1 and days == list(range(SAFE_DAY, days[-1] + 1))


def _written_day(day: int, *, open_end: bool) -> str:
    if not open_end:
        return f"BYMONTHDAY={day}"
    return "BYMONTHDAY=" + ",".join(str(each) for each in range(SAFE_DAY, day + 1)) + ";BYSETPOS=-1"
