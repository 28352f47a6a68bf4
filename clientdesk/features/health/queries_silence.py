"""How long it has been silent, by the contacts of all capabilities and by what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
from clientdesk.features.rhythm.rules import By

_WINDOW = timedelta(days=730)
_ENOUGH = 4
_CHUNK = 500
_FIRST = date(1900, 1, 1)


def silences(shop: Shop, customers: Sequence[int], on: date) -> dict[int, Silence]:
    """The silence of each customer as of the end of a local day."""
    sources: list[TouchSource] = all_of(shop.cards, "touches")
    agreed = _agreed(shop, customers)
    found = {}
    for customer in customers:
        days = days_of(shop, sources, customer, on)
        rhythm, excused = agreed.get(customer, (None, False))
        found[customer] = Silence(days[-1] if days else None, usual_gap(days), rhythm, excused)
    return found


def days_of(shop: Shop, sources: Sequence[TouchSource], customer: int, on: date) -> list[date]:
    """The days of real contact to `on`, oldest first; of those in touch often, only the last two years."""
    begin = on - _WINDOW if on - _FIRST > _WINDOW else _FIRST
    found = _between(shop, sources, customer, begin, on)
    return found if len(found) >= _ENOUGH else _between(shop, sources, customer, _FIRST, on)


def _between(shop: Shop, sources: Sequence[TouchSource], customer: int, first: date, last: date) -> list[date]:
    return sorted({day for source in sources for day in source.days(shop, customer, first, last)})


def _agreed(shop: Shop, customers: Sequence[int]) -> dict[int, tuple[int | None, bool]]:
    """The rhythm of today of each customer, and whether the shop said why there is none."""
    found: dict[int, tuple[int | None, bool]] = {}
    for start in range(0, len(customers), _CHUNK):
        some = tuple(customers[start : start + _CHUNK])
        sql = f"SELECT customer, days, set_by FROM next_touch WHERE customer IN ({', '.join('?' * len(some))})"  # noqa: S608
        rows = shop.database.execute_sql(sql, some).fetchall()
        found.update({customer: (days, days is None and by == By.OWN) for customer, days, by in rows})
    return found


# --- What it tells


@dataclass(frozen=True, slots=True)
class _Measure:
    """Against what silence is measured: the days that should pass, how strong it is, and the words for both cases."""

    key: str
    days: Callable[[Silence], int | None]
    ladder: Callable[[int], Ladder]
    good: Callable[[int], Phrase]
    long: Callable[[int, int], Phrase]

    def signal(self, one: Silence, on: date) -> Signal | None:
        """What it tells of a customer's silence on a day."""
        days = self.days(one)
        if one.last is None or days is None or one.excused:
            return None
        silent = (on - one.last).days
        strength, last = standing_on(self.ladder(days), silent)
        until = None if last is None else day_after(one.last, last)
        words = self.good(days) if strength > 0 else self.long(silent, days)
        return Signal(self.key, strength, words, until=until)


_USUAL = _Measure(
    "silence",
    lambda one: one.gap,
    usual_ladder,
    lambda gap: Phrase(
        N_("in touch as often as usual, every {n} day"), N_("in touch as often as usual, every {n} days"), gap
    ),
    lambda days, gap: Phrase(
        N_("silent for {n} day, used to be in touch every {gap}"),
        N_("silent for {n} days, used to be in touch every {gap}"),
        days,
        gap=gap,
    ),
)
_AGREED = _Measure(
    "rhythm",
    lambda one: one.rhythm,
    agreed_ladder,
    lambda rhythm: Phrase(N_("in touch as agreed, every {n} day"), N_("in touch as agreed, every {n} days"), rhythm),
    lambda days, rhythm: Phrase(
        N_("last in touch {n} day ago, you agreed on every {rhythm}"),
        N_("last in touch {n} days ago, you agreed on every {rhythm}"),
        days,
        rhythm=rhythm,
    ),
)
Told = Callable[[Mapping[int, Silence], date], dict[int, list[Signal]]]


def _telling(measure: _Measure) -> Told:
    def told(known: Mapping[int, Silence], on: date) -> dict[int, list[Signal]]:
        found = {customer: measure.signal(one, on) for customer, one in known.items()}
        return {customer: [signal] for customer, signal in found.items() if signal is not None}

    return told


BY_SILENCE = {one.key: _telling(one) for one in (_USUAL, _AGREED)}
"""Signals that are told from silence alone, which whoever asks for several of them reads once."""
