"""P4: from a key in the search field to the repainted list, among a million."""

from __future__ import annotations

import random
import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from benchmarks.figures import Figure, Pairs, middle, ms, share
from benchmarks.rooms import MemoryView, directory_on, pump, repainted, view_in_memory
from benchmarks.shops import Bench, bare
from clientdesk.features.customers.pane_list import Directory
from clientdesk.kit.row_model import PAGE
from clientdesk.kit.style import style_of

_KEYS = 8
_BETWEEN_S = 0.06
"""A quick typist presses sixteen keys a second; the thread that reads all ids is at work meanwhile."""


def keystroke(bench: Bench) -> list[Figure]:
    """Names are typed key by key; the baseline shows the same finds from memory, their texts laid out anew too."""
    folder = bench.shop(bench.sizes.huge)
    names = _names(bench)
    with directory_on(folder) as directory, view_in_memory(directory.list) as memory:
        _type(directory, memory, names[0])
        rounds = [_typed(directory, memory, names) for _ in range(bench.sizes.rounds)]
    p99 = Pairs(*zip(*((share(keys, 99), share(paints, 99)) for keys, paints in rounds), strict=True))
    p50 = Pairs(*zip(*((middle(keys), middle(paints)) for keys, paints in rounds), strict=True))
    harsh = middle([share(keys, 99) / middle(paints) for keys, paints in rounds])
    return [
        p99.figure(
            "P4", f"key to repainted list at {bench.sizes.huge:,}, p99", must=2.0, goal=1.5,
            baseline=f"repainting the same view from a list in memory, p99 ({ms(middle(p99.baseline))})",
            data=f"{bench.told(bench.sizes.huge)}; {len(rounds[0][0])} keys a round",
            p99=ms(middle(p99.measured)), p50=ms(middle(p50.measured)), ratio_of_the_medians=f"{p50.ratio:.2f}",
            p99_over_the_median_repaint=f"{harsh:.2f}",
        )
    ]  # fmt: skip


def _typed(directory: Directory, memory: MemoryView, names: list[str]) -> tuple[list[float], list[float]]:
    took = [pair for name in names for pair in _type(directory, memory, name)]
    return [key for key, _ in took], [paint for _, paint in took]


def _type(directory: Directory, memory: MemoryView, name: str) -> list[tuple[float, float]]:
    """Seconds of each key of a name, and of showing the same from memory."""
    directory.search.clear()
    pump(_BETWEEN_S)
    took = []
    for char in name[:_KEYS]:
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        style_of().lines.clear()
        began = time.perf_counter()
        QCoreApplication.sendEvent(directory.search, press)
        repainted(directory.list)
        key = time.perf_counter() - began
        took.append((key, _from_memory(directory, memory)))
        pump(_BETWEEN_S)
    return took


def _from_memory(directory: Directory, memory: MemoryView) -> float:
    model = directory.rows.model
    memory.rows = {row.id: row for place in range(PAGE) if (row := model.row_at(place)) is not None}
    style_of().lines.clear()
    began = time.perf_counter()
    memory.held.forget()
    memory.held.set_ids(model.ids(), as_new=True)
    repainted(memory)
    return time.perf_counter() - began


def _names(bench: Bench) -> list[str]:
    chosen = random.Random(bench.sizes.huge)
    with bare(bench.shop(bench.sizes.huge)) as connection:
        (most,) = connection.execute("SELECT max(id) FROM customer").fetchone()
        found = [
            connection.execute("SELECT name FROM customer WHERE id >= ? LIMIT 1", (chosen.randint(1, most),)).fetchone()
            for _ in range(bench.sizes.names)
        ]
    return [row[0] for row in found]
