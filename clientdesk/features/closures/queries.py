"""What the shop can ask about days on which it is closed: by day, the owner's own, the holidays that come next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from clientdesk.desk.closures import Closure
from clientdesk.desk.shop import Shop, setting
from clientdesk.features.closures.holidays import COUNTRIES, YEARS, Holiday, holidays
from clientdesk.features.closures.rules import LAST_YEAR, OwnDays, days_of, next_first

KEPT = "closures.countries"
"""The setting: codes of countries with commas between them, `NONE` for no country; absent for the shop's own."""
NONE = "none"


def closures(shop: Shop, *, first: date, last: date) -> dict[date, Closure]:
    """What is known of the days from `first` to `last`, both included; the owner's own word decides and stands first.

    Names are in the language of the moment.
    """
    names: dict[date, list[str]] = {}
    closed: dict[date, bool] = {}
    opened: set[date] = set()
    for own in own_days(shop):
        for day in days_of(own, first, last):
            names.setdefault(day, []).append(own.name)
            closed[day] = not own.is_open or closed.get(day, False)
            if own.is_open:
                opened.add(day)
    for one in _kept_between(shop, first, last):
        names.setdefault(one.day, []).append(one.name())
        closed[one.day] = one.is_closed or closed.get(one.day, False)
    return {
        day: Closure(" · ".join(dict.fromkeys(told)), closed[day] and day not in opened)
        for day, told in sorted(names.items())
    }


def own_days(shop: Shop) -> list[OwnDays]:
    """Every entry of the owner's own, in the order of their first days."""
    execute: Callable[..., Any] = shop.database.execute_sql
    rows = execute("SELECT id, name, first, last, yearly, is_open FROM closed_day ORDER BY first, id").fetchall()
    day = date.fromisoformat
    return [
        OwnDays(row, name, day(first), day(last), bool(yearly), bool(is_open))
        for row, name, first, last, yearly, is_open in rows
    ]


def closed_days(shop: Shop) -> list[OwnDays]:
    """The same as a list for reading: what lasts or comes next first, what is over at the end, the newest first."""
    today = shop.today()
    coming = [(one, next_first(one, today)) for one in own_days(shop)]
    ahead = sorted((on, one.row, one) for one, on in coming if on is not None)
    over = sorted(((one.last, one.row, one) for one, on in coming if on is None), reverse=True)
    return [one for _on, _row, one in (*ahead, *over)]


def kept_countries(shop: Shop) -> tuple[str, ...]:
    """The countries whose public holidays the shop keeps: those the owner chose, else its own where it is known."""
    told = setting(KEPT)
    if not told:
        return (shop.settings.country,) if shop.settings.country in COUNTRIES else ()
    chosen = told.split(",")
    return tuple(code for code in COUNTRIES if code in chosen)


def next_holidays(shop: Shop, *, count: int = 5) -> Sequence[Holiday]:
    """The next public holidays that the shop keeps, today's among them; shortened days are left out."""
    today = shop.today()
    found: list[Holiday] = []
    for year in range(today.year, min(today.year + 3, YEARS.stop)):
        found.extend(
            one for code in kept_countries(shop) for one in holidays(code, year) if one.is_closed and one.day >= today
        )
        if len(found) >= count:
            break
    return sorted(found, key=lambda one: one.day)[: max(count, 0)]


def _kept_between(shop: Shop, first: date, last: date) -> list[Holiday]:
    years = range(max(first.year, YEARS.start), min(last.year, LAST_YEAR, YEARS.stop - 1) + 1)
    told = (one for code in kept_countries(shop) for year in years for one in holidays(code, year))
    return [one for one in told if first <= one.day <= last]
