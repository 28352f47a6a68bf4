"""Where a row of the settings is taken hold of: dragged by mouse, moved by Alt and an arrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import _
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.tips import set_tip
from clientdesk.kit.widgets import style_of

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Grip(PushButton):
    """Six dots at the head of a row.

    Args:
        words: what is moved, for those who hear it.
        name: the object name.
        parent: as ever.

    Attributes:
        moved: `int`: so many places down, or up where it is negative.
    """

    moved = Signal(int)

    def __init__(self, words: Words, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._from: float | None = None
        self._by = 0
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.come_alive()

    def reword(self) -> None:
        """Say anew how it is moved."""
        self.setAccessibleName(said(self._words))
        set_tip(self, _("Drag, or press Alt with an arrow"))

    def sizeHint(self) -> QSize:
        """Large enough to be taken hold of."""
        return QSize(style_of().px(24), style_of().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots and the ring."""
        with self.canvas() as canvas:
            colour = "ink" if self.underMouse() or self._from is not None else "ink3"
            canvas.icon("dots-six-vertical", 3, (canvas.h - 18) / 2, 18, colour=colour)
            if self.has_ring:
                canvas.focus_ring(radius=6)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the row."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    # --- Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._from, self._by = event.globalPosition().y(), 0
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row goes along with the pointer, its place is the one it would be let go in."""
        around = self.parentWidget()
        if self._from is None or around is None:
            return
        moved = round(event.globalPosition().y() - self._from)
        self._by = round(moved / max(1, around.height()))
        around.raise_()
        around.move(around.x(), _home(around) + moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        super().mouseReleaseEvent(event)
        around = self.parentWidget()
        if self._from is None or around is None:
            return
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        around.move(around.x(), _home(around))
        if self._by:
            self.moved.emit(self._by)


def _home(row: QWidget) -> int:
    """Where the layout has put a row that is dragged about."""
    parent = row.parentWidget()
    layout = parent.layout() if parent is not None else None
    place = layout.indexOf(row) if layout is not None else -1
    item = layout.itemAt(place) if layout is not None and place >= 0 else None
    return item.geometry().y() if item is not None else row.y()
