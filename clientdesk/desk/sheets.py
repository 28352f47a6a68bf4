"""The sheet of one customer: what every capability knows of them, part by part, in the language of the moment."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.base.words import _, shown
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetSource


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a part: what it is, and what it says; `indent` 1 stands under the line before."""

    label: str
    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One part under its heading; `key` names it in `show`."""

    key: str
    title: str
    lines: tuple[SheetLine, ...]


def sheet_parts(shop: Shop, *, customer: int) -> list[SheetPart]:
    """The parts that have anything to say, in their order."""
    sources: list[SheetSource] = all_of(shop.cards, "sheet")
    parts = []
    for source in sorted(sources, key=lambda one: one.place):
        rows = source.rows(shop, customer=customer)
        lines = tuple(SheetLine(shown(row.label), row.text, row.indent) for row in rows)
        if lines:
            parts.append(SheetPart(source.key, _(source.title), lines))
    return parts
