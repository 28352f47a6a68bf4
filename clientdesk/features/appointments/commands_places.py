"""An appointment is put elsewhere in the calendar, or falls out of it: one of a series, the later ones, or all."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands_checks import (
    AppointmentRef,
    Scope,
    StaffRef,
    checked_staff,
    customer_of,
    own_span,
    present,
    series_of,
    span,
    within_reach,
    write,
)
from clientdesk.features.appointments.commands_rows import (
    Meant,
    end_series,
    meant,
    own_row,
    pattern_of,
    put_series,
    split,
)
from clientdesk.features.appointments.records import Appointment, AppointmentDate
from clientdesk.features.appointments.rules import moved_to


def place_appointment(
    shop: Shop,
    *,
    row: AppointmentRef,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    staff: StaffRef | None = None,
    hand_over: bool = False,
    original: datetime | None = None,
    scope: Scope = Scope.THIS,
) -> int:
    """Put an appointment at another time, make it longer or shorter, hand it over; returns the row that is shown then.

    Args:
        shop: the shop.
        row: which appointment.
        starts: naive wall time; of an all-day one only the date counts.
        ends: naive wall time, exclusive; the last day of an all-day one; as long as usual when not given.
        all_day: it takes whole days.
        staff: whose it is from now on, with `hand_over`; None for nobody in particular.
        hand_over: it goes to `staff`.
        original: which of a series; not given, the series as a whole begins at `starts`.
        scope: which of a series go along; all go as far as this one goes.

    Raises:
        UserError: it is not there or was cancelled, or the times or the person cannot be meant.
    """
    columns: dict[str, Any] = {"all_day": all_day}
    if hand_over:
        columns["staff"] = None if staff is None else checked_staff(staff)
    told = span(starts, ends, all_day=all_day)
    one = meant(shop, row, original)
    if one.original is None or Scope(scope) is Scope.THIS:
        target = one.row if one.original is None else one.told or own_row(one.row, one.original)
        _put(shop, target, columns, own_span(shop, target, told, all_day=all_day))
        return int(target.id)
    if Scope(scope) is Scope.FOLLOWING:
        series = split(shop, one.row, one.original)
        _put(shop, series, columns, own_span(shop, series, told, all_day=all_day))
        return int(series.id)
    _put(shop, one.row, columns, _shifted(one, own_span(shop, one.row, told, all_day=all_day)))
    return int(one.row.id)


def move_appointment(shop: Shop, *, row: AppointmentRef, to: date) -> None:
    """Move an appointment to another day; its time of day and its length stay. A series moves as a whole.

    Args:
        shop: the shop.
        row: which appointment.
        to: the day on which it, or the first of the series, begins from now on.

    Raises:
        UserError: the appointment is not there, or nobody lives in that year.
    """
    appointment = present(row)
    within_reach(to, "to")
    starts, ends = moved_to(appointment.starts, appointment.ends, to)
    within_reach(ends.date(), "to")
    _put(shop, appointment, {}, (starts, ends))


def cancel_occurrence(shop: Shop, *, row: AppointmentRef, original: datetime) -> None:
    """Let one of a series fall out; all others stay.

    Args:
        shop: the shop.
        row: the series, or this one's own row.
        original: which one: the start that the rule gave it.

    Raises:
        UserError: it is not there, or was cancelled already.
    """
    _let_fall(shop, meant(shop, row, original))


def cancel_following(shop: Shop, *, row: AppointmentRef, original: datetime) -> None:
    """Let one of a series and all later ones fall out.

    Args:
        shop: the shop.
        row: the series, or this one's own row.
        original: which one: the start that the rule gave it.

    Raises:
        UserError: it is not there, or was cancelled already.
    """
    one = meant(shop, row, original)
    if one.original is None or pattern_of(shop, one.row).before(one.original) == 0:
        one.row.delete_instance()
        return
    later = (AppointmentDate.appointment == one.row.id) & (AppointmentDate.at >= one.original)
    AppointmentDate.delete().where(later).execute()
    Appointment.delete().where((Appointment.series == one.row.id) & (Appointment.original >= one.original)).execute()
    end_series(one.row, one.original)


def cancel_appointment(shop: Shop, *, row: AppointmentRef, original: datetime, scope: Scope = Scope.THIS) -> None:
    """Let one of a series fall out, it and all later ones, or the whole series.

    Args:
        shop: the shop.
        row: the series, or this one's own row.
        original: which one: the start that the rule gave it.
        scope: which of them.

    Raises:
        UserError: it is not there, or was cancelled already.
    """
    if Scope(scope) is Scope.THIS:
        cancel_occurrence(shop, row=row, original=original)
    elif Scope(scope) is Scope.FOLLOWING:
        cancel_following(shop, row=row, original=original)
    else:
        meant(shop, row, original).row.delete_instance()


def delete_appointment(shop: Shop, *, row: AppointmentRef) -> None:
    """Take an appointment out of the calendar, a series with all of its times; one of a series alone.

    Args:
        shop: the shop.
        row: which appointment.

    Raises:
        UserError: it is not there.
    """
    found = present(row)
    if series_of(found) is None:
        found.delete_instance()
    else:
        _let_fall(shop, meant(shop, row, None))


def _put(shop: Shop, target: Appointment, columns: dict[str, Any], told: tuple[datetime, datetime]) -> None:
    more = {} if target.pinned else {"zone": shop.zone.key}
    put_series(shop, target, columns | more, told, repeats=None)


def _shifted(one: Meant, told: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
    """When the series begins so that the one that is meant is as told."""
    begun = one.told.starts if one.told is not None else one.original or one.row.starts
    try:
        starts = one.row.starts + (told[0] - begun)
    except OverflowError as error:
        raise UserError("starts", N_("Please check the year.")) from error
    within_reach(starts.date(), "starts")
    return starts, starts + (told[1] - told[0])


def _let_fall(shop: Shop, one: Meant) -> None:
    if one.original is None:
        one.row.delete_instance()
        return
    if one.told is not None:
        one.told.delete_instance()
    at = (AppointmentDate.appointment == one.row.id) & (AppointmentDate.at == one.original)
    AppointmentDate.delete().where(at & AppointmentDate.extra).execute()
    if pattern_of(shop, one.row).has(one.original):
        AppointmentDate.create(appointment=one.row.id, at=one.original, customer=customer_of(one.row))
    write(one.row.id, {"sequence": one.row.sequence + 1})
