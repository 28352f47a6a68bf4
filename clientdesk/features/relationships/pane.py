"""What kinds of relationship add to the window; each part is imported when it is first wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, Panes, SettingsSection


def _about(context: Context) -> QWidget:
    from clientdesk.features.relationships.pane_about import Relationship

    return Relationship(context)


def _change(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.relationships.pane_form import ChangeKind

    return ChangeKind(context, row, first_values)


def _defaults(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.relationships.pane_defaults import DefaultsForm

    return DefaultsForm(context, row, first_values)


def _settings(context: Context) -> QWidget:
    from clientdesk.features.relationships.pane_settings import Kinds

    return Kinds(context)


def _line(context: Context) -> QWidget:
    from clientdesk.features.relationships.pane_line import RelationshipLine

    return RelationshipLine(context)


PANES = Panes(
    sections=(AboutSection("relationship", 10, _about),),
    editors=(Editor("relationship_period", _change), Editor("relationship_defaults", _defaults)),
    settings=(SettingsSection("relationships", N_("Kinds of relationship"), "handshake", 44, _settings),),
    above=_line,
)
