"""What holds for everybody: the rhythms of the classes, how many calls a day, and what counts as contact."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from clientdesk.base.words import Words
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop, ShopSettings
from clientdesk.desk.touches import PlannedSource, TouchSource
from clientdesk.features.customers.classes import classes
from clientdesk.features.rhythm.rules import (
    FIRST_CALLS,
    FIRST_CLASS_DAYS,
    FIRST_OTHER_DAYS,
    MOST_CALLS,
    MOST_DAYS,
    Rhythms,
)

CALLS_A_DAY = "rhythm.calls_a_day"
WITHOUT_CLASS = "rhythm.without_class"
COUNTS = "rhythm.counts"
"""The names of the settings. What counts as contact is kept as what is otherwise than at first: "-letter +purchase"."""
CHOSEN, NO_CLASS = "chosen", "none"
"""The queues of those whose day was chosen by hand, and of those in no class; the others stand in "class:KEY"."""
_NAMES = (CALLS_A_DAY, WITHOUT_CLASS, COUNTS, "zone")


def read_rhythms(shop: Shop) -> Rhythms:
    """The rhythm of each class there is, and that of everybody else."""
    told = dict(ask(shop, "SELECT key, days FROM class_rhythm"))
    return Rhythms({one.key: told.get(one.key, _first(shop, one.key)) for one in classes()}, days_without_class(shop))


def days_without_class(shop: Shop) -> int | None:
    """Every how many days whoever has no class is reached, None for never."""
    return _number(_settings(shop).get(WITHOUT_CLASS), FIRST_OTHER_DAYS, MOST_DAYS) or None


def calls_a_day(shop: Shop) -> int:
    """How many calls a day are asked for at most."""
    return max(_number(_settings(shop).get(CALLS_A_DAY), FIRST_CALLS, MOST_CALLS), 1)


def ways_of_contact(shop: Shop) -> list[tuple[str, Words, bool]]:
    """Key and name of each way of being in touch, and whether it counts."""
    otherwise = set(_settings(shop).get(COUNTS, "").split())
    found = [way for source in touch_sources(shop) for way in source.kinds(shop)]
    return [(key, name, (first or f"+{key}" in otherwise) and f"-{key}" not in otherwise) for key, name, first in found]


def counted_ways(shop: Shop) -> Sequence[str] | None:
    """The keys of those that count; None where all of them do."""
    ways = ways_of_contact(shop)
    return None if all(counts for _key, _name, counts in ways) else [key for key, _name, counts in ways if counts]


def written_ways(shop: Shop, counted: Collection[str]) -> str:
    """What is kept where `counted` are the keys that count."""
    differing = (
        f"{'+' if key in counted else '-'}{key}"
        for source in touch_sources(shop)
        for key, _name, first in source.kinds(shop)
        if (key in counted) is not first
    )
    return " ".join(differing)


def touch_sources(shop: Shop) -> list[TouchSource]:
    """Every way of being in touch, of all capabilities."""
    return all_of(shop.cards, "touches")


def planned_sources(shop: Shop) -> list[PlannedSource]:
    """Every kind of plan, of all capabilities."""
    return all_of(shop.cards, "planned")


def zone_name(shop: Shop) -> str:
    """The zone in which days are counted: that of the settings, which the clock has yet to follow in the same step."""
    stored = _settings(shop).get("zone")
    follows = shop.settings.zone == shop.zone.key
    return stored or (ShopSettings().zone if follows else shop.zone.key)


def what_holds(shop: Shop) -> str:
    """All of it as one text, by which one sees whether something is otherwise than before."""
    rhythms = read_rhythms(shop)
    by_class: Mapping[str, int | None] = rhythms.by_class
    return json.dumps([dict(by_class), rhythms.otherwise, counted_ways(shop), zone_name(shop)], sort_keys=True)


def ask(shop: Shop, sql: str, values: Sequence[object] = ()) -> list[Any]:
    """The rows of an SQL question."""
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, tuple(values)).fetchall()
    return rows


def places(values: Sequence[object]) -> str:
    """Places for so many values in an SQL list."""
    return ", ".join("?" * len(values))


def _settings(shop: Shop) -> dict[str, str]:
    return dict(ask(shop, f"SELECT name, value FROM setting WHERE name IN ({', '.join('?' * len(_NAMES))})", _NAMES))  # noqa: S608


def _first(shop: Shop, key: str) -> int | None:
    return FIRST_CLASS_DAYS[key] if key in FIRST_CLASS_DAYS else days_without_class(shop)


def _number(text: str | None, first: int, most: int) -> int:
    """A stored number, `first` where it was never told or is none."""
    return min(int(text), most) if text is not None and text.isascii() and text.isdecimal() else first
