"""The card of kinds of relationship."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Feature
from clientdesk.desk.manners import Manner, MannerSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.whole import SheetSource, TextSource
from clientdesk.features.relationships.records import RelationshipDefaults, RelationshipPeriod, RelationshipRefusal

_PERIODS = frozenset({"relationship_period"})


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.relationships import commands

    return (
        commands.set_relationship,
        commands.clear_relationship,
        commands.set_relationship_of,
        commands.change_relationship_defaults,
        commands.reset_relationship_defaults,
        commands.refuse_suggestion,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.relationships import queries
    from clientdesk.features.relationships.queries_suggestions import suggested_kind

    return (
        queries.present_kinds,
        queries.rhythm_days_of,
        queries.set_by_kinds,
        queries.relationship_periods,
        queries.present_period,
        suggested_kind,
    )


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.relationships.facts import FACTS

    return (FACTS,)


def _timeline(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    from clientdesk.features.relationships.queries_screens import timeline_entries

    return timeline_entries(shop, customer=customer, limit=limit)


def _manner(shop: Shop, *, customer: int) -> Manner | None:
    from clientdesk.features.relationships.queries_screens import manner

    return manner(shop, customer=customer)


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.relationships.queries_screens import sheet_rows

    return (SheetSource("relationship", N_("Kind of relationship"), 45, sheet_rows),)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.relationships.table_words import TABLES

    return TABLES


def _panes() -> object:
    """What kinds of relationship add to the window; Qt is imported only here."""
    from clientdesk.features.relationships.pane import PANES

    return PANES


FEATURE = Feature(
    "relationships",
    records=(RelationshipPeriod, RelationshipDefaults, RelationshipRefusal),
    commands=_commands,
    queries=_queries,
    facts=_facts,
    timeline=(
        TimelineSource(
            _PERIODS, _timeline, (EntryKind("relationship", N_("Kinds of relationship"), "handshake"),)
        ),
    ),
    manners=(MannerSource(_PERIODS | {"relationship_defaults"}, _manner),),
    sheet=_sheet,
    texts=(
        TextSource(
            "relationship_period", N_("Kind of relationship"), "handshake",
            "SELECT id, customer_id, since, reason, kind FROM relationship_period WHERE reason <> ''",
        ),
    ),
    words=_words,
    panes=_panes,
)  # fmt: skip
