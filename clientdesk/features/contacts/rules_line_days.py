"""Days as people say them: "on Friday", "25.11.", "в понедельник", "po 3 dienų", "בעוד שבוע"."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from clientdesk.features.contacts.rules_line_clock import ends
from clientdesk.features.contacts.rules_line_lexicon import Sense, Token, digits, is_lithuanian, senses, told

_EVENING = time(18)


class SaidDay(NamedTuple):
    """A day as said.

    Args:
        days: those it may be, the likeliest first.
        end: number of the token after it.
        at: the time it names by itself ("in an hour", "tonight").
    """

    days: tuple[date, ...]
    end: int
    at: time | None = None


def coming_days(tokens: tuple[Token, ...], place: int, now: datetime) -> Iterator[SaidDay]:
    """The days from today on that may be said at `place`."""
    today = now.date()
    yield from (SaidDay((_ahead(today, int(each.value)),), each.end) for each in told(tokens, place, "day"))
    yield from (SaidDay((today,), each.end, _EVENING) for each in told(tokens, place, "evening"))
    for each in told(tokens, place, "in"):
        yield from (_moved(now, count, unit, end) for count, unit, end in spans(tokens, each.end))
    for count, unit, end in spans(tokens, place):
        yield from (_moved(now, count, unit, each.end) for each in told(tokens, end, "later"))
    for start in _starts(tokens, place):
        yield from (_moved(now, 1, each.value, each.end) for each in told(tokens, start, "ahead"))
        yield from _weekdays(tokens, start, today)
        yield from _days_of(_dates(tokens, start), today, 1)


def past_days(tokens: tuple[Token, ...], place: int, now: datetime) -> Iterator[SaidDay]:
    """The days up to today that may be said at `place`."""
    today = now.date()
    yield from (SaidDay((_ahead(today, -int(each.value)),), each.end) for each in told(tokens, place, "ago"))
    yield from (SaidDay((today,), each.end) for each in told(tokens, place, "day") if each.value == "0")
    for each in told(tokens, place, "before"):
        yield from (_moved(now, -count, unit, end) for count, unit, end in spans(tokens, each.end))
    for count, unit, end in spans(tokens, place):
        yield from (_moved(now, -count, unit, each.end) for each in told(tokens, end, "before"))
    for start in _starts(tokens, place):
        yield from _past_weekdays(tokens, start, today)
        yield from _days_of(_dates(tokens, start), today, -1)


def _days_of(dates: Iterator[_Dated], today: date, step: int) -> Iterator[SaidDay]:
    for each in dates:
        days = each.nearest(today, step)
        if days:
            yield SaidDay(days, each.end)


def _past_weekdays(tokens: tuple[Token, ...], place: int, today: date) -> Iterator[SaidDay]:
    for start in ends(tokens, place, "last"):
        for each in told(tokens, start, "weekday"):
            # The name of today alone may mean today or this day last week.
            if start > place or int(each.value) != today.weekday():
                yield SaidDay((_ahead(today, -((today.weekday() - int(each.value) - 1) % 7 + 1)),), each.end)


def _starts(tokens: tuple[Token, ...], place: int) -> Iterator[int]:
    yield place
    for first in told(tokens, place, "on", "until"):
        yield from ends(tokens, first.end, "on")


def _ahead(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _weekdays(tokens: tuple[Token, ...], place: int, today: date) -> Iterator[SaidDay]:
    """A day of the week: today's own name may mean today or this day week, "next" the coming one or that after it."""
    for each in told(tokens, place, "weekday"):
        away = (int(each.value) - today.weekday()) % 7
        yield SaidDay(tuple(_ahead(today, days) for days in ((0, 7) if away == 0 else (away,))), each.end)
        yield from (_next_weekday(today, each.value, after.end) for after in told(tokens, each.end, "after_day"))
        yield from (SaidDay((_ahead(today, away),), after.end) for after in told(tokens, each.end, "this_after"))
    for first in told(tokens, place, "next"):
        yield from (_next_weekday(today, each.value, each.end) for each in told(tokens, first.end, "weekday"))
    for first in told(tokens, place, "this"):
        for each in told(tokens, first.end, "weekday"):
            yield SaidDay((_ahead(today, (int(each.value) - today.weekday()) % 7),), each.end)


def _next_weekday(today: date, weekday: str, end: int) -> SaidDay:
    away = (int(weekday) - today.weekday() - 1) % 7 + 1
    this_week = today.weekday() < int(weekday)
    return SaidDay(tuple(_ahead(today, days) for days in ((away, away + 7) if this_week else (away,))), end)


def spans(tokens: tuple[Token, ...], place: int) -> Iterator[tuple[int, str, int]]:
    """How many of which unit, and where the words end."""
    counts: list[tuple[int, int]] = []
    for each in senses(tokens, place):
        if each.tag == "length":
            yield int(each.value), "minute", each.end
        elif each.tag == "span":
            number, _, named = each.value.partition(" ")
            yield int(number), named, each.end
        elif each.tag == "number":
            counts.append((int(each.value), each.end))
        elif each.tag == "bare":
            yield from ((1, unit.value, each.end) for unit in senses(tokens, place) if unit.tag == "unit")
    text = digits(tokens, place, 3)
    if text is not None:
        counts.append((int(text), place + 1))
    for count, end in counts:
        yield from ((count, unit.value, unit.end) for unit in senses(tokens, end) if unit.tag == "unit")


def _moved(now: datetime, count: int, unit: str, end: int) -> SaidDay:
    """The day, and for hours and minutes the time, so many units from now; at the end of all days the last."""
    if unit in {"minute", "hour"}:
        away = timedelta(minutes=count * (60 if unit == "hour" else 1))
        day = _ahead(now.date(), away.days)
        if date.min < day < date.max:
            then = now + away
            return SaidDay((then.date(),), end, then.time().replace(second=0, microsecond=0))
        return SaidDay((day,), end)
    if unit in {"day", "week"}:
        return SaidDay((_ahead(now.date(), count * (7 if unit == "week" else 1)),), end)
    return SaidDay((_months_away(now.date(), count * (12 if unit == "year" else 1)),), end)


def _months_away(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= date.max.year:
        return date.max if count > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class _Dated(NamedTuple):
    """A date of the calendar: (day, month) as it may be read, None for the month of "the 25th"; its year if said."""

    readings: tuple[tuple[int, int | None], ...]
    year: int | None
    end: int

    def nearest(self, today: date, step: int) -> tuple[date, ...]:
        """The next days of these names from today on, with a `step` of -1 the last ones up to today."""
        found = (self._nearest(today, *reading, step=step) for reading in self.readings)
        return tuple(dict.fromkeys(day for day in found if day is not None))

    def _nearest(self, today: date, day: int, month: int | None, *, step: int) -> date | None:
        if self.year is not None and month is not None:
            found = _real(self.year, month, day)
            return found if found is not None and (found - today).days * step >= 0 else None
        # Within eight years there is a 29 February, within two months a 31st.
        for away in range(9 * 12):
            year, place = divmod(today.year * 12 + today.month - 1 + step * away, 12)
            found = _real(year, place + 1, day) if month in {None, place + 1} else None
            if found is not None and (found - today).days * step >= 0:
                return found
        return None


def _real(year: int, month: int, day: int) -> date | None:
    """The date where there is one of these numbers."""
    if not (date.min.year <= year <= date.max.year and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _dates(tokens: tuple[Token, ...], place: int) -> Iterator[_Dated]:
    yield from _numeric(tokens, place)
    yield from _named(tokens, place)


def _numeric(tokens: tuple[Token, ...], place: int) -> Iterator[_Dated]:
    """2026-12-05, 5.12., 5.12.2026, 5/12: with a stroke, and in Lithuanian, the month may come first."""
    parts = [digits(tokens, place + step, 4) for step in (0, 2, 4)]
    if parts[0] is None or parts[1] is None:
        return
    sign = tokens[place + 1].folded
    whole = len(tokens) > place + 4 and tokens[place + 3].folded == sign and parts[2] is not None
    if sign == "-" and len(parts[0]) == 4 and whole:
        yield _Dated(((int(parts[2] or 0), int(parts[1])),), int(parts[0]), place + 5)
    if sign not in {".", "/"} or max(len(parts[0]), len(parts[1])) > 2:
        return
    year = int(parts[2] or 0) if whole and len(parts[2] or "") in {2, 4} else None
    month_first = sign == "/" or (year is None and is_lithuanian(tokens))
    readings = _readings(int(parts[0]), int(parts[1]), month_first=month_first)
    if sign == "." and month_first:
        # In Lithuanian 12.01 is the first of December, but not for everybody.
        readings = readings[::-1]
    for end in _after_dot(tokens, place + 5 if year is not None else place + 3) if readings else ():
        yield _Dated(readings, None if year is None else year + (2000 if year < 100 else 0), end)


def _readings(one: int, two: int, *, month_first: bool) -> tuple[tuple[int, int], ...]:
    """The days and months that two numbers may be; without `month_first` that is read only where nothing else is."""
    every = dict.fromkeys((day, month) for day, month in ((one, two), (two, one)) if day <= 31 and 1 <= month <= 12)
    return tuple(every) if month_first else tuple(every)[:1]


def _after_dot(tokens: tuple[Token, ...], place: int) -> Iterator[int]:
    yield place
    if place < len(tokens) and tokens[place].folded == ".":
        yield place + 1


def _named(tokens: tuple[Token, ...], place: int) -> Iterator[_Dated]:
    """With the name of the month: "5 December 2026", "gruodžio 5 d.", "the 25th"."""
    text = digits(tokens, place, 2)
    for month in told(tokens, place, "month"):
        day = digits(tokens, month.end, 2)
        if day is not None:
            for end in ends(tokens, month.end + 1, "th"):
                yield from (_Dated(((int(day), int(month.value)),), None, last) for last in _after_dot(tokens, end))
    if text is None:
        return
    ordinals = [each.end for each in told(tokens, place + 1, "th")]
    yield from (_Dated(((int(text), None),), None, end) for end in ordinals)
    for start in (*_after_dot(tokens, place + 1), *ordinals):
        for of in ends(tokens, start, "of"):
            yield from _with_year(tokens, int(text), told(tokens, of, "month"))


def _with_year(tokens: tuple[Token, ...], day: int, months: Iterable[Sense]) -> Iterator[_Dated]:
    for month in months:
        reading = ((day, int(month.value)),)
        yield _Dated(reading, None, month.end)
        year = digits(tokens, month.end, 4)
        if year is not None and len(year) == 4:
            for end in ends(tokens, month.end + 1, "of"):
                yield _Dated(reading, int(year), end)
