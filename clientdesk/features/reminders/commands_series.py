"""The next one of a reminder that repeats."""

from __future__ import annotations

from datetime import timedelta

from clientdesk.desk.shop import Shop
from clientdesk.features.reminders.commands_checks import moment_columns, note_if_past
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules_rhythm import next_day


def make_next(shop: Shop, reminder: Reminder) -> None:
    """Plan the next one of a series: after this one, and not before today, so that missed ones are not piled up.

    Nothing is planned for one that does not repeat, whose rule has ended, or of whose series another is open already.
    """
    if not reminder.repeats or _goes_on(reminder):
        return
    since = reminder.series_on or reminder.due_on
    behind = max(reminder.due_on, reminder.planned_on or reminder.due_on, shop.today() - timedelta(days=1))
    try:
        on = next_day(reminder.repeats, since, behind)
    except ValueError:
        # A rule of a newer version, from a file: closing it must not fail.
        return
    if on is None:
        return
    at, lead = reminder.planned_time, reminder.planned_lead or 0
    same = ("customer_id", "what", "kind", "staff_id", "note", "to_say", "contact_id", "repeats")
    made = Reminder(
        **{name.removesuffix("_id"): getattr(reminder, name) for name in same},
        **moment_columns(shop, on, at, lead, "row"),
        series=reminder.series or reminder.uid,
        series_on=since,
        planned_on=on,
        planned_time=at,
        planned_lead=lead,
    )
    made.save(force_insert=True)
    note_if_past(shop, made.id, made.due_at)


def _goes_on(reminder: Reminder) -> bool:
    """Whether another of its series is open: this one was done before, and opened again."""
    others = (Reminder.series == reminder.series) & (Reminder.id != reminder.id) & Reminder.done_at.is_null()
    return bool(reminder.series) and Reminder.select().where(others).exists()
