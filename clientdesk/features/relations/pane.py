"""What relations add to the window: a card on the tab About, an action, the form."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, Panes, ProfileAction


def _section(context: Context) -> QWidget:
    from clientdesk.features.relations.pane_section import RelationsSection

    return RelationsSection(context)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.relations.pane_form import RelationForm

    return RelationForm(context, row, first_values)


def _add_for(context: Context, customer: int) -> None:
    context.edit("relation", None, customer=customer)


PANES = Panes(
    sections=(AboutSection("relations", 30, _section),),
    actions=(ProfileAction("relation", N_("Relation…"), "users", 130, _add_for),),
    editors=(Editor("relation", _form),),
)
