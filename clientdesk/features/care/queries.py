"""What the shop can ask about who looks after a customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.whole import SheetRow
from clientdesk.features.care.rules import WEEK_DAYS, span_words, stands_in
from clientdesk.features.contacts.kinds import IN_TOUCH


@dataclass(frozen=True, slots=True)
class DeputyView:
    """Who stands in; `now` while they do, `over` once they did."""

    id: int
    customer: int
    staff: int
    name: str
    from_on: date | None
    until_on: date | None
    reason: str
    now: bool
    over: bool


@dataclass(frozen=True, slots=True)
class HandOverView:
    """One hand-over; `at` is naive local wall time, names are "" where nobody is known."""

    id: int
    customer: int
    gave: str
    took: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Care:
    """Who looks after a customer: `owner` "" for nobody yet, those who stand in, and the hand-overs, newest first."""

    owner_id: int | None
    owner: str
    deputies: tuple[DeputyView, ...]
    hand_overs: tuple[HandOverView, ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody of the shop was in touch `count` times within a week; `contact` is the last of them."""

    staff: int
    name: str
    count: int
    last_on: date
    contact: int


def care(shop: Shop, *, customer: int) -> Care:
    """Who looks after a customer."""
    row = shop.database.execute_sql(
        "SELECT c.owner_id, coalesce(s.name, '') FROM customer c LEFT JOIN staff s ON s.id = c.owner_id WHERE c.id = ?",
        (customer,),
    ).fetchone()
    owner, name = row or (None, "")
    return Care(owner, name, deputies(shop, customer=customer), hand_overs(shop, customer=customer))


def deputies(shop: Shop, *, customer: int) -> tuple[DeputyView, ...]:
    """Who stands in for a customer, those that are over last."""
    found = _deputies(shop, "d.customer_id = ? ORDER BY d.from_on, d.id", customer)
    return tuple(sorted(found, key=lambda one: one.over))


def deputy(shop: Shop, *, row: int) -> DeputyView | None:
    """One who stands in, None when it is not there."""
    return next(iter(_deputies(shop, "d.id = ?", row)), None)


def hand_overs(shop: Shop, *, customer: int) -> tuple[HandOverView, ...]:
    """How a customer went from hand to hand, the last time first."""
    return _hand_overs(shop, "h.customer_id = ? ORDER BY h.id DESC", customer)


def hand_over_of(shop: Shop, *, row: int) -> HandOverView | None:
    """One hand-over, None when there was none."""
    return next(iter(_hand_overs(shop, "h.id = ?", row)), None)


def others_this_week(shop: Shop, *, customer: int) -> tuple[Spoke, ...]:
    """Who besides the person at the desk was in touch with a customer in the last seven days, the latest first."""
    since = datetime.combine(shop.today() - timedelta(days=WEEK_DAYS - 1), datetime.min.time())
    found = shop.database.execute_sql(
        'SELECT c.by_id, s.name, count(*), max(c."on"), c.id FROM contact c JOIN staff s ON s.id = c.by_id '  # noqa: S608
        f'WHERE c.customer_id = ? AND {IN_TOUCH} AND c."on" >= ? AND c.by_id <> ? '
        "GROUP BY c.by_id ORDER BY 4 DESC",
        (customer, to_utc(since, shop.zone).replace(tzinfo=None).isoformat(" "), shop.staff or 0),
    )
    return tuple(
        Spoke(staff, name, count, to_local(datetime.fromisoformat(on), shop.zone).date(), contact)
        for staff, name, count, on, contact in found.fetchall()
    )


def hand_over_entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The hand-overs as entries of the timeline, the newest first."""
    return [
        TimelineEntry(
            table="hand_over", row=one.id, kind="hand_over", icon="handshake", title=hand_over_words(one),
            on=one.at.date(), at=one.at.time(), body=one.note, automatic=not one.note,
        )
        for one in hand_overs(shop, customer=customer)[:limit]
    ]  # fmt: skip


def hand_over_words(one: HandOverView) -> Phrase:
    """From whom to whom."""
    if not one.gave:
        return Phrase(N_("Given into the hands of {took}"), took=one.took)
    return Phrase(N_("Handed over from {gave} to {took}"), gave=one.gave, took=one.took)


def care_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """Who looks after a customer, for the sheet."""
    known, today = care(shop, customer=customer), shop.today()
    rows = [SheetRow(_("Looked after by"), known.owner)] if known.owner else []
    rows += [
        SheetRow(_("Stands in"), " · ".join(part for part in (one.name, span_words(one.from_on, one.until_on, today),
                                                              one.reason) if part))
        for one in known.deputies if not one.over
    ]  # fmt: skip
    rows += [
        SheetRow(_("Handed over"), f"{hand_over_words(one).text()}, {short_date(one.at.date(), today)}")
        for one in known.hand_overs[:1]
    ]
    return rows


def _deputies(shop: Shop, where: str, *values: object) -> list[DeputyView]:
    rows = shop.database.execute_sql(
        "SELECT d.id, d.customer_id, d.staff_id, s.name, d.from_on, d.until_on, d.reason "  # noqa: S608 - values as ?
        f"FROM deputy d JOIN staff s ON s.id = d.staff_id WHERE {where}",
        values,
    ).fetchall()
    return [_deputy(row, shop.today()) for row in rows]


def _deputy(row: Sequence[Any], today: date) -> DeputyView:
    identity, customer, staff, name, first, last, reason = row
    from_on = date.fromisoformat(first) if first else None
    until_on = date.fromisoformat(last) if last else None
    over = until_on is not None and until_on < today
    return DeputyView(
        identity, customer, staff, name, from_on, until_on, reason, stands_in(from_on, until_on, today), over
    )  # fmt: skip


def _hand_overs(shop: Shop, where: str, *values: object) -> tuple[HandOverView, ...]:
    rows = shop.database.execute_sql(
        "SELECT h.id, h.customer_id, coalesce(g.name, ''), coalesce(t.name, ''), h.at, h.note FROM hand_over h "  # noqa: S608 - values as ?
        "LEFT JOIN staff g ON g.id = h.gave_id LEFT JOIN staff t ON t.id = h.took_id "
        f"WHERE {where}",
        values,
    ).fetchall()
    return tuple(
        HandOverView(row, customer, gave, took, to_local(datetime.fromisoformat(at), shop.zone), note)
        for row, customer, gave, took, at, note in rows
    )
