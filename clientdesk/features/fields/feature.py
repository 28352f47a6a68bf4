"""The card of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.changes import Changes
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.whole import SearchWords, SheetSource
from clientdesk.features.fields.records import OwnChoice, OwnField, OwnValue


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.fields import commands

    return (
        commands.add_own_field,
        commands.rename_own_field,
        commands.move_own_field,
        commands.delete_own_field,
        commands.add_own_choice,
        commands.rename_own_choice,
        commands.move_own_choice,
        commands.delete_own_choice,
        commands.change_field_kind,
        commands.set_own_value,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.fields import queries

    return queries.own_fields, queries.own_values, queries.told_count, queries.kind_change_preview


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.fields.facts import FACTS

    return (FACTS,)


def _search_words(shop: Shop, customers: Sequence[int]) -> Mapping[int, Iterable[str]]:
    from clientdesk.features.fields.facts import search_words

    return search_words(shop, customers)


def _touched(shop: Shop, changes: Changes) -> set[int] | None:
    from clientdesk.features.fields.facts import touched

    return touched(shop, changes)


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.fields.queries import sheet_rows

    return (SheetSource("own", N_("Fields of your own"), 50, sheet_rows),)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.fields.table_words import TABLES

    return TABLES


def _panes() -> object:
    """What fields add to the window; Qt is imported only here."""
    from clientdesk.features.fields.pane import PANES

    return PANES


FEATURE = Feature(
    "fields",
    records=(OwnField, OwnChoice, OwnValue),
    commands=_commands,
    queries=_queries,
    facts=_facts,
    search=(SearchWords(frozenset({"own_field", "own_choice", "own_value"}), _search_words, _touched),),
    sheet=_sheet,
    words=_words,
    panes=_panes,
)
