"""What customers add to the window; each part is imported when it is first wanted, so that the start is quick."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.customers.pane_actions import ACTIONS
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, SettingsSection, Tab


def _begin(context: Context) -> None:
    from clientdesk.features.customers.pane_looks import begin

    begin(context)


def _directory(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_list import Directory

    return Directory(context)


def _header(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_header import Header

    return Header(context)


def _about(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_about import About

    return About(context)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.customers.pane_form import make_form

    return make_form(context, row, first_values)


def _trash(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_trash import Trash

    return Trash(context, titled=False)


def _classes(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_classes import Classes

    return Classes(context)


def _tags(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_tags import Tags

    return Tags(context)


def _trash_sheet(context: Context, _row: int | None, _first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.customers.pane_trash import Trash

    return Trash(context)


PANES = Panes(
    tabs=(Tab("about", N_("About"), 90, _about),),
    actions=ACTIONS,
    editors=(Editor("customer", _form), Editor("trash", _trash_sheet)),
    settings=(
        SettingsSection("classes", N_("Classes"), "medal", 44, _classes),
        SettingsSection("tags", N_("Tags"), "tag", 45, _tags),
        SettingsSection("trash", N_("Trash"), "trash", 80, _trash),
    ),
    directory=_directory,
    header=_header,
    begin=_begin,
)
