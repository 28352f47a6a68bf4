"""What appointments add to the window: the form, and the action that opens it for the customer shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, ProfileAction


def _add_for(context: Context, customer: int) -> None:
    context.edit("appointment", None, customer=customer)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    # Imported when it is first wanted, so that the start is quick.
    from clientdesk.features.appointments.pane_form import AppointmentForm

    return AppointmentForm(context, row, first_values)


def _held(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.appointments.pane_held import HeldForm

    return HeldForm(context, row, first_values)


def _of_guest(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    """The form of the appointment to which a guest is asked, since that is where the search leads."""
    from clientdesk.features.appointments.queries_guests import appointment_of_guest

    return _form(context, None if row is None else context.bridge.ask(appointment_of_guest, row=row), first_values)


PANES = Panes(
    actions=(ProfileAction("appointment", N_("Appointment"), "calendar-plus", 60, _add_for),),
    # Whatever can be said to have been held has an editor of this name beside its form.
    editors=(
        Editor("appointment", _form),
        Editor("appointment_held", _held),
        Editor("appointment_guest", _of_guest),
    ),
)
