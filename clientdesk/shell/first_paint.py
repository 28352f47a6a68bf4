"""The moment a window has shown itself for the first time; what is not needed for that waits until then."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `then` once, right after `widget` was painted for the first time.

    Attributes:
        seen_at: when the first window of all was there to be seen, by `time.monotonic`; None before. The benchmarks
            ask for it.
    """

    seen_at: ClassVar[float | None] = None

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then for its end."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        FirstPaint.seen_at = FirstPaint.seen_at or time.monotonic()
        self._then()
