"""The card of care."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, Follower
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.care.records import Deputy, HandOver


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.care import commands

    return (
        commands.add_deputy,
        commands.change_deputy,
        commands.end_deputy,
        commands.delete_deputy,
        commands.hand_over,
        commands.note_hand_over,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.care import queries, queries_sheet

    return (
        queries.care,
        queries.deputies,
        queries.hand_overs,
        queries.others_this_week,
        queries_sheet.hand_over_parts,
        queries_sheet.hand_over_rows,
    )


def _note_new_owners(shop: Shop) -> None:
    from clientdesk.features.care.commands import note_new_owners

    note_new_owners(shop)


def _hand_overs(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    from clientdesk.features.care.queries import hand_over_entries

    return hand_over_entries(shop, customer=customer, limit=limit)


def _sheet(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.care.queries import care_rows

    return care_rows(shop, customer=customer)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.care.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.care.pane import PANES

    return PANES


FEATURE = Feature(
    "care",
    records=(Deputy, HandOver),
    commands=_commands,
    queries=_queries,
    followers=(Follower(frozenset({"customer"}), _note_new_owners),),
    timeline=(
        TimelineSource(
            frozenset({"hand_over", "staff"}),
            _hand_overs,
            (EntryKind("hand_over", N_("Hand-overs"), "handshake"),),
        ),
    ),
    sheet=(SheetSource("care", N_("Looked after by"), 70, _sheet),),
    words=_words,
    panes=_panes,
)
