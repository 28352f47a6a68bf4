"""The fields of the form of a reminder, and what their lists offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from clientdesk.base.clock import local_now
from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, apart
from clientdesk.features.appointments.queries import appointment as one_appointment
from clientdesk.features.appointments.queries import occurrences
from clientdesk.features.reminders.rules import ICONS, ReminderKind, lead_words
from clientdesk.features.staff.queries import Member
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.lookup_field import LookupField
from clientdesk.kit.repeat_field import RepeatField
from clientdesk.kit.spoken import literal

_KINDS = {
    # Translators: what a reminder is for; on a button or in a list.
    ReminderKind.NOTE: N_("Anything"),
    ReminderKind.CALL: N_("Call"),
    ReminderKind.EMAIL: N_("E-mail"),
    ReminderKind.LETTER: N_("Letter"),
    ReminderKind.MESSAGE: N_("Message"),
    ReminderKind.VISIT: N_("Visit"),
    ReminderKind.MEETING: N_("Meeting"),
}
_HOUR, _DAY = 60, 24 * 60
_LEADS = (10, _HOUR, _DAY, 7 * _DAY)
_WEEKS_AHEAD, _WEEKS_AHEAD_OF_ONE = timedelta(weeks=8), timedelta(weeks=5 * 52)


class Way(StrEnum):
    """How it is said when a reminder is due."""

    DAY = "day"
    AFTER = "after"
    MET = "met"


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


def fields_of(
    customer: LookupField,
    repeats: RepeatField,
    *,
    met: Sequence[Choice],
    lead: int,
    staff: Sequence[Member],
    in_series: bool,
) -> list[FormField]:
    """The fields from top to bottom.

    Args:
        customer: the field for whom it is about.
        repeats: the field for how it repeats.
        met: the appointments to choose from.
        lead: the minutes that it has, to be offered even where they are none of the usual.
        staff: who can be reminded.
        in_series: there are others that follow.
    """
    people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in staff)]
    kinds = [Choice(kind.value, words, ICONS[kind]) for kind, words in _KINDS.items()]
    leads = [
        Choice("", N_("At that moment")),
        *(Choice(str(one), lead_words(one)) for one in sorted({*_LEADS, lead} - {0})),
    ]
    scopes = [Choice("all", N_("This one and those that follow")), Choice("one", N_("Only this one"))]
    return [
        FormField("what", N_("What is to be done"), placeholder=N_("such as: ask how the saddle fits")),
        FormField("customer", N_("About whom"), make=lambda: customer),
        FormField("way", N_("When"), "choice", choices=ways(with_met=bool(met))),
        FormField("due_on", N_("Day"), "day"),
        FormField("due_time", N_("Time"), beside=True, placeholder=N_("any time")),
        FormField("after_days", N_("Days after the last contact"), placeholder=N_("such as: 30")),
        FormField("appointment", N_("Which appointment"), "choice", choices=met),
        # Before a meeting one wants to know how long before; it is not worth a look behind More.
        FormField("lead_met", N_("Remind"), "choice", beside=True, choices=leads),
        FormField("kind", N_("Kind"), "choice", choices=kinds),
        FormField("staff", N_("Remind whom"), "choice", beside=True, choices=people),
        *([FormField("scope", N_("What is to be changed"), "choice", choices=scopes)] if in_series else []),
        FormField("repeats", N_("Repeats"), make=lambda: repeats, more=True),
        FormField("lead", N_("Remind"), "choice", choices=leads, more=True),
        FormField("to_say", N_("What to say"), "note", lines=2, more=True),
        FormField("note", N_("Note"), "note", lines=2, more=True),
    ]


def ways(*, with_met: bool) -> list[Choice]:
    """How it can be said when it is due."""
    offered = [Choice(Way.DAY.value, N_("On a day")), Choice(Way.AFTER.value, N_("Some days after the last contact"))]
    return [*offered, Choice(Way.MET.value, N_("At an appointment"))] if with_met else offered


def meetings(context: Context, customer: int | None, chosen: int | None) -> Meetings:
    """The coming appointments, and the one that is chosen already.

    Args:
        context: of the window.
        customer: whose come first, from further ahead too; None for nobody.
        chosen: the one it is about so far.
    """
    now = local_now(context.bridge.desk.clock).replace(tzinfo=None)
    midnight = datetime.combine(now.date(), time())
    own: dict[str, str] = {}
    others: dict[str, str] = {}
    fitting: set[str] = set()
    reach = _WEEKS_AHEAD if customer is None else _WEEKS_AHEAD_OF_ONE
    for one in context.bridge.ask(occurrences, start=midnight, end=midnight + reach):
        key, on, at = str(one.row), one.starts.date(), None if one.all_day else one.starts.time()
        is_own = customer is not None and one.customer == customer
        if not _is_ahead(on, at, now) or not (is_own or one.starts < midnight + _WEEKS_AHEAD):
            continue
        if is_own:
            own[key] = _line(on, at, one.title, now)
        else:
            about = f" · {apart(one.customer_name)}" if one.customer_name and one.customer_name not in one.title else ""
            others[key] = _line(on, at, one.title, now) + about
        if one.customer in {None, customer}:
            fitting.add(key)
    view = None if chosen is None else context.bridge.ask(one_appointment, row=chosen)
    if view is not None and str(view.id) not in own | others:
        at = None if view.all_day else view.starts.time()
        others[str(view.id)] = _line(view.starts.date(), at, view.what, now)
        if view.customer in {None, customer}:
            fitting.add(str(view.id))
    nearest = next(iter(own), "") if customer is not None else next(iter(others), "")
    choices = [Choice(key, literal(words)) for key, words in (own | others).items()]
    return Meetings(choices, nearest, frozenset(fitting))


def _is_ahead(on: date, at: time | None, now: datetime) -> bool:
    """Whether it has not begun; what takes a whole day has not until that is over."""
    return on >= now.date() if at is None else datetime.combine(on, at) >= now


def _line(on: date, at: time | None, what: str, now: datetime) -> str:
    moment = "" if at is None else f" {at:%H:%M}"
    return f"{weekday_date(on, now.date())}{moment} · {apart(what)}"
