"""Who stands in when, and what a hand-over has to tell."""

from __future__ import annotations

from datetime import date

from clientdesk.base.days import short_date
from clientdesk.base.words import _

WEEK_DAYS = 7
"""Whoever spoke to a customer so few days ago is told of above the composer."""
LAST_CONTACTS = 5
"""So many are told at a hand-over."""


def stands_in(first: date | None, last: date | None, today: date) -> bool:
    """Whether somebody who stands in from `first` to `last`, both included and either open, does so today."""
    return (first is None or first <= today) and (last is None or today <= last)


def span_words(first: date | None, last: date | None, today: date) -> str:
    """`from 1 Dec to 14 Dec`, `until 14 Dec`, "" where both ends are open."""
    if first is not None and last is not None:
        return _("from {first} to {last}").format(first=short_date(first, today), last=short_date(last, today))
    if first is not None:
        return _("from {first} on").format(first=short_date(first, today))
    return _("until {last}").format(last=short_date(last, today)) if last is not None else ""
