"""The card of duplicates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.desk.feature import Feature
from clientdesk.desk.table_words import TableWords
from clientdesk.features.duplicates.records import Merge, MergedRow, NotSame


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.duplicates.commands import say_not_same
    from clientdesk.features.duplicates.commands_merge import merge_customers, part_customers

    return merge_customers, part_customers, say_not_same


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.duplicates.queries import alike, duplicate_pairs, twins_of
    from clientdesk.features.duplicates.queries_merge import added_since, merge_proposal, merges_of

    return merge_proposal, merges_of, added_since, duplicate_pairs, alike, twins_of


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.duplicates.table_words import TABLES

    return TABLES


def _panes() -> object:
    """What duplicates add to the window; Qt is imported only here."""
    from clientdesk.features.duplicates.pane import PANES

    return PANES


FEATURE = Feature(
    "duplicates",
    records=(NotSame, Merge, MergedRow),
    commands=_commands,
    queries=_queries,
    words=_words,
    panes=_panes,
)
