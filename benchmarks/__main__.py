"""The one command: `python -m benchmarks [names] [--json] [--quick]`."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bringing_in import import_of_a_table
from benchmarks.calendar_painting import painting
from benchmarks.duplicates import growth as duplicates_growth
from benchmarks.figures import Figure
from benchmarks.repeating import month_with_series
from benchmarks.saving import click_to_list
from benchmarks.scrolling import frames, memory
from benchmarks.searching import pages
from benchmarks.shops import FULL, KEPT, QUICK, Bench
from benchmarks.starting import growth, start
from benchmarks.story import story
from benchmarks.typing_in import keystroke

BENCHMARKS: dict[str, Callable[[Bench], list[Figure]]] = {
    "P1": start,
    "P2": growth,
    "P3": pages,
    "P4": keystroke,
    "P5": frames,
    "P6": memory,
    "P7": import_of_a_table,
    "P9": month_with_series,
    "P11": click_to_list,
    "P12": duplicates_growth,
    "T1": story,
    "T2": painting,
}
"""By the id of the budget, in the order of the table."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmarks named, or all; 0 when every line holds, 1 when one is missed."""
    parser = ArgumentParser(prog="python -m benchmarks", description="How fast ClientDesk is, as ratios.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}; all when none is given")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")
    parser.add_argument("--quick", action="store_true", help="tiny shops, one round: shows only that all of it works")
    parser.add_argument("--rounds", type=int, help="how many pairs are measured of each (9)")
    parser.add_argument("--shops", type=Path, default=KEPT, help="where the sample shops are kept between runs")
    given = parser.parse_args(argv)
    unknown = [name for name in given.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sizes = QUICK if given.quick else FULL
    sizes = replace(sizes, rounds=given.rounds or sizes.rounds)
    given.shops.mkdir(parents=True, exist_ok=True)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=given.shops) as scratch:
        bench = Bench(sizes, given.shops.resolve(), Path(scratch))
        for name in given.names or BENCHMARKS:
            found = BENCHMARKS[name](bench)
            figures += found
            if not given.json:
                print("\n".join(line for figure in found for line in figure.lines()), flush=True)
    if given.json:
        print(json.dumps({**_machine(), "figures": [_plain(figure) for figure in figures]}, ensure_ascii=False))
    return 0 if given.quick or all(figure.holds for figure in figures) else 1


def _plain(figure: Figure) -> dict[str, object]:
    return {**asdict(figure), "holds": figure.holds}


def _machine() -> dict[str, object]:
    """What it ran on."""
    from PySide6.QtCore import qVersion

    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": [round(one, 2) for one in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "qt": qVersion(),
    }


if __name__ == "__main__":
    sys.exit(main())
