"""P9: a month of the calendar with ten thousand appointments that repeat, against expanding their rules."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from benchmarks.figures import Figure, middle, ms, paired
from benchmarks.shops import Bench
from clientdesk.base.clock import SystemClock
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.appointments.queries_occurrences import occurrences
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.store.database import open_store

_ROUNDS = 5
"""Expanding ten thousand rules takes seconds."""
_RULES = (
    ("FREQ=WEEKLY", 30), ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", 10), ("FREQ=MONTHLY", 25),
    ("FREQ=MONTHLY;BYDAY=3TH", 10), ("FREQ=MONTHLY;BYDAY=-1FR", 5), ("FREQ=YEARLY", 15),
    ("FREQ=DAILY;INTERVAL=10", 4), ("FREQ=WEEKLY;COUNT=500", 1),
)  # fmt: skip
"""As a shop has them, with how many of a hundred; weekly and monthly visits, yearly services, birthdays."""


def month_with_series(bench: Bench) -> list[Figure]:
    """The next month is asked for as the calendar asks; the baseline reads the rules and expands each by dateutil."""
    count = bench.sizes.medium
    store = open_store(bench.scratch / "repeating", plan_of(CATALOGUE), create=True)
    try:
        desk = Desk(store, CATALOGUE, SystemClock(ZoneInfo("Europe/Tallinn")))
        desk.run_batch("Added", _add_all, count=count)
        begin = desk.ask(lambda shop: shop.local_now()).replace(day=1, hour=0, minute=0, second=0) + timedelta(days=31)
        first, last = begin.replace(day=1), begin.replace(day=1) + timedelta(days=42)
        shown = desk.ask(occurrences, start=first, end=last)
        expanded = _expanded(desk, first, last)
        pairs = paired(
            min(bench.sizes.rounds, _ROUNDS),
            lambda: _took(lambda: desk.ask(occurrences, start=first, end=last)),
            lambda: _took(lambda: _expanded(desk, first, last)),
        )
    finally:
        store.close()
    return [
        pairs.figure(
            "P9", f"a month with {count:,} repeating appointments", must=1 / 30, goal=1 / 50,
            baseline=f"expanding their rules by dateutil ({ms(middle(pairs.baseline))})",
            data=f"{count:,} series of up to ten years; six weeks with {len(shown):,} times (dateutil: {expanded:,})",
            month=ms(middle(pairs.measured)),
        )
    ]  # fmt: skip


def _add_all(shop: Shop, *, count: int) -> None:
    dice = random.Random(count)
    rules = dice.choices([rule for rule, _share in _RULES], [share for _rule, share in _RULES], k=count)
    today = shop.local_now().replace(minute=0, second=0)
    for number, rule in enumerate(rules):
        starts = today.replace(hour=dice.randint(8, 17)) - timedelta(days=dice.randint(0, 3_650))
        add_appointment(shop, what=f"Visit {number}", starts=starts, repeats=rule)


def _expanded(desk: Desk, first: datetime, last: datetime) -> int:
    rows = desk.store.database.execute_sql("SELECT starts, repeats FROM appointment WHERE repeats <> ''").fetchall()
    return sum(
        len(rrulestr(repeats, dtstart=datetime.fromisoformat(starts)).between(first, last)) for starts, repeats in rows
    )


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
