"""The rules that are offered for something on a day, and one put together from its parts."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from clientdesk.base.recurrence import DAYS, MOST_APART, Every, Rule, read_rule, written

_LAST_WEEK = 7
_WEEKS_NAMED = 4


def offers(on: date) -> Mapping[str, str]:
    """What is offered for what begins on the day `on`: rules as stored, by key, the most usual first."""
    days_in_month = calendar.monthrange(on.year, on.month)[1]
    weekday, place = (on.weekday(),), (on.day - 1) // 7 + 1
    rules = {
        "day": Rule(Every.DAY),
        "week": Rule(Every.WEEK, weekdays=weekday),
        "fortnight": Rule(Every.WEEK, 2, weekdays=weekday),
        "month": Rule(Every.MONTH, day=on.day),
    }
    if place <= _WEEKS_NAMED:
        rules["place"] = Rule(Every.MONTH, weekdays=weekday, nth=place)
    if on.day > days_in_month - _LAST_WEEK:
        rules["last"] = Rule(Every.MONTH, weekdays=weekday, nth=-1)
    rules["year"] = Rule(Every.YEAR, day=on.day, month=on.month)
    return {key: written(rule) for key, rule in rules.items()}


def own_rule(every: Every, apart: int, weekdays: tuple[int, ...], on: date) -> str:
    """A rule of a person's own: every so many days, weeks on some days, months or years as on the day `on`.

    Whoever says "every month" on the 31st means the last day of shorter months; so the 29th of February is the 28th in
    other years.

    Raises:
        ValueError: so many apart nobody means.
    """
    if not 1 <= apart <= MOST_APART:
        raise ValueError(apart)
    days = ";BYDAY=" + ",".join(DAYS[day] for day in weekdays)
    rule = read_rule(f"FREQ={every.value};INTERVAL={apart}{days if weekdays and every is Every.WEEK else ''}", on)
    return written(replace(rule, strict=False))


def is_own(rule: Rule, on: date) -> bool:
    """Whether `own_rule` can say it for the day `on`."""
    try:
        return own_rule(rule.every, rule.apart, rule.weekdays, on) == written(rule)
    except ValueError:
        return False
