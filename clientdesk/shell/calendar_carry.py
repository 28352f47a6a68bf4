"""What is being carried over a week or a day by the pointer, and what becomes of it where it is; arithmetic alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_board import Column, in_strip
from clientdesk.shell.calendar_days import Key, other_day
from clientdesk.shell.calendar_geometry import Place
from clientdesk.shell.calendar_hours import (
    STEP,
    Span,
    at_minute,
    beginning,
    between,
    ending,
    later,
    minutes_of,
    moved_days,
    placed,
    placed_all_day,
    snapped,
)

Deed = Literal["move", "start", "end", "new"]
"""The whole of it is carried, its beginning, its end; or something new is drawn."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Carry:
    """Something on its way.

    Args:
        deed: what is done with it.
        origin: where the pointer took hold of it; `day` on which day, which may not be shown any more.
        one: what is carried, None for something new.
        key: which entry that is.
        span: what becomes of it when it is let go here; None where it stays as it was.
        place: over what it is held.
    """

    deed: Deed
    origin: Place
    day: date
    one: Occurrence | None = None
    key: Key | None = None
    span: Span | None = None
    place: Place | None = None


def span_of(one: Occurrence) -> Span:
    """When an entry is."""
    return Span(one.starts, one.ends, one.all_day)


def carried_to(carry: Carry, place: Place, columns: Sequence[Column]) -> Carry:
    """The same, held over another place."""
    if carry.one is None:
        return replace(carry, span=_drawn(carry.origin, place, columns), place=place)
    span = span_of(carry.one)
    if carry.deed == "move":
        there = _moved(carry, carry.one, place, columns[place.column].day)
        there = _handed(there, carry.one, columns[place.column])
    else:
        there = _stretched(carry.deed, span, place, columns[place.column].day)
    return replace(carry, span=None if there == span else there, place=place)


def _moved(carry: Carry, one: Occurrence, place: Place, day: date) -> Span:
    span = span_of(one)
    if in_strip(one):
        if place.part == "hours" and one.all_day:
            return placed(span, day, snapped(place.minute))
        return moved_days(span, (day - carry.day).days)
    if place.part != "hours":
        return placed_all_day(span, day)
    grab = at_minute(carry.day, carry.origin.minute) - one.starts
    raw = _earlier(at_minute(day, place.minute), grab)
    same = datetime.combine(raw.date(), one.starts.time())
    if abs(raw - same) < timedelta(minutes=STEP / 2):
        # Carried to another day only: a time beside the quarters of an hour stays as it is.
        return moved_days(span, (raw.date() - one.starts.date()).days)
    return placed(span, raw.date(), snapped(minutes_of(raw.time())))


def _stretched(deed: Deed, span: Span, place: Place, day: date) -> Span:
    if span.all_day:
        first = datetime.combine(day, time())
        return ending(span, later(first, _DAY)) if deed == "end" else beginning(span, first)
    if place.part == "hours":
        moment = at_minute(day, snapped(place.minute))
    else:
        moment = datetime.combine(day, (span.ends if deed == "end" else span.starts).time())
    return ending(span, moment) if deed == "end" else beginning(span, moment)


def _drawn(origin: Place, place: Place, columns: Sequence[Column]) -> Span:
    """Something new, in the column in which it was begun; in the strip over several of them."""
    column = columns[origin.column]
    if origin.part == "hours":
        end = place.minute if place.part == "hours" else 0
        span = between(column.day, origin.minute // STEP * STEP, snapped(end))
    else:
        first, last = sorted((column.day, columns[place.column].day))
        span = Span(datetime.combine(first, time()), datetime.combine(other_day(last, 1), time()), all_day=True)
    return replace(span, staff=column.staff, hand_over=column.by_staff)


def _handed(span: Span, one: Occurrence, column: Column) -> Span:
    """Held over another person's column it becomes theirs."""
    if not column.by_staff or column.staff == one.staff:
        return span
    return replace(span, staff=column.staff, hand_over=True)


def _earlier(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment - by
    except OverflowError:
        return moment
