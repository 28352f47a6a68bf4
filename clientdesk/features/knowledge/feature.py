"""The card of knowledge."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import EntryKind, Feature, RowActions, TimelineSource
from clientdesk.desk.whole import SheetSource, TextSource
from clientdesk.features.knowledge import commands, commands_remarks, queries, queries_remarks
from clientdesk.features.knowledge.records import Insight, Remark
from clientdesk.features.knowledge.table_words import TABLES


def _panes() -> object:
    from clientdesk.features.knowledge.pane import PANES

    return PANES


FEATURE = Feature(
    "knowledge",
    records=(Insight, Remark),
    texts=(
        TextSource(
            "insight",
            N_("Background"),
            "lightbulb",
            "SELECT id, customer_id, noted_on, text || ' ' || source, topic FROM insight",
        ),
        TextSource(
            "remark",
            N_("Remark"),
            "chat-teardrop-text",
            "SELECT id, customer_id, at, text || ' ' || more, '' FROM remark",
            utc=True,
        ),
    ),
    commands=(
        commands.add_insight,
        commands.change_insight,
        commands.confirm_insight,
        commands.settle_insight,
        commands.reopen_insight,
        commands.delete_insight,
        commands_remarks.add_remark,
        commands_remarks.change_remark,
        commands_remarks.delete_remark,
        commands_remarks.take_over_remark,
        commands_remarks.keep_recorded,
    ),
    queries=(
        queries.insight,
        queries.insights,
        queries_remarks.remark,
        queries_remarks.remarks,
        queries_remarks.contradictions,
    ),
    timeline=(
        TimelineSource(
            frozenset({"remark", "staff"}),
            queries_remarks.remark_entries,
            (EntryKind("remark", N_("From colleagues"), "chat-teardrop-text"),),
        ),
    ),
    rows=(
        RowActions("remark", delete=commands_remarks.delete_remark, words={"delete": N_("Note deleted")}),
        RowActions("insight", delete=commands.delete_insight, words={"delete": N_("Note deleted")}),
    ),
    sheet=(SheetSource("background", N_("Background"), 40, queries.background_rows),),
    words=TABLES,
    panes=_panes,
)
