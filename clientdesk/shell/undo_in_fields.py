"""Ctrl+Z while the cursor stands in an empty field takes back the last deed, not nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoInFields(QObject):
    """Follows the focus; Qt's fields would claim Ctrl+Z even where they have nothing to take back.

    Args:
        window: whose deeds are undone.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # Watching every object of the program from Python would slow down each of its events.
            app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the window's action."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(event.matches(step) for step in _STEPS) and _has_nothing_to_take_back(watched):
            event.ignore()
            return True
        return False

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)


def _has_nothing_to_take_back(field: QObject) -> bool:
    """Whether the field is empty or was never written in."""
    if isinstance(field, QLineEdit):
        return not field.text() or not (field.isUndoAvailable() or field.isRedoAvailable())
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isEmpty() or not (document.isUndoAvailable() or document.isRedoAvailable())
    return False
