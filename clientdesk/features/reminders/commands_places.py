"""A reminder is put elsewhere in the calendar: another day, another time, another person."""

from __future__ import annotations

from datetime import datetime

from clientdesk.desk.shop import Shop
from clientdesk.features.reminders.commands_checks import (
    ReminderRef,
    StaffRef,
    checked_staff,
    moment_columns,
    present,
    write,
)


def place_reminder(
    shop: Shop,
    *,
    row: ReminderRef,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    staff: StaffRef | None = None,
    hand_over: bool = False,
) -> None:
    """Let a reminder be due at another moment; of a series, this one alone.

    Args:
        shop: the shop.
        row: which reminder.
        starts: naive wall time, to the minute; of one for any time of a day only the date counts.
        ends: not used: a reminder takes no time.
        all_day: it may be done at any time of the day.
        staff: who does it from now on, with `hand_over`; None for nobody in particular.
        hand_over: it goes to `staff`.

    Raises:
        UserError: it is not there, or the day or the person cannot be meant.
    """
    del ends
    reminder = present(row)
    at = None if all_day else starts.strftime("%H:%M")
    columns = moment_columns(shop, starts.date(), at, reminder.lead, "starts")
    if hand_over:
        columns |= {"staff": None if staff is None else checked_staff(staff)}
    write(shop, row, columns)
