"""The moment that stands at the end of a line, and the one that stands before what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clientdesk.features.contacts.rules_line_clock import clocks
from clientdesk.features.contacts.rules_line_days import SaidDay, coming_days, past_days
from clientdesk.features.contacts.rules_line_lexicon import Token, has, told
from clientdesk.features.contacts.rules_line_reading import Moment

_LONGEST = 16
"""Nobody needs more words to say when."""
_RECENT = timedelta(days=60)
"""What happened longer ago is not written down as it happens."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A moment to come, as said: numbers of its first token and of the one after it, and those it may be."""

    start: int
    end: int
    moments: tuple[Moment, ...]


def coming_at_end(tokens: tuple[Token, ...], first: int, now: datetime) -> Coming | None:
    """What the last words after token `first` say of when; as many words as can be."""
    end = len(tokens)
    while end > first and tokens[end - 1].folded in ".!),;":
        end -= 1
    for start in range(max(first, end - _LONGEST), end):
        for said in _coming(tokens, start, now):
            # The dot of "9 val." belongs to the words.
            if said.end >= end and said.moments:
                return said
    return None


def coming_at(tokens: tuple[Token, ...], place: int, now: datetime) -> Coming | None:
    """What the words at `place` say of when something is to be; as many words as can be."""
    return max(_coming(tokens, place, now), key=lambda each: each.end, default=None)


def past_at(tokens: tuple[Token, ...], place: int, now: datetime) -> tuple[Moment, int] | None:
    """What the words at `place` say of when something happened, and the token after them."""
    found: list[tuple[int, Moment]] = []
    for day in past_days(tokens, place, now):
        if len(day.days) == 1 and now.date() - day.days[0] <= _RECENT:
            found.append((day.end, Moment(day.days[0], day.at)))
            found += [
                (clock.end, Moment(day.days[0], clock.times[0]))
                for clock in clocks(tokens, day.end, bare=False)
                if len(clock.times) == 1 and datetime.combine(day.days[0], clock.times[0]) <= now
            ]
    found += _today(tokens, place, now)
    end, moment = max(found, key=lambda each: each[0], default=(place, None))
    return None if moment is None else (moment, end)


def _today(tokens: tuple[Token, ...], place: int, now: datetime) -> Iterator[tuple[int, Moment]]:
    """An hour of today that is over: "at 10"."""
    for clock in clocks(tokens, place, bare=False):
        if len(clock.times) == 1 and clock.times[0] <= now.time():
            yield clock.end, Moment(now.date(), clock.times[0])


def _coming(tokens: tuple[Token, ...], start: int, now: datetime) -> Iterator[Coming]:
    for day in (*coming_days(tokens, start, now), *_named_twice(tokens, start, now)):
        yield from _with_time(tokens, start, day, now)
    for clock in clocks(tokens, start, bare=False):
        for place in _after_comma(tokens, clock.end):
            for day in coming_days(tokens, place, now):
                yield from _or_else(tokens, Coming(start, day.end, _moments(day, clock.times, now)), now)
        yield from _or_else(tokens, Coming(start, clock.end, _next_showing(clock.times, now)), now)


def _named_twice(tokens: tuple[Token, ...], start: int, now: datetime) -> Iterator[SaidDay]:
    """A day named by its week or its date and by its weekday: "Friday next week", "Friday, 28 November"."""
    for one in coming_days(tokens, start, now):
        for place in _after_comma(tokens, one.end):
            for other in coming_days(tokens, place, now):
                weekdays = [_names(tokens, begin, "weekday") for begin in (start, place)]
                if weekdays[0] is not weekdays[1]:
                    named, dated = (one, other) if weekdays[0] else (other, one)
                    by_week = _names(tokens, place if weekdays[0] else start, "ahead")
                    yield SaidDay(_agreed(named, dated, now.date() if by_week else None), other.end)


def _names(tokens: tuple[Token, ...], place: int, tag: str) -> bool:
    """Whether a day of this tag is named at `place`, with or without "on" before it."""
    return has(tokens, place, tag) or any(has(tokens, each.end, tag) for each in told(tokens, place, "on"))


def _agreed(named: SaidDay, dated: SaidDay, today: date | None) -> tuple[date, ...]:
    """The days that a weekday and a date mean together, both where they disagree; with `today` those of next week."""
    weekday = named.days[0].weekday()
    if today is not None:
        monday = today.toordinal() - today.weekday()
        return (date.fromordinal(min(monday + 7 + weekday, date.max.toordinal())),)
    agreed = tuple(each for each in dated.days if each.weekday() == weekday)
    return agreed or tuple(dict.fromkeys(dated.days + named.days))


def _with_time(tokens: tuple[Token, ...], start: int, day: SaidDay, now: datetime) -> Iterator[Coming]:
    for place in _after_comma(tokens, day.end):
        for clock in clocks(tokens, place, bare=True):
            said = Coming(start, clock.end, _moments(day, clock.times, now))
            yield from _or_else(tokens, said, now, day)
        for part in told(tokens, place, "part"):
            yield Coming(start, part.end, _moments(day, (time(int(part.value)),), now))
            # "Tomorrow morning at nine".
            for clock in clocks(tokens, part.end, bare=True):
                halves = dict.fromkeys(_in_part(each, int(part.value)) for each in clock.times)
                yield Coming(start, clock.end, _moments(day, tuple(halves), now))
    yield from _or_else(tokens, Coming(start, day.end, _moments(day, (), now)), now, day)


def _in_part(at: time, begins: int) -> time:
    if begins < 12 <= at.hour:
        return at.replace(hour=at.hour - 12)
    return at.replace(hour=at.hour + 12) if at.hour < 12 <= begins else at


def _after_comma(tokens: tuple[Token, ...], place: int) -> Iterator[int]:
    yield place
    if place < len(tokens) and tokens[place].folded == ",":
        yield place + 1


def _or_else(tokens: tuple[Token, ...], said: Coming, now: datetime, day: SaidDay | None = None) -> Iterator[Coming]:
    """What was said, and with it "or Monday", "or at 11", "–12"."""
    others = [each.end for each in told(tokens, said.end, "or")]
    if said.end < len(tokens) and tokens[said.end].folded in "-–" and day is not None:
        others.append(said.end + 1)
    for place in others:
        for other in coming_days(tokens, place, now):
            for more in _with_time(tokens, said.start, other, now):
                # "Thursday or Friday at 10": the time is meant for both.
                times = tuple(dict.fromkeys(each.at for each in more.moments if each.at is not None))
                timeless = day is not None and all(each.at is None for each in said.moments)
                first = _moments(day, times, now) if day is not None and timeless else said.moments
                yield Coming(said.start, more.end, _each_once(first + more.moments))
        for clock in clocks(tokens, place, bare=True):
            if day is not None:
                moments = _moments(day, clock.times, now)
                yield Coming(said.start, clock.end, _each_once(said.moments + moments))
    yield said


def _each_once(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    return tuple(dict.fromkeys(moments))


def _moments(day: SaidDay, times: tuple[time, ...], now: datetime) -> tuple[Moment, ...]:
    """Each day with each time; those that are over are left out as long as one is still to come."""
    if not times:
        return tuple(Moment(each, day.at) for each in day.days)
    every = tuple(Moment(on, at) for on in day.days for at in times)
    return tuple(each for each in every if datetime.combine(each.on, each.at or time()) > now) or every


def _next_showing(times: tuple[time, ...], now: datetime) -> tuple[Moment, ...]:
    """The next time that the clock shows each of them."""
    return tuple(Moment(now.date() if at > now.time() else _tomorrow(now.date()), at) for at in times)


def _tomorrow(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
