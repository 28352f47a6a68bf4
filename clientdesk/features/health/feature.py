"""The card of how relationships are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Feature
from clientdesk.desk.list_chips import ListChip
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import SignalSource
from clientdesk.desk.tone import Tone
from clientdesk.desk.whole import SheetSource
from clientdesk.features.health.kept import KEPT, NAME, NIGHTLY
from clientdesk.features.health.queries_today import TODAY


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.health import commands

    return commands.set_weight, commands.reset_weights


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.health import queries

    return queries.health, queries.course, queries.weights


def _signals() -> tuple[SignalSource, ...]:
    from clientdesk.features.health.sources import SOURCES

    return SOURCES


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.health.facts import FACTS

    return (FACTS,)


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.health.sheet import SHEET

    return (SHEET,)


def _at_risk(_shop: Shop) -> tuple[str, Sequence[object]]:
    return "customer.id IN (SELECT h.customer FROM customer_health h WHERE h.word = 'risk')", ()


def _panes() -> object:
    from clientdesk.features.health.pane import PANES

    return PANES


FEATURE = Feature(
    "health",
    commands=_commands,
    queries=_queries,
    derived=(KEPT,),
    signals=_signals,
    nightly=(NIGHTLY,),
    today=(TODAY,),
    facts=_facts,
    sheet=_sheet,
    list_chips=(
        ListChip("at_risk", N_("At risk"), 20, frozenset({NAME}), _at_risk, ("clock", Tone.WARN, N_("at risk"))),
    ),
    panes=_panes,
)
