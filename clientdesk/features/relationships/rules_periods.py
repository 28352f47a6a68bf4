"""Periods: one kind of relationship after another, never two at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Spell:
    """A kind from `since` up to the day before `until`; None for still."""

    row: int
    kind: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be done with the spells of a customer so that another kind begins, or none.

    Args:
        drop: the row that began only today: a choice of today is mended, not kept.
        end: the row that ends on `day`.
        resume: the row that goes on, since it ended only today.
        begins: whether a new one begins on `day`.
    """

    day: date
    drop: int | None = None
    end: int | None = None
    resume: int | None = None
    begins: bool = False


def turn(spells: Sequence[Spell], kind: str, today: date) -> Turn | None:
    """How to come to `kind`, "" for none, on `today`; None where it is so already.

    A clock that was set back moves no spell into another: the day is never before the end of the last one.
    """
    present = next((one for one in spells if one.until is None), None)
    if (present.kind if present else "") == kind:
        return None
    ended = sorted((one.until, one.row, one) for one in spells if one.until is not None)
    day = max(today, ended[-1][0]) if ended else today
    drop = present.row if present and present.since >= day else None
    end = present.row if present and present.since < day else None
    last = ended[-1][2] if ended and end is None else None
    if kind and last is not None and last.until == day and last.kind == kind:
        return Turn(day, drop=drop, end=end, resume=last.row)
    return Turn(day, drop=drop, end=end, begins=bool(kind))
