"""What promises add to the window: the form, the card high on the profile, and the page of all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Page, Panes, ProfileAction


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.promises.pane_form import PromiseForm

    return PromiseForm(context, row, first_values)


def _open_ones(context: Context) -> QWidget:
    from clientdesk.features.promises.pane_open import OpenPromises

    return OpenPromises(context)


def _page(context: Context) -> QWidget:
    from clientdesk.features.promises.pane_page import PromisesPage

    return PromisesPage(context)


def _promise_to(context: Context, customer: int) -> None:
    context.edit("promise", None, customer=customer)


PANES = Panes(
    pages=(Page("promises", N_("Promises"), "hand-palm", 2040, _page, under="today", on_rail=False),),
    actions=(ProfileAction("promise", N_("Promise"), "hand-palm", 110, _promise_to, "Ctrl+Shift+P"),),
    editors=(Editor("promise", _form),),
    above=_open_ones,
)
