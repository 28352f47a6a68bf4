"""How a reminder repeats: the recurrence rules (RFC 5545, 3.3.10) that a shop can say, and the next day of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLACES = (1, 2, 3, 4, -1)
"""Which weekday of a month: the first to the fourth, and the last."""
MOST_APART = 366
"""Nobody means "every 400 weeks"."""
_LAST_YEAR = 2199
_SAFE_DAY = 28
"""Every month has it; a later day means the last one there is."""
_LONGEST_MONTH = 31
_NTH = re.compile(r"([+-]?[1-4])(MO|TU|WE|TH|FR|SA|SU)")
_LEAP_FEBRUARY = (2, 29)


class Every(StrEnum):
    """The measure in which it repeats."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A recurrence rule as a person says it.

    Args:
        every: day, week, month or year.
        apart: every so many of them, 1 for each.
        weekdays: of a week, 0 for Monday; of "the third Thursday" that one alone.
        nth: which of these weekdays in the month: 1 to 4, or -1 for the last; None where a day of the month is meant.
        day: of the month or year, 1 to 31, -1 for the last; a day that a month has not means its last one.
        month: of a year, 1 to 12.
        until: the last day on which it may be; None for ever.
    """

    every: Every
    apart: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    day: int | None = None
    month: int | None = None
    until: date | None = None


def read_rhythm(text: str, on: date) -> Rhythm:
    """The rule that `text` says; what it leaves open is as on the day `on`.

    Raises:
        ValueError: it is none, or says more than a reminder can.
    """
    parts = dict(part.split("=", 1) for part in text.strip().upper().removeprefix("RRULE:").split(";") if part)
    every, apart = Every(parts.pop("FREQ", "")), int(parts.pop("INTERVAL", "1"))
    until = _read_day(parts.pop("UNTIL", ""))
    weekdays = [each for each in parts.pop("BYDAY", "").split(",") if each]
    days = [int(each) for each in parts.pop("BYMONTHDAY", "").split(",") if each]
    months = [int(each) for each in parts.pop("BYMONTH", "").split(",") if each]
    place = parts.pop("BYSETPOS", "")
    if parts or not 1 <= apart <= MOST_APART or (place and (place != "-1" or not _is_up_to(days))):
        raise ValueError(text)
    if every is Every.MONTH and weekdays and not (days or months):
        found = _NTH.fullmatch(weekdays[0])
        if len(weekdays) > 1 or found is None or int(found[1]) not in PLACES:
            raise ValueError(text)
        return Rhythm(every, apart, (DAYS.index(found[2]),), int(found[1]), until=until)
    if every is Every.WEEK and not (days or months):
        chosen = sorted({DAYS.index(each) for each in weekdays}) or [on.weekday()]
        return Rhythm(every, apart, tuple(chosen), until=until)
    if weekdays or (every is Every.DAY and (days or months)) or (every is Every.MONTH and months):
        raise ValueError(text)
    if every is Every.DAY:
        return Rhythm(every, apart, until=until)
    month = _one_month(months, on) if every is Every.YEAR else None
    day = _one_day(days, on)
    if month is not None:
        # A leap year: the 29th of February is a day, in other years the 28th stands for it.
        date(2000, month, day)
    return Rhythm(every, apart, day=day, month=month, until=until)


def written(rhythm: Rhythm) -> str:
    """The rule as stored, the same text for the same rule."""
    parts = [f"FREQ={rhythm.every.value}"]
    if rhythm.apart > 1:
        parts.append(f"INTERVAL={rhythm.apart}")
    if rhythm.month is not None:
        parts.append(f"BYMONTH={rhythm.month}")
    if rhythm.weekdays:
        parts.append("BYDAY=" + ",".join(f"{rhythm.nth or ''}{DAYS[each]}" for each in rhythm.weekdays))
    if rhythm.day is not None:
        parts.append(_written_day(rhythm.day, may_lack=rhythm.month is None or rhythm.month == _LEAP_FEBRUARY[0]))
    if rhythm.until is not None:
        parts.append(f"UNTIL={rhythm.until:%Y%m%d}")
    return ";".join(parts)


def next_day(text: str, since: date, after: date) -> date | None:
    """The first day of the rule `text` after `after`, counted from `since`; None when it has ended."""
    # Only who repeats something waits for it to be loaded.
    from dateutil.rrule import rrulestr

    rhythm = read_rhythm(text, since)
    near = _whole_rounds(rhythm, since, max(since, after))
    found = rrulestr(text, dtstart=datetime.combine(near, datetime.min.time())).after(
        datetime.combine(max(after, since - timedelta(days=1)), datetime.min.time())
    )
    return found.date() if found is not None and found.year <= _LAST_YEAR else None


def _whole_rounds(rhythm: Rhythm, since: date, near: date) -> date:
    """A day from which the rule counts the same and which lies near: a rule of a hundred years is not walked."""
    match rhythm.every:
        case Every.DAY:
            return since + timedelta(days=(near - since).days // rhythm.apart * rhythm.apart)
        case Every.WEEK:
            monday = since - timedelta(days=since.weekday())
            return monday + timedelta(weeks=(near - monday).days // 7 // rhythm.apart * rhythm.apart)
        case Every.MONTH:
            months = (near.year - since.year) * 12 + near.month - since.month
            months = since.year * 12 + since.month - 1 + months // rhythm.apart * rhythm.apart
            return date(months // 12, months % 12 + 1, 1)
        case Every.YEAR:
            return date(since.year + (near.year - since.year) // rhythm.apart * rhythm.apart, 1, 1)


def _one_month(months: list[int], on: date) -> int:
    if len(months) > 1:
        raise ValueError(months)
    return months[0] if months else on.month


def _one_day(days: list[int], on: date) -> int:
    """The day of the month that a list of days means: "28, 29, 30 or the last" is the 30th where there is one."""
    if not days:
        return on.day
    if len(days) > 1 and not _is_up_to(days):
        raise ValueError(days)
    if not (1 <= days[-1] <= _LONGEST_MONTH or days == [-1]):
        raise ValueError(days)
    return days[-1]


def _is_up_to(days: list[int]) -> bool:
    """Whether it is the list that means "this day, or the last one of a shorter month"."""
    return len(days) > 1 and days[-1] <= _LONGEST_MONTH and days == list(range(_SAFE_DAY, days[-1] + 1))


def _written_day(day: int, *, may_lack: bool) -> str:
    if day <= _SAFE_DAY or not may_lack:
        return f"BYMONTHDAY={day}"
    return "BYMONTHDAY=" + ",".join(str(each) for each in range(_SAFE_DAY, day + 1)) + ";BYSETPOS=-1"


def _read_day(text: str) -> date | None:
    return datetime.strptime(text[:8], "%Y%m%d").date() if text else None  # noqa: DTZ007 - a day has no zone
