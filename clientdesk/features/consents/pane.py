"""What consents add to the window; each part is imported when it is first wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, Panes


def _about(context: Context) -> QWidget:
    from clientdesk.features.consents.pane_about import Consents

    return Consents(context)


def _form(context: Context, _row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.consents.pane_form import ConsentForm

    return ConsentForm(context, first_values)


PANES = Panes(sections=(AboutSection("consents", 60, _about),), editors=(Editor("consent", _form),))
