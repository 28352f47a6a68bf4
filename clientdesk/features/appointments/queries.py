"""What the shop can ask about its appointments; those with a customer in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.rules import LONGEST

ICONS = {"meeting": "handshake", "call": "phone", "visit": "storefront", "other": "calendar-blank"}
TONES = {"meeting": Tone.ACCENT, "call": Tone.INFO, "visit": Tone.ACCENT, "other": Tone.WARN}

# Raw rows: a full month is read at every change, and models cost several times as much.
_SELECT = (
    "SELECT a.id, a.uid, a.what, a.kind, a.starts, a.ends, a.all_day, a.customer_id, coalesce(c.name, ''), a.staff_id, "
    "coalesce(s.name, ''), a.place, a.note FROM appointment a LEFT JOIN customer c ON c.id = a.customer_id "
    "LEFT JOIN staff s ON s.id = a.staff_id WHERE c.trashed_at IS NULL AND "
)
_OCCURRENCES = (
    "SELECT a.id, a.uid, a.what, a.kind, a.starts, a.ends, a.all_day, a.customer_id, coalesce(c.name, ''), a.staff_id "
    "FROM appointment a LEFT JOIN customer c ON c.id = a.customer_id WHERE c.trashed_at IS NULL "
    "AND a.starts >= ? AND a.starts < ? AND a.ends > ? ORDER BY a.starts, a.id"
)


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as its form shows it; times are naive wall time, `ends` exclusive; names are "" for nobody."""

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


def appointment(shop: Shop, *, row: int) -> AppointmentView | None:
    """One appointment; None when it is gone."""
    return next(iter(_views(shop, "a.id = ?", row)), None)


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The appointments that touch the span from `start` to before `end` (naive wall time), in order."""
    now = shop.local_now()
    rows = shop.database.execute_sql(_OCCURRENCES, (_stored(_first_start(start)), _stored(end), _stored(start)))
    return [_occurrence(row, now) for row in rows.fetchall()]


def timeline(shop: Shop, *, customer: int, limit: int = 200) -> Sequence[TimelineEntry]:
    """The appointments with a customer: those ahead as planned, those over as past, newest first."""
    now = shop.local_now()
    rows = _views(shop, "a.customer_id = ? ORDER BY a.starts DESC, a.id DESC LIMIT ?", customer, limit)
    return [_entry(one, planned=one.ends > now) for one in rows]


def _views(shop: Shop, where: str, *values: object) -> list[AppointmentView]:
    return [_view(row) for row in shop.database.execute_sql(_SELECT + where, values).fetchall()]


def _first_start(start: datetime) -> datetime:
    """The earliest start of anything that may reach `start`, so that the index on starts is enough."""
    try:
        return start - LONGEST
    except OverflowError:
        return start


def _stored(moment: datetime) -> str:
    """A moment as the table holds it."""
    return moment.replace(microsecond=0).isoformat(sep=" ")


def _view(row: Sequence[Any]) -> AppointmentView:
    identity, uid, what, kind, starts, ends, all_day, *rest = row
    read = datetime.fromisoformat
    return AppointmentView(identity, uid, what, kind, read(starts), read(ends), bool(all_day), *rest)


def _occurrence(row: Sequence[Any], now: datetime) -> Occurrence:
    identity, uid, what, kind, starts, ends, all_day, customer, customer_name, staff = row
    last = datetime.fromisoformat(ends)
    return Occurrence(
        table="appointment",
        row=identity,
        uid=uid,
        title=what,
        starts=datetime.fromisoformat(starts),
        ends=last,
        all_day=bool(all_day),
        kind=kind,
        icon=ICONS.get(kind, "calendar-blank"),
        tone=TONES.get(kind, Tone.PLAIN),
        customer=customer,
        customer_name=customer_name,
        done=last <= now,
        staff=staff,
    )


def _entry(view: AppointmentView, *, planned: bool) -> TimelineEntry:
    return TimelineEntry(
        table="appointment",
        row=view.id,
        kind=view.kind,
        icon=ICONS.get(view.kind, "calendar-blank"),
        title=view.what,
        on=view.starts.date(),
        at=None if view.all_day else view.starts.time(),
        body=view.note,
        by=view.staff_name,
        tone=TONES.get(view.kind, Tone.PLAIN),
        planned=planned,
        detail=view.place,
    )
