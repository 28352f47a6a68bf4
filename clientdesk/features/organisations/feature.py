"""The card of organisations."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.whole import KinSource, SheetSource
from clientdesk.features.organisations import commands, commands_buying, queries
from clientdesk.features.organisations.records import BuyingStep, Position
from clientdesk.features.organisations.table_words import TABLES


def _panes() -> object:
    from clientdesk.features.organisations.pane import PANES

    return PANES


FEATURE = Feature(
    "organisations",
    records=(Position, BuyingStep),
    commands=(
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
    ),
    queries=(queries.positions, queries.position, queries.held_by, queries.buying_steps, queries.firm_to_link),
    kin=(KinSource(frozenset({"position", "customer"}), queries.kin),),
    sheet=(
        SheetSource("people", N_("People"), 31, queries.people_rows),
        SheetSource("buying", N_("How they buy"), 32, queries.buying_rows),
    ),
    words=TABLES,
    panes=_panes,
)
