"""What the shop can ask about ideas and contributions; those of a customer in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import Signal, SignalSource
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.desk.whole import SheetRow
from clientdesk.features.contributions.records import Contribution
from clientdesk.features.contributions.rules import (
    GRATEFUL,
    ICONS,
    KIND_WORDS,
    WORDS,
    Kind,
    Status,
    patience_until,
    strength,
    waits_too_long,
)

_MANY = 500
_SELECT = (
    "SELECT i.id, i.customer_id, c.name, i.kind, i.what, i.given_on, i.status, i.outcome, i.thanked_on, i.contact_id "
    "FROM contribution i JOIN customer c ON c.id = i.customer_id WHERE c.trashed_at IS NULL AND "
)
_NEWEST = " ORDER BY i.given_on DESC, i.id DESC"
_TONES = {Status.USED: Tone.ACCENT, Status.CONSIDERED: Tone.INFO, Status.NEW: Tone.WARN, Status.DECLINED: Tone.PLAIN}


@dataclass(frozen=True, slots=True)
class ContributionView:
    """An idea or a contribution as forms and lists show it.

    Args:
        thanked_on: when its giver was thanked, None for not yet.
        waits: nobody has answered for longer than a customer has patience.
    """

    id: int
    customer: int
    customer_name: str
    kind: Kind
    what: str
    given_on: date
    status: Status
    outcome: str
    thanked_on: date | None
    contact: int | None
    waits: bool


def contribution(shop: Shop, *, row: int) -> ContributionView | None:
    """One of them, None when it is not there."""
    return next(iter(_views(shop, "i.id = ?", row)), None)


def contributions(
    shop: Shop, *, customer: int | None = None, status: Status | None = None, limit: int = 2_000
) -> tuple[ContributionView, ...]:
    """The ideas and contributions of one customer or of all, of one status or any, the newest first."""
    where, values = ["1"], list[object]()
    if customer is not None:
        where.append("i.customer_id = ?")
        values.append(customer)
    if status is not None:
        where.append("i.status = ?")
        values.append(status.value)
    return _views(shop, " AND ".join(where) + _NEWEST + " LIMIT ?", *values, max(0, min(limit, 100_000)))


def entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The ideas and contributions of a customer on the timeline, the newest first."""
    today = shop.today()
    return [
        TimelineEntry(
            table="contribution",
            row=one.id,
            kind="contribution",
            icon=ICONS[one.kind],
            title=one.what.partition("\n")[0],
            on=one.given_on,
            body="\n".join(part for part in (one.what.partition("\n")[2], one.outcome) if part),
            also=thanked_words(one, today),
            tone=Tone.GIFT,
            detail=Phrase(WORDS[one.status]),
            detail_tone=_TONES[one.status],
        )
        for one in contributions(shop, customer=customer, limit=limit)
    ]


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The ideas and contributions of a customer, for the sheet."""
    today = shop.today()
    rows: list[SheetRow] = []
    for one in contributions(shop, customer=customer, limit=10):
        rows.append(SheetRow(_(KIND_WORDS[one.kind]), one.what))
        rows.append(SheetRow("", told_of(one, today), indent=1))
    return rows


def told_of(one: ContributionView, today: date) -> str:
    """Second line: what became of it, when it was given, whether its giver was thanked."""
    given = Phrase(N_("given on {day}"), day=short_date(one.given_on, today)).text()
    return " · ".join(part for part in (_(WORDS[one.status]), one.outcome, given, _said(one, today)) if part)


def thanked_words(one: ContributionView, today: date) -> Phrase | str:
    """When its giver was thanked; "" for not yet."""
    if one.thanked_on is None:
        return ""
    return Phrase(N_("thanked on {day}"), day=short_date(one.thanked_on, today))


def signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """What ideas and contributions told of these customers at the end of the day `on`: the best and the worst."""
    found: dict[int, list[Signal]] = {}
    sql = "SELECT customer_id, id, status, given_on, thanked_on FROM contribution WHERE given_on <= ? AND customer_id "
    for some in _portions(customers):
        rows = _ask(shop, f"{sql} IN ({_places(some)}) ORDER BY given_on, id", (on.isoformat(), *some))
        for customer, row, status, given, thanked in rows:
            signal = _signal(row, status, _day(given), None if thanked is None else _day(thanked), on)
            if signal is not None:
                found.setdefault(customer, []).append(signal)
    return {customer: _ends(told) for customer, told in found.items()}


def touched(shop: Shop, changes: Changes) -> set[int] | None:
    """The customers of whom a step may have changed it, None for too many."""
    ids = changes.ids("contribution")
    if ids is None:
        return None
    found = set() if shop.step is None else set(shop.step.about(Contribution))
    for some in _portions(sorted(ids)):
        sql = f"SELECT customer_id FROM contribution WHERE id IN ({_places(some)})"  # noqa: S608 - values as ?
        found |= {row[0] for row in _ask(shop, sql, some)}
    return found


def ideas_given(shop: Shop, *, customers: Sequence[int]) -> Mapping[int, int]:
    """How many ideas and contributions each of these customers gave; those who gave none are missing."""
    found: dict[int, int] = {}
    for some in _portions(customers):
        sql = f"SELECT customer_id, count(*) FROM contribution WHERE customer_id IN ({_places(some)}) GROUP BY 1"  # noqa: S608
        found |= dict(_ask(shop, sql, some))
    return found


# --- Inside


def _signal(row: int, status: str, given_on: date, thanked_on: date | None, on: date) -> Signal | None:
    weight = strength(status, given_on, thanked_on, on)
    if waits_too_long(status, given_on, on):
        words = Phrase(N_("an idea unanswered for two months"))
        return Signal("contributions", weight, words, "contribution", row)
    if weight and thanked_on is not None:
        used = Phrase(N_("gave an idea that was used")), Phrase(N_("gave an idea and was thanked for it"))
        words = used[0] if status == Status.USED else used[1]
        return Signal("contributions", weight, words, "contribution", row, thanked_on + GRATEFUL)
    if status == Status.NEW:
        words = Phrase(N_("an idea is waiting for an answer"))
        return Signal("contributions", 0.0, words, "contribution", row, patience_until(given_on))
    return None


def _ends(told: Sequence[Signal]) -> list[Signal]:
    """The best and the worst of them, and until when the others are as they are."""
    ordered = sorted(told, key=lambda one: one.strength)
    chosen = ordered if len(ordered) < 2 else [ordered[0], ordered[-1]]
    soonest = min((one for one in told if one.until), key=lambda one: one.until or date.max, default=None)
    if soonest is not None and soonest not in chosen:
        chosen.append(soonest)
    return chosen


def _said(one: ContributionView, today: date) -> str:
    words = thanked_words(one, today)
    return words if isinstance(words, str) else words.text()


def _views(shop: Shop, where: str, *values: object) -> tuple[ContributionView, ...]:
    today = shop.today()
    return tuple(_view(row, today) for row in _ask(shop, _SELECT + where, values))


def _view(row: Sequence[Any], today: date) -> ContributionView:
    identity, customer, name, kind, what, given, status, outcome, thanked, contact = row
    given_on = _day(given)
    return ContributionView(
        identity, customer, name, Kind(kind), what, given_on, Status(status), outcome,
        None if thanked is None else _day(thanked), contact, waits_too_long(status, given_on, today),
    )  # fmt: skip


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def _places(ids: Sequence[int]) -> str:
    return ", ".join("?" * len(ids))


def _day(stored: str) -> date:
    return date.fromisoformat(stored[:10])


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, tuple(values)).fetchall()
    return rows


SIGNALS = SignalSource(
    "contributions",
    N_("Ideas and contributions"),
    N_("Whether what a customer gave was answered, used and thanked for."),
    3,
    frozenset({"contribution"}),
    signals,
    touched,
)
