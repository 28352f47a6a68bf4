"""The appointments that a reminder can be about: of one that repeats single times, or each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.base.clock import local_now
from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase, apart
from clientdesk.desk.occurrences import Occurrence
from clientdesk.features.appointments.queries import appointment as one_appointment
from clientdesk.features.appointments.queries import occurrences
from clientdesk.features.appointments.queries_timeline import coming
from clientdesk.features.reminders.queries import ReminderView
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.spoken import literal

_WEEKS_AHEAD = timedelta(weeks=8)
_OF_ONE_SERIES = 3
"""So many times of a series are offered, and each of them together."""
_EACH = "each"


@dataclass(frozen=True, slots=True)
class Meetings:
    """The appointments that a reminder can be about.

    Args:
        choices: those of the customer first, each group by when it begins.
        nearest: the one to begin with, "" where the person has to choose.
        fitting: those that do not turn the reminder to somebody else.
    """

    choices: Sequence[Choice]
    nearest: str
    fitting: frozenset[str]


def meetings(context: Context, customer: int | None, chosen: str) -> Meetings:
    """The coming appointments, and the one that is chosen already.

    Args:
        context: of the window.
        customer: whose come first, from further ahead too; None for nobody.
        chosen: the key of the one it is about so far, "" for none.
    """
    now = local_now(context.bridge.desk.clock).replace(tzinfo=None)
    midnight = datetime.combine(now.date(), time())
    found: list[Occurrence] = [] if customer is None else list(context.bridge.ask(coming, customer=customer))
    found += context.bridge.ask(occurrences, start=midnight, end=midnight + _WEEKS_AHEAD)
    own: dict[str, str] = {}
    others: dict[str, str] = {}
    fitting: set[str] = set()
    times: dict[int, int] = {}
    for one in found:
        key = _key(one)
        if not _is_ahead(one, now) or key in own or times.get(one.row, 0) >= _OF_ONE_SERIES:
            continue
        is_own = customer is not None and one.customer == customer
        about = f" · {apart(one.customer_name)}" if one.customer_name and one.customer_name not in one.title else ""
        for each, words in _lines(one, key, now, is_first=one.row not in times):
            (own if is_own else others)[each] = words if is_own else words + about
            if one.customer in {None, customer}:
                fitting.add(each)
        if one.original is not None:
            times[one.row] = times.get(one.row, 0) + 1
    if chosen and chosen not in own | others:
        _add_chosen(context, chosen, now, others)
        if _whose(context, chosen) in {None, customer}:
            fitting.add(chosen)
    nearest = next(iter(own), "") if customer is not None else next(iter(others), "")
    choices = [Choice(key, literal(words)) for key, words in (own | others).items()]
    return Meetings(choices, nearest, frozenset(fitting))


def meeting_key(found: ReminderView) -> str:
    """The key of the appointment that a reminder is about, "" for none."""
    if found.appointment is None:
        return ""
    if found.occurrence is None:
        return str(found.appointment)
    return f"{found.appointment} {_EACH if found.series else found.occurrence.isoformat()}"


def meeting_given(key: str) -> dict[str, Any]:
    """The same as arguments of the command."""
    row, _blank, which = key.partition(" ")
    if which == _EACH:
        return {"appointment": int(row), "each": True}
    return {"appointment": int(row), "occurrence": datetime.fromisoformat(which) if which else None}


def _key(one: Occurrence) -> str:
    return str(one.row) if one.original is None else f"{one.row} {one.original.isoformat()}"


def _lines(one: Occurrence, key: str, now: datetime, *, is_first: bool) -> list[tuple[str, str]]:
    """What is offered of a time of the calendar: that time, and with the first of a series each of them."""
    on, at = one.starts.date(), None if one.all_day else one.starts.time()
    lines = [(key, _line(on, at, one.title, now))]
    if is_first and one.original is not None:
        # Translators: of an appointment that repeats: every time of it.
        each = Phrase(N_("{what}, each time"), what=apart(one.title)).text()
        lines.append((f"{one.row} {_EACH}", f"{weekday_date(on, now.date())} … · {each}"))
    return lines


def _add_chosen(context: Context, chosen: str, now: datetime, others: dict[str, str]) -> None:
    given = meeting_given(chosen)
    view = context.bridge.ask(one_appointment, row=given["appointment"], original=given.get("occurrence"))
    if view is not None:
        at = None if view.all_day else view.starts.time()
        said = Phrase(N_("{what}, each time"), what=apart(view.what)).text() if given.get("each") else view.what
        others[chosen] = _line(view.starts.date(), at, said, now)


def _whose(context: Context, chosen: str) -> int | None:
    view = context.bridge.ask(one_appointment, row=meeting_given(chosen)["appointment"])
    return None if view is None else view.customer


def _is_ahead(one: Occurrence, now: datetime) -> bool:
    """Whether it has not begun; what takes a whole day has not until that is over."""
    return one.starts.date() >= now.date() if one.all_day else one.starts >= now


def _line(on: date, at: time | None, what: str, now: datetime) -> str:
    moment = "" if at is None else f" {at:%H:%M}"
    return f"{weekday_date(on, now.date())}{moment} · {apart(what)}"
