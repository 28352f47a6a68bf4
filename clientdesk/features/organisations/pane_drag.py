"""A list whose rows are put elsewhere: dragged onto or between others, or moved by Alt and the arrows."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from clientdesk.features.relations.pane_lines import keep_in_sight
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.style import style_of

RowT = TypeVar("RowT")
Where = Literal["on", "before", "end"]

_BETWEEN = 0.22
"""So much of the top of a row means "before it"; the rest means the row itself."""


class DragList(ShortList[RowT]):
    """Rows move by mouse and by keyboard; the list itself changes nothing, it tells what is wanted.

    A row that `is_head` cannot be dragged: dropped on it, or on empty ground, a row goes to the end.

    Attributes:
        onto: a row can be dropped on another; otherwise every drop is before another.
    """

    dropped = Signal(object, object, str)
    """A row was let go: the row, the row it was let go on or before (None at the end), and "on", "before" or "end"."""
    shifted = Signal(object, str)
    """Alt and an arrow: the row, and "up", "down", "in" (to the line of reading) or "out"."""

    onto = True

    # --- Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a row."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        wanted = event.button() == Qt.MouseButton.LeftButton and index.isValid() and bool(index.flags())
        self._held = self._row(index) if wanted else None
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it, once the pointer has gone far enough."""
        at = event.position().toPoint()
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far or self._carried is not None:
            self._carried, self._at = self._held, at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()
            keep_in_sight(self, QRect(at, at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        carried, at = self._carried, event.position().toPoint()
        self._let_go()
        if carried is None:
            super().mouseReleaseEvent(event)
            return
        target, where = self.target_at(at)
        if target != carried:
            self.dropped.emit(carried, target, where)

    def target_at(self, at: QPoint) -> tuple[RowT | None, Where]:
        """What a row let go at a point of the viewport would mean."""
        index = self.indexAt(at)
        row = self._row(index) if index.isValid() and index.flags() else None
        if row is None:
            return None, "end"
        area = self.visualRect(index)
        above = at.y() - area.top() < area.height() * (_BETWEEN if self.onto else 1)
        return row, "before" if above else "on"

    # --- Keys

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As high as its rows it never scrolls: the page around it does."""
        super().scrollTo(index, hint)
        keep_in_sight(self, self.visualRect(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the row; Esc lets a carried row go where it was."""
        row = self.current_row()
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            ahead, back = back, ahead
        ways = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", ahead: "in", back: "out"}
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape and self._carried is not None:
            self._let_go()
        elif alt and row is not None and Qt.Key(event.key()) in ways:
            self.setProperty("by_keyboard", True)
            self.shifted.emit(row, ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # --- Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and while one is carried where it would go."""
        super().paintEvent(event)
        if self._carried is None:
            return
        with Canvas(QPainter(self.viewport()), self.viewport().rect(), style_of(), rtl=self.isRightToLeft()) as canvas:
            self._draw_target(canvas)
            self._draw_carried(canvas, self._carried)

    def _draw_target(self, canvas: Canvas) -> None:
        index = self.indexAt(self._at)
        row, where = self.target_at(self._at)
        if row == self._carried:
            return
        scale = style_of().scale
        area = self.visualRect(index) if index.isValid() else self.viewport().rect()
        top, high = area.top() / scale, area.height() / scale
        lead = self.lead_of(row) if row is not None else 0.0
        if where == "on":
            canvas.box(lead, top + 3, canvas.w - lead - 2, high - 6, radius=10, stroke="accent", width=2.5)
        elif where == "before":
            canvas.box(lead, max(0, top - 1.5), canvas.w - lead - 2, 3, radius=1.5, fill="accent")
        elif index.isValid():
            canvas.box(1, top, canvas.w - 2, high, stroke="accent", width=2, dashed=True)

    def _draw_carried(self, canvas: Canvas, row: RowT) -> None:
        scale = style_of().scale
        x = (self.viewport().width() - self._at.x() if self.isRightToLeft() else self._at.x()) / scale
        wide = min(canvas.chip_width(self.carried_words(row), pad=12, role="button"), canvas.w)
        left = min(max(0.0, x + 8), canvas.w - wide)
        canvas.chip(
            left, self._at.y() / scale - 14, self.carried_words(row),
            fill="accent", colour="on_accent", h=28, pad=12, role="button", max_width=wide,
        )  # fmt: skip

    def carried_words(self, row: RowT) -> str:
        """What stands beside the pointer while a row is carried."""
        return str(row)

    def lead_of(self, row: RowT) -> float:
        """How far from the leading edge a row is drawn, in design pixels."""
        return 0.0

    # --- Inside

    _held: RowT | None = None
    _carried: RowT | None = None
    _from = QPoint()
    _at = QPoint()

    def _let_go(self) -> None:
        self._held = self._carried = None
        self.viewport().unsetCursor()
        self.viewport().update()
