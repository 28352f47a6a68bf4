"""The reminder that is set in the form of an appointment: so long before it begins, or none."""

from __future__ import annotations

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.customers.commands import LARGEST_ID
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.commands_checks import AppointmentRef, ReminderRef, present_open
from clientdesk.features.reminders.commands_deeds import delete_reminder, delete_series
from clientdesk.features.reminders.rules import ReminderKind


def remind_before(
    shop: Shop, *, appointment: AppointmentRef, lead: int | None = None, reminder: ReminderRef | None = None
) -> int | None:
    """Be reminded of an appointment so many minutes before it begins, or not any more; return the id of the reminder.

    Args:
        shop: the shop.
        appointment: of what; of one that repeats, of each time.
        lead: how many minutes before, 0 for when it begins; None for no reminder.
        reminder: the one that was there so far; it is written anew, or goes.

    Raises:
        UserError: the appointment or the reminder is not there, or it would come more than a year before.
    """
    if reminder is not None:
        known = present_open(reminder)
        (delete_series if known.series else delete_reminder)(shop, row=reminder)
    if lead is None:
        return None
    found = Appointment.get_or_none(Appointment.id == appointment) if 0 < appointment <= LARGEST_ID else None
    if not isinstance(found, Appointment):
        raise UserError("appointment", N_("This appointment is not in the calendar any more."))
    kind = ReminderKind.CALL if found.kind == ReminderKind.CALL.value else ReminderKind.NOTE
    return add_reminder(shop, what=found.what, appointment=appointment, lead=lead, kind=kind, each=bool(found.repeats))
