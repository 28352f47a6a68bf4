"""How a reminder repeats: the rules that a shop can say, and the next day of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from clientdesk.base.recurrence import MOST_APART, Rule, last_moment, read_rule
from clientdesk.base.recurrence_plain import plain_days


def read_rhythm(text: str, on: date) -> Rule:
    """The rule that `text` says; what it leaves open is as on the day `on`.

    A day that a month has not is its last one, however it was said: a reminder must not be passed over.

    Raises:
        ValueError: it is none, or says more than a reminder can.
    """
    rule = read_rule(text, on)
    if rule.apart > MOST_APART:
        raise ValueError(text)
    until = rule.until.date() if isinstance(rule.until, datetime) else rule.until
    return replace(rule, strict=False, until=until)


def next_day(text: str, since: date, after: date) -> date | None:
    """The first day of the rule `text` after `after`, counted from `since`; None when it has ended."""
    rule = read_rhythm(text, since)
    first = max(after + timedelta(days=1), since)
    return next(plain_days(rule, since, first, last_moment(rule.until, None).date()), None)
