"""One line in the reminder popup for what was said: it ticks the reminder off and writes the contact down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.tips import plain_tip
from clientdesk.kit.widgets import Button, IconButton, TextField, row


class LogLine(QWidget):
    """A field and a button in the place of the popup's buttons; Enter takes, Esc goes back to them.

    Args:
        taken: told what was said; "" where nothing is told, then the reminder speaks for itself.
        left: nothing is to be written down.
        parent: as ever.
    """

    def __init__(
        self, taken: Callable[[str], object], left: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._taken = taken
        self._left = left
        self.field = TextField(N_("What was said?"), height=34, name="reminder_note")
        self.button = Button(N_("Done"), "check", "primary", clicked=self.take, name="reminder_log")
        back = IconButton("x", N_("Back without writing it down (Esc)"), clicked=left, name="reminder_log_back")
        self.field.returnPressed.connect(self.take)
        self.setLayout(row(self.field, self.button, back))

    def ask(self, what: str) -> None:
        """Begin with nothing written, for the reminder `what`, which is written down where nothing else is."""
        self.field.clear()
        self.field.setToolTip(plain_tip(what))

    def take(self) -> None:
        """Tick it off and write it down."""
        self._taken(self.field.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter was heard by the field already."""
        if event.key() == Qt.Key.Key_Escape:
            self._left()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
