"""What became of an appointment: held or not, who came; and who is to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands_checks import (
    LONGEST_LINE,
    AppointmentRef,
    Guest,
    GuestRef,
    Held,
    checked_guests,
    customer_of,
    put_guests,
    write,
)
from clientdesk.features.appointments.commands_rows import Meant, meant, own_row
from clientdesk.features.appointments.queries import appointment
from clientdesk.features.appointments.records import Appointment, AppointmentGuest


def hold_appointment(
    shop: Shop,
    *,
    row: AppointmentRef,
    held: Held,
    original: datetime | None = None,
    came: tuple[GuestRef, ...] | None = None,
    because: str = "",
) -> int:
    """Say whether an appointment took place and who came; returns the row that holds it.

    Args:
        shop: the shop.
        row: which appointment.
        held: held, not held, or nobody knows any more.
        original: which of a series.
        came: the guests who came, as they were shown; all others did not. Not given, nobody says.
        because: why it was not held.

    Raises:
        UserError: it is not there, has not begun yet, or a guest is not asked to it.
    """
    said, why = Held(held), tidy(because)
    if len(why) > LONGEST_LINE:
        raise UserError("because", N_("This is too long for one line. The rest fits into the note."))
    one = meant(shop, row, original)
    if one.original is None and one.row.repeats:
        raise UserError("original", N_("Please say which one of the series it was."))
    if said is not Held.UNTOLD:
        _refuse_ahead(shop, one)
    elif one.original is not None and one.told is None:
        return int(one.row.id)
    before = _guest_rows((one.told or one.row).id)
    target = one.told or (one.row if one.original is None else own_row(one.row, one.original))
    write(target.id, {"held": said.value, "because": why if said is Held.NOT_HELD else ""})
    _put_came(target, before, came if said is Held.HELD else None, forget=said is not Held.HELD)
    return int(target.id)


def change_guests(
    shop: Shop, *, row: AppointmentRef, guests: tuple[Guest, ...], original: datetime | None = None
) -> int:
    """Say who is to be there; returns the row that holds it.

    Args:
        shop: the shop.
        row: which appointment.
        guests: all of them.
        original: which of a series, this one alone; not given, the series as a whole.

    Raises:
        UserError: it, or a guest, is not there.
    """
    one = meant(shop, row, original)
    asked = checked_guests(guests, customer_of(one.told or one.row))
    target = one.told or (one.row if one.original is None else own_row(one.row, one.original))
    put_guests(target.id, asked)
    return int(target.id)


def _refuse_ahead(shop: Shop, one: Meant) -> None:
    view = appointment(shop, row=one.row.id, original=one.original)
    if view is None or view.starts > shop.local_now():
        raise UserError("held", N_("This has not begun yet."))


def _guest_rows(row: int) -> list[int]:
    found = AppointmentGuest.select(AppointmentGuest.id).where(AppointmentGuest.appointment == row)
    return [int(one.id) for one in found.order_by(AppointmentGuest.id)]


def _put_came(target: Appointment, before: Sequence[int], came: Sequence[int] | None, *, forget: bool) -> None:
    """Note who came; a row of its own has its own guests, in the order of those that were shown."""
    own = dict(zip(before, _guest_rows(target.id), strict=True))
    if came is None:
        if forget:
            AppointmentGuest.update(came=None).where(AppointmentGuest.appointment == target.id).execute()
        return
    if not set(came) <= set(own):
        raise UserError("came", N_("Somebody of them is not asked to this appointment any more."))
    for shown, guest in own.items():
        AppointmentGuest.update(came=shown in came).where(AppointmentGuest.id == guest).execute()
