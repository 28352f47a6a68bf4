"""What the verbs of reminders have in common: what may be told, which rows are there, how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.recurrence import written
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.commands import LARGEST_ID, present_customer
from clientdesk.features.reminders.queries_contacts import last_contact_day
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import (
    LONGEST_LEAD,
    MOST_DAYS_AFTER,
    After,
    ReminderKind,
    day_after,
    due_moment,
    read_time,
)
from clientdesk.features.reminders.rules_rhythm import read_rhythm
from clientdesk.features.staff.records import Staff

if TYPE_CHECKING:
    from clientdesk.features.appointments.queries_series import Moment

ReminderRef = Annotated[int, RowOf("reminder")]
StaffRef = Annotated[int, RowOf("staff")]
AppointmentRef = Annotated[int, RowOf("appointment")]
ContactRef = Annotated[int, RowOf("contact")]

LONGEST = 500
LONGEST_NOTE = 20_000
_YEARS = range(1900, 2200)
_UNPLANNED = {"planned_on": None, "planned_time": None, "planned_lead": None}


@dataclass(frozen=True, slots=True)
class Told:
    """What a person tells of a reminder; the arguments of `add_reminder`."""

    what: str
    kind: ReminderKind
    due_on: date | None
    due_time: str | None
    customer: int | None
    note: str
    to_say: str
    appointment: int | None
    lead: int
    after_days: int | None
    after_what: After
    repeats: str
    occurrence: datetime | None = None
    each: bool = False


def told_columns(shop: Shop, told: Told) -> dict[str, Any]:
    """The columns of what a person tells of a reminder.

    Raises:
        UserError: at the argument that cannot be meant.
    """
    said = tidy(told.what)
    if not said:
        raise UserError("what", N_("Please say what is to be done."))
    if len(said) > LONGEST:
        raise UserError("what", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    columns = {"what": said, "kind": ReminderKind(told.kind).value}
    for field, text in (("note", told.note), ("to_say", told.to_say)):
        if len(text) > LONGEST_NOTE:
            raise UserError(field, Phrase(N_("Please keep this under {most} characters."), most=LONGEST_NOTE))
        columns[field] = tidy_lines(text).strip()
    if told.customer is not None:
        present_customer(told.customer)
    if not 0 <= told.lead <= LONGEST_LEAD:
        raise UserError("lead", N_("A reminder can come up to a year ahead."))
    return columns | _timed_columns(shop, told)


def moment_columns(shop: Shop, on: date, at: str | None, lead: int, field: str) -> dict[str, Any]:
    """The columns of when it is due."""
    within_reach(on, field)
    return {
        "due_on": on,
        "due_time": at,
        "lead": lead,
        "zone": shop.zone.key,
        "due_at": due_moment(on, at, shop.zone, lead),
        "on_sight": False,
    }


def within_reach(day: date, field: str) -> None:
    """See that nobody slipped by a century.

    Raises:
        UserError: on `field`.
    """
    if day.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))


def present(row: int) -> Reminder:
    """The reminder itself, of nobody who lies in the trash.

    Raises:
        UserError: on "row" or "customer".
    """
    reminder = Reminder.get_or_none(Reminder.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(reminder, Reminder):
        raise UserError("row", N_("This reminder is not there any more."))
    customer: int | None = reminder.customer_id  # type: ignore[attr-defined]
    if customer is not None:
        present_customer(customer)
    return reminder


def present_open(row: int) -> Reminder:
    """The same, of one that is still to be done.

    Raises:
        UserError: on "row" or "customer".
    """
    reminder = present(row)
    if reminder.done_at is not None:
        raise UserError("row", N_("This reminder is done already."))
    return reminder


def checked_staff(row: int) -> int:
    """The id of somebody on the staff.

    Raises:
        UserError: on "staff".
    """
    if not (0 < row <= LARGEST_ID and Staff.select().where(Staff.id == row).exists()):
        raise UserError("staff", N_("There is no such person on the staff."))
    return row


def checked_contact(row: int) -> int:
    """The id of a contact that is there.

    Raises:
        UserError: on "contact".
    """
    if not (0 < row <= LARGEST_ID and Contact.select().where(Contact.id == row).exists()):
        raise UserError("contact", N_("This contact is not there any more."))
    return row


def write(shop: Shop, row: int, columns: dict[str, Any]) -> None:
    """Write the columns past the object: Peewee types a foreign key as the row it points to."""
    Reminder.update(**columns).where(Reminder.id == row).execute()
    note_if_past(shop, row, columns["due_at"])


def note_if_past(shop: Shop, row: int, due_at: datetime) -> None:
    """Who plans something for a moment that is past (for any time today, say) knows it; the clock need not tell."""
    if due_at <= shop.now():
        note_raised([{"reminder": row, "due_at": due_at, "raised_at": shop.now()}])


def note_raised(shown: Sequence[dict[str, Any]]) -> None:
    """Note which were shown, each for its moment."""
    (
        ReminderRaised.insert_many(shown)
        .on_conflict(
            conflict_target=[ReminderRaised.reminder, ReminderRaised.due_at], preserve=[ReminderRaised.raised_at]
        )
        .execute()
    )


def day_and_time(moment: Moment) -> tuple[date, str | None]:
    """The day on which an appointment begins, and the time where it has one."""
    return moment.starts.date(), None if moment.all_day else f"{moment.starts:%H:%M}"


# --- Inside


def _timed_columns(shop: Shop, told: Told) -> dict[str, Any]:
    """The columns of whom it is about and when: on a day, at an appointment, or so long after a contact."""
    rules: dict[str, Any] = {
        "customer": told.customer, "appointment": None, "occurrence": None, "after_days": None, "after_what": "",
        "repeats": "", "series_on": None,
    }  # fmt: skip
    at = _time(told.due_time)
    if told.appointment is not None:
        _refuse_repeats(told)
        met, moment = _met(shop, told.appointment, told.occurrence)
        customer: int | None = met.customer_id  # type: ignore[attr-defined]
        rules |= {"appointment": met.id, "customer": told.customer if customer is None else customer}
        rules |= {"occurrence": moment.original}
        on, at = day_and_time(moment)
    elif told.after_days is not None:
        _refuse_repeats(told)
        on = _day_after(shop, told.after_days, told.customer)
        made_on = shop.today()
        rules |= {"after_days": told.after_days, "after_what": After(told.after_what).value, "series_on": made_on}
    elif told.due_on is None:
        raise UserError("due_on", N_("Please give the day."))
    else:
        on = told.due_on
        within_reach(on, "due_on")
        if told.repeats.strip():
            rules |= {"repeats": _rule(told.repeats, on), "series_on": on}
    followed = told.appointment is not None or told.after_days is not None or bool(rules["repeats"])
    rules |= {"planned_on": on, "planned_time": at, "planned_lead": told.lead} if followed else dict(_UNPLANNED)
    return rules | moment_columns(shop, on, at, told.lead, "due_on")


def _day_after(shop: Shop, days: int, customer: int | None) -> date:
    if customer is None:
        raise UserError("customer", N_("Please say whose contact it follows."))
    if not 0 <= days <= MOST_DAYS_AFTER:
        words = Phrase(N_("Please give a number of days, {most} at most."), most=MOST_DAYS_AFTER)
        raise UserError("after_days", words)
    return day_after(last_contact_day(shop, customer=customer), days, shop.today())


def _appointment(row: int) -> Appointment:
    found = Appointment.get_or_none(Appointment.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Appointment):
        raise UserError("appointment", N_("This appointment is not in the calendar any more."))
    customer: int | None = found.customer_id  # type: ignore[attr-defined]
    if customer is not None:
        present_customer(customer)
    return found


def _met(shop: Shop, row: int, occurrence: datetime | None) -> tuple[Appointment, Moment]:
    """The appointment, of one of a series the series; and when it takes place, of a series the next time."""
    # Only a reminder of an appointment waits for the arithmetic of series.
    from clientdesk.features.appointments.queries_series import moment_of, next_occurrences

    met = _appointment(row)
    series: int | None = met.series_id  # type: ignore[attr-defined]
    if series is not None and met.original is not None:
        met, occurrence = _appointment(series), met.original
    elif not met.repeats:
        occurrence = None
    elif occurrence is None:
        coming = next_occurrences(shop, row=met.id, after=shop.local_now())
        if not coming:
            raise UserError("appointment", N_("Nothing of this series is ahead any more."))
        occurrence = coming[0].original
    else:
        occurrence = occurrence.replace(tzinfo=None, microsecond=0, fold=0)
    moment = moment_of(shop, row=met.id, original=occurrence)
    if moment is None:
        raise UserError("occurrence", N_("This one of the series is not in the calendar any more."))
    return met, replace(moment, original=occurrence)


def _refuse_repeats(told: Told) -> None:
    if told.repeats.strip():
        raise UserError("repeats", N_("Only a reminder for a day can repeat."))


def _rule(text: str, on: date) -> str:
    try:
        return written(read_rhythm(text, on))
    except ValueError as error:
        raise UserError("repeats", N_("Nothing can repeat in this way. Please choose another one.")) from error


def _time(text: str | None) -> str | None:
    if text is None or not text.strip():
        return None
    try:
        return read_time(text)
    except ValueError as error:
        raise UserError("due_time", N_("A time looks like 9:30 or 17:00.")) from error
