"""Arithmetic of promises: how each stands on a day, on which day it was settled whether it was kept, the share kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clientdesk.base.words import C_, N_, Phrase

MONTHS = 12
"""So many months the trend goes back, the present one included."""
LATE_WEIGHS = 0.5
"""What one late promise takes from a relationship; two weigh as much as anything can."""
FEWEST = 3
"""From so many promises on the share of a customer says something."""
EXPECTED = 0.8
"""The share at which a customer has neither cause to complain nor to praise."""


class Ending(StrEnum):
    """What became of a promise, as it is stored."""

    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


class Standing(StrEnum):
    """How a promise stands on a day."""

    OPEN = "open"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    RELEASED = "released"


WORDS = {
    Standing.OPEN: C_("promise", "Open"),
    Standing.LATE: N_("Late"),
    Standing.KEPT: N_("Kept"),
    Standing.KEPT_LATE: N_("Kept late"),
    Standing.BROKEN: N_("Not kept"),
    Standing.RELEASED: N_("Released by the customer"),
}


@dataclass(frozen=True, slots=True)
class Promised:
    """What the arithmetic needs to know of a promise: by when, and what became of it."""

    due_on: date
    status: str
    closed_on: date | None

    def standing(self, on: date) -> Standing:
        """How it stood at the end of the day `on`."""
        if self.status == "open" or self.closed_on is None or self.closed_on > on:
            return Standing.LATE if self.due_on < on else Standing.OPEN
        if self.status == Ending.KEPT:
            return Standing.KEPT if self.closed_on <= self.due_on else Standing.KEPT_LATE
        return Standing(self.status)

    def settled(self, on: date) -> tuple[date, bool] | None:
        """On which day it was settled whether it was kept in time, and whether it was; None where it does not count.

        What the customer let go does not count, nor what may still be kept in time on the day `on`.
        """
        standing = self.standing(on)
        if standing in {Standing.OPEN, Standing.RELEASED}:
            return None
        closed = self.due_on if self.closed_on is None or standing is Standing.LATE else self.closed_on
        return min(closed, self.due_on), standing is Standing.KEPT


@dataclass(frozen=True, slots=True)
class Share:
    """So many promises were kept in time, of those that count."""

    kept: int = 0
    counted: int = 0

    @property
    def part(self) -> float | None:
        """From 0 to 1; None where nothing counts."""
        return self.kept / self.counted if self.counted else None

    @property
    def percent(self) -> int | None:
        """In whole percent, rounded down, so that 100 means every single one; None where nothing counts."""
        return 100 * self.kept // self.counted if self.counted else None


def share_kept(promises: Iterable[Promised], first: date, last: date, on: date) -> Share:
    """The share kept in time among the promises that were settled from `first` to `last`, as known on the day `on`."""
    settled = [found for one in promises if (found := one.settled(on)) is not None and first <= found[0] <= last]
    return Share(sum(kept for _day, kept in settled), len(settled))


def months_until(last: date, count: int = MONTHS) -> tuple[date, ...]:
    """The first days of the `count` months up to the one of `last`, oldest first; none before the year 1."""
    index = last.year * 12 + last.month - 1
    numbers = range(index - count + 1, index + 1)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers if number >= 12)


def trend(promises: Sequence[Promised], months: Sequence[date], on: date) -> tuple[Share, ...]:
    """The share of each month that begins on one of `months`, up to the day `on`."""
    settled = [found for one in promises if (found := one.settled(on)) is not None]
    spans = zip(months, [*months[1:], date.max], strict=True) if months else ()
    kept = ([was_kept for day, was_kept in settled if first <= day < end] for first, end in spans)
    return tuple(Share(sum(each), len(each)) for each in kept)


def late_strength(late: int) -> float:
    """How bad so many late promises are, from 0 to -1."""
    return max(-1.0, -LATE_WEIGHS * late)


def share_strength(share: Share) -> float:
    """How good or bad the share kept is, from -1 to 1; 0 at the expected one, and where there are too few to say."""
    part = share.part
    if part is None or share.counted < FEWEST:
        return 0.0
    return (part - EXPECTED) / (1 - EXPECTED if part > EXPECTED else EXPECTED)


def when_words(due_on: date, today: date) -> Phrase:
    """How late it is, or how soon it is due."""
    days = (due_on - today).days
    if days < 0:
        return Phrase(N_("{n} day late"), N_("{n} days late"), -days)
    if days < 2:
        return Phrase(N_("tomorrow") if days else N_("today"))
    return Phrase(N_("in {n} day"), N_("in {n} days"), days)
