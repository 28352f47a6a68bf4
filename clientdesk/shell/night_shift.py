"""The night shift: what the program does by itself is done while nobody waits, one portion a turn of the loop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clientdesk.base.changes import Changes
from clientdesk.base.errors import StoreError
from clientdesk.desk.night_work import NightWork
from clientdesk.kit.context import Context

_AFTER_START_MS = 1_500
"""The first clicks after a start come before it."""
_PAUSE_MS = 30
_LATER_MS = 60_000


class NightShift(QObject):
    """Begins some time after the window has shown itself, and again with each day.

    Args:
        context: whose desk it works at.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = context.bridge
        self._work = NightWork(context.bridge.desk)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.work_on)
        self._is_on = False
        context.bridge.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin, when the first clicks are over."""
        self._is_on = True
        self._work.begin()
        self._timer.start(_AFTER_START_MS)

    def begin_day(self) -> None:
        """A day has begun: look at everything again."""
        self._work.begin()
        self._timer.start(_PAUSE_MS)

    def stop(self) -> None:
        """The program ends."""
        self._is_on = False
        self._timer.stop()

    @property
    def is_waiting(self) -> bool:
        """Whether it will go on by itself."""
        return self._timer.isActive()

    def work_on(self) -> None:
        """One portion, and the next after a pause; while the shop cannot be written to, a minute later."""
        if self._bridge.is_waiting:
            self._timer.start(_PAUSE_MS)
            return
        try:
            goes_on = self._work.portion()
        except StoreError:
            # Nobody asked for it: whoever saves something is told what is wrong with the disk, and it is tried again.
            self._timer.start(_LATER_MS)
            return
        if goes_on:
            self._timer.start(_PAUSE_MS)
        elif changes := self._work.finish():
            self._bridge.changed.emit(changes)

    def _on_changed(self, changes: Changes) -> None:
        """A great change may have left work that is not to wait for the next day."""
        if self._is_on and self._work.follow(changes) and not self._timer.isActive():
            self._timer.start(_PAUSE_MS)
