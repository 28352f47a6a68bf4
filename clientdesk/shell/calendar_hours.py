"""Hours as places on the page: minutes and pixels, snapping, what a move or a longer edge makes of a span."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from clientdesk.base.hours import Span as Open

DAY = 24 * 60
STEP = 15
"""Minutes to which everything snaps that is carried by the pointer or by keys."""
HALF = 30
"""Minutes by which the arrows walk, and the length of what a key adds."""
USUAL = 60
"""Minutes that something takes which came out of the strip of whole days."""
_FIRST, _LAST = 8 * 60, 19 * 60
"""What is seen at least."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """When something is, or shall be.

    Args:
        starts: naive wall time; midnight when `all_day`.
        ends: exclusive.
        all_day: it takes whole days.
        staff: whose it is to be; told only with `hand_over`.
        hand_over: it goes to `staff`, None for nobody in particular.
    """

    starts: datetime
    ends: datetime
    all_day: bool = False
    staff: int | None = None
    hand_over: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """How the hours of a day lie on the page.

    Args:
        per_hour: pixels of one hour.
    """

    per_hour: float

    @property
    def height(self) -> float:
        """Pixels of the whole day."""
        return 24 * self.per_hour

    def y(self, minute: float) -> float:
        """Pixels from midnight to a minute."""
        return minute * self.per_hour / 60

    def minute(self, y: float) -> int:
        """The minute at so many pixels below midnight, within the day."""
        return max(0, min(DAY, int(y * 60 / self.per_hour)))

    def least(self, pixels: float) -> int:
        """How many minutes something must last to be so high."""
        return max(1, -int(-pixels * 60 // self.per_hour))


def shown_hours(openings: Iterable[Open | None]) -> tuple[int, int]:
    """The minutes that are in sight at first: 8 to 19, more where the shop opens earlier or closes later."""
    first, last = _FIRST, _LAST
    for opening in openings:
        if opening is not None:
            first = min(first, minutes_of(opening[0]) // 60 * 60)
            last = max(last, -(-minutes_of(opening[1]) // 60) * 60)
    return first, last


def minutes_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def snapped(minute: float, step: int = STEP) -> int:
    """The nearest quarter of an hour within the day."""
    return max(0, min(DAY, round(minute / step) * step))


def at_minute(day: date, minute: int) -> datetime:
    """The moment so many minutes after midnight; those of a whole day are the midnight after it."""
    return later(datetime.combine(day, time()), timedelta(minutes=minute))


def later(moment: datetime, by: timedelta) -> datetime:
    """The moment moved, or itself where the calendar ends."""
    try:
        return moment + by
    except OverflowError:
        return moment


def placed(span: Span, day: date, minute: int) -> Span:
    """The span as it is when it begins on `day` at a minute; whole days become one usual hour there."""
    lasts = timedelta(minutes=USUAL) if span.all_day else span.ends - span.starts
    starts = at_minute(day, min(minute, DAY - STEP))
    return replace(span, starts=starts, ends=later(starts, lasts), all_day=False)


def placed_all_day(span: Span, day: date) -> Span:
    """The span as whole days from `day` on; what had a time takes as many days as it touched."""
    last = max(span.ends, span.starts + timedelta.resolution) - timedelta.resolution
    days = (last.date() - span.starts.date()).days + 1
    starts = datetime.combine(day, time())
    return replace(span, starts=starts, ends=later(starts, timedelta(days=days)), all_day=True)


def moved_days(span: Span, days: int) -> Span:
    """The span so many days on, at the same time of day."""
    by = timedelta(days=days)
    return replace(span, starts=later(span.starts, by), ends=later(span.ends, by))


def moved_minutes(span: Span, minutes: int) -> Span:
    """The span so many minutes later, on the next quarter of an hour in that direction."""
    by = timedelta(minutes=_to_quarter(span.starts, minutes))
    return replace(span, starts=later(span.starts, by), ends=later(span.ends, by))


def ending(span: Span, ends: datetime) -> Span:
    """The span with another end; never shorter than a quarter of an hour, or a day."""
    least = later(span.starts, _DAY if span.all_day else timedelta(minutes=STEP))
    return replace(span, ends=max(ends, least))


def beginning(span: Span, starts: datetime) -> Span:
    """The span with another start; never shorter than a quarter of an hour, or a day."""
    most = later(span.ends, -_DAY if span.all_day else -timedelta(minutes=STEP))
    return replace(span, starts=min(starts, most))


def lengthened(span: Span, steps: int) -> Span:
    """The span longer by so many quarters of an hour, or days; shorter where `steps` is below zero."""
    if span.all_day:
        return ending(span, later(span.ends, _DAY * steps))
    return ending(span, later(span.ends, timedelta(minutes=_to_quarter(span.ends, steps * STEP))))


def between(day: date, one: int, other: int) -> Span:
    """The span from one minute of a day to another, in either order, at least a quarter of an hour long."""
    first, last = sorted((one, other))
    first = min(first, DAY - STEP)
    return Span(at_minute(day, first), at_minute(day, max(last, first + STEP)))


def _to_quarter(moment: datetime, minutes: int) -> int:
    """So many minutes, less what is missing where the moment stands between two quarters."""
    off = moment.minute % STEP
    if not off:
        return minutes
    return minutes - off if minutes > 0 else minutes + STEP - off
