"""What closed days add to the window; each part is imported when it is first wanted."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, FormHint, Panes, SettingsSection


def _settings(context: Context) -> QWidget:
    from clientdesk.features.closures.pane_settings import DaysOff

    return DaysOff(context)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.closures.pane_form import ClosedDayForm

    return ClosedDayForm(context, row, first_values)


def _hint(field: str, context: Context) -> QWidget:
    from clientdesk.features.closures.pane_hint import DayOffHint

    return DayOffHint(context, field)


PANES = Panes(
    # Right beneath the shop with its opening hours.
    settings=(SettingsSection("days_off", N_("Days off"), "calendar-x", 31, _settings),),
    editors=(Editor("closed_day", _form),),
    hints=(FormHint("reminder", partial(_hint, "due_on")), FormHint("promise", partial(_hint, "due_on"))),
)
