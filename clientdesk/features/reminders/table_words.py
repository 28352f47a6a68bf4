"""How the tables of reminders are called where changes are told."""

from __future__ import annotations

from datetime import date

from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import N_, shown
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.reminders.rules import lead_words

_LONG_AGO = date(1, 1, 1)
"""So that the last day of a rule is told with its year."""
_KINDS = {
    "note": N_("Anything"),
    "call": N_("Call"),
    "email": N_("E-mail"),
    "letter": N_("Letter"),
    "message": N_("Message"),
    "visit": N_("Visit"),
    "meeting": N_("Meeting"),
}

_AFTER = {"contact": N_("Contact")}


def _rule(text: str) -> str:
    """A rule as a person says it."""
    return rule_words(text, _LONG_AGO) or text


def _lead(minutes: str) -> str:
    """How much earlier it comes."""
    return shown(lead_words(int(minutes))) if minutes.isdecimal() else minutes


TABLES = (
    TableWords(
        "reminder",
        N_("Reminders"),
        {
            "what": N_("What is to be done"),
            "due_on": N_("Day"),
            "due_time": N_("Time"),
            "kind": N_("Kind"),
            "staff_id": N_("Remind whom"),
            "customer_id": N_("About whom"),
            "done_at": N_("Done"),
            "note": N_("Note"),
            "to_say": N_("What to say"),
            "appointment_id": N_("About which appointment"),
            "contact_id": N_("Agreed at"),
            "occurrence": N_("Of which of its times"),
            "promise_id": N_("For which promise"),
            "lead": N_("How much earlier"),
            "after_days": N_("Days after"),
            "after_what": N_("After what"),
            "repeats": N_("Repeats"),
            "dropped": N_("Not needed"),
            "on_sight": N_("When they are seen next"),
        },
        says={"kind": coded(_KINDS), "repeats": _rule, "lead": _lead, "after_what": coded(_AFTER)},
        silent=frozenset({"zone", "due_at", "series", "series_on", "planned_on", "planned_time", "planned_lead"}),
        alone=frozenset({"what"}),
    ),
    TableWords(
        "reminder_raised", N_("Reminders shown"), {}, silent=frozenset({"reminder", "due_at", "raised_at"})
    ),
)  # fmt: skip
