"""The next one of a reminder that repeats, by a rule of its own or with each time of an appointment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from clientdesk.desk.shop import Shop
from clientdesk.features.reminders.commands_checks import day_and_time, moment_columns, note_if_past
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules_rhythm import next_day

if TYPE_CHECKING:
    from clientdesk.features.appointments.queries_series import Moment

_SAME = ("customer_id", "what", "kind", "staff_id", "note", "to_say", "contact_id", "repeats", "appointment_id")
_AHEAD = 3


def goes_on(columns: Mapping[str, Any], *, each: bool) -> bool:
    """Whether a reminder of these columns is one of a series: by its rule, or of each time of an appointment."""
    return bool(columns["repeats"]) or (each and columns["occurrence"] is not None)


def make_next(shop: Shop, reminder: Reminder) -> None:
    """Plan the next one of a series: after this one, and not before today, so that missed ones are not piled up.

    Nothing is planned for one that does not repeat, whose rule or appointment has ended, or of whose series another is
    open already.
    """
    if not reminder.series or _is_open(reminder):
        return
    if reminder.occurrence is not None:
        moment = next_time(shop, reminder)
        if moment is not None:
            _make(shop, reminder, *day_and_time(moment), occurrence=moment.original)
        return
    since = reminder.series_on or reminder.due_on
    behind = max(reminder.due_on, reminder.planned_on or reminder.due_on, shop.today() - timedelta(days=1))
    try:
        on = next_day(reminder.repeats, since, behind) if reminder.repeats else None
    except ValueError:
        # A rule of a newer version, from a file: closing it must not fail.
        return
    if on is not None:
        _make(shop, reminder, on, reminder.planned_time, series_on=since)


def next_time(shop: Shop, reminder: Reminder) -> Moment | None:
    """The next time of the appointment after the one that a reminder is of, today or later; None where it has ended."""
    from clientdesk.features.appointments.queries_series import next_occurrences

    row: int | None = reminder.appointment_id  # type: ignore[attr-defined]
    planned = reminder.planned_on or reminder.due_on
    at = time.fromisoformat(reminder.planned_time) if reminder.planned_time else time()
    behind = datetime.combine(planned, at) + timedelta(minutes=1)
    if row is None:
        return None
    after = max(behind, datetime.combine(shop.today(), time()))
    coming = next_occurrences(shop, row=row, after=after, most=_AHEAD)
    return next((one for one in coming if one.original not in {None, reminder.occurrence}), None)


def _make(shop: Shop, reminder: Reminder, on: date, at: str | None, **more: Any) -> None:  # noqa: ANN401 - columns
    lead = reminder.planned_lead or 0
    made = Reminder(
        **{name.removesuffix("_id"): getattr(reminder, name) for name in _SAME},
        **moment_columns(shop, on, at, lead, "row"),
        **more,
        series=reminder.series,
        planned_on=on,
        planned_time=at,
        planned_lead=lead,
    )
    made.save(force_insert=True)
    note_if_past(shop, made.id, made.due_at)


def _is_open(reminder: Reminder) -> bool:
    """Whether another of its series is open: this one was done before, and opened again."""
    others = (Reminder.series == reminder.series) & (Reminder.id != reminder.id) & Reminder.done_at.is_null()
    return Reminder.select().where(others).exists()
