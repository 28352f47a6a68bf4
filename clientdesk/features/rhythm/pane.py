"""What the rhythm adds to the window: two tiles of the profile, the form behind them, a section of the settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.rhythm.pane_tiles import KEEP, LAST
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, ProfileAction, SettingsSection


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.rhythm.pane_form import NotNeededForm, RhythmForm

    customer = int(first_values.get("customer") or 0) if row is None else row
    return NotNeededForm(context, customer) if first_values.get("deed") == "dismiss" else RhythmForm(context, customer)


def _settings(context: Context) -> QWidget:
    from clientdesk.features.rhythm.pane_settings import RhythmSettings

    return RhythmSettings(context)


def _open(context: Context, customer: int) -> None:
    context.edit("next_touch", customer)


PANES = Panes(
    tiles=(LAST, KEEP),
    actions=(ProfileAction("keep_in_touch", N_("Keep in touch…"), "clock-clockwise", 145, _open, "Ctrl+Shift+K"),),
    editors=(Editor("next_touch", _form),),
    settings=(SettingsSection("rhythm", N_("Keep in touch"), "clock-clockwise", 45, _settings),),
)
