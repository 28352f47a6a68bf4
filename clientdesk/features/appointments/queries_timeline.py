"""Appointments on the timelines of all who are to be there, and what of them is still to come.

A series of ten years must not flood a timeline: of it there is what somebody said something of (each has a row of its
own), what was within the last weeks, and the next time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from clientdesk.base.words import Words
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.queries_occurrences import Shown, occurrences_of
from clientdesk.features.appointments.queries_rows import ask, stored, wall_zone, within
from clientdesk.features.appointments.queries_series import Moment, series, single_moment
from clientdesk.features.appointments.rules_told import HELD, held_words, more_words

_WEEKS_BACK = timedelta(weeks=5)
_HORIZON = timedelta(days=400)
_OF = (
    "(a.customer_id = :customer OR a.id IN "
    "(SELECT g.appointment_id FROM appointment_guest g WHERE g.customer_id = :customer)) "
)
_ALONE = (
    "SELECT a.id, a.original, a.starts, a.ends, a.all_day, a.zone, a.pinned FROM appointment a "  # noqa: S608 - our own
    f"WHERE a.repeats = '' AND {_OF} ORDER BY a.starts DESC, a.id DESC LIMIT :limit"
)
_SERIES = f"SELECT a.id FROM appointment a WHERE a.repeats <> '' AND {_OF} ORDER BY a.id DESC LIMIT :limit"  # noqa: S608
_MORE = (
    "SELECT a.id, a.note, a.because, coalesce(s.name, ''), a.customer_id FROM appointment a "
    "LEFT JOIN staff s ON s.id = a.staff_id WHERE 1 {which}"
)
_CAME = (
    "SELECT g.appointment_id, coalesce(c.name, s.name, g.name), g.came, g.customer_id FROM appointment_guest g "
    "LEFT JOIN customer c ON c.id = g.customer_id LEFT JOIN staff s ON s.id = g.staff_id "
    "WHERE g.came IS NOT NULL AND c.trashed_at IS NULL {which} ORDER BY g.id"
)


def timeline(shop: Shop, *, customer: int, limit: int = 200) -> Sequence[TimelineEntry]:
    """The appointments with a customer: those ahead as planned, those over as past, newest first."""
    now = shop.local_now()
    moments = _alone(shop, customer, limit) + _of_series(shop, customer, limit, now)
    moments = sorted(moments, key=lambda one: (one.starts, one.row), reverse=True)[:limit]
    shown = [Shown(one.row, stored(one.original) if one.original else "", *_span(one)) for one in moments]
    found = list(reversed(occurrences_of(shop, shown)))
    rows = sorted({one.row for one in found})
    more = {row[0]: row[1:] for row in _in(shop, _MORE, "a.id", rows)}
    came: dict[int, list[Any]] = {}
    for row in _in(shop, _CAME, "g.appointment_id", rows):
        came.setdefault(row[0], []).append(row[1:])
    return [_entry(one, more[one.row], came.get(one.row, ()), customer, now) for one in found if one.row in more]


def coming(shop: Shop, *, customer: int, limit: int = 200) -> Sequence[Occurrence]:
    """The appointments of a customer that begin today or later, soonest first; of a series the next time."""
    now = shop.local_now()
    midnight = datetime.combine(now.date(), time())
    moments = [one for one in _alone(shop, customer, limit) if one.starts >= midnight]
    moments += [one for one in _of_series(shop, customer, limit, now) if one.starts >= midnight]
    shown = [Shown(one.row, stored(one.original) if one.original else "", *_span(one)) for one in moments]
    return [one for one in occurrences_of(shop, shown) if one.customer == customer]


def _alone(shop: Shop, customer: int, limit: int) -> list[Moment]:
    home = wall_zone(shop)
    rows: list[Any] = shop.database.execute_sql(_ALONE, {"customer": customer, "limit": limit}).fetchall()
    return [single_moment(row, home) for row in rows]


def _of_series(shop: Shop, customer: int, limit: int, now: datetime) -> list[Moment]:
    found: list[Any] = shop.database.execute_sql(_SERIES, {"customer": customer, "limit": limit}).fetchall()
    home = wall_zone(shop)
    moments: list[Moment] = []
    for one in series(shop, [row[0] for row in found]):
        moments += [each for each in one.moments(now - _WEEKS_BACK, now, home) if each.ends <= now]
        coming = one.moments(now, now + _HORIZON, home)
        moments += coming[: 1 + sum(each.starts <= now for each in coming)]
    return moments


def _entry(
    one: Occurrence, more: Sequence[Any], came: Sequence[Sequence[Any]], customer: int, now: datetime
) -> TimelineEntry:
    note, because, staff_name, whose = more
    there, away = ([name for name, did, _who in came if bool(did) is which] for which in (True, False))
    stayed_away = whose != customer and any(who == customer and not did for _name, did, who in came)
    told = held_words(one.held)
    return TimelineEntry(
        table="appointment",
        row=one.row,
        kind=one.kind,
        icon=one.icon,
        title=one.title,
        on=one.starts.date(),
        at=None if one.all_day else one.starts.time(),
        body=note,
        by=staff_name,
        also=_also(one, customer, whose, more_words(one.held, because, there, away)),
        tone=one.tone,
        planned=one.ends > now,
        detail=told or one.place,
        detail_tone=Tone.WARN if told and (one.held != HELD or stayed_away) else Tone.ACCENT,
        staff=one.staff,
        original=one.original,
        touch=one.held == HELD and not stayed_away,
    )


def _also(one: Occurrence, customer: int, whose: int | None, told: str) -> Words:
    """Where it is when the badge says how it went, and how; on the timeline of a guest, whose appointment it is."""
    parts = [one.customer_name if whose not in {None, customer} else "", one.place if one.held else "", told]
    return " · ".join(part for part in parts if part)


def _span(one: Moment) -> tuple[str, str]:
    return stored(one.starts), stored(one.ends)


def _in(shop: Shop, sql: str, column: str, rows: Sequence[int]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(rows), 500):
        some = rows[start : start + 500]
        found += ask(shop, sql.format(which=within(column, some)), some)
    return found
