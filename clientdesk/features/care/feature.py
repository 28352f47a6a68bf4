"""The card of care."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import EntryKind, Feature, Follower, TimelineSource
from clientdesk.desk.whole import SheetSource
from clientdesk.features.care import commands, queries, queries_sheet
from clientdesk.features.care.records import Deputy, HandOver
from clientdesk.features.care.table_words import TABLES


def _panes() -> object:
    from clientdesk.features.care.pane import PANES

    return PANES


FEATURE = Feature(
    "care",
    records=(Deputy, HandOver),
    commands=(
        commands.add_deputy,
        commands.change_deputy,
        commands.end_deputy,
        commands.delete_deputy,
        commands.hand_over,
        commands.note_hand_over,
    ),
    queries=(
        queries.care,
        queries.deputies,
        queries.hand_overs,
        queries.others_this_week,
        queries_sheet.hand_over_parts,
        queries_sheet.hand_over_rows,
    ),
    followers=(Follower(frozenset({"customer"}), commands.note_new_owners),),
    timeline=(
        TimelineSource(
            frozenset({"hand_over", "staff"}),
            queries.hand_over_entries,
            (EntryKind("hand_over", N_("Hand-overs"), "handshake"),),
        ),
    ),
    sheet=(SheetSource("care", N_("Looked after by"), 70, queries.care_rows),),
    words=TABLES,
    panes=_panes,
)
