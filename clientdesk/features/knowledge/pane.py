"""What knowledge adds to the window: the tab Background, two forms, and the banner of notes against the record."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, ProfileAction, Tab


def _background(context: Context) -> QWidget:
    from clientdesk.features.knowledge.pane_background import Background

    return Background(context)


def _banner(context: Context) -> QWidget:
    from clientdesk.features.knowledge.pane_contradictions import Contradictions

    return Contradictions(context)


def _insight_form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.knowledge.pane_form import InsightForm

    return InsightForm(context, row, first_values)


def _remark_form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.knowledge.pane_remark_form import RemarkForm

    return RemarkForm(context, row, first_values)


def _put_in(context: Context, customer: int) -> None:
    context.edit("remark", None, customer=customer)


def _note(context: Context, customer: int) -> None:
    context.edit("insight", None, customer=customer)


PANES = Panes(
    tabs=(Tab("background", N_("Background"), 80, _background),),
    actions=(
        ProfileAction("remark", N_("Note for colleagues"), "chat-teardrop-text", 120, _put_in, "Ctrl+Shift+L"),
        ProfileAction("insight", N_("Something learnt"), "lightbulb", 125, _note, "Ctrl+Shift+I"),
    ),
    editors=(Editor("insight", _insight_form), Editor("remark", _remark_form)),
    above=_banner,
)
