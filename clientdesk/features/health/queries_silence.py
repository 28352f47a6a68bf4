"""How long it has been silent, by the contacts of all capabilities and by what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import Signal
from clientdesk.desk.touches import TouchSource
from clientdesk.features.health.rules import (
    Ladder,
    Silence,
    agreed_ladder,
    day_after,
    standing_on,
    usual_gap,
    usual_ladder,
)

_WINDOW = timedelta(days=730)
_ENOUGH = 4
_FIRST = date(1900, 1, 1)


def silences(shop: Shop, customers: Sequence[int], on: date) -> dict[int, Silence]:
    """The silence of each customer as of the end of a local day."""
    sources: list[TouchSource] = all_of(shop.cards, "touches")
    return {customer: _silence(days_of(shop, sources, customer, on)) for customer in customers}


def days_of(shop: Shop, sources: Sequence[TouchSource], customer: int, on: date) -> list[date]:
    """The days of real contact to `on`, oldest first; of those in touch often, only the last two years."""
    begin = on - _WINDOW if on - _FIRST > _WINDOW else _FIRST
    found = _between(shop, sources, customer, begin, on)
    return found if len(found) >= _ENOUGH else _between(shop, sources, customer, _FIRST, on)


def _between(shop: Shop, sources: Sequence[TouchSource], customer: int, first: date, last: date) -> list[date]:
    return sorted({day for source in sources for day in source.days(shop, customer, first, last)})


def _silence(days: Sequence[date]) -> Silence:
    return Silence(days[-1] if days else None, usual_gap(days))


# --- What it tells


def usual_signals(known: Mapping[int, Silence], on: date) -> dict[int, list[Signal]]:
    """Silence against the customer's own usual gap."""

    def words(one: Silence, days: int, strength: float) -> Phrase:
        if strength > 0:
            return Phrase(N_("in touch as often as usual, every {gap} days"), gap=one.gap or 0)
        return Phrase(
            N_("silent for {n} day, used to be in touch every {gap}"),
            N_("silent for {n} days, used to be in touch every {gap}"),
            days,
            gap=one.gap or 0,
        )

    return _climbed(known, on, "silence", lambda one: one.gap, usual_ladder, words)


def agreed_signals(known: Mapping[int, Silence], on: date) -> dict[int, list[Signal]]:
    """Silence against the rhythm that was agreed."""

    def words(one: Silence, days: int, strength: float) -> Phrase:
        if strength > 0:
            return Phrase(N_("in touch as agreed, every {rhythm} days"), rhythm=one.rhythm or 0)
        return Phrase(
            N_("last in touch {n} day ago, you agreed on every {rhythm}"),
            N_("last in touch {n} days ago, you agreed on every {rhythm}"),
            days,
            rhythm=one.rhythm or 0,
        )

    return _climbed(known, on, "rhythm", lambda one: one.rhythm, agreed_ladder, words)


BY_SILENCE = {"silence": usual_signals, "rhythm": agreed_signals}
"""Signals that are told from silence alone, which whoever asks for several of them reads once."""


def _climbed(
    known: Mapping[int, Silence], on: date, key: str, measure: Callable[[Silence], int | None],
    ladder: Callable[[int], Ladder], words: Callable[[Silence, int, float], Phrase],
) -> dict[int, list[Signal]]:  # fmt: skip
    found: dict[int, list[Signal]] = {}
    for customer, one in known.items():
        days = measure(one)
        if one.last is None or days is None or one.excused:
            continue
        silent = (on - one.last).days
        strength, last = standing_on(ladder(days), silent)
        until = None if last is None else day_after(one.last, last)
        found[customer] = [Signal(key, strength, words(one, silent, strength), until=until)]
    return found
