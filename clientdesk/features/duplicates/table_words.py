"""How the tables of duplicates are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (
    TableWords("not_same", N_("Not the same"), {"one_id": N_("Customer"), "other_id": N_("Not the same as")}),
    TableWords(
        "merge",
        N_("Merged customers"),
        {"gone_id": N_("Merged"), "into_id": N_("Into"), "undone_at": N_("Parted again")},
        silent=frozenset({"at", "by_id"}),
    ),
    TableWords(
        "merged_row", N_("Rows of merged customers"), {},
        silent=frozenset({"merge_id", "table", "row", "column", "before", "after"}),
    ),
)  # fmt: skip
