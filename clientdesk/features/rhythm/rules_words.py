"""Why a customer is to be reached, and how often, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import N_, Phrase
from clientdesk.features.rhythm.rules import By

_SPOKEN = frozenset({"call", "visit", "meeting", "occasion"})
"""Kinds of contact in which people spoke."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What the sentence on why is made from.

    Args:
        named: the name of the class, "" for none.
        last_on: the local day of the last real contact, None while there was none; `last_kind` is how.
        days: every how many days they are to be reached.
        is_chosen: the day was chosen by hand.
    """

    named: str
    last_on: date | None
    last_kind: str
    days: int
    is_chosen: bool = False


def why_words(reason: Reason, today: date) -> Phrase:
    """Why a customer's turn has come, seen from `today`."""
    if reason.is_chosen:
        return _chosen(reason, today)
    if reason.last_on is None:
        return _never(reason.named, reason.days)
    n = max((today - reason.last_on).days, 0)
    return (_spoke if reason.last_kind in _SPOKEN else _touched)(reason.named, n, reason.days)


def every_words(days: int) -> Phrase:
    """`every 30 days`."""
    return Phrase(N_("every {n} day"), N_("every {n} days"), days)


def keep_in_touch_words(days: int) -> Phrase:
    """What stands in the calendar: `Keep in touch, every 30 days`."""
    return Phrase(N_("Keep in touch, every {n} day"), N_("Keep in touch, every {n} days"), days)


def in_words(on: date, today: date) -> Phrase:
    """How far off a day is: `in 3 days`, `today`, `4 days late`."""
    days = (on - today).days
    if days < 0:
        return Phrase(N_("{n} day late"), N_("{n} days late"), -days)
    if days == 0:
        return Phrase(N_("Today"))
    if days == 1:
        return Phrase(N_("Tomorrow"))
    return Phrase(N_("in {n} day"), N_("in {n} days"), days)


def no_rhythm_words(by: By, because: str) -> Phrase | str:
    """Why there is no next touch."""
    if because:
        return because
    return {
        By.OWN: Phrase(N_("not of itself")),
        By.RELATIONSHIP: Phrase(N_("not for this kind of relationship")),
        By.CLASS: Phrase(N_("not for this class")),
        By.SHOP: Phrase(N_("not without a class")),
    }[by]


def _spoke(named: str, n: int, agreed: int) -> Phrase:
    if named:
        # Translators: why somebody is to be reached: "A customer, last spoke 31 days ago, you agreed on 30".
        return Phrase(
            N_("{named} customer, last spoke {n} day ago, you agreed on {agreed}"),
            N_("{named} customer, last spoke {n} days ago, you agreed on {agreed}"),
            n,
            named=named,
            agreed=agreed,
        )
    return Phrase(
        N_("Last spoke {n} day ago, you agreed on {agreed}"),
        N_("Last spoke {n} days ago, you agreed on {agreed}"),
        n,
        agreed=agreed,
    )


def _touched(named: str, n: int, agreed: int) -> Phrase:
    if named:
        return Phrase(
            N_("{named} customer, last contact {n} day ago, you agreed on {agreed}"),
            N_("{named} customer, last contact {n} days ago, you agreed on {agreed}"),
            n,
            named=named,
            agreed=agreed,
        )
    return Phrase(
        N_("Last contact {n} day ago, you agreed on {agreed}"),
        N_("Last contact {n} days ago, you agreed on {agreed}"),
        n,
        agreed=agreed,
    )


def _never(named: str, days: int) -> Phrase:
    if named:
        return Phrase(
            N_("{named} customer, no contact yet, you agreed on every {n} day"),
            N_("{named} customer, no contact yet, you agreed on every {n} days"),
            days,
            named=named,
        )
    return Phrase(
        N_("No contact yet, you agreed on every {n} day"), N_("No contact yet, you agreed on every {n} days"), days
    )


def _chosen(reason: Reason, today: date) -> Phrase:
    if reason.last_on is None:
        return Phrase(N_("You chose this day, no contact yet"))
    n = max((today - reason.last_on).days, 0)
    if n == 0:
        return Phrase(N_("You chose this day, last contact today"))
    return Phrase(
        N_("You chose this day, last contact {n} day ago"), N_("You chose this day, last contact {n} days ago"), n
    )
