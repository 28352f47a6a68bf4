"""What all painted buttons have in common: Enter presses them, the keyboard has a ring, the pointer is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from clientdesk.kit.living import Living, wants_ring

_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class PushButton(Living, QPushButton):
    """A button to be painted by its subclass, whose `__init__` ends with `self.come_alive()`.

    Args:
        parent: as ever.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_keyboard = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def has_ring(self) -> bool:
        """Whether it has the focus and came by it from the keyboard."""
        return self.hasFocus() and self._by_keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too: Qt leaves that to the system's theme, and on most systems it does not."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in _PLAIN:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        self._by_keyboard = wants_ring(event.reason(), self._by_keyboard)
        super().focusInEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        """Show the pointer."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        self.update()
