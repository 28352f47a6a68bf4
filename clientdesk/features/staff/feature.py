"""The card of staff."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.staff import commands, queries
from clientdesk.features.staff.records import Staff
from clientdesk.features.staff.table_words import TABLES


def _panes() -> object:
    from clientdesk.features.staff.pane import PANES

    return PANES


FEATURE = Feature(
    "staff",
    records=(Staff,),
    commands=(commands.add_staff, commands.rename_staff, commands.retire_staff, commands.reinstate_staff),
    queries=(queries.staff_members, queries.staff_named),
    words=TABLES,
    panes=_panes,
)
