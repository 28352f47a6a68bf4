"""How the tables of reminders are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded

_KINDS = {
    "note": N_("Anything"),
    "call": N_("Call"),
    "email": N_("E-mail"),
    "letter": N_("Letter"),
    "message": N_("Message"),
    "visit": N_("Visit"),
    "meeting": N_("Meeting"),
}

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
            "lead": N_("Minutes before"),
            "after_days": N_("Days after"),
            "after_what": N_("After what"),
            "repeats": N_("Repeats"),
            "dropped": N_("Not needed"),
        },
        says={"kind": coded(_KINDS)},
        silent=frozenset({"zone", "due_at", "series", "series_on", "planned_on", "planned_time", "planned_lead"}),
        alone=frozenset({"what"}),
    ),
    TableWords(
        "reminder_raised", N_("Reminders shown"), {}, silent=frozenset({"reminder", "due_at", "raised_at"})
    ),
)  # fmt: skip
