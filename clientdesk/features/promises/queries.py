"""What the shop can ask about its promises; those to a customer in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.promises.rules import Promised, Share, Standing, months_until, share_kept, trend

_SELECT = (
    "SELECT p.id, p.uid, p.customer_id, c.name, c.is_organisation, c.is_household, c.potential, c.photo, p.what, "
    "p.made_on, p.due_on, p.owner_id, coalesce(s.name, ''), p.contact_id, p.status, p.closed_on, p.outcome "
    "FROM promise p JOIN customer c ON c.id = p.customer_id LEFT JOIN staff s ON s.id = p.owner_id "
    "WHERE c.trashed_at IS NULL AND "
)
_SOONEST = " ORDER BY p.due_on, p.id"


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise as forms and lists show it.

    Args:
        customer_name: as the list shows it; `owner_name` is "" where nobody in particular keeps it.
        promised: its days and what became of it; `standing` how it stands today.
        outcome: what became of it, in the owner's words.
    """

    id: int
    uid: str
    customer: int
    customer_name: str
    is_organisation: bool
    is_household: bool
    potential: str
    photo: str
    what: str
    made_on: date
    owner: int | None
    owner_name: str
    contact: int | None
    promised: Promised
    standing: Standing
    outcome: str

    @property
    def due_on(self) -> date:
        """By when."""
        return self.promised.due_on

    @property
    def closed_on(self) -> date | None:
        """When it was closed, None while it is open."""
        return self.promised.closed_on

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.standing in {Standing.OPEN, Standing.LATE}


@dataclass(frozen=True, slots=True)
class PersonShare:
    """The share that one of the staff kept; `staff` None for those of nobody in particular, with the name ""."""

    staff: int | None
    name: str
    share: Share


@dataclass(frozen=True, slots=True)
class KeptReport:
    """How the promises of a time were kept.

    Args:
        whole: in all.
        people: by who was to keep them, the most promises first.
        months: the first days of the last twelve months; `by_month` their shares.
    """

    whole: Share
    people: tuple[PersonShare, ...]
    months: tuple[date, ...]
    by_month: tuple[Share, ...]


def promise(shop: Shop, *, row: int) -> PromiseView | None:
    """One promise, open or closed; None when it is not there."""
    return next(iter(_views(shop, "p.id = ?", row)), None)


def open_promises(shop: Shop, *, customer: int | None = None, until: date | None = None) -> tuple[PromiseView, ...]:
    """What is still to be kept, the latest first: to one customer or to all, due up to a day or whenever."""
    where, values = ["p.status = 'open'"], list[object]()
    if customer is not None:
        where.append("p.customer_id = ?")
        values.append(customer)
    if until is not None:
        where.append("p.due_on <= ?")
        values.append(until.isoformat())
    return _views(shop, " AND ".join(where) + _SOONEST, *values)


def promises_of(shop: Shop, *, customer: int, limit: int = 200) -> tuple[PromiseView, ...]:
    """The promises to a customer: open ones soonest first, then the closed ones, the last first."""
    closed = "p.customer_id = ? AND p.status <> 'open' ORDER BY p.closed_on DESC, p.id DESC LIMIT ?"
    return (*open_promises(shop, customer=customer), *_views(shop, closed, customer, max(0, min(limit, 100_000))))


def all_promises(shop: Shop, *, staff: int | None = None, limit: int = 2_000) -> tuple[PromiseView, ...]:
    """All promises, of one person or of everybody: open ones soonest first, then the closed ones, the last first."""
    mine = "(? IS NULL OR p.owner_id = ?)"
    ahead = _views(shop, f"p.status = 'open' AND {mine}{_SOONEST}", staff, staff)
    closed = f"p.status <> 'open' AND {mine} ORDER BY p.closed_on DESC, p.id DESC LIMIT ?"
    return (*ahead, *_views(shop, closed, staff, staff, max(0, min(limit, 100_000))))


def promises_between(shop: Shop, *, first: date, last: date) -> tuple[PromiseView, ...]:
    """Open and kept ones due on these days, both included, soonest first."""
    shown = "p.status IN ('open', 'kept') AND p.due_on BETWEEN ? AND ?"
    return _views(shop, shown + _SOONEST, first.isoformat(), last.isoformat())


def promises_kept(
    shop: Shop, *, first: date | None = None, last: date | None = None, staff: int | None = None
) -> KeptReport:
    """The share of promises kept in time, by person and in all, with the trend of the last twelve months.

    It is kept in time divided by all that count: kept, kept late and broken ones, and those that are late today. What
    the customer let go does not count, nor what can still be kept in time. A promise belongs to the day on which that
    was settled: when it was closed, or its last day where it was late.

    Args:
        shop: the shop.
        first: the first day; a year before the last month where it is not given.
        last: the last day, that included; today where it is not given.
        staff: only what this person was to keep; None for everybody's.
    """
    today = shop.today()
    until = today if last is None else last
    months = months_until(until)
    begin = first or min(months, default=until)
    rows = _ask(
        shop,
        "SELECT p.owner_id, coalesce(s.name, ''), p.due_on, p.status, p.closed_on FROM promise p "
        "JOIN customer c ON c.id = p.customer_id LEFT JOIN staff s ON s.id = p.owner_id "
        "WHERE c.trashed_at IS NULL AND (? IS NULL OR p.owner_id = ?)",
        (staff, staff),
    )
    told = [
        (owner, name, Promised(_day(due), status, _day_or_none(closed))) for owner, name, due, status, closed in rows
    ]
    names = {owner: name for owner, name, _promised in told}
    people = [
        PersonShare(owner, name, share_kept((one for whose, _name, one in told if whose == owner), begin, until, today))
        for owner, name in names.items()
    ]
    counted = sorted((one for one in people if one.share.counted), key=lambda one: (-one.share.counted, one.name))
    everything = [one for _owner, _name, one in told]
    return KeptReport(
        share_kept(everything, begin, until, today), tuple(counted), months, trend(everything, months, today)
    )


def promised_words(one: PromiseView, today: date) -> Phrase:
    """When it was promised; to whom stands beside it."""
    return Phrase(N_("Promised on {day}"), day=short_date(one.made_on, today))


# --- Inside


def _views(shop: Shop, where: str, *values: object) -> tuple[PromiseView, ...]:
    today = shop.today()
    return tuple(_view(row, today) for row in _ask(shop, _SELECT + where, values))


def _view(row: Sequence[Any], today: date) -> PromiseView:
    identity, uid, customer, name, is_organisation, is_household, potential, photo, what, made_on, *rest = row
    due_on, owner, owner_name, contact, status, closed_on, outcome = rest
    promised = Promised(_day(due_on), status, _day_or_none(closed_on))
    return PromiseView(
        id=identity, uid=uid, customer=customer, customer_name=name, is_organisation=bool(is_organisation),
        is_household=bool(is_household), potential=potential, photo=photo or "", what=what, made_on=_day(made_on),
        owner=owner, owner_name=owner_name, contact=contact, promised=promised, standing=promised.standing(today),
        outcome=outcome,
    )  # fmt: skip


def _day(stored: str) -> date:
    return date.fromisoformat(stored[:10])


def _day_or_none(stored: str | None) -> date | None:
    return None if stored is None else _day(stored)


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, tuple(values)).fetchall()
    return rows
