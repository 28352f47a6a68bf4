"""Days on which the shop is closed, and where they come from; with the opening hours they make the working days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import Words


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a day is not as others.

    Args:
        name: "Independence Day", "Inventory"; shown in the calendar.
        is_closed: the shop is closed; False for a day that is only to be known of.
    """

    name: Words
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class ClosureSource:
    """Where they come from: `closures(shop, first=, last=)`, both days included, by day; read from `tables`."""

    tables: frozenset[str]
    closures: Callable[..., Mapping[date, Closure]]
