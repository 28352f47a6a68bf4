"""The pointer over a list: which zone it is on, and clicks that belong to a zone instead of the row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from clientdesk.kit.delegate import RowDelegate


class RowPointer(QObject):
    """Watches the viewport of a list whose delegate has zones.

    Args:
        view: the list.
        delegate: what paints it and knows the zones.
    """

    clicked = Signal(QPersistentModelIndex, str)
    """A zone was pressed and released: the row's index and the zone's name."""

    def __init__(self, view: QAbstractItemView, delegate: RowDelegate[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        self._pressed: tuple[QPersistentModelIndex, str] | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; keep presses on a zone from choosing the row."""
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if event.type() == QEvent.Type.Leave and self._delegate.point_at(-1, ""):
            self._view.viewport().update()
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        pos = event.position().toPoint()
        index = self._view.indexAt(pos)
        zone = self._delegate.zone_at(self._view, index, pos) if index.isValid() else None
        name = "" if zone is None else zone.name
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._point(index.row(), name)
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._pressed = (QPersistentModelIndex(index), name) if name else None
            return bool(name)
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if pressed == (QPersistentModelIndex(index), name):
                self.clicked.emit(*pressed)
            return True
        return False

    def _point(self, row: int, name: str) -> None:
        if self._delegate.point_at(row, name):
            shape = Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)
            self._view.viewport().update()
