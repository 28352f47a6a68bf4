"""Being in touch: what counts as a real contact, and what is planned; whoever keeps a rhythm asks every capability."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class Touch:
    """The last time that the shop and a customer were really in touch.

    Args:
        at: naive UTC.
        kind: how: "call", "visit", "purchase" …
    """

    at: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class TouchSource:
    """One way of being in touch.

    Args:
        tables: whose change may move it.
        last: `last(shop, customers, kinds)`: the newest real contact of each, None as customers for everybody's;
            only of `kinds` (keys of those below), all of them where that is None.
        touched: `touched(shop, changes)`: the customers whose last contact a step may have moved, None for too many.
        kinds: `kinds(shop)`: key and name of each way that the owner may count or not, with whether it does at first.
        days: `days(shop, customer, first, last)`: the local days of real contacts, both included, oldest first.
    """

    tables: frozenset[str]
    last: Callable[[Shop, Sequence[int] | None, Sequence[str] | None], Mapping[int, Touch]]
    touched: Callable[..., set[int] | None]
    kinds: Callable[[Shop], Sequence[tuple[str, Words, bool]]]
    days: Callable[[Shop, int, date, date], Sequence[date]]


@dataclass(frozen=True, slots=True)
class Planned:
    """Being in touch that is planned already, so that no rhythm has to ask for it.

    Args:
        on: the local day.
        table: with `row`, the record behind it.
    """

    on: date
    table: str
    row: int


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """Where plans come from.

    Args:
        tables: whose change may move them.
        next: `next(shop, customers)`: the earliest open one of each, the late ones included; None for everybody's.
        touched: `touched(shop, changes)`: the customers whose plans a step may have moved, None for too many.
    """

    tables: frozenset[str]
    next: Callable[[Shop, Sequence[int] | None], Mapping[int, Planned]]
    touched: Callable[..., set[int] | None]
