"""The card of ideas and contributions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import SignalSource
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.whole import SheetRow, SheetSource, TextSource
from clientdesk.features.contributions.records import Contribution

_ICON = "lightbulb-filament"


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.contributions import commands

    return (
        commands.add_contribution,
        commands.change_contribution,
        commands.answer_contribution,
        commands.use_contribution,
        commands.decline_contribution,
        commands.reopen_contribution,
        commands.thank_contribution,
        commands.plan_thanks,
        commands.delete_contribution,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.contributions import queries

    return queries.contribution, queries.contributions, queries.ideas_given


def _entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    from clientdesk.features.contributions.queries import entries

    return entries(shop, customer=customer, limit=limit)


def _sheet(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.contributions.queries import sheet_rows

    return sheet_rows(shop, customer=customer)


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.contributions.facts import FACTS

    return (FACTS,)


def _signals() -> tuple[SignalSource, ...]:
    from clientdesk.features.contributions.queries import SIGNALS

    return (SIGNALS,)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.contributions.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.contributions.pane import PANES

    return PANES


def _delete(shop: Shop, *, row: int) -> None:
    from clientdesk.features.contributions.commands import delete_contribution

    delete_contribution(shop, row=row)


FEATURE = Feature(
    "contributions",
    records=(Contribution,),
    texts=(
        TextSource(
            "contribution",
            N_("Idea or contribution"),
            _ICON,
            "SELECT id, customer_id, given_on, what || ' ' || outcome, kind FROM contribution",
        ),
    ),
    commands=_commands,
    queries=_queries,
    timeline=(
        TimelineSource(
            frozenset({"contribution"}), _entries, (EntryKind("contribution", N_("Ideas and contributions"), _ICON),)
        ),
    ),
    rows=(RowActions("contribution", delete=_delete, words={"delete": N_("Idea deleted")}),),
    facts=_facts,
    signals=_signals,
    sheet=(SheetSource("ideas", N_("Ideas and contributions"), 78, _sheet),),
    words=_words,
    panes=_panes,
)
