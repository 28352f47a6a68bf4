"""P5 and P6: scrolling through a million rows, and the memory that takes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QAbstractSlider

from benchmarks.figures import Figure, middle, ms, paired, share
from benchmarks.rooms import directory_on, pump, repainted
from benchmarks.shops import CHECKOUT, Bench
from clientdesk.features.customers.pane_list import Directory

_SLOW = 1.6
_FRAME_S = 0.016
_RUNS = 3


def frames(bench: Bench) -> list[Figure]:
    """P5: every frame of many page-downs and jumps."""
    pages, jumps = bench.sizes.pages, bench.sizes.jumps
    with directory_on(bench.shop(bench.sizes.huge)) as directory:
        _scroll(directory, 20, 5)
        runs = [_scroll(directory, pages, jumps) for _ in range(_RUNS)]
    slow = [100 * sum(frame > _SLOW * middle(run) for frame in run) / len(run) for run in runs]
    late = [float(sum(frame > _FRAME_S for frame in run)) for run in runs]
    data = f"{bench.told(bench.sizes.huge)}; {pages:,} page-downs, {jumps} jumps, the best of {_RUNS} runs"
    best = runs[slow.index(min(slow))]
    told = {"median frame": ms(middle(best)), "p99": ms(share(best, 99)), "longest": ms(max(best))}
    return [
        Figure(
            "P5", f"frames over {_SLOW} × the median frame", min(slow), 1.0, 0.1, "", data, "%", _RUNS,
            (min(slow), max(slow)), told,
        ),
        Figure(
            "P5", "frames over 16 ms", min(late), 5, 0, "", data, "frames", _RUNS, (min(late), max(late)),
        ),
    ]  # fmt: skip


def _scroll(directory: Directory, pages: int, jumps: int) -> list[float]:
    """Seconds of each frame, from the scroll bar's turn to the painted list."""
    bar = directory.list.verticalScrollBar()
    bar.setValue(0)
    pump(0.2)
    places = random.Random(7)
    took = []
    for number in range(pages + jumps):
        began = time.perf_counter()
        if number < pages:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        else:
            bar.setValue(places.randint(0, bar.maximum()))
        repainted(directory.list)
        took.append(time.perf_counter() - began)
        pump()
    return took


def memory(bench: Bench) -> list[Figure]:
    """P6: what the list holds, against holding all rows, each in a process of its own."""
    folder = bench.shop(bench.sizes.huge)
    pairs = paired(bench.sizes.rounds, lambda: _held("list", folder), lambda: _held("rows", folder), warm_up=False)
    return [
        pairs.figure(
            "P6", f"memory of the list at {bench.sizes.huge:,}", must=1 / 8, goal=1 / 15,
            baseline=f"holding all rows ({middle(pairs.baseline):.0f} MiB)", data=bench.told(bench.sizes.huge),
            ours=f"{middle(pairs.measured):.1f} MiB",
        )
    ]  # fmt: skip


def _held(how: str, folder: Path) -> float:
    """MiB by which a process grew at its highest."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.holding", how, str(folder)], check=True, cwd=CHECKOUT,
        stdout=subprocess.PIPE, text=True, env=os.environ.copy(),
    )  # fmt: skip
    before, after = map(float, json.loads(done.stdout))
    return max(after - before, 1 / 1024)
