"""What duplicates add to the window: a page without a place on the rail, a strip beneath the form, the merging."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, FormHint, Page, Panes, SettingsSection


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


PANES = Panes(
    pages=(Page("duplicates", N_("Duplicates"), "users", 2030, _page, under="customers", on_rail=False),),
    sections=(AboutSection("merged", 90, _merged),),
    editors=(Editor("merge", _merging),),
    hints=(FormHint("customer", _strip),),
    settings=(SettingsSection("duplicates", N_("Duplicates"), "users", 70, _settings),),
)
