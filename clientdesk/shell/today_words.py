"""What the page Today says above its cards."""

from __future__ import annotations

from datetime import date, datetime, time

from clientdesk.base.days import long_date
from clientdesk.base.words import N_, _, ngettext

_NOON, _EVENING, _NIGHT = time(12), time(18), time(4)

_FEW = (
    N_("Nobody to reach today."),
    N_("One person to reach."),
    N_("Two people to reach."),
    N_("Three people to reach."),
    N_("Four people to reach."),
    N_("Five people to reach."),
    N_("Six people to reach."),
    N_("Seven people to reach."),
    N_("Eight people to reach."),
    N_("Nine people to reach."),
    N_("Ten people to reach."),
)


def greeting(now: datetime, name: str) -> str:
    """The greeting that fits the time of day, with the name of who is at the desk, "" where nobody is known."""
    at = now.time()
    if _NIGHT <= at < _NOON:
        return _("Good morning, {name}").format(name=name) if name else _("Good morning")
    if _NOON <= at < _EVENING:
        return _("Good afternoon, {name}").format(name=name) if name else _("Good afternoon")
    return _("Good evening, {name}").format(name=name) if name else _("Good evening")


def summary(today: date, people: int) -> str:
    """The day, and how many people are to be reached, the number in a word while it is small."""
    few = _(_FEW[people]) if people < len(_FEW) else ""
    reach = few or ngettext("{n} person to reach.", "{n} people to reach.", people).format(n=people)
    day = long_date(today, today)
    return _("{day}. {people_to_reach}").format(day=day[:1].upper() + day[1:], people_to_reach=reach)


def first_name(name: str) -> str:
    """How somebody of the staff is greeted: by the first word of the name."""
    return next(iter(name.split()), "")
