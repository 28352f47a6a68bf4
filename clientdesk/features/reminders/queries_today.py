"""Reminders on Today: whom to reach, what else is to be done, what has its time; of this day, and of coming ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.features.reminders.queries import EMAIL, PHONE, ReminderView, open_reminders, phone_shown
from clientdesk.features.reminders.queries_screens import tone_of
from clientdesk.features.reminders.rules import ReminderKind, due_moment, early_words, is_late, wall_time, when_words

_ROWS = (
    "SELECT r.id, r.customer_id, r.what, r.kind, r.due_on, r.due_time, r.staff_id, "
    "c.name, c.is_organisation, c.is_household, c.potential, " + PHONE + "," + EMAIL + ", c.photo "
    "FROM reminder r LEFT JOIN customer c ON c.id = r.customer_id "
    # What was promised has a card of its own.
    "WHERE r.done_at IS NULL AND r.on_sight = 0 AND r.promise_id IS NULL AND c.trashed_at IS NULL AND "
)  # fmt: skip
_TODAY = (
    # What comes ahead of its moment stands here from the day on which it comes.
    "r.due_at < ? AND (r.due_on <= ? OR (r.lead > 0 AND r.due_at < ?)) "
)
_AHEAD = "r.due_at < ? AND r.due_on BETWEEN ? AND ? "
_SOMEBODY, _NOBODY = "AND r.customer_id IS NOT NULL", "AND r.customer_id IS NULL"
_FAR = timedelta(days=2)
"""The index is by instant; two days later nothing is still on that day, wherever the wall hangs."""


def people_to_reach(shop: Shop) -> Sequence[TodayRow]:
    """Whom to reach today: late ones first, then by time, then at any time."""
    return _today(shop, _SOMEBODY)


def other_things(shop: Shop) -> Sequence[TodayRow]:
    """What else is to be done today, about nobody; in the same order."""
    return _today(shop, _NOBODY)


def timed_today(shop: Shop) -> Sequence[TodayRow]:
    """What is to be done at a time of this day, as part of the day's course."""
    return timed_ahead(shop, first=shop.today(), last=shop.today())


def people_ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """Whom to reach on the days from `first` to `last`, both included: by day, then by time, then at any time."""
    return _ahead(shop, _SOMEBODY, first, last)


def other_things_ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """What else is to be done on these days."""
    return _ahead(shop, _NOBODY, first, last)


def timed_ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """What is to be done at a time on these days."""
    return [_timed(one, one.due_time) for one in open_reminders(shop, first=first, last=last) if one.due_time]


def _timed(one: ReminderView, at: str) -> TodayRow:
    return TodayRow(
        table="reminder",
        row=one.id,
        customer=one.customer,
        name=one.what,
        when=at,
        what="" if one.customer_name in one.what else one.customer_name,
        tone=Tone.DANGER if one.late else tone_of(one.kind),
        is_household=one.is_household,
        due_on=one.due_on,
        at=time.fromisoformat(at),
        staff=one.staff,
    )


def _today(shop: Shop, which: str) -> Sequence[TodayRow]:
    now = shop.local_now()
    tomorrow = due_moment(now.date() + timedelta(days=1), "00:00", shop.zone)
    values = (_stored(shop.now() + _FAR), now.date().isoformat(), _stored(tomorrow))
    rows = shop.database.execute_sql(_ROWS + _TODAY + which, values).fetchall()
    found = [(_order(row, now), _row(row, now, _when(row, now))) for row in rows]
    return [row for _key, row in sorted(found, key=lambda pair: pair[0])]


def _when(row: Sequence[Any], now: datetime) -> Words:
    on, at = _on(row), row[5]
    return early_words(on, at, now.date()) if on > now.date() else when_words(on, at, now)


def _ahead(shop: Shop, which: str, first: date, last: date) -> Sequence[TodayRow]:
    now = shop.local_now()
    horizon = _stored(datetime.combine(last, time()) + _FAR)
    values = (horizon, first.isoformat(), last.isoformat())
    rows = shop.database.execute_sql(_ROWS + _AHEAD + which, values).fetchall()
    # Seen from the morning of its own day nothing is late, and a time is a time.
    found = [
        (_order(row, now), _row(row, now, when_words(_on(row), row[5], datetime.combine(_on(row), time()))))
        for row in rows
    ]
    return [row for _key, row in sorted(found, key=lambda pair: (pair[1].due_on or date.max, pair[0]))]


def _stored(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat(sep=" ")


def _on(row: Sequence[Any]) -> date:
    return datetime.fromisoformat(row[4]).date()


def _order(row: Sequence[Any], now: datetime) -> tuple[bool, datetime, bool, int]:
    on, at = _on(row), row[5]
    late = is_late(on, at, now)
    # Any time sorts to the end of its own day when it is late, to the end of all when it is not.
    moment = wall_time(on, at) if at else datetime.combine(on, time.max)
    return not late, moment, at is None, row[0]


def _row(row: Sequence[Any], now: datetime, when: Words) -> TodayRow:
    identity, customer, what, kind, _due_on, at, staff, name, is_organisation, is_household, *rest = row
    potential, phone, email, photo = rest
    on = _on(row)
    by_mail = kind == ReminderKind.EMAIL and email
    return TodayRow(
        table="reminder",
        row=identity,
        customer=customer,
        name=name if customer else what,
        when=when,
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
        is_household=bool(is_household),
        staff=staff,
    )
