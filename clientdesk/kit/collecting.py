"""Circles among Python's objects are looked for on the window's thread alone."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_WORTH_A_LOOK = 1_000
"""So many new objects are worth it."""
_YOUNG_LOOKS = 10
"""After so many looks at what is new comes one at what is older, after so many of those one at everything."""
_REST = 200
"""A look at everything is followed by a rest that lasts this many times as long: it takes half a per cent at most."""


class Collecting(QObject):
    """Python looks for circles on whichever thread happens to make the next object, and destroys what it finds there.

    A widget in such a circle, destroyed on the thread that reads photos or long lists, ends the program: its timers
    and its parent belong to the window's thread. So Python itself looks no more, and a timer of that thread does.
    `gc.disable()` pauses it, as bulk work does.

    Args:
        parent: as ever.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = gc.get_threshold()
        self._rested_at = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on, among what is made from now on."""
        gc.set_threshold(0)
        gc.freeze()
        gc.enable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.set_threshold(*self._before)

    def look(self) -> None:
        """Look at what is new, now and then at what is older, seldom at everything."""
        young, older, oldest = gc.get_count()
        if not gc.isenabled() or young < _WORTH_A_LOOK:
            return
        if older < _YOUNG_LOOKS:
            gc.collect(0)
        elif oldest < _YOUNG_LOOKS or time.monotonic() < self._rested_at:
            gc.collect(1)
        else:
            began = time.monotonic()
            gc.collect()
            ended = time.monotonic()
            self._rested_at = ended + _REST * (ended - began)
