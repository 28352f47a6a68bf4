"""What the owner's own fields add to the window; each part is imported when it is first wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Panes, SettingsSection


def _settings(context: Context) -> QWidget:
    from clientdesk.features.fields.pane_settings import OwnFields

    return OwnFields(context)


def _about(context: Context) -> QWidget:
    from clientdesk.features.fields.pane_about import OwnValues

    return OwnValues(context)


PANES = Panes(
    sections=(AboutSection("own", 40, _about),),
    settings=(SettingsSection("fields", N_("Fields of your own"), "sliders", 46, _settings),),
)
