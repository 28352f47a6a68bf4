"""The definition of a time zone (RFC 5545 VTIMEZONE): its changes of the clock within some years, each by its day.

Not by the icalendar library's `Timezone.from_tzinfo`: of version 7.3 the summer begins an hour late there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

_STEP = dt.timedelta(days=5)
_SECOND = dt.timedelta(seconds=1)
_Change = tuple[dt.timedelta, dt.timedelta, str, str]


@lru_cache(maxsize=64)
def zone_lines(zone: str, first: int, last: int) -> tuple[str, ...]:
    """The lines of a VTIMEZONE, not folded.

    Args:
        zone: IANA.
        first: the year with which it begins.
        last: the year up to whose end it holds.
    """
    info = ZoneInfo(zone)
    begin = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    at_first = begin.astimezone(info)
    usual = at_first.utcoffset() or dt.timedelta()
    start = begin.replace(tzinfo=None) + usual
    changes: dict[_Change, list[dt.datetime]] = {(usual, usual, _part(at_first), at_first.tzname() or ""): [start]}
    for instant in _changes(info, begin, dt.datetime(last, 12, 31, tzinfo=dt.UTC)):
        after = instant.astimezone(info)
        before = (instant - _SECOND).astimezone(info).utcoffset() or dt.timedelta()
        now = after.utcoffset() or dt.timedelta()
        # Told on the wall as it was until then.
        changes.setdefault((before, now, _part(after), after.tzname() or ""), []).append(
            instant.replace(tzinfo=None) + before
        )
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    for (before, now, part, name), days in changes.items():
        lines += [f"BEGIN:{part}", f"DTSTART:{_stamp(days[0])}", f"TZOFFSETFROM:{_offset(before)}",
                  f"TZOFFSETTO:{_offset(now)}", f"TZNAME:{name}"]  # fmt: skip
        lines += [f"RDATE:{','.join(map(_stamp, days[1:]))}"] if days[1:] else []
        lines.append(f"END:{part}")
    return (*lines, "END:VTIMEZONE")


def _changes(info: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The instants at which the clock is put, to the second."""
    low = begin
    while low < end:
        high = min(low + _STEP, end)
        if _told(low, info) != _told(high, info):
            early, late = low, high
            while late - early > _SECOND:
                middle = early + (late - early) // 2
                middle -= dt.timedelta(microseconds=middle.microsecond)
                early, late = (middle, late) if _told(middle, info) == _told(low, info) else (early, middle)
            yield late
        low = high


def _told(at: dt.datetime, info: ZoneInfo) -> tuple[object, ...]:
    local = at.astimezone(info)
    return local.utcoffset(), local.dst(), local.tzname()


def _part(local: dt.datetime) -> str:
    return "DAYLIGHT" if local.dst() else "STANDARD"


def _stamp(at: dt.datetime) -> str:
    return f"{at.year:04}{at:%m%dT%H%M%S}"


def _offset(offset: dt.timedelta) -> str:
    seconds = round(offset.total_seconds())
    sign, rest = ("-", -seconds) if seconds < 0 else ("+", seconds)
    told = f"{sign}{rest // 3600:02}{rest // 60 % 60:02}"
    return told + (f"{rest % 60:02}" if rest % 60 else "")
