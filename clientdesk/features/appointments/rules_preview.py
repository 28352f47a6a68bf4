"""The next days of something that repeats, as its form shows them: when, and what is different about one."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from clientdesk.base.days import month_and_year
from clientdesk.base.recurrence import LEAP_DAY, Every, Rule, read_rule
from clientdesk.base.recurrence_expand import next_starts
from clientdesk.base.words import N_, Phrase

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Coming:
    """One line of a preview.

    Args:
        starts: naive wall time; None for a month or year that is passed over.
        note: what is different about it, "" for nothing.
    """

    starts: datetime | None
    note: Phrase | str = ""


def coming(text: str, since: datetime, most: int = SHOWN, after: datetime | None = None) -> list[Coming]:
    """The first days of the rule `text`, counted from `since`, with what is left out between them.

    Args:
        text: the rule.
        since: its start, which is always one of them.
        most: so many.
        after: leave out those before; None for none.
    """
    try:
        rule = read_rule(text, since.date())
    except ValueError:
        rule = None
    found: list[Coming] = []
    for starts in next_starts(text, since, after or since, most):
        before = next((one.starts for one in reversed(found) if one.starts is not None), None)
        if rule is not None and rule.strict and before is not None:
            found += [Coming(None, _passed_over(rule, month)) for month in _months_between(rule, before, starts)]
        found.append(Coming(starts, _earlier(rule, starts) if rule else ""))
    return found


def _earlier(rule: Rule, starts: datetime) -> Phrase | str:
    """Why it falls on the last day of a month that has not the one of the rule."""
    is_last = starts.day == calendar.monthrange(starts.year, starts.month)[1]
    if rule.day is None or not is_last or not 0 < starts.day < rule.day:
        return ""
    if (rule.month, rule.day) == LEAP_DAY:
        return Phrase(N_("no 29 February in this year"))
    # Translators: said beside the last day of a short month: there is no day 31 in it.
    return Phrase(N_("this month has no day {day}"), day=rule.day)


def _passed_over(rule: Rule, month: date) -> Phrase:
    if (rule.month, rule.day) == LEAP_DAY:
        return Phrase(N_("left out: {year} has no 29 February"), year=str(month.year))
    return Phrase(N_("left out: {month} has no day {day}"), month=month_and_year(month), day=rule.day)


def _months_between(rule: Rule, before: datetime, starts: datetime) -> Iterator[date]:
    """The months, or years, in which it would have been, had they the day; not more than can be read."""
    step = rule.apart * (12 if rule.every is Every.YEAR else 1)
    month = before.year * 12 + before.month - 1 + step
    last = starts.year * 12 + starts.month - 1
    for _one in range(SHOWN):
        if month >= last:
            return
        year, place = divmod(month, 12)
        if calendar.monthrange(year, place + 1)[1] < (rule.day or 0):
            yield date(year, place + 1, 1)
        month += step
