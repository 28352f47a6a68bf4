"""Reminders as the whole-picture screens want them: on the timeline, in the calendar, on Today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.features.reminders.queries import (
    EMAIL,
    PHONE,
    ReminderView,
    between,
    done_reminders,
    open_reminders,
    phone_shown,
)
from clientdesk.features.reminders.rules import ReminderKind, icon_of, is_late, wall_time, when_words

_TONES = {
    ReminderKind.CALL: Tone.INFO,
    ReminderKind.EMAIL: Tone.INFO,
    ReminderKind.LETTER: Tone.INFO,
    ReminderKind.MESSAGE: Tone.INFO,
    ReminderKind.NOTE: Tone.WARN,
}
_SHORT = timedelta(minutes=30)
"""How long a reminder with a time looks in the calendar."""

_TODAY = (
    "SELECT r.id, r.customer_id, r.what, r.kind, r.due_on, r.due_time, c.name, c.is_organisation, c.potential, "  # noqa: S608 - our own
    + PHONE + "," + EMAIL + ", c.photo FROM reminder r LEFT JOIN customer c ON c.id = r.customer_id "
    "WHERE r.done_at IS NULL AND c.trashed_at IS NULL AND r.due_at < ? AND r.due_on <= ? "
    "AND r.customer_id IS "
)  # fmt: skip
_ABOUT_SOMEBODY, _ABOUT_NOBODY = _TODAY + "NOT NULL", _TODAY + "NULL"


def planned_entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The reminders about a customer: what is ahead as planned, what was done as one quiet line each."""
    ahead = [_planned(one) for one in open_reminders(shop, customer=customer)[:limit]]
    return [*ahead, *(_done(one) for one in done_reminders(shop, customer=customer, limit=limit))]


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The reminders from `start` to before `end` (naive wall time): all-day for any time, half an hour otherwise."""
    last = (end - timedelta(microseconds=1)).date()
    found = [_occurrence(one) for one in between(shop, first=start.date(), last=last)]
    return [one for one in found if one.starts < end and one.ends > start]


def people_to_reach(shop: Shop) -> Sequence[TodayRow]:
    """Whom to reach today: late ones first, then by time, then at any time."""
    return _today(shop, _ABOUT_SOMEBODY)


def other_things(shop: Shop) -> Sequence[TodayRow]:
    """What else is to be done today, about nobody; in the same order."""
    return _today(shop, _ABOUT_NOBODY)


def timed_today(shop: Shop) -> Sequence[TodayRow]:
    """What is to be done at a time of this day, as part of the day's course."""
    today = shop.today()
    return [
        TodayRow(
            table="reminder",
            row=one.id,
            customer=one.customer,
            name=one.what,
            when=one.due_time,
            what="" if one.customer_name in one.what else one.customer_name,
            tone=Tone.DANGER if one.late else _tone(one.kind),
            due_on=one.due_on,
            at=time.fromisoformat(one.due_time),
        )
        for one in open_reminders(shop, first=today, last=today)
        if one.due_time
    ]


def _today(shop: Shop, query: str) -> Sequence[TodayRow]:
    now = shop.local_now()
    # The index is by instant; two days later nothing is still today, wherever the wall hangs.
    horizon = (shop.now() + timedelta(days=2)).isoformat(sep=" ")
    rows = shop.database.execute_sql(query, (horizon, now.date().isoformat())).fetchall()
    found = [(_order(row, now), _today_row(row, now)) for row in rows]
    return [row for _key, row in sorted(found, key=lambda pair: pair[0])]


def _order(row: Sequence[Any], now: datetime) -> tuple[bool, datetime, bool, int]:
    on, at = datetime.fromisoformat(row[4]).date(), row[5]
    late = is_late(on, at, now)
    # Any time sorts to the end of its own day when it is late, to the end of all when it is not.
    moment = wall_time(on, at) if at else datetime.combine(on, time.max)
    return not late, moment, at is None, row[0]


def _today_row(row: Sequence[Any], now: datetime) -> TodayRow:
    identity, customer, what, kind, due_on, at, name, is_organisation, potential, phone, email, photo = row
    on = datetime.fromisoformat(due_on).date()
    by_mail = kind == ReminderKind.EMAIL and email
    return TodayRow(
        table="reminder",
        row=identity,
        customer=customer,
        name=name if customer else what,
        when=when_words(on, at, now),
        what=what if customer else "",
        tone=Tone.DANGER if is_late(on, at, now) else Tone.PLAIN,
        is_organisation=bool(is_organisation),
        potential=potential or "",
        phone="" if by_mail else phone_shown(phone),
        email=email or "",
        checkable=True,
        due_on=on,
        at=time.fromisoformat(at) if at else None,
        photo=photo or "",
    )


def _planned(one: ReminderView) -> TimelineEntry:
    return TimelineEntry(
        table="reminder",
        row=one.id,
        kind="reminder",
        icon=icon_of(one.kind),
        title=one.what,
        on=one.due_on,
        at=time.fromisoformat(one.due_time) if one.due_time else None,
        by=one.staff_name,
        tone=Tone.DANGER if one.late else _tone(one.kind),
        planned=True,
        late=one.late,
    )


def _done(one: ReminderView) -> TimelineEntry:
    at = one.done_at or wall_time(one.due_on, one.due_time)
    return TimelineEntry(
        table="reminder",
        row=one.id,
        kind="reminder",
        icon="check-circle",
        title=Phrase(N_("Done: {what}"), what=one.what),
        on=at.date(),
        at=at.time(),
        by=one.staff_name,
        automatic=True,
    )


def _occurrence(one: ReminderView) -> Occurrence:
    starts = datetime.combine(one.due_on, time.fromisoformat(one.due_time) if one.due_time else time())
    return Occurrence(
        table="reminder",
        row=one.id,
        uid=one.uid,
        title=one.what,
        starts=starts,
        ends=starts + (_SHORT if one.due_time else timedelta(days=1)),
        all_day=one.due_time is None,
        kind=one.kind,
        icon=icon_of(one.kind),
        tone=Tone.DANGER if one.late else _tone(one.kind),
        customer=one.customer,
        customer_name=one.customer_name,
        done=one.done_at is not None,
        movable=one.done_at is None,
        staff=one.staff,
    )


def _tone(kind: str) -> Tone:
    return next((tone for known, tone in _TONES.items() if known == kind), Tone.ACCENT)
