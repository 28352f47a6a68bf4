"""What reminders add to the window: the form, and the action that opens it for the customer shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, FormHint, Panes, ProfileAction


def _add_for(context: Context, customer: int) -> None:
    context.edit("reminder", None, customer=customer)


def _add(context: Context) -> None:
    context.edit("reminder", None)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    # Imported when it is first wanted, so that the start is quick.
    from clientdesk.features.reminders.pane_form import ReminderForm

    return ReminderForm(context, row, first_values)


def _before(context: Context) -> QWidget:
    from clientdesk.features.reminders.pane_before import RemindBefore

    return RemindBefore(context)


PANES = Panes(
    actions=(ProfileAction("reminder", N_("Reminder"), "bell", 50, _add_for, "Ctrl+R", alone=_add),),
    editors=(Editor("reminder", _form),),
    hints=(FormHint("appointment", _before),),
)
