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

_NOBODY = N_("Nobody to reach.")
_PLANNED = (
    N_("One appointment."),
    N_("Two appointments."),
    N_("Three appointments."),
    N_("Four appointments."),
    N_("Five appointments."),
    N_("Six appointments."),
    N_("Seven appointments."),
    N_("Eight appointments."),
    N_("Nine appointments."),
    N_("Ten appointments."),
)


def greeting(now: datetime, name: str) -> str:
    """The greeting that fits the time of day, with the name of who is at the desk, "" where nobody is known."""
    at = now.time()
    if _NIGHT <= at < _NOON:
        return _("Good morning, {name}").format(name=name) if name else _("Good morning")
    if _NOON <= at < _EVENING:
        return _("Good afternoon, {name}").format(name=name) if name else _("Good afternoon")
    return _("Good evening, {name}").format(name=name) if name else _("Good evening")


def summary(today: date, people: int, planned: int = 0) -> str:
    """The day, how many people are to be reached and how many appointments there are; small numbers in a word."""
    day = long_date(today, today)
    return _told(_capital(day), _reach(people), planned)


def summary_ahead(first: date, last: date, today: date, people: int, planned: int) -> str:
    """The same of days to come, both included."""
    days = long_date(first, today)
    if last != first:
        # Translators: two days, "Saturday 21 November – Friday 27 November".
        days = _("{first} – {last}").format(first=days, last=long_date(last, today))
    return _told(_capital(days), _reach(people) if people else _(_NOBODY), planned)


def _told(days: str, reach: str, planned: int) -> str:
    told = _("{day}. {people_to_reach}").format(day=days, people_to_reach=reach)
    return f"{told} {_appointments(planned)}" if planned else told


def _reach(people: int) -> str:
    few = _(_FEW[people]) if people < len(_FEW) else ""
    return few or ngettext("{n} person to reach.", "{n} people to reach.", people).format(n=people)


def _appointments(planned: int) -> str:
    if planned <= len(_PLANNED):
        return _(_PLANNED[planned - 1])
    return ngettext("{n} appointment.", "{n} appointments.", planned).format(n=planned)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def first_name(name: str) -> str:
    """How somebody of the staff is greeted: by the first word of the name."""
    return next(iter(name.split()), "")
