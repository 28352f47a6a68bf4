"""Rules of recurrence as files tell them: RRULE of RFC 5545 put in order, and the older grammar of vCalendar 1.0.

A part that says nothing sensible is dropped; a rule without a frequency is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from clientdesk.formats.ical_values import Stamp, read_stamp

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
LONGEST_RULE = 2_000

# In the order of the icalendar library, so that two spellings of one rule are one text.
ORDER = ("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY",
         "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST")  # fmt: skip
_RANGES = {"BYSECOND": (0, 60), "BYMINUTE": (0, 59), "BYHOUR": (0, 23), "BYMONTHDAY": (-31, 31),
           "BYYEARDAY": (-366, 366), "BYWEEKNO": (-53, 53), "BYMONTH": (1, 12), "BYSETPOS": (-366, 366)}  # fmt: skip
_MAY_BE_ZERO = frozenset({"BYSECOND", "BYMINUTE", "BYHOUR"})
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?)(\d{0,2})(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,10}")
_LARGEST = 2_147_483_647

Parts = dict[str, str]


def parts_of_rule(rule: str) -> Parts:
    """The parts of a rule that this module has written."""
    return dict(part.split("=", 1) for part in rule.split(";"))


def rule_of_parts(parts: Parts) -> str:
    """The parts as one text, in order."""
    return ";".join(f"{name}={parts[name]}" for name in ORDER if name in parts)


def read_rule(text: str, start: Stamp, zone: str) -> tuple[str | None, list[str]]:
    """A rule in order, None where there is none; and the parts that were dropped.

    Args:
        text: the value of RRULE or EXRULE.
        start: of the event.
        zone: the event's, "" for a floating one.
    """
    given: Parts = {}
    dropped: list[str] = []
    for piece in text[:LONGEST_RULE].upper().replace(" ", "").split(";"):
        name, equals, value = piece.partition("=")
        if not piece:
            continue
        clean = _PARTS[name](value) if equals and name in _PARTS else None
        if name == "UNTIL" and equals:
            clean = until(value, start, zone)
        if clean is None:
            dropped.append(piece)
        elif clean:
            given[name] = clean
    if "FREQ" not in given:
        return None, dropped
    if "COUNT" in given and "UNTIL" in given:
        # RFC 5545 forbids both; whichever ends it first ends it, and the library cannot count and look at once.
        dropped.append(f"COUNT={given.pop('COUNT')}")
    return rule_of_parts(given), dropped


def until(text: str, start: Stamp, zone: str) -> str | None:
    """UNTIL as the event needs it: a date for days, UTC for one with a zone, wall time for a floating one."""
    stamp = read_stamp(text)
    if stamp is None:
        return None
    if start.is_day:
        return f"{stamp.at:%Y%m%d}"
    at = stamp.at
    if stamp.is_day:
        # A day alone includes the whole day, in the event's own zone.
        at = dt.datetime.combine(at, dt.time(23, 59, 59))
    if stamp.offset is not None:
        at = _shifted(at, -stamp.offset)
        if zone:
            return f"{at:%Y%m%dT%H%M%S}Z"
        return f"{at:%Y%m%dT%H%M%S}"
    if zone:
        return f"{to_utc(at, zone):%Y%m%dT%H%M%S}Z"
    return f"{at:%Y%m%dT%H%M%S}"


def to_utc(at: dt.datetime, zone: str) -> dt.datetime:
    """Naive wall time of a zone as naive UTC; at the ends of time, as it is."""
    try:
        return at.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC).replace(tzinfo=None)
    except OverflowError:
        return at


def _shifted(at: dt.datetime, by: dt.timedelta) -> dt.datetime:
    try:
        return at + by
    except OverflowError:
        return at


def _frequency(value: str) -> str | None:
    return value if value in FREQUENCIES else None


def _positive(value: str) -> str | None:
    return str(min(int(value), _LARGEST)) if value.isdecimal() and len(value) < 12 and int(value) > 0 else None


def _numbers(name: str) -> Callable[[str], str | None]:
    low, high = _RANGES[name]

    def clean(value: str) -> str | None:
        found = [int(one) for one in value.split(",") if _NUMBER.fullmatch(one)]
        fitting = [one for one in found if low <= one <= high and (one or name in _MAY_BE_ZERO)]
        return ",".join(map(str, dict.fromkeys(fitting))) or None

    return clean


def _days(value: str) -> str | None:
    found = [match for one in value.split(",") if (match := _DAY.fullmatch(one))]
    named = [f"{'-' if one[1] == '-' else ''}{int(one[2]) if one[2] else ''}{one[3]}" for one in found if one[2] != "0"]
    return ",".join(dict.fromkeys(named)) or None


def _week_start(value: str) -> str | None:
    return value if value in DAYS else None


_PARTS: dict[str, Callable[[str], str | None]] = {
    "FREQ": _frequency,
    "COUNT": _positive,
    "INTERVAL": _positive,
    "BYDAY": _days,
    "WKST": _week_start,
    **{name: _numbers(name) for name in _RANGES},
}

# --- vCalendar 1.0, section "Recurrence Rule Grammar"

_OLD = re.compile(r"(YM|YD|MP|MD|D|W|M)(\d+)((?:[ \t]+(?!#)\S+)*)", re.IGNORECASE)
_OLD_WEEK = re.compile(r"(\d)([+-])")
_OLD_TWICE = "2"


def read_old_rule(text: str, start: Stamp, zone: str) -> str | None:
    """A rule of vCalendar 1.0 ("MP1 1+ MO #12") as RRULE, None where it cannot be read."""
    words = text[:LONGEST_RULE].strip()
    end, count = "", ""
    *body, last = words.split() or [""]
    if read_stamp(last) is not None and body:
        words, end = " ".join(body), until(last, start, zone) or ""
        last = body[-1]
    found = re.search(r"#(\d{1,6})", words)
    if found:
        count = found[1]
    rule = _OLD.match(words)
    if rule is None:
        return None
    parts = _old_parts(rule[1].upper(), rule[3].upper().split(), start)
    if parts is None:
        return None
    parts["INTERVAL"] = str(int(rule[2]) or 1)
    if end:
        parts["UNTIL"] = end
    elif count != "0":
        # Without "#", the grammar says twice.
        parts["COUNT"] = count or _OLD_TWICE
    return rule_of_parts(parts)


def _old_parts(kind: str, told: list[str], start: Stamp) -> Parts | None:
    if kind == "D":
        return {"FREQ": "DAILY"}
    if kind == "W":
        days = [one for one in told if one in DAYS]
        return {"FREQ": "WEEKLY", **({"BYDAY": ",".join(days)} if days else {})}
    if kind == "MP":
        return _old_month_places(told, start)
    numbers = [one for one in (_old_number(each) for each in told) if one]
    name, freq = {"MD": ("BYMONTHDAY", "MONTHLY"), "YM": ("BYMONTH", "YEARLY"), "YD": ("BYYEARDAY", "YEARLY")}.get(
        kind, ("", "")
    )
    if not name:
        return None
    clean = _numbers(name)(",".join(numbers))
    return {"FREQ": freq, **({name: clean} if clean else {})}


def _old_number(text: str) -> str:
    if text == "LD":
        return "-1"
    return text[-1] * (text[-1] == "-") + text.rstrip("+-") if text.rstrip("+-").isdecimal() else ""


def _old_month_places(told: list[str], start: Stamp) -> Parts:
    """The days of a monthly rule by their place: "1+ MO WE 2- FR"."""
    places: list[str] = []
    week = ""
    for one in told:
        if found := _OLD_WEEK.fullmatch(one):
            week = ("-" if found[2] == "-" else "") + found[1]
        elif one in DAYS and week:
            places.append(week + one)
    if not places and week:
        places = [week + DAYS[start.at.weekday()]]
    return {"FREQ": "MONTHLY", **({"BYDAY": ",".join(places)} if places else {})}
