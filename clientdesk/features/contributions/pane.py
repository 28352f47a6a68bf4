"""What ideas and contributions add to the window: two forms, a card on the tab About, and the page of all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, Page, Panes, ProfileAction


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.contributions.pane_form import ContributionForm

    return ContributionForm(context, row, first_values)


def _thanks(context: Context, row: int | None, _first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.contributions.pane_thanks import ThanksForm

    return ThanksForm(context, row or 0)


def _section(context: Context) -> QWidget:
    from clientdesk.features.contributions.pane_section import ContributionsSection

    return ContributionsSection(context)


def _page(context: Context) -> QWidget:
    from clientdesk.features.contributions.pane_page import ContributionsPage

    return ContributionsPage(context)


def _add(context: Context, customer: int) -> None:
    context.edit("contribution", None, customer=customer)


PANES = Panes(
    pages=(
        Page(
            "contributions",
            N_("Ideas and contributions"),
            "lightbulb-filament",
            2050,
            _page,
            under="customers",
            on_rail=False,
        ),
    ),
    sections=(AboutSection("contributions", 75, _section),),
    actions=(ProfileAction("idea", N_("Idea or contribution"), "lightbulb-filament", 127, _add, "Ctrl+Shift+O"),),
    editors=(Editor("contribution", _form), Editor("contribution_thanks", _thanks)),
)
