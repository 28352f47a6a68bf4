"""How the table of closed days is called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (
    TableWords(
        "closed_day",
        N_("Days off"),
        {
            "name": N_("Why"),
            "first": N_("First day"),
            "last": N_("Last day"),
            "yearly": N_("Every year"),
            "is_open": N_("Open although it is a holiday"),
        },
    ),
)
