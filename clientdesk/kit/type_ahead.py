"""Letters typed into a list, gathered to a beginning of a name while they come quickly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class TypeAhead:
    """Where typed letters lead; set `locate` to a function from the letters so far to a place, or None."""

    def __init__(self) -> None:
        self.locate: Callable[[str], int | None] | None = None
        self._letters = ""
        self._since = QElapsedTimer()

    def typed(self, letters: str) -> int | None:
        """Take more letters; the place they lead to, None when they lead nowhere."""
        pause = not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval()
        self._letters = letters if pause else self._letters + letters
        self._since.start()
        if self.locate is None or not self._letters.strip():
            return None
        return self.locate(self._letters)
