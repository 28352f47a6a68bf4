"""The card of closed days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.closures import Closure, ClosureSource
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.whole import TextSource
from clientdesk.features.closures.records import ClosedDay


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.closures import commands

    return commands.add_closed_day, commands.change_closed_day, commands.delete_closed_day, commands.keep_holidays


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.closures.queries import closed_days, kept_countries, next_holidays

    return closed_days, kept_countries, next_holidays


def _closures(shop: Shop, *, first: date, last: date) -> dict[date, Closure]:
    from clientdesk.features.closures.queries import closures

    return closures(shop, first=first, last=last)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.closures.table_words import TABLES

    return TABLES


def _panes() -> object:
    """What closed days add to the window; Qt is imported only here."""
    from clientdesk.features.closures.pane import PANES

    return PANES


FEATURE = Feature(
    "closures",
    records=(ClosedDay,),
    commands=_commands,
    queries=_queries,
    closures=(ClosureSource(frozenset({"closed_day", "setting"}), _closures),),
    texts=(TextSource("closed_day", N_("Days off"), "calendar-x", "SELECT id, NULL, first, name, '' FROM closed_day"),),
    words=_words,
    panes=_panes,
)
