"""Arithmetic of the rhythm: how often a customer is to be reached, and when next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

MOST_DAYS = 3650
"""A rhythm is ten years at most."""
FIRST_CLASS_DAYS: Mapping[str, int] = {"A": 30, "B": 90, "C": 365}
"""Every how many days the classes that every shop begins with are reached, until the owner says otherwise."""
FIRST_OTHER_DAYS = 365
"""The same for whoever has no class, and for classes of the owner's own."""
FIRST_CALLS = 8
"""How many calls a day are asked for at first."""
MOST_CALLS = 500
PLAN_MAY_BE_LATER = timedelta(days=7)
"""A plan so long after the rhythm's day stands for the touch all the same: nobody is asked twice within a week."""


class By(StrEnum):
    """Who sets a customer's rhythm: it was agreed for them, for their kind of relationship, their class, or for all."""

    OWN = "own"
    RELATIONSHIP = "relationship"
    CLASS = "class"
    SHOP = "shop"


class Way(StrEnum):
    """How one customer is kept in touch with: as the others of their kind, on a rhythm of their own, or not at all."""

    AS_OTHERS = "as_others"
    OWN = "own"
    NEVER = "never"


class Via(StrEnum):
    """What brings the next touch: the rhythm, something planned, or nothing, for a reason that is stated."""

    RHYTHM = "rhythm"
    PLANNED = "planned"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every how many days a customer is to be reached.

    Args:
        days: None for never of itself.
        by: who sets it.
        because: why not, in the owner's words, where `days` is None and it was said.
    """

    days: int | None
    by: By
    because: str = ""


@dataclass(frozen=True, slots=True)
class Rhythms:
    """What holds for everybody.

    Args:
        by_class: days by the key of each class there is, None for never.
        otherwise: for whoever is in none of them.
    """

    by_class: Mapping[str, int | None] = field(default_factory=dict)
    otherwise: int | None = FIRST_OTHER_DAYS


@dataclass(frozen=True, slots=True)
class Delay:
    """The next touch was put to another day.

    Args:
        made_at: naive UTC; `made_on` is its local day.
        until: the day that was chosen, `at` its time ("HH:MM"), None for any.
        not_needed: the turn was let pass instead.
    """

    made_at: datetime
    made_on: date
    until: date
    at: str | None = None
    not_needed: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The next touch of a customer.

    Args:
        due_on: the local day, None without one; on a closed day it stands for the next working one.
        at: "HH:MM" where a time was chosen by hand.
        is_chosen: the day was chosen by hand.
    """

    due_on: date | None
    via: Via
    at: str | None = None
    is_chosen: bool = False


def rhythm_of(own: Rhythm | None, of_relationship: int | None, potential: str, rhythms: Rhythms) -> Rhythm:
    """The rhythm that holds for a customer: their own, else that of their kind of relationship, else of their class.

    Args:
        own: what was agreed for them, None for nothing.
        of_relationship: days that their kind of relationship asks for, 0 for never; None where it says nothing.
        potential: the key of their class, "" for none.
        rhythms: what holds for everybody.
    """
    if own is not None:
        return own
    if of_relationship is not None:
        return Rhythm(of_relationship or None, By.RELATIONSHIP)
    if potential in rhythms.by_class:
        return Rhythm(rhythms.by_class[potential], By.CLASS)
    return Rhythm(rhythms.otherwise, By.SHOP)


def next_touch(rhythm: Rhythm, since: date, last_at: datetime | None, delay: Delay | None, plan: date | None) -> Next:
    """When a customer is to be reached next.

    Args:
        rhythm: theirs.
        since: the local day of the last real contact; of being added while there was none.
        last_at: the moment of that contact (naive UTC), None while there was none.
        delay: their last delay; it holds until the next real contact.
        plan: the day of the earliest open plan, a late one too; None for none.
    """
    due = _by_rhythm(rhythm.days, since, last_at, delay)
    if plan is not None and (due is None or due.due_on is None or plan <= _later(due.due_on, PLAN_MAY_BE_LATER)):
        return Next(plan, Via.PLANNED)
    return due or Next(None, Via.NONE)


def due_after(days: int, since: date) -> date:
    """The day so many days after another; the end of all days where there is no such day."""
    return _later(since, timedelta(days=days))


def _by_rhythm(days: int | None, since: date, last_at: datetime | None, delay: Delay | None) -> Next | None:
    if days is None:
        return None
    if delay is None or (last_at is not None and last_at > delay.made_at):
        return Next(due_after(days, since), Via.RHYTHM)
    if delay.not_needed:
        return Next(due_after(days, delay.made_on), Via.RHYTHM)
    return Next(delay.until, Via.RHYTHM, delay.at, is_chosen=True)


def _later(day: date, by: timedelta) -> date:
    return day + by if date.max - day >= by else date.max
