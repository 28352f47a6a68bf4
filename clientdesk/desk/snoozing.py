"""When to be reminded again: the moments offered for a snooze, on the shop's wall clock.

They stand here and not with the reminders because whatever can be put off, of any capability, is offered the same ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clientdesk.base.clock import Clock, local_now
from clientdesk.base.words import N_

EVENING = time(18)
FORENOON = time(10)
"""When something without a time of its own comes back on another day."""

_MINUTE = timedelta(minutes=1)
_LONGEST_FOLD = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Snooze:
    """One moment that is offered.

    Args:
        key: "hour", "evening", "opening", "tomorrow", "week".
        words: marked for translation.
        until: naive wall time.
    """

    key: str
    words: str
    until: datetime


def snoozes(clock: Clock, at: time | None = None, opens: datetime | None = None) -> Sequence[Snooze]:
    """The moments offered now, soonest first, none of them past.

    Args:
        clock: the shop's.
        at: the time of day at which it was planned, kept on another day; None for any time.
        opens: when the shop opens next (`desk.working_days.opens_next`), None where that is not offered.
    """
    now = local_now(clock)
    tomorrow, week = now.date() + timedelta(days=1), now.date() + timedelta(days=7)
    evening = datetime.combine(now.date(), EVENING)
    hour = Snooze("hour", N_("In 1 hour"), later(clock, timedelta(hours=1)))
    # Within the hour the evening is no choice of its own any more.
    tonight = [Snooze("evening", N_("This evening"), evening)] if evening > hour.until else []
    opening = [Snooze("opening", N_("When the shop opens"), opens)] if opens is not None else []
    offered = (
        hour,
        *tonight,
        *opening,
        Snooze("tomorrow", N_("Tomorrow"), datetime.combine(tomorrow, at or FORENOON)),
        Snooze("week", N_("Next week"), datetime.combine(week, at or FORENOON)),
    )
    return tuple(sorted(offered, key=lambda one: one.until)) if opening else offered


def later(clock: Clock, length: timedelta) -> datetime:
    """The first full minute on the wall that is at least `length` from now.

    In the hour that comes twice a wall time means its first pass; what would fall into the second pass is put off to
    the end of it, or it would be past at once.
    """
    wanted = clock.now().astimezone(UTC) + length
    if wanted.second or wanted.microsecond:
        wanted = wanted.replace(second=0, microsecond=0) + _MINUTE
    wall = wanted.astimezone(clock.zone).replace(tzinfo=None, fold=0)
    end = wall + _LONGEST_FOLD
    while _instant(wall, clock.zone) < wanted and wall < end:
        wall += _MINUTE
    return wall


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)
