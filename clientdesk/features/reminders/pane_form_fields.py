"""The fields of the form of a reminder, and what their lists offer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from clientdesk.base.words import N_
from clientdesk.features.reminders.rules import ICONS, ReminderKind, lead_words
from clientdesk.features.staff.queries import Member
from clientdesk.kit.choice_row import Choice
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


class Way(StrEnum):
    """How it is said when a reminder is due."""

    DAY = "day"
    AFTER = "after"
    MET = "met"


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
