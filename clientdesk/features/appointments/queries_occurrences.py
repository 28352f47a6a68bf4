"""What stands in the calendar within a span: what stands alone, and the times of the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.occurrence_table import LONG, horizon
from clientdesk.features.appointments.queries_rows import ask, portions, read, stored, wall_zone, within
from clientdesk.features.appointments.rules import LONGEST

ICONS = {"meeting": "handshake", "call": "phone", "visit": "storefront", "other": "calendar-blank"}
TONES = {"meeting": Tone.ACCENT, "call": Tone.INFO, "visit": Tone.ACCENT, "other": Tone.WARN}

_ALONE = (
    "SELECT a.id, a.original, a.starts, a.ends FROM appointment a "
    "WHERE a.repeats = '' AND NOT a.pinned AND a.starts >= ? AND a.starts < ? AND a.ends > ?"
)
_SHORT = (
    "SELECT appointment, original, starts, ends FROM appointment_occurrence "
    "WHERE long = 0 AND starts >= ? AND starts < ? AND ends > ?"
)
_LONG = (
    "SELECT appointment, original, starts, ends FROM appointment_occurrence WHERE long = 1 AND ends > ? AND starts < ?"
)
# Raw rows: a full month is read at every change, and models cost several times as much.
_ROWS = (
    "SELECT a.id, coalesce((SELECT h.uid FROM appointment h WHERE h.id = a.series_id), a.uid), a.what, a.kind, "
    "a.all_day, a.customer_id, coalesce(c.name, ''), a.staff_id, a.place, a.held, "
    "a.repeats <> '' OR a.series_id IS NOT NULL, CASE WHEN a.pinned THEN a.zone ELSE '' END "
    "FROM appointment a LEFT JOIN customer c ON c.id = a.customer_id WHERE c.trashed_at IS NULL {which}"
)
_GUESTS = (
    "SELECT g.appointment_id, coalesce(c.name, s.name, g.name) FROM appointment_guest g "
    "LEFT JOIN customer c ON c.id = g.customer_id LEFT JOIN staff s ON s.id = g.staff_id "
    "WHERE c.trashed_at IS NULL {which} ORDER BY g.appointment_id, g.id"
)
_BY_START = itemgetter(2, 0)
_FEW = 2_000
"""Of more rows it is quicker to read all of a table than to name them."""


class Shown(NamedTuple):
    """A row of what takes place when: appointment, which of its series ("" or None for none), start, end; as stored."""

    row: int
    original: str | None
    starts: str
    ends: str


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The appointments that touch the span from `start` to before `end` (naive wall time), in order."""
    return occurrences_of(shop, shown_between(shop, start, end))


def occurrences_of(shop: Shop, shown: Sequence[Shown]) -> list[Occurrence]:
    """The same of what is known already to take place; without those whose customer lies in the trash."""
    rows = _rows(shop, {one[0] for one in shown})
    now = shop.local_now()
    found = []
    for row, original, starts, ends in sorted(shown, key=_BY_START):
        known = rows.get(row)
        if known is not None:
            before, then, whose, after = known
            first, last = read(starts), read(ends)
            of = first if original == starts else read(original) if original else None
            told = (*before, first, last, *then, last <= now, *whose, of, *after)
            found.append(Occurrence(*told))
    return found


def shown_between(shop: Shop, start: datetime, end: datetime) -> list[Shown]:
    """What takes place within a span, everybody's."""
    first, last = stored(start), stored(end)
    found = ask(shop, _ALONE, (stored(_before(start, LONGEST)), last, first))
    known = horizon(shop)
    if known is None or start < known.first or end > known.last:
        return found + _worked_out(shop, start, end)
    return found + ask(shop, _SHORT, (stored(_before(start, LONG)), last, first)) + ask(shop, _LONG, (first, last))


def guest_names(shop: Shop, rows: Iterable[int]) -> Mapping[int, Sequence[str]]:
    """The names of the guests of each appointment that has some."""
    found: dict[int, list[str]] = defaultdict(list)
    for sql, values in _in_lots(_GUESTS, "g.appointment_id", list(rows)):
        for row, name in ask(shop, sql, values):
            found[row].append(name)
    return found


def _worked_out(shop: Shop, start: datetime, end: datetime) -> list[Shown]:
    """The times of the series beyond the months that are stored."""
    from clientdesk.features.appointments.queries_series import series, single_moments

    home = wall_zone(shop)
    found = [moment for one in series(shop) for moment in one.moments(start, end, home)]
    alone = single_moments(shop, "a.pinned", (), home)
    found += [one for one in alone if one.starts < end and one.ends > start]
    return [
        Shown(one.row, "" if one.original is None else stored(one.original), stored(one.starts), stored(one.ends))
        for one in found
    ]


def _rows(shop: Shop, rows: set[int]) -> dict[int, Sequence[tuple[Any, ...]]]:
    """What is the same of all times of an appointment, in the order in which an occurrence tells it."""
    guests = guest_names(shop, rows)
    found: dict[int, Sequence[tuple[Any, ...]]] = {}
    for sql, values in _in_lots(_ROWS, "a.id", sorted(rows)):
        for row, uid, what, kind, all_day, customer, name, staff, place, held, repeats, zone in ask(shop, sql, values):
            names = guests.get(row, ())
            icon, tone = ICONS.get(kind, "calendar-blank"), TONES.get(kind, Tone.PLAIN)
            found[row] = (
                ("appointment", row, uid, what),
                (bool(all_day), kind, icon, tone, customer, name),
                (True, bool(repeats), staff),
                (held, place, len(names), ", ".join(names), zone),
            )
    return found


def _in_lots(sql: str, column: str, rows: Sequence[int]) -> list[tuple[str, Sequence[int]]]:
    """A statement over these rows in as many parts as it takes."""
    if len(rows) > _FEW:
        return [(sql.format(which=""), ())]
    return [(sql.format(which=within(column, some)), some) for some in portions(rows)]


def _before(start: datetime, length: timedelta) -> datetime:
    """The earliest start of anything that may reach `start`, so that the index on starts is enough."""
    try:
        return start - length
    except OverflowError:
        return start
