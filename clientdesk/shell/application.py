"""The application itself: it knows when the whole program is to end, and not only a window to be closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells the windows, while they are asked to close, that everything ends.

    The end of a session and the system's own Quit reach a program as closed windows; one that stayed in the tray then
    would hold up the computer.

    Attributes:
        is_ending: the windows are being closed because the program is to end.
    """

    is_ending = False

    def event(self, event: QEvent) -> bool:
        """Remember what the windows are closed for."""
        if event.type() != QEvent.Type.Quit:
            return super().event(event)
        self.is_ending = True
        try:
            return super().event(event)
        finally:
            self.is_ending = False


def everything_ends() -> bool:
    """Whether windows are being closed because the program is to end."""
    app = QApplication.instance()
    return isinstance(app, Application) and app.is_ending
