"""Chips above the list of customers, which narrow it to those with whom something is the matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone


@dataclass(frozen=True, slots=True)
class ListChip:
    """One chip.

    Args:
        key: stable; the chip's object name is `customer_chip_<key>`.
        title: marked for translation ("At risk").
        place: order among those of other capabilities, small first.
        tables: whose change changes who is shown; a derived table that is told of stands for those it is made of.
        where: `where(shop)`: SQL on the column `customer.id`, true for those shown, with its values.
        flag: a Phosphor name, its colour and marked words, for the rows of those shown in any list; None for none.
    """

    key: str
    title: str
    place: int
    tables: frozenset[str]
    where: Callable[[Shop], tuple[str, Sequence[object]]]
    flag: tuple[str, Tone, str] | None = None
