"""What the shop can do with reminders: add, change, finish, put off, delete; and what the program notes by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import peewee as pw

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import ReminderKind, due_moment, read_time, up_to_the_minute
from clientdesk.features.staff.records import Staff

ReminderRef = Annotated[int, RowOf("reminder")]
StaffRef = Annotated[int, RowOf("staff")]

LONGEST = 500
_YEARS = range(1900, 2200)
_AT_ONCE = 500
_WEEKS_AHEAD = timedelta(weeks=8)


def add_reminder(
    shop: Shop,
    *,
    what: str,
    due_on: date,
    due_time: str | None = None,
    customer: CustomerRef | None = None,
    kind: ReminderKind = ReminderKind.NOTE,
    staff: StaffRef | None = None,
) -> int:
    """Plan something to do and return its id.

    Args:
        shop: the shop.
        what: in the owner's words, one line.
        due_on: the day.
        due_time: the time of that day by the shop's wall, "HH:MM"; any time where it is not given.
        customer: about whom, None for nobody.
        kind: what is to be done.
        staff: whom to remind; the person at the desk where it is not given.

    Raises:
        UserError: nothing is left of `what`, the day or time is none, or the customer or person is not there.
    """
    columns = _columns(shop, what=what, due_on=due_on, due_time=due_time, customer=customer, kind=kind)
    reminder = Reminder.create(**columns, staff=shop.staff if staff is None else _staff(staff))
    _note_if_past(shop, reminder.id, columns["due_at"])
    return int(reminder.id)


def change_reminder(
    shop: Shop,
    *,
    row: ReminderRef,
    what: str,
    due_on: date,
    due_time: str | None = None,
    customer: CustomerRef | None = None,
    kind: ReminderKind = ReminderKind.NOTE,
    staff: StaffRef | None = None,
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

    Raises:
        UserError: as for `add_reminder`, or the reminder is not there.
    """
    _present(row)
    columns = _columns(shop, what=what, due_on=due_on, due_time=due_time, customer=customer, kind=kind)
    _write(shop, row, columns | {"staff": None if staff is None else _staff(staff)})


def finish_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Tick a reminder off.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there, or done already.
    """
    _open(row)
    Reminder.update(done_at=shop.now()).where(Reminder.id == row).execute()


def finish_and_log(shop: Shop, *, row: ReminderRef, note: str = "") -> int:
    """Tick a reminder off and write down the contact it was for, in one step; returns the contact's id.

    Args:
        shop: the shop.
        row: which reminder; it has to be about a customer.
        note: what was said; what the reminder says where it is not given.

    Raises:
        UserError: the reminder is not there, done already, or about nobody.
    """
    reminder = _open(row)
    if reminder.customer_id is None:  # type: ignore[attr-defined]
        raise UserError("row", N_("This reminder is not about a customer."))
    finish_reminder(shop, row=row)
    kind = ContactKind(reminder.kind)
    return log_contact(
        shop,
        customer=reminder.customer_id,  # type: ignore[attr-defined]
        kind=kind,
        direction=Direction.NONE if kind in (ContactKind.NOTE, ContactKind.VISIT, ContactKind.MEETING)
        else Direction.OUTGOING,
        note=note or reminder.what,
    )  # fmt: skip


def reopen_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Take the tick off a reminder again.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there, or not done.
    """
    if _present(row).done_at is None:
        raise UserError("row", N_("This reminder is not done yet."))
    Reminder.update(done_at=None).where(Reminder.id == row).execute()


def snooze_reminder(shop: Shop, *, row: ReminderRef, until: datetime) -> None:
    """Put a reminder off to a later moment.

    Args:
        shop: the shop.
        row: which reminder.
        until: naive wall time; seconds are rounded up to a minute.

    Raises:
        UserError: it is not there or done, or the moment is past.
    """
    _open(row)
    _within_reach(until.date(), "until")
    full = up_to_the_minute(until.replace(tzinfo=None, fold=0))
    columns = _moment_columns(shop, full.date(), full.strftime("%H:%M"), "until")
    if columns["due_at"] <= shop.now():
        raise UserError("until", N_("This moment is past. Please choose a later one."))
    _write(shop, row, columns)


def move_reminder(shop: Shop, *, row: ReminderRef, to: date) -> None:
    """Move a reminder to another day; its time of day stays.

    Args:
        shop: the shop.
        row: which reminder.
        to: the day.

    Raises:
        UserError: it is not there, or the day cannot be meant.
    """
    _write(shop, row, _moment_columns(shop, to, _present(row).due_time, "to"))


def delete_reminder(shop: Shop, *, row: ReminderRef) -> None:
    """Take a reminder away.

    Args:
        shop: the shop.
        row: which reminder.

    Raises:
        UserError: it is not there.
    """
    _present(row).delete_instance()


# --- What the program does by itself


def mark_raised(shop: Shop, *, rows: tuple[ReminderRef, ...]) -> None:
    """Note that these reminders were shown for the moment at which they are due now.

    Args:
        shop: the shop.
        rows: which reminders; those that are gone are passed over.
    """
    for part in _parts([row for row in rows if 0 < row <= LARGEST_ID]):
        found = Reminder.select(Reminder.id, Reminder.due_at).where(Reminder.id.in_(part))
        shown = [{"reminder": one.id, "due_at": one.due_at, "raised_at": shop.now()} for one in found]
        if shown:
            _note_raised(shown)


def follow_zone(shop: Shop) -> None:
    """Hang what is open on the wall of the shop's present zone: the time stays as the owner said it.

    Args:
        shop: the shop; the zone is that of its settings, which the clock has yet to follow.
    """
    _derive(Reminder.done_at.is_null() & (Reminder.zone != shop.settings.zone), shop.settings.zone)


def rederive_due(shop: Shop) -> None:
    """Derive the due instants of what comes next again: the rules of a zone, or the clock, may have changed since.

    Only the coming weeks are looked at; what is further ahead comes nearer before it is due. What is said to have been
    shown later than now was shown by a clock that was wrong, and is to be shown again.

    Args:
        shop: the shop.
    """
    ReminderRaised.delete().where(ReminderRaised.raised_at > shop.now()).execute()
    near = Reminder.due_at.between(shop.now() - _WEEKS_AHEAD, shop.now() + _WEEKS_AHEAD)
    _derive(Reminder.done_at.is_null() & near, shop.zone.key)


def _derive(which: pw.Expression, zone: str) -> None:
    said = Reminder.select(Reminder.due_on, Reminder.due_time, Reminder.zone, Reminder.due_at).where(which).distinct()
    for one in list(said):
        right = due_moment(one.due_on, one.due_time, ZoneInfo(zone))
        if (one.zone, one.due_at) != (zone, right):
            at = Reminder.due_time.is_null() if one.due_time is None else Reminder.due_time == one.due_time
            same = at & (Reminder.due_on == one.due_on) & (Reminder.zone == one.zone) & (Reminder.due_at == one.due_at)
            Reminder.update(zone=zone, due_at=right).where(which & same).execute()


# --- Checks


def _columns(
    shop: Shop, *, what: str, due_on: date, due_time: str | None, customer: int | None, kind: ReminderKind
) -> dict[str, Any]:
    """The columns of what a person tells of a reminder."""
    said = tidy(what)
    if not said:
        raise UserError("what", N_("Please say what is to be done."))
    if len(said) > LONGEST:
        raise UserError("what", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    if customer is not None:
        present_customer(customer)
    return {
        "what": said,
        "customer": customer,
        "kind": ReminderKind(kind).value,
        **_moment_columns(shop, due_on, _time(due_time), "due_on"),
    }


def _moment_columns(shop: Shop, on: date, at: str | None, field: str) -> dict[str, Any]:
    _within_reach(on, field)
    return {"due_on": on, "due_time": at, "zone": shop.zone.key, "due_at": due_moment(on, at, shop.zone)}


def _within_reach(day: date, field: str) -> None:
    if day.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))


def _time(text: str | None) -> str | None:
    if text is None or not text.strip():
        return None
    try:
        return read_time(text)
    except ValueError as error:
        raise UserError("due_time", N_("A time looks like 9:30 or 17:00.")) from error


def _present(row: int) -> Reminder:
    """The reminder itself, of nobody who lies in the trash."""
    reminder = Reminder.get_or_none(Reminder.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(reminder, Reminder):
        raise UserError("row", N_("This reminder is not there any more."))
    customer: int | None = reminder.customer_id  # type: ignore[attr-defined]
    if customer is not None:
        present_customer(customer)
    return reminder


def _open(row: int) -> Reminder:
    reminder = _present(row)
    if reminder.done_at is not None:
        raise UserError("row", N_("This reminder is done already."))
    return reminder


def _staff(row: int) -> int:
    if not (0 < row <= LARGEST_ID and Staff.select().where(Staff.id == row).exists()):
        raise UserError("staff", N_("There is no such person on the staff."))
    return row


def _write(shop: Shop, row: int, columns: dict[str, Any]) -> None:
    """Write the columns past the object: Peewee types a foreign key as the row it points to."""
    Reminder.update(**columns).where(Reminder.id == row).execute()
    _note_if_past(shop, row, columns["due_at"])


def _note_if_past(shop: Shop, row: int, due_at: datetime) -> None:
    """Who plans something for a moment that is past (for any time today, say) knows it; the clock need not tell."""
    if due_at <= shop.now():
        _note_raised([{"reminder": row, "due_at": due_at, "raised_at": shop.now()}])


def _note_raised(shown: Sequence[dict[str, Any]]) -> None:
    (
        ReminderRaised.insert_many(shown)
        .on_conflict(
            conflict_target=[ReminderRaised.reminder, ReminderRaised.due_at], preserve=[ReminderRaised.raised_at]
        )
        .execute()
    )


def _parts(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """`rows` in lots that one statement can take."""
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
