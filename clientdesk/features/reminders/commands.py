"""What the shop can plan: a reminder, and one that is there written anew; the other verbs stand beside it."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import CustomerRef
from clientdesk.features.reminders.commands_checks import (
    AppointmentRef,
    ContactRef,
    ReminderRef,
    StaffRef,
    Told,
    checked_contact,
    checked_staff,
    note_if_past,
    present,
    told_columns,
    write,
)
from clientdesk.features.reminders.commands_deeds import (
    delete_reminder,
    delete_series,
    dismiss_reminder,
    finish_and_log,
    finish_reminder,
    move_reminder,
    reopen_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.commands_program import follow_zone, mark_raised, rederive_due
from clientdesk.features.reminders.commands_series import goes_on, make_next
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules import After, ReminderKind

__all__ = [
    "add_reminder",
    "change_reminder",
    "delete_reminder",
    "delete_series",
    "dismiss_reminder",
    "finish_and_log",
    "finish_reminder",
    "follow_zone",
    "mark_raised",
    "move_reminder",
    "rederive_due",
    "reopen_reminder",
    "snooze_reminder",
]

_SAME_MOMENT = ("due_on", "due_time", "lead", "repeats", "occurrence", "after_days", "after_what")


def add_reminder(
    shop: Shop,
    *,
    what: str,
    due_on: date | None = None,
    due_time: str | None = None,
    customer: CustomerRef | None = None,
    kind: ReminderKind = ReminderKind.NOTE,
    staff: StaffRef | None = None,
    note: str = "",
    to_say: str = "",
    appointment: AppointmentRef | None = None,
    contact: ContactRef | None = None,
    lead: int = 0,
    after_days: int | None = None,
    after_what: After = After.CONTACT,
    repeats: str = "",
    occurrence: datetime | None = None,
    each: bool = False,
) -> int:
    """Plan something to do and return its id.

    Args:
        shop: the shop.
        what: in the owner's words, one line.
        due_on: the day; not needed with an appointment or with `after_days`.
        due_time: the time of that day by the shop's wall, "HH:MM"; any time where it is not given.
        customer: about whom, None for nobody; with an appointment whoever that is with.
        kind: what is to be done.
        staff: whom to remind; the person at the desk where it is not given.
        note: what to know.
        to_say: what to say.
        appointment: it is due when this one begins, wherever that is moved.
        contact: the one at which it was agreed.
        lead: so many minutes earlier.
        after_days: it is due so many days after the last `after_what` with the customer, or from today without one.
        after_what: what it follows.
        repeats: a recurrence rule (RFC 5545, "FREQ=WEEKLY;BYDAY=TH"), "" for none; what it leaves open is as on the
            day.
        occurrence: of an appointment that repeats, which one: the start that its rule gave it; the next otherwise.
        each: of an appointment that repeats each time, one after the other.

    Raises:
        UserError: nothing is left of `what`, the day, time or rule is none, or the customer, person, appointment or
            contact is not there.
    """
    told = Told(
        what, kind, due_on, due_time, customer, note, to_say, appointment, lead, after_days, after_what, repeats,
        occurrence, each,
    )  # fmt: skip
    columns = told_columns(shop, told)
    columns |= {"staff": shop.staff if staff is None else checked_staff(staff)}
    columns |= {"contact": None if contact is None else checked_contact(contact)}
    reminder = Reminder(**columns)
    reminder.series = reminder.uid if goes_on(columns, each=each) else ""
    reminder.save(force_insert=True)
    note_if_past(shop, reminder.id, columns["due_at"])
    return int(reminder.id)


def change_reminder(
    shop: Shop,
    *,
    row: ReminderRef,
    what: str,
    due_on: date | None = None,
    due_time: str | None = None,
    customer: CustomerRef | None = None,
    kind: ReminderKind = ReminderKind.NOTE,
    staff: StaffRef | None = None,
    note: str = "",
    to_say: str = "",
    appointment: AppointmentRef | None = None,
    contact: ContactRef | None = None,
    lead: int = 0,
    after_days: int | None = None,
    after_what: After = After.CONTACT,
    repeats: str = "",
    occurrence: datetime | None = None,
    each: bool = False,
    only_this: bool = False,
) -> None:
    """Write a reminder anew, as its form shows it; the arguments mean what they mean for a new one.

    Args:
        shop: the shop.
        row: which reminder.
        what: in the owner's words.
        due_on: the day.
        due_time: the time of that day, None for any time.
        customer: about whom, None for nobody.
        kind: what is to be done.
        staff: whom to remind, None for nobody in particular.
        note: what to know.
        to_say: what to say.
        appointment: at whose start it is due.
        contact: the one at which it was agreed; None leaves it as it is.
        lead: so many minutes earlier.
        after_days: so many days after the last `after_what`.
        after_what: what it follows.
        repeats: a recurrence rule, "" for none.
        occurrence: of an appointment that repeats, which one.
        each: of an appointment that repeats each time.
        only_this: of a series, this one time alone: it leaves the series, which goes on as it was. Otherwise those
            that follow are as this one is now.

    Raises:
        UserError: as for `add_reminder`, or the reminder is not there.
    """
    old = present(row)
    told = Told(
        what, kind, due_on, due_time, customer, note, to_say, appointment, lead, after_days, after_what,
        "" if only_this else repeats, occurrence, each and not only_this,
    )  # fmt: skip
    columns = told_columns(shop, told)
    columns |= {"staff": None if staff is None else checked_staff(staff)}
    if contact is not None:
        columns |= {"contact": checked_contact(contact)}
    if only_this and old.series and old.done_at is None:
        make_next(shop, old)
    if old.appointment_id == columns["appointment"] and all(  # type: ignore[attr-defined]
        getattr(old, name) == columns[name] for name in _SAME_MOMENT
    ):
        # Nothing was said of when: what it was put off from stays known.
        for name in ("series_on", "planned_on", "planned_time", "planned_lead"):
            del columns[name]
    columns |= {"series": (old.series or old.uid) if goes_on(columns, each=told.each) else ""}
    write(shop, row, columns)
