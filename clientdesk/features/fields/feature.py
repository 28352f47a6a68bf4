"""The card of fields."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.whole import SheetSource
from clientdesk.features.fields.commands import (
    add_own_choice,
    add_own_field,
    change_field_kind,
    delete_own_choice,
    delete_own_field,
    move_own_choice,
    move_own_field,
    rename_own_choice,
    rename_own_field,
    set_own_value,
)
from clientdesk.features.fields.facts import FACTS, SEARCH
from clientdesk.features.fields.queries import kind_change_preview, own_fields, own_values, sheet_rows, told_count
from clientdesk.features.fields.records import OwnChoice, OwnField, OwnValue
from clientdesk.features.fields.table_words import TABLES


def _panes() -> object:
    """What fields add to the window; Qt is imported only here."""
    from clientdesk.features.fields.pane import PANES

    return PANES


FEATURE = Feature(
    "fields",
    records=(OwnField, OwnChoice, OwnValue),
    commands=(
        add_own_field,
        rename_own_field,
        move_own_field,
        delete_own_field,
        add_own_choice,
        rename_own_choice,
        move_own_choice,
        delete_own_choice,
        change_field_kind,
        set_own_value,
    ),
    queries=(own_fields, own_values, told_count, kind_change_preview),
    facts=(FACTS,),
    search=(SEARCH,),
    sheet=(SheetSource("own", N_("Fields of your own"), 50, sheet_rows),),
    words=TABLES,
    panes=_panes,
)
