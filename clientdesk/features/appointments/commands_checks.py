"""What the verbs of appointments have in common: what may be told, which rows are there, how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.recurrence_expand import checked_rule, on_wall
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.queries_rows import wall_zone, zone_of
from clientdesk.features.appointments.records import Appointment, AppointmentGuest
from clientdesk.features.appointments.rules import LONGEST, USUAL_LENGTH, whole_days
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.staff.records import Staff

AppointmentRef = Annotated[int, RowOf("appointment")]
StaffRef = Annotated[int, RowOf("staff")]
GuestRef = Annotated[int, RowOf("appointment_guest")]

LONGEST_LINE = 500
_YEARS = range(1900, 2200)
_MOST_GUESTS = 200


class AppointmentKind(StrEnum):
    """What is agreed."""

    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


class Scope(StrEnum):
    """Which of a series are meant: this one, this and all later ones, or all."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class Held(StrEnum):
    """What became of it."""

    UNTOLD = ""
    HELD = "held"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is to be there: a customer, one of the staff, or a name alone."""

    customer: CustomerRef | None = None
    staff: StaffRef | None = None
    name: str = ""
    email: str = ""


def present(row: int) -> Appointment:
    """The appointment itself, with nobody who lies in the trash.

    Raises:
        UserError: on "row" or "customer".
    """
    found = Appointment.get_or_none(Appointment.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Appointment):
        raise UserError("row", N_("This appointment is not in the calendar any more."))
    customer = customer_of(found)
    if customer is not None:
        present_customer(customer)
    return found


def customer_of(appointment: Appointment) -> int | None:
    """Whose it is; Peewee types a foreign key as the row it points to."""
    customer: int | None = appointment.customer_id  # type: ignore[attr-defined]
    return customer


def series_of(appointment: Appointment) -> int | None:
    """The series of a told one, None for what stands alone or is a series itself."""
    series: int | None = appointment.series_id  # type: ignore[attr-defined]
    return series


def said_columns(*, what: str, all_day: bool, customer: int | None, kind: str, place: str, note: str) -> dict[str, Any]:
    """The columns of what a person tells of an appointment, but for when it is and whose.

    Raises:
        UserError: at the argument that cannot be meant.
    """
    said = tidy(what)
    if not said:
        raise UserError("what", N_("Please say what the appointment is about."))
    for field, text in (("what", said), ("place", tidy(place))):
        if len(text) > LONGEST_LINE:
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
    }


def span(starts: datetime, ends: datetime | None, *, all_day: bool) -> tuple[datetime, datetime]:
    """When it begins and ends, as stored.

    Raises:
        UserError: on "starts" or "ends".
    """
    within_reach(starts.date(), "starts")
    if ends is not None:
        within_reach(ends.date(), "ends")
    first = starts.replace(tzinfo=None, microsecond=0, fold=0)
    last = ends.replace(tzinfo=None, microsecond=0, fold=0) if ends else None
    told = whole_days(first.date(), (last or first).date()) if all_day else (first, last or first + USUAL_LENGTH)
    if told[1] <= told[0]:
        raise UserError("ends", N_("The end comes before the start."))
    if told[1] - told[0] > LONGEST:
        raise UserError("ends", Phrase(N_("An appointment lasts {most} days at most."), most=LONGEST.days))
    return told


def own_span(
    shop: Shop, appointment: Appointment, told: tuple[datetime, datetime], *, all_day: bool
) -> tuple[datetime, datetime]:
    """A span on the shop's wall as the appointment holds it: on its own wall where it hangs on one."""
    if not appointment.pinned or all_day:
        return told
    home = wall_zone(shop)
    own = zone_of(appointment.zone, home)
    first, last = (on_wall(moment, home, own) for moment in told)
    return first, last if last > first else first + (told[1] - told[0])


def within_reach(day: date, field: str) -> None:
    """See that nobody slipped by a century.

    Raises:
        UserError: on `field`.
    """
    if day.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))


def checked_repeats(repeats: str, starts: datetime) -> str:
    """A rule as it is kept.

    Raises:
        UserError: on "repeats".
    """
    try:
        return checked_rule(repeats, starts)
    except ValueError as error:
        raise UserError("repeats", N_("Nothing can repeat in this way. Please choose another one.")) from error


def checked_staff(staff: int) -> int:
    """The id of somebody on the staff.

    Raises:
        UserError: on "staff".
    """
    if not (0 < staff <= LARGEST_ID and Staff.select().where(Staff.id == staff).exists()):
        raise UserError("staff", N_("There is no such person on the staff."))
    return staff


def checked_guests(guests: Sequence[Guest], customer: int | None) -> list[Guest]:
    """Those who are asked, each once, without the customer whose appointment it is.

    Raises:
        UserError: on "guests", "customer" or "staff".
    """
    if len(guests) > _MOST_GUESTS:
        raise UserError("guests", Phrase(N_("An appointment can have {most} guests."), most=_MOST_GUESTS))
    found: dict[tuple[object, ...], Guest] = {}
    for one in guests:
        name, email = tidy(one.name)[:LONGEST_LINE], tidy(one.email)[:LONGEST_LINE]
        if one.customer is not None:
            present_customer(one.customer)
        elif one.staff is not None:
            checked_staff(one.staff)
        elif not (name or email):
            raise UserError("guests", N_("Please say who is to be there."))
        guest = Guest(one.customer, None if one.customer is not None else one.staff, name, email)
        if customer is None or guest.customer != customer:
            found.setdefault(_key(guest.customer, guest.staff, name, email), guest)
    return list(found.values())


def put_guests(row: int, guests: Sequence[Guest]) -> None:
    """Let these be asked, and nobody else; of those who were asked before it stays known whether they came."""
    there = {
        _key(one.customer_id, one.staff_id, one.name, one.email): one  # type: ignore[attr-defined]
        for one in AppointmentGuest.select().where(AppointmentGuest.appointment == row)
    }
    wanted = {_key(one.customer, one.staff, one.name, one.email): one for one in guests}
    for key, one in there.items():
        if key not in wanted:
            one.delete_instance()
        elif (one.name, one.email) != (wanted[key].name, wanted[key].email):
            same = AppointmentGuest.id == one.id
            AppointmentGuest.update(name=wanted[key].name, email=wanted[key].email).where(same).execute()
    for key, guest in wanted.items():
        if key not in there:
            AppointmentGuest.create(
                appointment=row, customer=guest.customer, staff=guest.staff, name=guest.name, email=guest.email
            )


def guests_of(row: int) -> list[Guest]:
    """Those who are asked, in their order."""
    found = AppointmentGuest.select().where(AppointmentGuest.appointment == row).order_by(AppointmentGuest.id)
    return [Guest(one.customer_id, one.staff_id, one.name, one.email) for one in found]  # type: ignore[attr-defined]


def write(row: int, columns: dict[str, Any]) -> None:
    """Write the columns past the object: Peewee types a foreign key as the row it points to."""
    Appointment.update(**columns).where(Appointment.id == row).execute()


def _key(customer: int | None, staff: int | None, name: str, email: str) -> tuple[object, ...]:
    return (customer, staff) if customer is not None or staff is not None else (name.casefold(), email.casefold(), "")
