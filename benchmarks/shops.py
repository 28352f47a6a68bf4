"""The sample shops that everything is measured on, made once by `clientdesk demo` and kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from clientdesk.base.clock import SystemClock
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.store.database import BRISK_MS, FILE, open_store

CHECKOUT = Path(__file__).resolve().parents[1]
KEPT = CHECKOUT / ".benchmarks"
"""Made once: a million customers take some minutes."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much a run does.

    Args:
        small: customers of the smallest shop; the next three are larger.
        medium: of a shop of the usual size, and more.
        large: of a large one.
        huge: of one beyond all that is likely.
        rounds: how often each pair is measured.
        names: how many are typed in a round.
        pages: page-downs in a run of scrolling.
        jumps: of the scroll bar, to anywhere.
    """

    small: int
    medium: int
    large: int
    huge: int
    rounds: int
    names: int
    pages: int
    jumps: int


FULL = Sizes(small=1_000, medium=10_000, large=100_000, huge=1_000_000, rounds=9, names=30, pages=2_000, jumps=300)
QUICK = Sizes(small=40, medium=60, large=80, huge=120, rounds=1, names=2, pages=20, jumps=5)
"""So small that nothing is learned but that every benchmark works."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a benchmark is given.

    Args:
        sizes: of the shops.
        kept: where shops are kept between runs.
        scratch: for what is thrown away after the run.
    """

    sizes: Sizes
    kept: Path
    scratch: Path

    def shop(self, customers: int) -> Path:
        """The folder of a sample shop of so many customers; nobody changes it."""
        folder = self.kept / f"customers-{customers}"
        if not (folder / FILE).exists():
            making = self.kept / f"making-{os.getpid()}-{customers}"
            shutil.rmtree(making, ignore_errors=True)
            subprocess.run(
                [sys.executable, "-m", "clientdesk", "demo", str(making), "--customers", str(customers)],
                check=True, cwd=CHECKOUT, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            making.rename(folder)
        return folder

    def own_shop(self, customers: int, name: str) -> Path:
        """A copy of that shop which may be changed."""
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.shop(customers), folder)
        return folder

    def told(self, customers: int) -> str:
        """What is in that shop, in words."""
        with bare(self.shop(customers)) as connection:
            counts = {table: _count(connection, table) for table in ("customer", "contact", "reminder", "appointment")}
        return "sample shop: " + ", ".join(f"{count:,} {table}s" for table, count in counts.items())


@contextmanager
def desk_on(folder: Path) -> Iterator[Desk]:
    """A desk on the shop in `folder`, opened as the window opens it."""
    store = open_store(folder, plan_of(CATALOGUE), busy_ms=BRISK_MS)
    try:
        yield Desk(store, CATALOGUE, SystemClock(ZoneInfo("UTC")))
    finally:
        store.close()


@contextmanager
def bare(folder: Path) -> Iterator[sqlite3.Connection]:
    """SQLite itself on the shop in `folder`, with the program's cache."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    try:
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA temp_store = memory")
        yield connection
    finally:
        connection.close()


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
