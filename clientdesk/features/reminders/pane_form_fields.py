"""The fields of the form of a reminder, and what their lists offer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from clientdesk.base.clock import local_now, today
from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, apart
from clientdesk.desk.occurrences import Occurrence
from clientdesk.features.appointments.queries import appointment as one_appointment
from clientdesk.features.appointments.queries import occurrences
from clientdesk.features.reminders.pane_repeats import RepeatField
from clientdesk.features.reminders.rules import ICONS, ReminderKind
from clientdesk.features.reminders.rules_rhythm_words import lead_words
from clientdesk.features.staff.queries import Member
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.lookup_field import LookupField
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
_WEEKS_AHEAD = timedelta(weeks=8)


class Way(StrEnum):
    """How it is said when a reminder is due."""

    DAY = "day"
    AFTER = "after"
    MET = "met"


def fields_of(
    context: Context,
    customer: LookupField,
    repeats: RepeatField,
    *,
    appointment: int | None,
    lead: int,
    staff: Sequence[Member],
    in_series: bool,
) -> list[FormField]:
    """The fields from top to bottom.

    Args:
        context: of the window.
        customer: the field for whom it is about.
        repeats: the field for how it repeats.
        appointment: the one it is about, None for none so far.
        lead: the minutes that it has, to be offered even where they are none of the usual.
        staff: who can be reminded.
        in_series: there are others that follow.
    """
    people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in staff)]
    kinds = [Choice(kind.value, words, ICONS[kind]) for kind, words in _KINDS.items()]
    met = _appointments(context, appointment)
    ways = [Choice(Way.DAY.value, N_("On a day")), Choice(Way.AFTER.value, N_("Some days after the last contact"))]
    if met:
        ways.append(Choice(Way.MET.value, N_("At an appointment")))
    leads = [
        Choice("", N_("At that moment")),
        *(Choice(str(one), lead_words(one)) for one in sorted({*_LEADS, lead} - {0})),
    ]
    scopes = [Choice("all", N_("This one and those that follow")), Choice("one", N_("Only this one"))]
    return [
        FormField("what", N_("What is to be done"), placeholder=N_("such as: ask how the saddle fits")),
        FormField("customer", N_("About whom"), make=lambda: customer),
        FormField("way", N_("When"), "choice", choices=ways),
        FormField("due_on", N_("Day"), "day"),
        FormField("due_time", N_("Time"), beside=True, placeholder=N_("any time")),
        FormField("after_days", N_("Days after the last contact"), placeholder=N_("such as: 30")),
        FormField("appointment", N_("Which appointment"), "choice", choices=met),
        FormField("kind", N_("Kind"), "choice", choices=kinds),
        FormField("staff", N_("Remind whom"), "choice", beside=True, choices=people),
        *([FormField("scope", N_("What is to be changed"), "choice", choices=scopes)] if in_series else []),
        FormField("repeats", N_("Repeats"), make=lambda: repeats, more=True),
        FormField("lead", N_("Remind"), "choice", choices=leads, more=True),
        FormField("to_say", N_("What to say"), "note", lines=2, more=True),
        FormField("note", N_("Note"), "note", lines=2, more=True),
    ]


def _appointments(context: Context, chosen: int | None) -> list[Choice]:
    """The coming appointments, and the one that is chosen already."""
    clock = context.bridge.desk.clock
    start = datetime.combine(local_now(clock).date(), time())
    coming = context.bridge.ask(occurrences, start=start, end=start + _WEEKS_AHEAD)
    choices = [Choice(str(one.row), literal(_line(context, one))) for one in coming]
    if chosen is not None and str(chosen) not in {choice.key for choice in choices}:
        view = context.bridge.ask(one_appointment, row=chosen)
        if view is not None:
            day = weekday_date(view.starts.date(), start.date())
            choices.append(Choice(str(view.id), literal(f"{day} · {apart(view.what)}")))
    return choices


def _line(context: Context, one: Occurrence) -> str:
    day = weekday_date(one.starts.date(), today(context.bridge.desk.clock))
    at = "" if one.all_day else f" {one.starts:%H:%M}"
    about = f" · {apart(one.customer_name)}" if one.customer_name and one.customer_name not in one.title else ""
    return f"{day}{at} · {apart(one.title)}{about}"
