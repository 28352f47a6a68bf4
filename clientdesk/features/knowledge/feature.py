"""The card of knowledge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.whole import SheetRow, SheetSource, TextSource
from clientdesk.features.knowledge.records import Insight, Remark


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.knowledge import commands, commands_remarks

    return (
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
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.knowledge import queries, queries_remarks

    return (
        queries.insight,
        queries.insights,
        queries_remarks.remark,
        queries_remarks.remarks,
        queries_remarks.contradictions,
    )


def _remarks(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    from clientdesk.features.knowledge.queries_remarks import remark_entries

    return remark_entries(shop, customer=customer, limit=limit)


def _sheet(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.knowledge.queries import background_rows

    return background_rows(shop, customer=customer)


def _delete_remark(shop: Shop, *, row: int) -> None:
    from clientdesk.features.knowledge.commands_remarks import delete_remark

    delete_remark(shop, row=row)


def _delete_insight(shop: Shop, *, row: int) -> None:
    from clientdesk.features.knowledge.commands import delete_insight

    delete_insight(shop, row=row)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.knowledge.table_words import TABLES

    return TABLES


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
    commands=_commands,
    queries=_queries,
    timeline=(
        TimelineSource(
            frozenset({"remark", "staff"}),
            _remarks,
            (EntryKind("remark", N_("From colleagues"), "chat-teardrop-text"),),
        ),
    ),
    rows=(
        RowActions("remark", delete=_delete_remark, words={"delete": N_("Note deleted")}),
        RowActions("insight", delete=_delete_insight, words={"delete": N_("Note deleted")}),
    ),
    sheet=(SheetSource("background", N_("Background"), 40, _sheet),),
    words=_words,
    panes=_panes,
)
