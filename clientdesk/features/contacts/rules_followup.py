"""Reads when to follow up off the end of a line: "Sent the offer, in 3 days", "перезвонить завтра в 10".

All languages are tried at once, whatever the window speaks: a shop writes to each customer in another one.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from clientdesk.features.contacts.rules_tongues import TONGUES, UNITS, Tongue

_EVENING = time(18)
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})"
_NUMERIC = r"(?P<numeric>\d{1,2}(?:\.\d{1,2}|/\d{1,2})(?:[./](?:\d{4}|\d{2}))?)\.?"
_START = r"(?:^|(?<=[\s,;:(–—-]))"
_END = r"[\s.!)]*$"
_LONGEST = 120
"""Nobody needs more letters to say when; only the end of a long text is looked at."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was read.

    Args:
        text: the line without the words that say when.
        on: the day.
        at: the time of day, None for any.
    """

    text: str
    on: date
    at: time | None


def follow_up(line: str, now: datetime) -> FollowUp | None:
    """The text of `line` and the moment named at its end, None where it names none.

    Args:
        line: as written.
        now: naive local wall time. "Next week" is seven days from it, as for a snooze, "next month" a month.
    """
    line = unicodedata.normalize("NFC", line)
    cut = max(0, len(line) - _LONGEST)
    folded = _fold(line[cut:])
    found = [
        (match.start(), moment)
        for match, tongue in _matches(folded)
        if (moment := _moment(match, tongue, now)) is not None
    ]
    if not found:
        return None
    start, (on, at) = min(found, key=lambda each: each[0])
    return FollowUp(line[: cut + start].rstrip().rstrip(",;:(–—-").rstrip(), on, at)


def _fold(text: str) -> str:
    """Small letters without accents, one for each letter, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", char.lower())[0] for char in text)


def _matches(folded: str) -> Iterator[tuple[re.Match[str], Tongue]]:
    for tongue in TONGUES:
        for pattern in _patterns(tongue):
            match = pattern.search(folded)
            if match is not None:
                yield match, tongue


@cache
def _forms(tongue: Tongue) -> dict[str, dict[str, object]]:
    """The tongue's words, folded as the text is, by what they tell."""
    return {
        "day": {_fold(words): ahead for words, ahead in tongue.days.items()},
        "part": {_fold(words): time(hour) for words, hour in tongue.parts.items()},
        "weekday": {_fold(words): place for place, words in enumerate(tongue.weekdays)},
        "month": {_fold(words) + r"\w*": place for place, words in enumerate(tongue.months, start=1)},
        "unit": {_fold(words): unit for unit, words in zip(UNITS, tongue.units, strict=True)},
        "n": {_fold(words): number for words, number in tongue.numbers.items()},
        "fixed": {_fold(words): span for words, span in tongue.fixed.items()},
        "ahead": {_fold(words): unit for words, unit in tongue.ahead.items()},
    }


@cache
def _patterns(tongue: Tongue) -> tuple[re.Pattern[str], ...]:
    """What may stand at the end: a day with or without a time, or the other way round."""
    day, clock = "|".join(_day_patterns(tongue)), _clock_pattern(tongue)
    part = f"(?P<part>{_any(_forms(tongue)['part'])})"
    first = f"{_START}(?:{day})(?:,? (?:{clock}|{part}))?{_END}"
    second = f"{_START}{clock}(?:,? (?:{day}))?{_END}"
    return re.compile(first), re.compile(second)


def _day_patterns(tongue: Tongue) -> Iterator[str]:
    forms = _forms(tongue)
    if tongue.evenings:
        yield f"(?P<evening>{_any(map(_fold, tongue.evenings))})"
    yield f"(?P<day>{_any(forms['day'])})"
    yield f"{_fold(tongue.before_weekday)}(?P<weekday>{_any(forms['weekday'])})"
    if tongue.fixed:
        yield f"(?P<fixed>{_any(forms['fixed'])})"
    yield f"(?P<ahead>{_any(forms['ahead'])})"
    yield f"(?P<span>{'|'.join(_span_patterns(tongue))})"
    yield f"{_fold(tongue.before_date)}(?:{_ISO}|{_NUMERIC}|{_named_date(tongue)})"


def _span_patterns(tongue: Tongue) -> Iterator[str]:
    forms = _forms(tongue)
    number = rf"(?:\d{{1,3}}|{_any(forms['n'])})"
    for place, span in enumerate(tongue.spans):
        wanted = f"(?P<n{place}>{number})"
        counted = f"(?:{wanted} )?" if tongue.bare_unit else f"{wanted} "
        unit = f"(?P<unit{place}>{_any(forms['unit'])})"
        yield _fold(span).replace("{n} ", counted).replace("{unit}", unit)


def _named_date(tongue: Tongue) -> str:
    """A date with the month's name: "23 November 2026", "lapkričio 23 d."; the year may be missing."""
    month = f"(?P<month>{_any(_forms(tongue)['month'])})"
    number = r"(?P<date>\d{1,2})"
    if tongue.month_first:
        return rf"(?:(?P<year>\d{{4}}) (?:m\. )?)?{month} {number}(?: d\.?)?"
    return rf"{number}\.? {month}(?: (?P<year>\d{{4}}))?"


def _clock_pattern(tongue: Tongue) -> str:
    """A time of day: digits with a colon stand for themselves, others need a word that says so."""
    at, mark = _fold(tongue.at), _fold(tongue.hour_mark)
    digits = r"\d{1,2}(?:[:.]\d{2})?"
    ways = [rf"{at}?\d{{1,2}}:\d{{2}}" + (f"{mark}?" if mark else ""), f"{at}{digits}" + (f"{mark}?" if mark else "")]
    if mark:
        ways.insert(0, f"{digits}{mark}")
    return f"(?P<clock>{'|'.join(ways)})"


def _any(words: Iterable[str]) -> str:
    """Any of them, the longest first, none as the beginning of a longer word."""
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)"


def _moment(match: re.Match[str], tongue: Tongue, now: datetime) -> tuple[date, time | None] | None:
    """The day and the time that a match names, None where there is no such day or time."""
    told = {name: text for name, text in match.groupdict().items() if text is not None}
    try:
        at = _time(told, tongue)
        if told.keys() == {"clock"} and at is not None:
            # A time alone is the next time the clock shows it.
            return (now.date() if at > now.time() else now.date() + timedelta(days=1)), at
        on, by_span = _day(told, tongue, now)
    except (ValueError, OverflowError):
        return None
    return on, at or by_span


def _time(told: Mapping[str, str], tongue: Tongue) -> time | None:
    if "evening" in told and "clock" not in told:
        return _EVENING
    if "part" in told:
        found = _look_up(tongue, "part", told["part"])
        return found if isinstance(found, time) else None
    if "clock" not in told:
        return None
    hour, minute = ([int(digits) for digits in re.findall(r"\d+", told["clock"])] + [0])[:2]
    after_noon = re.search(r"p\.?m", told["clock"]) is not None
    before_noon = re.search(r"a\.?m", told["clock"]) is not None
    if (after_noon or before_noon) and not 1 <= hour <= 12:
        raise ValueError(hour)
    return time(hour % 12 + (12 if after_noon else 0) if after_noon or before_noon else hour, minute)


def _day(told: Mapping[str, str], tongue: Tongue, now: datetime) -> tuple[date, time | None]:
    """The day; with it the time where a span of hours or minutes gives one."""
    today = now.date()
    if "evening" in told:
        return today, None
    if "day" in told:
        return today + timedelta(days=_number(tongue, "day", told["day"])), None
    if "weekday" in told:
        ahead = (_number(tongue, "weekday", told["weekday"]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead), None
    if "ahead" in told:
        return _after(1, str(_look_up(tongue, "ahead", told["ahead"])), now)
    if "span" in told or "fixed" in told:
        return _after(*_span(told, tongue), now)
    return _date(told, tongue, today), None


def _span(told: Mapping[str, str], tongue: Tongue) -> tuple[int, str]:
    if "fixed" in told:
        found = _look_up(tongue, "fixed", told["fixed"])
        return found if isinstance(found, tuple) else (1, "day")
    unit = next(text for name, text in told.items() if name.startswith("unit"))
    number = next((text for name, text in told.items() if re.fullmatch(r"n\d", name)), "1")
    count = int(number) if number.isdecimal() else _number(tongue, "n", number)
    return count, str(_look_up(tongue, "unit", unit))


def _after(count: int, unit: str, now: datetime) -> tuple[date, time | None]:
    if unit in {"minute", "hour"}:
        then = now + timedelta(minutes=count * (60 if unit == "hour" else 1))
        return then.date(), then.time().replace(second=0, microsecond=0)
    if unit in {"day", "week"}:
        return now.date() + timedelta(days=count * (7 if unit == "week" else 1)), None
    return _months_later(now.date(), count * (12 if unit == "year" else 1)), None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _date(told: Mapping[str, str], tongue: Tongue, today: date) -> date:
    """A date of the calendar; without its year, the next one there is."""
    if "iso" in told:
        return date.fromisoformat(told["iso"])
    if "numeric" in told:
        day, month, *rest = (int(digits) for digits in re.findall(r"\d+", told["numeric"]))
        year = rest[0] + (2000 if rest[0] < 100 else 0) if rest else None
    else:
        day, month = int(told["date"]), _number(tongue, "month", told["month"])
        year = int(told["year"]) if "year" in told else None
    if year is not None:
        return date(year, month, day)
    # Within eight years there is a 29 February.
    years = (each for each in range(today.year, today.year + 9) if day <= calendar.monthrange(each, month)[1])
    soonest = next((found for each in years if (found := date(each, month, day)) >= today), None)
    if soonest is None:
        raise ValueError(day)
    return soonest


def _number(tongue: Tongue, kind: str, text: str) -> int:
    return int(str(_look_up(tongue, kind, text)))


def _look_up(tongue: Tongue, kind: str, text: str) -> object:
    """What a word that matched tells."""
    return next((told for words, told in _forms(tongue)[kind].items() if re.fullmatch(words, text)), None)
