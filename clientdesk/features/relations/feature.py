"""The card of relations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.relations.records import Relation


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.relations import commands

    return commands.add_relation, commands.change_relation, commands.remove_relation


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.relations import queries

    return queries.relations, queries.relation


def _sheet(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.relations.queries import sheet_rows

    return sheet_rows(shop, customer=customer)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.relations.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.relations.pane import PANES

    return PANES


FEATURE = Feature(
    "relations",
    records=(Relation,),
    commands=_commands,
    queries=_queries,
    sheet=(SheetSource("relations", N_("Relations"), 30, _sheet),),
    words=_words,
    panes=_panes,
)
