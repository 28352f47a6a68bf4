"""What the shop can do with its appointments."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.appointments.rules import USUAL_LENGTH, moved_to, whole_days
from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff

AppointmentRef = Annotated[int, RowOf("appointment")]
CustomerRef = Annotated[int, RowOf("customer")]
StaffRef = Annotated[int, RowOf("staff")]

_LONGEST_WHAT = 500
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
        UserError: on "what" when it is empty, on "ends" when not after the start, on "customer" when that is gone.
    """
    span = _span(starts, ends, all_day=all_day)
    appointment = Appointment.create(
        what=_what(what), starts=span[0], ends=span[1], all_day=all_day, zone=shop.zone.key, kind=kind, place=place,
        customer=_customer(customer), staff=_staff(staff) if staff is not None else shop.staff, note=note,
    )  # fmt: skip
    return int(appointment.id)


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
    """Write an appointment anew, as its form shows it; the arguments mean what they mean for a new one."""
    appointment = _appointment(row)
    appointment.starts, appointment.ends = _span(starts, ends, all_day=all_day)
    appointment.what, appointment.all_day, appointment.kind = _what(what), all_day, kind
    appointment.place, appointment.note, appointment.zone = place, note, shop.zone.key
    appointment.save()
    # The ids go past the object: Peewee types a foreign key as the row it points to.
    Appointment.update(customer=_customer(customer), staff=_staff(staff)).where(Appointment.id == row).execute()


def move_appointment(shop: Shop, *, row: AppointmentRef, to: date) -> None:
    """Move an appointment to another day; its time of day and its length stay."""
    appointment = _appointment(row)
    _within_reach(to)
    appointment.starts, appointment.ends = moved_to(appointment.starts, appointment.ends, to)
    appointment.save()


def delete_appointment(shop: Shop, *, row: AppointmentRef) -> None:
    """Take an appointment out of the calendar."""
    _appointment(row).delete_instance()


def _appointment(row: int) -> Appointment:
    appointment: Appointment | None = Appointment.get_or_none(Appointment.id == row)
    if appointment is None:
        raise UserError("row", N_("This appointment is not in the calendar any more."))
    return appointment


def _what(text: str) -> str:
    what = " ".join(text.replace("\0", "").split())
    if not what:
        raise UserError("what", N_("Please say what the appointment is about."))
    if len(what) > _LONGEST_WHAT:
        raise UserError("what", N_("This is too long for one line. The rest fits into the note."))
    return what


def _span(starts: datetime, ends: datetime | None, *, all_day: bool) -> tuple[datetime, datetime]:
    _within_reach(starts.date())
    _within_reach((ends or starts).date())
    first = starts.replace(tzinfo=None, microsecond=0)
    last = ends.replace(tzinfo=None, microsecond=0) if ends else None
    span = whole_days(first.date(), (last or first).date()) if all_day else (first, last or first + USUAL_LENGTH)
    if span[1] <= span[0]:
        raise UserError("ends", N_("The end comes before the start."))
    return span


def _within_reach(day: date) -> None:
    if day.year not in _YEARS:
        raise UserError("starts", N_("Please check the year."))


def _customer(customer: int | None) -> int | None:
    if (
        customer is not None
        and not Customer.select().where(Customer.id == customer, Customer.trashed_at.is_null()).exists()
    ):
        raise UserError("customer", N_("This customer is not in the list any more."))
    return customer


def _staff(staff: int | None) -> int | None:
    if staff is not None and not Staff.select().where(Staff.id == staff).exists():
        raise UserError("staff", N_("This person is not on the staff list any more."))
    return staff
