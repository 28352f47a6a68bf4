"""Whose profiles were looked at last; nobody's data, so it is kept with the window and not in the shop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from clientdesk.shell.choices import Choices

MOST = 7
GLANCE_MS = 800
"""A profile that is gone sooner was only passed, on the way through the list."""


class Seen(QObject):
    """Keeps whose profiles were opened last, the last one first.

    Args:
        choices: where they are kept.
        parent: as ever.

    Attributes:
        seen: the customer whose profile stays open longer than a glance.
    """

    seen = Signal(int)

    def __init__(self, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._choices = choices
        self._shown: int | None = None
        self._glance = QTimer(self, singleShot=True, interval=GLANCE_MS)
        self._glance.timeout.connect(self._keep)

    def look_at(self, customer: int | None) -> None:
        """This customer is shown now, None for nobody."""
        self._shown = customer
        if customer is None:
            self._glance.stop()
        else:
            self._glance.start()

    def _keep(self) -> None:
        if self._shown is not None:
            others = [each for each in self._choices.window.seen if each != self._shown]
            self._choices.keep_window(seen=[self._shown, *others][:MOST])
            self.seen.emit(self._shown)
