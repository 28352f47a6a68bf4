"""Times of day as people say them: "half ten", "pool kümme", "9 val.", "в полдесятого", "בתשע וחצי"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from clientdesk.features.contacts.rules_line_lexicon import Token, digits, senses, told

_NOON = 12
_AFTERNOON_UNTIL = 6
"""A bare hour up to this one is meant after noon: shops are open from nine to six."""
_EITHER = 7
"""A bare seven may be either: the shop is closed at both."""


class Said(NamedTuple):
    """A time as said: those it may be, and where the words end."""

    times: tuple[time, ...]
    end: int


class _Hour(NamedTuple):
    """Minutes since midnight, and whether they stand for themselves whatever the shop's hours are."""

    minutes: tuple[int, ...]
    exact: bool
    plain: bool
    end: int


def clocks(tokens: tuple[Token, ...], place: int, *, bare: bool) -> Iterator[Said]:
    """The times that may be said at `place`; `bare`: a number alone is enough ("Friday 10"), no "at" is needed."""
    starts = [(place, bare)]
    starts += [(each.end, True) for each in told(tokens, place, "at")]
    for start, enough in starts:
        for hour in _hours(tokens, start):
            yield from _with_part(tokens, hour, enough=enough or not hour.plain)


def ends(tokens: tuple[Token, ...], place: int, tag: str) -> Iterator[int]:
    """Where words of this tag that stand at `place` end; first `place` itself: they may be missing."""
    yield place
    yield from (each.end for each in told(tokens, place, tag))


def _with_part(tokens: tuple[Token, ...], hour: _Hour, *, enough: bool) -> Iterator[Said]:
    for marked in ends(tokens, hour.end, "mark"):
        if enough or marked > hour.end:
            times = tuple(
                dict.fromkeys(each for minutes in hour.minutes for each in _likely(minutes, exact=hour.exact))
            )
            if times:
                yield Said(times, marked)
        for part in told(tokens, marked, "half_day", "part"):
            halves = (_in_half(minutes, after_noon=int(part.value) >= _NOON) for minutes in hour.minutes)
            times = tuple(each for each in halves if each is not None)
            if times:
                yield Said(times, part.end)


def _hours(tokens: tuple[Token, ...], place: int) -> Iterator[_Hour]:
    yield from _digits(tokens, place)
    for each in senses(tokens, place):
        if each.tag == "clock":
            yield _Hour((int(each.value),), int(each.value) == _NOON * 60, False, each.end)
        if each.tag in {"hour", "hour_at"}:
            yield _Hour((int(each.value) * 60,), False, each.tag == "hour", each.end)
            for more in told(tokens, each.end, "after"):
                yield _Hour((int(each.value) * 60 + int(more.value),), False, False, more.end)
        if each.tag == "shift":
            yield from _shifted(tokens, each.value, each.end)


def _digits(tokens: tuple[Token, ...], place: int) -> Iterator[_Hour]:
    text = digits(tokens, place, 2)
    if text is None or int(text) > 23:
        return
    minutes = digits(tokens, place + 2, 2)
    sign = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    if sign in {":", "."} and minutes is not None and len(minutes) == 2:
        if int(minutes) < 60 and tokens[place + 2].start == tokens[place].end + 1:
            yield _Hour((int(text) * 60 + int(minutes),), text[0] == "0", sign == ".", place + 3)
    else:
        yield _Hour((int(text) * 60,), text[0] == "0", True, place + 1)


def _shifted(tokens: tuple[Token, ...], shift: str, place: int) -> Iterator[_Hour]:
    """A shift and its hour: "quarter past nine"; "half ten" is half past ten for some, half past nine for others."""
    hours = [(int(each.value), each.end) for each in told(tokens, place, "hour")]
    text = digits(tokens, place, 2)
    if text is not None and 1 <= int(text) <= _NOON:
        hours.append((int(text), place + 1))
    for hour, end in hours:
        yield _Hour(tuple((hour * 60 + int(each)) % 1440 for each in shift.split("/")), False, False, end)


def _likely(minutes: int, *, exact: bool) -> Iterator[time]:
    """The times a person may mean by an hour without "am" or "in the evening"."""
    hour, minute = divmod(minutes, 60)
    if exact or not 1 <= hour <= _EITHER:
        yield time(hour, minute)
        return
    yield time(hour + _NOON, minute)
    if hour > _AFTERNOON_UNTIL:
        yield time(hour, minute)


def _in_half(minutes: int, *, after_noon: bool) -> time | None:
    hour, minute = divmod(minutes, 60)
    if hour > _NOON:
        return time(hour, minute) if after_noon else None
    return time(hour % _NOON + (_NOON if after_noon else 0), minute)
