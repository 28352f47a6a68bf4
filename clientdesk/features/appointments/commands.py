"""What the shop can do with its appointments; where they are put and what became of them stands beside it."""

from __future__ import annotations

from datetime import datetime

from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands_checks import (
    AppointmentKind,
    AppointmentRef,
    Guest,
    Held,
    Scope,
    StaffRef,
    checked_guests,
    checked_repeats,
    checked_staff,
    guests_of,
    own_span,
    present,
    put_guests,
    said_columns,
    series_of,
    span,
)
from clientdesk.features.appointments.commands_held import change_guests, hold_appointment
from clientdesk.features.appointments.commands_places import (
    cancel_appointment,
    cancel_following,
    cancel_occurrence,
    delete_appointment,
    move_appointment,
    place_appointment,
)
from clientdesk.features.appointments.commands_rows import meant, own_row, put_series, split
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.customers.commands import CustomerRef

__all__ = [
    "AppointmentKind",
    "Guest",
    "Held",
    "Scope",
    "add_appointment",
    "cancel_appointment",
    "cancel_following",
    "cancel_occurrence",
    "change_appointment",
    "change_following",
    "change_guests",
    "change_occurrence",
    "delete_appointment",
    "hold_appointment",
    "move_appointment",
    "place_appointment",
]


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
    repeats: str = "",
    guests: tuple[Guest, ...] = (),
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
        repeats: a recurrence rule (RFC 5545, "FREQ=WEEKLY;BYDAY=TH"), "" for once.
        guests: who else is to be there.

    Raises:
        UserError: nothing is left of `what`, the end is not after the start or too far from it, nothing can repeat
            like that, or the customer, person or guest is not there.
    """
    columns = said_columns(what=what, all_day=all_day, customer=customer, kind=kind, place=place, note=note)
    first, last = span(starts, ends, all_day=all_day)
    rule = checked_repeats(repeats, first)
    asked = checked_guests(guests, customer)
    at_desk = shop.staff if staff is None else checked_staff(staff)
    made = Appointment.create(**columns, starts=first, ends=last, staff=at_desk, repeats=rule, zone=shop.zone.key)
    put_guests(made.id, asked)
    return int(made.id)


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
    repeats: str | None = None,
    guests: tuple[Guest, ...] | None = None,
) -> None:
    """Write an appointment anew, as its form shows it; of a series all of them.

    Single ones that were moved or renamed stay so; in all else they are as the series.

    Args:
        shop: the shop.
        row: which appointment.
        what: what it is about, one line.
        starts: naive wall time; of an all-day one only the date counts; of a series when the first begins.
        ends: naive wall time, exclusive; the last day of an all-day one; an hour later when not given.
        all_day: it takes whole days.
        customer: with whom, None for nobody.
        kind: what is agreed.
        place: where.
        note: anything else.
        staff: who of the shop, None for nobody in particular.
        repeats: a recurrence rule, "" for once; None leaves it as it is. One of a series does not repeat by itself.
        guests: who else is to be there; None leaves them as they are.

    Raises:
        UserError: as for `add_appointment`, or the appointment is not there.
    """
    old = present(row)
    columns = said_columns(what=what, all_day=all_day, customer=customer, kind=kind, place=place, note=note)
    columns |= {"staff": None if staff is None else checked_staff(staff)}
    told = own_span(shop, old, span(starts, ends, all_day=all_day), all_day=all_day)
    asked = None if guests is None else checked_guests(guests, customer)
    if not old.pinned:
        columns |= {"zone": shop.zone.key}
    if asked is not None:
        _put_guests_of_all(old, asked)
    put_series(shop, old, columns, told, repeats="" if series_of(old) is not None else repeats)


def change_occurrence(
    shop: Shop,
    *,
    row: AppointmentRef,
    original: datetime,
    what: str,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    customer: CustomerRef | None = None,
    kind: AppointmentKind = AppointmentKind.MEETING,
    place: str = "",
    note: str = "",
    staff: StaffRef | None = None,
    guests: tuple[Guest, ...] | None = None,
) -> int:
    """Write one of a series anew and leave all others as they are; returns the id of its own row.

    Args:
        shop: the shop.
        row: the series, or this one's own row.
        original: which one: the start that the rule gave it.
        what: what it is about.
        starts: naive wall time.
        ends: naive wall time, exclusive.
        all_day: it takes whole days.
        customer: with whom.
        kind: what is agreed.
        place: where.
        note: anything else.
        staff: who of the shop.
        guests: who else is to be there; None leaves them as they are.

    Raises:
        UserError: as for `change_appointment`, or this one has been cancelled.
    """
    one = meant(shop, row, original)
    own = one.told or (one.row if one.original is None else own_row(one.row, one.original))
    change_appointment(
        shop, row=own.id, what=what, starts=starts, ends=ends, all_day=all_day, customer=customer, kind=kind,
        place=place, note=note, staff=staff, guests=guests,
    )  # fmt: skip
    return int(own.id)


def change_following(
    shop: Shop,
    *,
    row: AppointmentRef,
    original: datetime,
    what: str,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    customer: CustomerRef | None = None,
    kind: AppointmentKind = AppointmentKind.MEETING,
    place: str = "",
    note: str = "",
    staff: StaffRef | None = None,
    repeats: str | None = None,
    guests: tuple[Guest, ...] | None = None,
) -> int:
    """Write one of a series and all later ones anew; returns the id of the series that goes on from there.

    Args:
        shop: the shop.
        row: the series, or this one's own row.
        original: which one: the start that the rule gave it.
        what: what it is about.
        starts: naive wall time of this one.
        ends: naive wall time, exclusive.
        all_day: it takes whole days.
        customer: with whom.
        kind: what is agreed.
        place: where.
        note: anything else.
        staff: who of the shop.
        repeats: a recurrence rule, counted from this one; "" for no more; None leaves it as it is.
        guests: who else is to be there; None leaves them as they are.

    Raises:
        UserError: as for `change_appointment`, or this one has been cancelled.
    """
    one = meant(shop, row, original)
    on = one.row if one.original is None else split(shop, one.row, one.original)
    rule = None if repeats is not None and repeats == one.row.repeats else repeats
    change_appointment(
        shop, row=on.id, what=what, starts=starts, ends=ends, all_day=all_day, customer=customer, kind=kind,
        place=place, note=note, staff=staff, repeats=rule, guests=guests,
    )  # fmt: skip
    return int(on.id)


def _put_guests_of_all(old: Appointment, asked: list[Guest]) -> None:
    """Ask these, and to the single ones of a series that had the same guests as well."""
    before = guests_of(old.id)
    put_guests(old.id, asked)
    if old.repeats:
        for one in list(Appointment.select().where((Appointment.series == old.id) & (Appointment.held == ""))):
            if guests_of(one.id) == before:
                put_guests(one.id, asked)
