"""How the table of appointments is called where changes are told."""

from __future__ import annotations

from datetime import date

from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords, coded

_KINDS = {
    "meeting": N_("Meeting"),
    "call": N_("Call"),
    "visit": N_("Visit"),
    "other": N_("Something else"),
}
_HELD = {
    # Translators: of an appointment: it took place.
    "held": N_("held"),
    "not_held": N_("not held"),
}
_LONG_AGO = date(1, 1, 1)
"""So that the last day of a rule is told with its year."""


def _rule(text: str) -> str:
    """A rule as a person says it."""
    return rule_words(text, _LONG_AGO) or text


TABLES = (
    TableWords(
        "appointment",
        N_("Appointments"),
        {
            "what": N_("What"),
            "starts": N_("Starts"),
            "ends": N_("Ends"),
            "all_day": N_("All day"),
            "kind": N_("Kind"),
            "place": N_("Place"),
            "staff_id": N_("Whose"),
            "customer_id": N_("With whom"),
            "note": N_("Note"),
            "repeats": N_("Repeats"),
            "original": N_("Instead of"),
            "held": N_("Held"),
            "because": N_("Why not held"),
        },
        says={"kind": coded(_KINDS), "repeats": _rule, "held": coded(_HELD)},
        silent=frozenset({"zone", "series_id", "pinned", "sequence"}),
        alone=frozenset({"what"}),
    ),
    TableWords(
        "appointment_date",
        N_("Days on which a series is otherwise"),
        {
            "at": N_("When"),
            # Translators: an appointment that takes place although its rule has none then.
            "extra": N_("Beside the rule"),
            "customer_id": N_("With whom"),
        },
        silent=frozenset({"appointment_id"}),
        alone=frozenset({"at"}),
    ),
    TableWords(
        "appointment_guest",
        N_("Guests of appointments"),
        {
            "name": N_("Name"),
            "customer_id": N_("Customer"),
            "staff_id": N_("Staff"),
            "email": N_("E-mail"),
            # Translators: whether a guest came to an appointment.
            "came": N_("Came"),
            "appointment_id": N_("To which appointment"),
        },
        alone=frozenset({"name"}),
    ),
)
