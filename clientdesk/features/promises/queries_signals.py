"""What promises tell of a relationship: the next day on which something is owed, and how the shop kept faith."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import Signal, SignalSource
from clientdesk.desk.touches import Planned, PlannedSource
from clientdesk.features.promises.records import Promise
from clientdesk.features.promises.rules import (
    FEWEST,
    Promised,
    Standing,
    late_strength,
    share_kept,
    share_strength,
)

_MANY = 500
_YEAR = timedelta(days=365)
_EARLY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class _Told:
    """A promise by its id."""

    row: int
    promised: Promised


def signals(shop: Shop, customers: Sequence[int], on: date) -> Mapping[int, Sequence[Signal]]:
    """What promises told of these customers at the end of the day `on`."""
    found: dict[int, list[_Told]] = {}
    sql = (
        "SELECT customer_id, id, due_on, status, closed_on FROM promise WHERE made_on <= ? AND customer_id IN ({}) "
        "ORDER BY due_on, id"
    )
    for some in _portions(customers):
        for customer, row, due, status, closed in _ask(shop, sql.format(_places(some)), (on.isoformat(), *some)):
            promised = Promised(_day(due), status, None if closed is None else _day(closed))
            found.setdefault(customer, []).append(_Told(row, promised))
    told = {customer: _signals(promises, on) for customer, promises in found.items()}
    return {customer: each for customer, each in told.items() if each}


def planned(shop: Shop, customers: Sequence[int] | None) -> Mapping[int, Planned]:
    """The open promise that is due first, of each of these customers; of all of them where None is given."""
    sql = "SELECT customer_id, min(due_on), id FROM promise WHERE status = 'open' {} GROUP BY customer_id"
    if customers is None:
        rows = _ask(shop, sql.format(""), ())
    else:
        rows = [
            row
            for some in _portions(customers)
            for row in _ask(shop, sql.format(f"AND customer_id IN ({_places(some)})"), some)
        ]
    return {customer: Planned(_day(due), "promise", row) for customer, due, row in rows}


def touched(shop: Shop, changes: Changes) -> set[int] | None:
    """The customers whose promises a step may have moved, None for too many."""
    ids = changes.ids("promise")
    if ids is None:
        return None
    found = set() if shop.step is None else set(shop.step.about(Promise))
    for some in _portions(sorted(ids)):
        found |= {row[0] for row in _ask(shop, f"SELECT customer_id FROM promise WHERE id IN ({_places(some)})", some)}  # noqa: S608 - values as ?
    return found


def _signals(promises: Sequence[_Told], on: date) -> list[Signal]:
    standing = [(one, one.promised.standing(on)) for one in promises]
    late = [one for one, how in standing if how is Standing.LATE]
    ahead = [one for one, how in standing if how is Standing.OPEN]
    # An open one is no sign yet; it says until when.
    until = min((one.promised.due_on for one in ahead), default=None)
    found = []
    if late:
        words = Phrase(N_("a promise is late"), N_("{n} promises are late"), len(late))
        found.append(Signal("promises", late_strength(len(late)), words, "promise", late[0].row, until))
    elif ahead:
        found.append(Signal("promises", 0.0, Phrase(N_("a promise is to be kept")), "promise", ahead[0].row, until))
    share = share_kept((one.promised for one in promises), max(_EARLY, on - _YEAR), on, on)
    if share.counted >= FEWEST:
        settled = [(day[0], one.row) for one in promises if (day := one.promised.settled(on)) and on - _YEAR <= day[0]]
        words = Phrase(
            N_("kept {kept} of {n} promise"), N_("kept {kept} of {n} promises"), share.counted, kept=share.kept
        )
        last = min(settled)[0] + _YEAR
        found.append(Signal("promises", share_strength(share), words, "promise", max(settled)[1], last))
    return found


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


PLANNED = PlannedSource(frozenset({"promise"}), planned, touched)
SIGNALS = SignalSource(
    "promises",
    N_("Promises"),
    N_("Whether what was promised was kept in time, and what is late."),
    6,
    frozenset({"promise"}),
    signals,
    touched,
)
