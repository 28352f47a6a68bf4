"""P1 and P2: from the start of the process to the first paint, and what that loads and holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, Pairs, middle, ms, paired
from benchmarks.shops import CHECKOUT, Bench

LAZY = (
    "icalendar", "recurring_ical_events", "jinja2", "phonenumbers", "dateutil", "vobject", "chardet", "rapidfuzz",
    "anyascii", "babel", "PySide6.QtPrintSupport",
    "clientdesk.formats", "clientdesk.sample",
    "clientdesk.shell.customer_page", "clientdesk.shell.calendar_page", "clientdesk.shell.settings_page",
    "clientdesk.shell.import_page", "clientdesk.shell.help_page", "clientdesk.shell.first_run",
    "clientdesk.features.customers.pane_list", "clientdesk.features.customers.pane_form",
    "clientdesk.features.customers.pane_about",
)  # fmt: skip
"""What no start may load: heavy libraries, and every page but the first."""


@dataclass(frozen=True, slots=True)
class Started:
    """One start: seconds until it had painted, its peak memory in MiB, the modules it had loaded by then."""

    took: float
    peak: float
    modules: frozenset[str] = frozenset()


def start(bench: Bench) -> list[Figure]:
    """P1: against a blank window."""
    large = bench.shop(bench.sizes.large)
    pairs = paired(bench.sizes.rounds, lambda: _ours(bench, large).took, lambda: _blank(bench).took)
    return [
        pairs.figure(
            "P1", f"start to first usable paint with {bench.sizes.large:,} customers", must=2.0, goal=1.5,
            baseline=f"a process that paints a blank QMainWindow ({ms(middle(pairs.baseline))})",
            data=bench.told(bench.sizes.large), ours=ms(middle(pairs.measured)),
        )
    ]  # fmt: skip


def growth(bench: Bench) -> list[Figure]:
    """P2: with a great many customers against few; what is loaded; memory against a blank window."""
    huge, small = bench.shop(bench.sizes.huge), bench.shop(bench.sizes.small)
    pairs = paired(bench.sizes.rounds, lambda: _ours(bench, huge).took, lambda: _ours(bench, small).took)
    data = bench.told(bench.sizes.huge)
    peaks = paired(bench.sizes.rounds, lambda: _ours(bench, huge).peak, lambda: _blank(bench).peak, warm_up=False)
    loaded = _lazy_ones(_ours(bench, huge).modules)
    return [
        pairs.figure(
            "P2", f"start with {bench.sizes.huge:,} customers", must=1.1, goal=1.05,
            baseline=f"start with {bench.sizes.small:,} ({ms(middle(pairs.baseline))})", data=data,
        ),
        Figure(
            "P2", "modules of the lazy list loaded at the first paint", len(loaded), 0, 0, data=data, unit="",
            beside={"loaded": ", ".join(loaded)} if loaded else {},
        ),
        _memory(peaks, data),
    ]  # fmt: skip


def _memory(peaks: Pairs, data: str) -> Figure:
    return peaks.figure(
        "P2", "peak memory at the first paint", must=1.7, goal=1.5,
        baseline=f"the blank window’s ({middle(peaks.baseline):.0f} MiB)", data=data,
        ours=f"{middle(peaks.measured):.0f} MiB",
    )  # fmt: skip


def _lazy_ones(modules: frozenset[str]) -> list[str]:
    return [name for name in LAZY if any(one == name or one.startswith(f"{name}.") for one in modules)]


def _ours(bench: Bench, shop: Path) -> Started:
    return _started(bench, "whole_window.py", str(shop))


def _blank(bench: Bench) -> Started:
    return _started(bench, "blank_window.py")


def _started(bench: Bench, script: str, *arguments: str) -> Started:
    """Start a process and wait for its end; it tells when it had painted by the clock that all processes share."""
    env = {
        **os.environ, "CLIENTDESK_QUIT_AFTER_PAINT": "1", "PYTHONPATH": str(CHECKOUT),
        # An installed program finds its modules compiled; so does this one, without a trace in the checkout.
        "PYTHONPYCACHEPREFIX": str(bench.kept / "compiled"), "PYTHONDONTWRITEBYTECODE": "",
    }  # fmt: skip
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), *arguments], check=True, env=env,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told, *more = done.stdout.splitlines()
    painted, peak = map(float, told.split())
    return Started(painted - began, peak, frozenset(json.loads(more[0])) if more else frozenset())
