"""Reminders of single times of an appointment that repeats follow them: moved, cancelled, gone on as another series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from clientdesk.desk.shop import Setting, Shop
from clientdesk.features.appointments.queries_rows import ask, portions, within
from clientdesk.features.appointments.queries_series import Moment, moment_of
from clientdesk.features.appointments.records import Appointment, AppointmentDate
from clientdesk.features.appointments.rules_recurrence import SeriesChange
from clientdesk.features.reminders.commands_checks import day_and_time, moment_columns, write
from clientdesk.features.reminders.commands_series import next_time
from clientdesk.features.reminders.records import Reminder
from clientdesk.store.journal import OpenStep

# The few that have an appointment are found by its index, and not by that of all that are open.
_OF_ONE_TIME = (
    "SELECT id FROM reminder WHERE appointment_id > 0 AND +done_at IS NULL AND occurrence IS NOT NULL ORDER BY id"
)


def follow_occurrences(shop: Shop) -> None:
    """Let reminders of single times be due when those begin now.

    One of a time that fell out goes on to the next, where it is of each; otherwise it goes, as one of an appointment
    that is deleted does.

    Args:
        shop: the shop, with the step.
    """
    if shop.step is None:
        return
    which = [row for (row,) in ask(shop, _OF_ONE_TIME)]
    if not which:
        return
    found = _reminders(which)
    for change in [told for told in shop.step.told if isinstance(told, SeriesChange)]:
        for reminder in found:
            _go_along(reminder, change)
        found = _reminders(which)
    rows, reminders = _touched(shop, shop.step), shop.step.touched(Reminder)
    everything = bool(shop.step.touched(Setting))
    for reminder in found:
        if everything or reminder.id in reminders or _row(reminder) in rows:
            _follow(shop, reminder)


def _reminders(rows: Sequence[int]) -> list[Reminder]:
    return [one for some in portions(rows) for one in Reminder.select().where(Reminder.id.in_(some))]


def _go_along(reminder: Reminder, change: SeriesChange) -> None:
    at = reminder.occurrence
    if at is None or _row(reminder) != change.row or at < change.since:
        return
    columns: dict[str, Any] = {"appointment": change.into, "occurrence": change.moved(at)}
    Reminder.update(**columns).where(Reminder.id == reminder.id).execute()


def _follow(shop: Shop, reminder: Reminder) -> None:
    row = _row(reminder)
    moment = None if row is None else moment_of(shop, row=row, original=reminder.occurrence)
    original: datetime | None = reminder.occurrence
    if moment is None and reminder.series:
        moment = next_time(shop, reminder)
        original = None if moment is None else moment.original
    if moment is None or row is None:
        reminder.delete_instance()
        return
    columns = _columns(shop, reminder, moment, original)
    if columns:
        write(shop, reminder.id, {"due_at": reminder.due_at} | columns)


def _columns(shop: Shop, reminder: Reminder, moment: Moment, original: datetime | None) -> dict[str, Any]:
    """What has to become otherwise of a reminder so that it is of this moment."""
    columns: dict[str, Any] = {}
    on, at = day_and_time(moment)
    planned: date | None = reminder.planned_on
    if (on, at) != (planned, reminder.planned_time):
        lead = reminder.planned_lead or 0
        columns |= moment_columns(shop, on, at, lead, "row") | {"planned_on": on, "planned_time": at}
    if original != reminder.occurrence:
        columns["occurrence"] = original
    told = Appointment.get_or_none(Appointment.id == moment.row)
    customer: int | None = None if told is None else told.customer_id  # type: ignore[attr-defined]
    if customer is not None and customer != reminder.customer_id:  # type: ignore[attr-defined]
        columns["customer"] = customer
    return columns


def _touched(shop: Shop, step: OpenStep) -> frozenset[int]:
    """The series of which this step touched anything."""
    rows = step.touched(Appointment)
    found = set(rows) | step.former(Appointment, "series_id") | step.former(AppointmentDate, "appointment_id")
    for table, column, some_rows in (
        ("appointment", "series_id", rows), ("appointment_date", "appointment_id", step.touched(AppointmentDate)),
    ):  # fmt: skip
        for some in portions(sorted(some_rows)):
            sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL {within('id', some)}"  # noqa: S608
            found.update(row for (row,) in ask(shop, sql, some))
    return frozenset(found)


def _row(reminder: Reminder) -> int | None:
    row: int | None = reminder.appointment_id  # type: ignore[attr-defined]
    return row
