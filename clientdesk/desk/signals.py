"""Signals of how a relationship is: each capability tells what it sees; whoever weighs them asks all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing seen of a customer.

    Args:
        key: of its source.
        strength: from -1 (as bad as it gets) to 1 (as good as it gets); the owner's weight multiplies it.
        reason: in one plain clause: "silent twice as long as usual", "two promises late".
        table: with `row`, the record to which the reason leads; "" for the customer's timeline.
        until: the last day on which it is so if nothing happens; None where time alone does not change it.
    """

    key: str
    strength: float
    reason: Words
    table: str = ""
    row: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SignalSource:
    """Where signals come from.

    Args:
        key: stable; the owner's weight is kept under it.
        title: marked for translation, as is `detail`, which says what is looked at.
        weight: what it weighs until the owner says otherwise, 0 to 10.
        tables: whose change may change it.
        signals: `signals(shop, customers, on)`: as of the end of a local day, from what was known of then; those who
            give none may be left out.
        touched: `touched(shop, changes)`: the customers of whom it may have changed, None for too many.
    """

    key: str
    title: str
    detail: str
    weight: int
    tables: frozenset[str]
    signals: Callable[[Shop, Sequence[int], date], Mapping[int, Sequence[Signal]]]
    touched: Callable[..., set[int] | None]
