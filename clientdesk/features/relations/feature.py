"""The card of relations."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.whole import SheetSource
from clientdesk.features.relations import commands, queries
from clientdesk.features.relations.records import Relation
from clientdesk.features.relations.table_words import TABLES


def _panes() -> object:
    from clientdesk.features.relations.pane import PANES

    return PANES


FEATURE = Feature(
    "relations",
    records=(Relation,),
    commands=(commands.add_relation, commands.change_relation, commands.remove_relation),
    queries=(queries.relations, queries.relation),
    sheet=(SheetSource("relations", N_("Relations"), 30, queries.sheet_rows),),
    words=TABLES,
    panes=_panes,
)
