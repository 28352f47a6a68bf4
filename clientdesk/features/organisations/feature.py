"""The card of organisations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.whole import Kin, KinSource, SheetRow, SheetSource
from clientdesk.features.organisations.records import BuyingStep, Position


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.organisations import commands, commands_buying

    return (
        commands.add_position,
        commands.change_position,
        commands.move_position,
        commands.leave_position,
        commands.return_position,
        commands.remove_position,
        commands.make_household,
        commands_buying.add_buying_step,
        commands_buying.change_buying_step,
        commands_buying.move_buying_step,
        commands_buying.remove_buying_step,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.organisations import queries

    return queries.positions, queries.position, queries.held_by, queries.buying_steps, queries.firm_to_link


def _kin(shop: Shop, *, customer: int) -> Sequence[Kin]:
    from clientdesk.features.organisations.queries import kin

    return kin(shop, customer=customer)


def _people(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.organisations.queries import people_rows

    return people_rows(shop, customer=customer)


def _buying(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.organisations.queries import buying_rows

    return buying_rows(shop, customer=customer)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.organisations.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.organisations.pane import PANES

    return PANES


FEATURE = Feature(
    "organisations",
    records=(Position, BuyingStep),
    commands=_commands,
    queries=_queries,
    kin=(KinSource(frozenset({"position", "customer"}), _kin),),
    sheet=(
        SheetSource("people", N_("People"), 31, _people),
        SheetSource("buying", N_("How they buy"), 32, _buying),
    ),
    words=_words,
    panes=_panes,
)
