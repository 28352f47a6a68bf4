"""What duplicates add to the window: a page without a place on the rail, a strip beneath the form, the merging."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, FormHint, Page, Panes, ProfileAction, SettingsSection


def _page(context: Context) -> QWidget:
    from clientdesk.features.duplicates.pane_page import DuplicatesPage

    return DuplicatesPage(context)


def _merging(context: Context, _row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.duplicates.pane_merge import merge_sheet

    return merge_sheet(context, tuple(first_values.get("customers", ())))


def _strip(context: Context) -> QWidget:
    from clientdesk.features.duplicates.pane_strip import AlikeStrip

    return AlikeStrip(context)


def _merged(context: Context) -> QWidget:
    from clientdesk.features.duplicates.pane_merged import MergedSection

    return MergedSection(context)


def _settings(context: Context) -> QWidget:
    from clientdesk.features.duplicates.pane_settings import DuplicatesSection

    return DuplicatesSection(context)


def _look_for_twin(context: Context, customer: int) -> None:
    """Offer to merge a customer with whom it looks like most."""
    from clientdesk.features.duplicates.queries import twins_of

    found = context.bridge.ask(twins_of, customer=customer, limit=1)
    if found:
        context.edit("merge", None, customers=(customer, found[0].customer))
    else:
        context.said.emit(Phrase(N_("Nobody else looks like this customer")))


PANES = Panes(
    pages=(Page("duplicates", N_("Duplicates"), "users", 2030, _page, under="customers", on_rail=False),),
    sections=(AboutSection("merged", 90, _merged),),
    actions=(ProfileAction("twin", N_("Look for a duplicate"), "users", 185, _look_for_twin),),
    editors=(Editor("merge", _merging),),
    hints=(FormHint("customer", _strip),),
    settings=(SettingsSection("duplicates", N_("Duplicates"), "users", 70, _settings),),
)
