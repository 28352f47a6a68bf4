"""How the tables of the rhythm are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (
    TableWords(
        "class_rhythm", N_("Rhythms of the classes"), {"key": N_("Class"), "days": N_("Every so many days")}
    ),
    TableWords(
        "customer_rhythm",
        N_("Keeping in touch"),
        {"days": N_("Every so many days"), "because": N_("No rhythm, because")},
        silent=frozenset({"customer_id"}),
    ),
    TableWords(
        "touch_delay",
        N_("Contacts put off"),
        {
            "until": N_("Next contact"),
            "until_time": N_("Time"),
            "not_needed": N_("Not needed now"),
            "because": N_("Why"),
        },
        silent=frozenset({"customer_id", "made_at"}),
    ),
    TableWords(
        "touch_raised", N_("Contacts reminded of"), {}, silent=frozenset({"customer", "due_on", "raised_at"})
    ),
)  # fmt: skip
