"""Which rows Today shows: of this day, of tomorrow or of the week ahead; of everybody, or of whoever is at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from enum import StrEnum

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow, TodaySource

_DAY = timedelta(days=1)
Span = tuple[date, date]


class View(StrEnum):
    """Which days the page looks at."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"

    def span(self, today: date) -> Span | None:
        """The first and the last day of it, both included; None for today itself."""
        if self is View.TODAY:
            return None
        return today + _DAY, today + (_DAY if self is View.TOMORROW else 7 * _DAY)


VIEW_WORDS = {View.TODAY: N_("Today"), View.TOMORROW: N_("Tomorrow"), View.WEEK: N_("Week ahead")}
VIEW_KEYS = {"t": View.TODAY, "m": View.TOMORROW, "w": View.WEEK}
"""The letter that shows each view."""

NOTHING_AHEAD = {
    View.TOMORROW: N_("Nothing is planned for tomorrow."),
    View.WEEK: N_("Nothing is planned for the week ahead."),
}


def todays_sources(features: Iterable[Feature]) -> list[TodaySource]:
    """One source for each card; the course of the day stands first, the others by their place."""
    cards: dict[str, list[TodaySource]] = {}
    for source in all_of(features, "today"):
        cards.setdefault(source.key, []).append(source)
    joined = [parts[0] if len(parts) == 1 else _as_one(parts) for parts in cards.values()]
    return sorted(joined, key=lambda one: (not one.schedule, one.place))


def asked(source: TodaySource, span: Span | None) -> Callable[[Shop], Sequence[TodayRow]]:
    """The question for the rows of a span, None for today; a source that looks no further has none for another."""
    ahead = source.ahead
    if span is None:
        return source.rows
    if ahead is None:
        return lambda _shop: ()
    first, last = span
    return lambda shop: ahead(shop, first=first, last=last)


def is_mine(row: TodayRow, staff: int | None) -> bool:
    """Whether a row is that of a member of the staff, or everybody's."""
    return row.staff is None or staff is None or row.staff == staff


def people_counted(features: Iterable[Feature], mine_only: Callable[[], bool]) -> Callable[[Shop], int]:
    """The question how many people are to be reached today."""
    sources: list[TodaySource] = [source for source in all_of(features, "today") if source.counts]

    def people(shop: Shop) -> int:
        wanted = shop.staff if mine_only() else None
        rows = (row for source in sources for row in source.rows(shop) if is_mine(row, wanted))
        return len({row.customer for row in rows if row.customer is not None})

    return people


def _as_one(parts: Sequence[TodaySource]) -> TodaySource:
    looking = [part.ahead for part in parts if part.ahead is not None]

    def in_order(found: list[TodayRow]) -> list[TodayRow]:
        if not parts[0].schedule:
            return found
        return sorted(found, key=lambda row: (row.due_on or date.min, row.at or time()))

    def rows(shop: Shop) -> Sequence[TodayRow]:
        found = [row for part in parts for row in part.rows(shop)]
        return sorted(found, key=lambda row: row.at or time()) if parts[0].schedule else found

    def ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
        return in_order([row for look in looking for row in look(shop, first=first, last=last)])

    empty = next((part.empty for part in parts if part.empty), "")
    tables = frozenset[str]().union(*(part.tables for part in parts))
    return replace(parts[0], tables=tables, rows=rows, empty=empty, ahead=ahead if looking else None)
