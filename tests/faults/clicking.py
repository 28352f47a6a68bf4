"""A program that clicks fifty times while an import of 100,000 rows is going on, then dies; run by its test."""

# ruff: noqa: T201 - what it prints is what the test reads

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QTimer

from clientdesk.base.clock import SystemClock
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import Progress
from clientdesk.desk.tasks import Tasks
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.bringing import ImportReport, carry_out, plan_source
from clientdesk.features.customers.commands import add_customer
from clientdesk.formats.source import open_source
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.work import Works
from clientdesk.store.database import BRISK_MS, open_store

CLICKS = 50
_TICK_MS = 5
_CLICK_MS = 20


class Clicking:
    """Clicks while the worker holds the lock, and says what was shown as saved."""

    def __init__(self, folder: Path, table: Path) -> None:
        self._desk = Desk(
            open_store(folder, plan_of(CATALOGUE), busy_ms=BRISK_MS), CATALOGUE, SystemClock(ZoneInfo("UTC"))
        )
        self._bridge = Bridge(self._desk)
        self._works = Works(Tasks(self._desk.store))
        self._table = table
        self._clicked = self._clicked_in_lock = 0
        self._imported = False
        self._longest = 0.0
        self._last = time.perf_counter()

    def begin(self) -> None:
        """Start the import and the clicks."""
        # The first step of a day's work loads what no start needs; that is no part of what an import may do.
        self._desk.run(N_("Customer added"), add_customer, name="First of the day")
        self._works.start(Phrase("Importing"), self._import, then=self._on_imported, durable=False)
        self._tick = QTimer(interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._click = QTimer(interval=_CLICK_MS)
        self._click.timeout.connect(self._on_click)
        self._tick.start()
        self._click.start()

    def _import(self, progress: Progress) -> ImportReport:
        plan = plan_source(self._desk, open_source(self._table), progress)
        return carry_out(self._desk, plan, progress)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def _on_click(self) -> None:
        # Half of the clicks are kept for the time when the lock is held.
        held = self._desk.is_writing
        if self._clicked < CLICKS and (held or self._imported or self._clicked < CLICKS // 2):
            self._clicked += 1
            self._clicked_in_lock += held
            self._bridge.run(N_("Customer added"), add_customer, name=f"Click {self._clicked}", then=self._on_saved)

    @staticmethod
    def _on_saved(customer: int) -> None:
        """Shown as saved: from now on it has to survive anything."""
        print("saved", customer, flush=True)

    def _on_imported(self, done: ImportReport) -> None:
        print("imported", done.added, flush=True)
        self._imported = True
        QTimer.singleShot(0, self._finish)

    def _finish(self) -> None:
        if self._bridge.is_waiting or self._clicked < CLICKS:
            QTimer.singleShot(_TICK_MS, self._finish)
            return
        print("in_lock", self._clicked_in_lock, flush=True)
        print("longest_ms", round(1_000 * self._longest), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    app = QCoreApplication(sys.argv[:1])
    clicking = Clicking(Path(sys.argv[1]), Path(sys.argv[2]))
    clicking.begin()
    app.exec()
