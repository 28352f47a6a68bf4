"""What the shop can ask about one appointment; those with a customer in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from clientdesk.base.recurrence_expand import on_wall
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.queries_occurrences import ICONS, TONES, occurrences
from clientdesk.features.appointments.queries_rows import ask, read, wall_zone, zone_of
from clientdesk.features.appointments.queries_series import Moment, next_occurrences, one_series, told_row
from clientdesk.features.appointments.queries_timeline import timeline

__all__ = [
    "ICONS",
    "TONES",
    "AppointmentView",
    "GuestView",
    "Moment",
    "appointment",
    "next_occurrences",
    "occurrences",
    "original_at",
    "timeline",
]

_VIEW = (
    "SELECT a.id, a.uid, a.what, a.kind, a.starts, a.ends, a.all_day, a.customer_id, coalesce(c.name, ''), a.staff_id, "
    "coalesce(s.name, ''), a.place, a.note, a.repeats, a.series_id, a.original, a.pinned, a.zone, a.held, a.because "
    "FROM appointment a LEFT JOIN customer c ON c.id = a.customer_id "
    "LEFT JOIN staff s ON s.id = a.staff_id WHERE c.trashed_at IS NULL AND a.id = ?"
)
_GUESTS = (
    "SELECT g.id, g.customer_id, g.staff_id, coalesce(c.name, s.name, g.name), g.email, g.came "
    "FROM appointment_guest g LEFT JOIN customer c ON c.id = g.customer_id LEFT JOIN staff s ON s.id = g.staff_id "
    "WHERE g.appointment_id = ? AND c.trashed_at IS NULL ORDER BY g.id"
)


@dataclass(frozen=True, slots=True)
class GuestView:
    """Who is to be there: a customer, one of the staff or a name alone; `came` is None until somebody said."""

    id: int
    customer: int | None
    staff: int | None
    name: str
    email: str
    came: bool | None


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as its form shows it; times are naive wall time of the shop, `ends` exclusive.

    Args:
        customer_name: "" for nobody, as is `staff_name`.
        repeats: a recurrence rule; that of its series where it is one of them, "" for what stands alone.
        series: the row with the rule, its own where it is that; None for what stands alone.
        original: which of its series it is; None for what stands alone, and for a series as a whole.
        zone: whose wall it hangs on, where that is not the shop's (`pinned`).
        held: "held", "not_held", "" while nobody has said; `because` why not.
    """

    id: int
    uid: str
    what: str
    kind: str
    starts: datetime
    ends: datetime
    all_day: bool
    customer: int | None
    customer_name: str
    staff: int | None
    staff_name: str
    place: str
    note: str
    repeats: str = ""
    series: int | None = None
    original: datetime | None = None
    pinned: bool = False
    zone: str = ""
    held: str = ""
    because: str = ""
    guests: tuple[GuestView, ...] = ()


def appointment(shop: Shop, *, row: int, original: datetime | None = None) -> AppointmentView | None:
    """One appointment, or with `original` that one of its series; None when it is gone."""
    told = told_row(shop, row, original) if original is not None else None
    found = ask(shop, _VIEW, (told or row,))
    if not found:
        return None
    view = _view(shop, found[0])
    if original is None or told is not None or view.series != view.id:
        return view
    one = one_series(shop, row)
    if one is None:
        return view
    moment = one.moment(original, wall_zone(shop))
    return replace(view, starts=moment.starts, ends=moment.ends, original=original)


def original_at(shop: Shop, *, row: int, at: datetime) -> datetime | None:
    """Which one of a series, or of the series of a told one, begins at the naive wall time `at`; None for none."""
    found = ask(shop, "SELECT original FROM appointment WHERE id = ? AND series_id IS NOT NULL", (row,))
    if found:
        return read(found[0][0]) if found[0][0] else None
    one = one_series(shop, row)
    if one is None:
        return None
    home = wall_zone(shop)
    near = (each for each in one.moments(at, at.replace(microsecond=999_999), home) if each.starts == at)
    return next((each.original for each in near), None)


def _view(shop: Shop, row: Sequence[Any]) -> AppointmentView:
    identity, uid, what, kind, starts, ends, all_day, customer, name, staff, staff_name, place, note, *rest = row
    repeats, series, original, pinned, zone, held, because = rest
    first, last = _on_shop_wall(shop, starts, ends, zone if pinned and not all_day else "")
    if series is not None:
        found = ask(shop, "SELECT repeats FROM appointment WHERE id = ?", (series,))
        repeats = found[0][0] if found else ""
    return AppointmentView(
        identity, uid, what, kind, first, last, bool(all_day), customer, name, staff, staff_name, place, note,
        repeats, identity if repeats and series is None else series, read(original) if original else None,
        bool(pinned), zone if pinned else "", held, because, _guests(shop, identity),
    )  # fmt: skip


def _on_shop_wall(shop: Shop, starts: str, ends: str, zone: str) -> tuple[datetime, datetime]:
    first, last = read(starts), read(ends)
    if not zone:
        return first, last
    home = wall_zone(shop)
    own = zone_of(zone, home)
    shown, end = on_wall(first, own, home), on_wall(last, own, home)
    return shown, end if end > shown else shown + (last - first)


def _guests(shop: Shop, row: int) -> tuple[GuestView, ...]:
    return tuple(
        GuestView(identity, customer, staff, name, email, None if came is None else bool(came))
        for identity, customer, staff, name, email, came in ask(shop, _GUESTS, (row,))
    )
