"""What the shop can ask of the rhythm: who is to be reached next, on which day, and whether anybody is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from clientdesk.desk.shop import Shop
from clientdesk.desk.working_days import WorkingDays
from clientdesk.features.customers.classes import classes
from clientdesk.features.rhythm.done_today import done_today
from clientdesk.features.rhythm.holding import CHOSEN, NO_CLASS, ask, calls_a_day
from clientdesk.features.rhythm.rules import PLAN_MAY_BE_LATER, By, Via
from clientdesk.features.rhythm.rules_spreading import Turn, Waiting, spread_turns

AHEAD = timedelta(days=92)
"""Nobody plans calls further ahead than a quarter."""
_DAY = timedelta(days=1)
_ONE = (
    "SELECT customer, due_on, due_time, via, days, set_by, because, last_on, last_kind, queue, plan_table, plan_row, "
    "plan_on FROM next_touch WHERE customer = ?"
)
# Whoever is long due is not asked either while something is planned with them within a week from now (`plan_on`).
_OF_QUEUE = (
    "SELECT customer, due_on FROM next_touch WHERE via = 'rhythm' AND queue = ? AND due_on <= ? "
    "AND (plan_on IS NULL OR plan_on > ?) ORDER BY due_on, customer LIMIT ?"
)
_LONGEST = (
    "SELECT customer, due_on, queue FROM next_touch WHERE via = 'rhythm' AND due_on <= ? "
    "AND (plan_on IS NULL OR plan_on > ?) ORDER BY due_on, customer LIMIT ?"
)
_FORGOTTEN = (
    "SELECT c.id FROM customer c LEFT JOIN next_touch n ON n.customer = c.id "
    "WHERE c.trashed_at IS NULL AND n.customer IS NULL ORDER BY c.id"
)


@dataclass(frozen=True, slots=True)
class NextTouch:
    """When a customer is to be reached next, and why.

    Args:
        due_on: the day the rhythm gives, or the plan; None where there is none, for a reason.
        on: the first working day on or after it; the plan's own day where it is planned.
        at: "HH:MM" where a time was chosen by hand.
        via: the rhythm, a plan, or nothing; long due, a plan within a week from now stands for it.
        days: every how many days; None for never of itself.
        by: who sets that.
        because: why not, in the owner's words; "" where nobody said.
        last_on: the local day of the last real contact, None while there was none; `last_kind` is how.
        is_chosen: the day was chosen by hand.
        plan_table: with `plan_row`, what is planned.
    """

    customer: int
    due_on: date | None
    on: date | None
    at: str | None
    via: Via
    days: int | None
    by: By
    because: str
    last_on: date | None
    last_kind: str
    is_chosen: bool
    plan_table: str
    plan_row: int


def next_touch(shop: Shop, *, customer: int) -> NextTouch | None:
    """The next touch of a customer; None for one who is not there or in the trash."""
    found = ask(shop, _ONE, (customer,))
    return _view(shop, found[0]) if found else None


def plan(shop: Shop, *, first: date, last: date) -> Sequence[Turn]:
    """Whom to reach on each working day from `first` to `last`, both included; nothing is planned for the past.

    No day has more than the owner asks for; what was done today counts for today.
    """
    today = shop.today()
    last = min(last, today + AHEAD)
    open_days = WorkingDays(shop)
    room = calls_a_day(shop)
    days = [
        (day, max(room - done_today(shop), 0) if day == today else room)
        for day in _days(today, last)
        if open_days.is_working(day)
    ]
    if not days or first > last:
        return ()
    return [turn for turn in spread_turns(_waiting(shop, last, room * len(days)), days) if turn.on >= first]


def touches_due(shop: Shop) -> Sequence[Turn]:
    """Whom the rhythm asks to reach today, those who have waited longest first."""
    return plan(shop, first=shop.today(), last=shop.today())


def waiting_count(shop: Shop) -> int:
    """How many customers' turn has come by today."""
    sql = "SELECT count(*) FROM next_touch WHERE via = 'rhythm' AND due_on <= ? AND (plan_on IS NULL OR plan_on > ?)"
    return int(ask(shop, sql, (shop.today().isoformat(), _soon(shop)))[0][0])


def forgotten(shop: Shop) -> Sequence[int]:
    """Customers who are there and have neither a next touch nor a reason for none: there must not be any."""
    return [row[0] for row in ask(shop, _FORGOTTEN)]


# --- Inside


def _waiting(shop: Shop, last: date, most: int) -> list[Waiting]:
    """Whoever can come into question for the first `most` places."""
    until, soon = last.isoformat(), _soon(shop)
    ranks = {queue: rank for rank, queue in enumerate(_queues(shop))}
    found = {
        customer: Waiting(customer, rank, date.fromisoformat(due_on))
        for queue, rank in ranks.items()
        for customer, due_on in ask(shop, _OF_QUEUE, (queue, until, soon, most))
    }
    for customer, due_on, queue in ask(shop, _LONGEST, (until, soon, most)):
        found[customer] = Waiting(customer, ranks.get(queue, len(ranks)), date.fromisoformat(due_on))
    return list(found.values())


def _soon(shop: Shop) -> str:
    return (shop.today() + PLAN_MAY_BE_LATER).isoformat()


def _queues(shop: Shop) -> Iterator[str]:
    yield CHOSEN
    yield from (f"class:{one.key}" for one in classes())
    yield NO_CLASS


def _days(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * ahead for ahead in range((last - first).days + 1))


def _view(shop: Shop, row: Sequence[Any]) -> NextTouch:
    customer, due_on, at, via, days, by, because, last_on, last_kind, queue, plan_table, plan_row, plan_on = row
    if via == Via.RHYTHM and plan_on is not None and plan_on <= _soon(shop):
        via, due_on, at = Via.PLANNED, plan_on, None
    due = None if due_on is None else date.fromisoformat(due_on)
    moved = due is not None and via == Via.RHYTHM
    return NextTouch(
        customer=customer,
        due_on=due,
        on=WorkingDays(shop).next(due) if moved and due is not None else due,
        at=at,
        via=Via(via),
        days=days,
        by=By(by),
        because=because,
        last_on=None if last_on is None else date.fromisoformat(last_on),
        last_kind=last_kind,
        is_chosen=queue == CHOSEN,
        plan_table=plan_table,
        plan_row=plan_row,
    )
