"""Simulations by one command.

`python -m tests.simulation 10000` plays so many nights, a few years at a time, each in a shop of its own;
`python -m tests.simulation customers 1000` ten years of one shop with so many customers.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from tests.simulation.night_shop import run_nights
from tests.simulation.touch_shop import live_and_check

_A_SHOP = 500


def main() -> int:
    """Do what the command line asks for; 1 when anything was wrong."""
    if sys.argv[1:2] == ["customers"]:
        return _ten_years(int(sys.argv[2]))
    return _nights(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)


def _ten_years(customers: int) -> int:
    """Live them and say what was seen."""
    began = time.monotonic()
    calls = max(8, customers // 45)
    with tempfile.TemporaryDirectory() as folder:
        shop, book = live_and_check(Path(folder) / "shop", seed=1, customers=customers, days=3_652, calls=calls)
    print(f"ten years of {customers} customers, {calls} calls a day at most, {time.monotonic() - began:.0f} s")
    print(f"asked {book.asked} times, nobody waited longer than {book.longest} working days")
    print(f"{len(book.problems)} problems")
    print(", ".join(f"{name.replace('_', ' ')} {count}" for name, count in shop.happened.most_common()))
    print("\n".join(book.problems[:20]))
    return 1 if book.problems else 0


def _nights(nights: int) -> int:
    """Run so many nights and say what was seen."""
    shops = -(-nights // _A_SHOP)
    began = time.monotonic()
    happened, raised, looks, problems = Counter[str](), 0, 0, list[str]()
    with ProcessPoolExecutor(2) as pool:
        for each in pool.map(_shop, [(number, min(_A_SHOP, nights - number * _A_SHOP)) for number in range(shops)]):
            happened += each[0]
            raised, looks, problems = raised + each[1], looks + each[2], problems + each[3]
    print(f"{nights} nights in {shops} shops, {time.monotonic() - began:.0f} s")
    print(f"{raised} moments fell due, {looks} looks at the clock, {len(problems)} problems")
    print(", ".join(f"{name.replace('_', ' ')} {count}" for name, count in happened.most_common()))
    print("\n".join(problems[:20]))
    return 1 if problems else 0


def _shop(given: tuple[int, int]) -> tuple[Counter[str], int, int, list[str]]:
    number, nights = given
    with tempfile.TemporaryDirectory() as folder:
        made = run_nights(Path(folder) / "shop", nights, seed=number, first=date(2026 + number * 4 % 76, 3, 1))
    return made.happened, len(made.book.came_due), made.book.looks, made.book.problems


if __name__ == "__main__":
    sys.exit(main())
