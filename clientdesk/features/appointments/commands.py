"""What the shop can do with its appointments."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.appointments.rules import LONGEST, USUAL_LENGTH, moved_to, whole_days
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.staff.records import Staff

AppointmentRef = Annotated[int, RowOf("appointment")]
StaffRef = Annotated[int, RowOf("staff")]

_LONGEST_LINE = 500
_YEARS = range(1900, 2200)


class AppointmentKind(StrEnum):
    """What is agreed."""

    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


def add_appointment(
    shop: Shop,
    *,
    what: str,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    customer: CustomerRef | None = None,
    kind: AppointmentKind = AppointmentKind.MEETING,
    place: str = "",
    note: str = "",
    staff: StaffRef | None = None,
) -> int:
    """Put an appointment into the calendar and return its id.

    Args:
        shop: the shop.
        what: what it is about, one line.
        starts: naive wall time; of an all-day one only the date counts.
        ends: naive wall time, exclusive; the last day of an all-day one; an hour later when not given.
        all_day: it takes whole days.
        customer: with whom, None for nobody.
        kind: what is agreed.
        place: where.
        note: anything else.
        staff: who of the shop; the person at the desk when not given.

    Raises:
        UserError: nothing is left of `what`, the end is not after the start or too far from it, or the customer or
            person is not there.
    """
    columns = _columns(shop, what=what, all_day=all_day, customer=customer, kind=kind, place=place, note=note)
    first, last = _span(starts, ends, all_day=all_day)
    at_desk = shop.staff if staff is None else _staff(staff)
    return int(Appointment.create(**columns, starts=first, ends=last, staff=at_desk).id)


def change_appointment(
    shop: Shop,
    *,
    row: AppointmentRef,
    what: str,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    customer: CustomerRef | None = None,
    kind: AppointmentKind = AppointmentKind.MEETING,
    place: str = "",
    note: str = "",
    staff: StaffRef | None = None,
) -> None:
    """Write an appointment anew, as its form shows it; the arguments mean what they mean for a new one.

    Args:
        shop: the shop.
        row: which appointment.
        what: what it is about, one line.
        starts: naive wall time; of an all-day one only the date counts.
        ends: naive wall time, exclusive; the last day of an all-day one; an hour later when not given.
        all_day: it takes whole days.
        customer: with whom, None for nobody.
        kind: what is agreed.
        place: where.
        note: anything else.
        staff: who of the shop, None for nobody in particular.

    Raises:
        UserError: as for `add_appointment`, or the appointment is not there.
    """
    _present(row)
    columns = _columns(shop, what=what, all_day=all_day, customer=customer, kind=kind, place=place, note=note)
    first, last = _span(starts, ends, all_day=all_day)
    _write(row, columns | {"starts": first, "ends": last, "staff": None if staff is None else _staff(staff)})


def move_appointment(shop: Shop, *, row: AppointmentRef, to: date) -> None:
    """Move an appointment to another day; its time of day and its length stay.

    Args:
        shop: the shop.
        row: which appointment.
        to: the day on which it begins from now on.

    Raises:
        UserError: the appointment is not there, or nobody lives in that year.
    """
    appointment = _present(row)
    _within_reach(to, "to")
    starts, ends = moved_to(appointment.starts, appointment.ends, to)
    _write(row, {"starts": starts, "ends": ends, "zone": shop.zone.key})


def delete_appointment(shop: Shop, *, row: AppointmentRef) -> None:
    """Take an appointment out of the calendar.

    Args:
        shop: the shop.
        row: which appointment.

    Raises:
        UserError: it is not there.
    """
    _present(row).delete_instance()


# --- Checks


def _present(row: int) -> Appointment:
    """The appointment itself, with nobody who lies in the trash."""
    found = Appointment.get_or_none(Appointment.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Appointment):
        raise UserError("row", N_("This appointment is not in the calendar any more."))
    customer: int | None = found.customer_id  # type: ignore[attr-defined]
    if customer is not None:
        present_customer(customer)
    return found


def _columns(
    shop: Shop, *, what: str, all_day: bool, customer: int | None, kind: AppointmentKind, place: str, note: str
) -> dict[str, Any]:
    """The columns of what a person tells of an appointment, but for when it is and whose."""
    said = tidy(what)
    if not said:
        raise UserError("what", N_("Please say what the appointment is about."))
    for field, text in (("what", said), ("place", tidy(place))):
        if len(text) > _LONGEST_LINE:
            raise UserError(field, N_("This is too long for one line. The rest fits into the note."))
    if customer is not None:
        present_customer(customer)
    return {
        "what": said,
        "all_day": all_day,
        "customer": customer,
        "kind": AppointmentKind(kind).value,
        "place": tidy(place),
        "note": tidy_lines(note),
        "zone": shop.zone.key,
    }


def _span(starts: datetime, ends: datetime | None, *, all_day: bool) -> tuple[datetime, datetime]:
    """When it begins and ends, as stored."""
    _within_reach(starts.date(), "starts")
    if ends is not None:
        _within_reach(ends.date(), "ends")
    first = starts.replace(tzinfo=None, microsecond=0)
    last = ends.replace(tzinfo=None, microsecond=0) if ends else None
    span = whole_days(first.date(), (last or first).date()) if all_day else (first, last or first + USUAL_LENGTH)
    if span[1] <= span[0]:
        raise UserError("ends", N_("The end comes before the start."))
    if span[1] - span[0] > LONGEST:
        raise UserError("ends", Phrase(N_("An appointment lasts {most} days at most."), most=LONGEST.days))
    return span


def _within_reach(day: date, field: str) -> None:
    if day.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))


def _staff(staff: int) -> int:
    if not (0 < staff <= LARGEST_ID and Staff.select().where(Staff.id == staff).exists()):
        raise UserError("staff", N_("There is no such person on the staff."))
    return staff


def _write(row: int, columns: dict[str, Any]) -> None:
    """Write the columns past the object: Peewee types a foreign key as the row it points to."""
    Appointment.update(**columns).where(Appointment.id == row).execute()
