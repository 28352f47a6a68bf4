"""Which row holds what is told of one time of a series, and what goes along when a series becomes another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands_checks import (
    checked_repeats,
    customer_of,
    guests_of,
    present,
    put_guests,
    series_of,
    write,
)
from clientdesk.features.appointments.queries_rows import wall_zone, zone_of
from clientdesk.features.appointments.queries_series import is_occurrence, told_row
from clientdesk.features.appointments.records import Appointment, AppointmentDate
from clientdesk.features.appointments.rules_recurrence import (
    Pattern,
    SeriesChange,
    ended_before,
    going_on,
    is_plain,
    shifted,
)

COPIED = ("what", "kind", "all_day", "zone", "customer_id", "staff_id", "place", "note", "pinned")
FOLLOWING = ("what", "kind", "customer_id", "staff_id", "place", "note")
"""What a told one has in common with its series changes with it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Which appointment is meant.

    Args:
        row: what stands alone, or the series.
        original: which of the series; None for what stands alone and for a series as a whole.
        told: the row of its own that this one has.
    """

    row: Appointment
    original: datetime | None
    told: Appointment | None


def meant(shop: Shop, row: int, original: datetime | None) -> Meant:
    """What a row, and which of its series, stand for.

    Raises:
        UserError: on "row", "customer" or "original".
    """
    found = present(row)
    series = series_of(found)
    if series is not None and found.original is not None:
        return Meant(present(series), found.original, found)
    if original is None or not found.repeats:
        return Meant(found, None, None)
    start = original.replace(tzinfo=None, microsecond=0, fold=0)
    if not is_occurrence(shop, row=row, original=start):
        raise UserError("original", N_("This one of the series is not in the calendar any more."))
    told = told_row(shop, row, start)
    return Meant(found, start, None if told is None else present(told))


def own_row(series: Appointment, original: datetime) -> Appointment:
    """A row of its own for one of a series, as the series has it so far."""
    columns = {name.removesuffix("_id"): getattr(series, name) for name in COPIED}
    made = Appointment.create(
        **columns, starts=original, ends=original + (series.ends - series.starts), series=series.id, original=original
    )
    put_guests(made.id, guests_of(series.id))
    return made


def pattern_of(shop: Shop, series: Appointment) -> Pattern:
    """The rule of a series with its start and zone."""
    return Pattern(series.repeats, series.starts, _zone(shop, series))


def split(shop: Shop, series: Appointment, original: datetime) -> Appointment:
    """Let a series end before one of its starts, and another go on from there; returns the one that goes on.

    Raises:
        UserError: on "original": it comes beside the rule, so that no rule goes on from it.
    """
    pattern = pattern_of(shop, series)
    if not pattern.has(original):
        words = N_("This one comes beside the rule of its series. Please change it alone, or all of them.")
        raise UserError("original", words)
    if pattern.before(original) == 0:
        return series
    rest = going_on(series.repeats, series.starts, original, pattern.zone)
    columns = {name.removesuffix("_id"): getattr(series, name) for name in COPIED}
    made = Appointment.create(**columns, starts=original, ends=original + (series.ends - series.starts), repeats=rest)
    put_guests(made.id, guests_of(series.id))
    end_series(series, original)
    change = SeriesChange(series.id, original, made.id, pattern, Pattern(rest, original, pattern.zone))
    carry(shop, change, series, made)
    return made


def end_series(series: Appointment, original: datetime) -> None:
    """Let a series end before one of its starts."""
    plain = is_plain(series.repeats, series.starts)
    repeats = ended_before(series.repeats, original, plain_day=plain)
    write(series.id, {"repeats": repeats, "sequence": series.sequence + 1})


def put_series(
    shop: Shop, series: Appointment, columns: dict[str, Any], told: tuple[datetime, datetime], *, repeats: str | None
) -> None:
    """Write a series, or what may become one, anew; what is otherwise about it goes along.

    Args:
        shop: the shop.
        series: as it is so far.
        columns: what else is told.
        told: its start and end, on its own wall.
        repeats: its rule; None, or the one that it has, moves with the start.

    Raises:
        UserError: on "repeats" or "starts".
    """
    starts, ends = told
    old = pattern_of(shop, series)
    rule = _rule(series, starts, repeats)
    moved = {"starts": starts, "ends": ends, "repeats": rule}
    anew = any(getattr(series, name) != value for name, value in moved.items())
    write(series.id, columns | moved | ({"sequence": series.sequence + 1} if anew else {}))
    changed = Appointment.get_by_id(series.id)
    if not series.repeats:
        return
    if not rule:
        _let_go(series.id)
        return
    change = SeriesChange(series.id, series.starts, series.id, old, pattern_of(shop, changed))
    carry(shop, change, series, changed)


def carry(shop: Shop, change: SeriesChange, old: Appointment, new: Appointment) -> None:
    """Let all that is otherwise about a series be so about what it has become, and tell those who follow it."""
    if shop.step is not None:
        shop.step.told.append(change)
    _carry_dates(change, new)
    mine = (Appointment.series == change.row) & (Appointment.original >= change.since)
    for one in list(Appointment.select().where(mine)):
        original = one.original or one.starts
        columns: dict[str, Any] = {"series": change.into, "original": change.moved(original)}
        if one.held:
            # It took place, or did not; when that was does not change any more.
            write(one.id, columns)
            continue
        columns |= {
            name.removesuffix("_id"): getattr(new, name)
            for name in FOLLOWING
            if getattr(one, name) == getattr(old, name) != getattr(new, name)
        }
        length = old.ends - old.starts
        if (one.starts, one.ends, one.all_day) == (original, original + length, old.all_day):
            starts = columns["original"]
            columns |= {"starts": starts, "ends": starts + (new.ends - new.starts), "all_day": new.all_day}
        write(one.id, columns)


def _carry_dates(change: SeriesChange, new: Appointment) -> None:
    mine = (AppointmentDate.appointment == change.row) & (AppointmentDate.at >= change.since)
    rows = list(AppointmentDate.select().where(mine).order_by(AppointmentDate.at))
    taken: set[tuple[datetime, bool]] = set()
    moved: list[tuple[AppointmentDate, datetime]] = []
    for one in rows:
        at = change.moved(one.at)
        if (at, one.extra) in taken:
            one.delete_instance()
        else:
            taken.add((at, one.extra))
            moved.append((one, at))
    # The farthest first, so that none stands where the next one goes.
    for one, at in reversed(moved) if _goes_later(moved) else moved:
        columns = {"appointment": change.into, "at": at, "customer": customer_of(new)}
        AppointmentDate.update(**columns).where(AppointmentDate.id == one.id).execute()


def _goes_later(moved: Iterable[tuple[AppointmentDate, datetime]]) -> bool:
    return any(at > one.at for one, at in moved)


def _let_go(series: int) -> None:
    """What was told of single ones stays, each by itself."""
    AppointmentDate.delete().where(AppointmentDate.appointment == series).execute()
    Appointment.update(series=None, original=None).where(Appointment.series == series).execute()


def _rule(series: Appointment, starts: datetime, repeats: str | None) -> str:
    told = series.repeats if repeats is None else checked_repeats(repeats, starts)
    if not told or told != series.repeats:
        return told
    try:
        return shifted(told, series.starts, starts)
    except ValueError as error:
        words = N_("This series follows a rule of its own. Please move a single one, or choose another rule.")
        raise UserError("starts", words) from error


def _zone(shop: Shop, series: Appointment) -> ZoneInfo:
    home = wall_zone(shop)
    return zone_of(series.zone, home) if series.pinned else home
