"""The values of calendar files: dates, times, lengths and offsets, in the spellings that programs have used."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

LONGEST_STAY = dt.timedelta(days=3660)

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_LASTS = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?(?:(\d+)W)?", re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?::?(\d\d))?")
_MOST_DIGITS = 9


class Stamp(NamedTuple):
    """A date or time as written: `at` naive, a midnight where `is_day`; `offset` from UTC where it is told."""

    at: dt.datetime
    is_day: bool = False
    offset: dt.timedelta | None = None


def read_stamp(text: str) -> Stamp | None:
    """A date or a time, basic or extended (ISO 8601), or None where it is neither."""
    text = text.strip().strip('"')
    try:
        if day := _DATE.fullmatch(text):
            return Stamp(dt.datetime.combine(dt.date(int(day[1]), int(day[2]), int(day[3])), dt.time()), is_day=True)
        found = _TIME.fullmatch(text)
        if found is None:
            return None
        year, month, number, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        # 24:00 is the midnight to come, and second 60 a leap second (RFC 5545 3.3.12).
        midnight = dt.datetime.combine(dt.date(year, month, number), dt.time())
        at = midnight + dt.timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
        is_time = hour <= 24 and minute < 60 and second <= 60
        return Stamp(at, offset=_told_offset(found[7])) if is_time else None
    except (ValueError, OverflowError):
        return None


def _told_offset(text: str | None) -> dt.timedelta | None:
    return dt.timedelta() if text in {"Z", "z"} else read_offset(text or "")


def read_offset(text: str) -> dt.timedelta | None:
    """An offset from UTC ("+0200"), None where it is none."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    offset = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if offset >= dt.timedelta(days=1):
        return None
    return -offset if found[1] == "-" else offset


def read_length(text: str) -> dt.timedelta | None:
    """A length (RFC 5545 DURATION), weeks before or after the days as some write; None where it is none."""
    found = _LASTS.fullmatch(text.strip().replace(" ", ""))
    if found is None or not any(found.groups()[1:]) or any(len(part or "") > _MOST_DIGITS for part in found.groups()):
        return None
    weeks, days, hours, minutes, seconds, late_weeks = (int(part or 0) for part in found.groups()[1:])
    try:
        length = dt.timedelta(weeks=weeks + late_weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -length if found[1] == "-" else length
