"""How high the window is, for what steps aside where there is little room; told also to what is hidden just then."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from clientdesk.kit.style import style_of

LOWEST = 600.0
"""A window that is lower than this, in design pixels, has room above the composer for nothing that stands elsewhere."""


class RoomAround(QObject):
    """Follows the room around a part, since nobody tells a hidden widget that there is place for it again.

    Args:
        part: what may step aside; the watch belongs to it.
        told: called when there is more room, or less.
    """

    def __init__(self, part: QWidget, told: Callable[[], object]) -> None:
        super().__init__(part)
        self._part, self._told = part, told
        self._around: QWidget | None = None
        part.installEventFilter(self)
        self._follow()

    def height(self) -> float:
        """Of the window, in design pixels: larger letters leave less room; what stands alone has all it wants."""
        return inf if self._part.isWindow() else self._part.window().height() / style_of().scale

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another parent, or another size of it."""
        if watched is self._part and event.type() == QEvent.Type.ParentChange:
            self._follow()
        elif watched is self._around and event.type() == QEvent.Type.Resize:
            self._told()
        return False

    def _follow(self) -> None:
        if self._around is not None:
            self._around.removeEventFilter(self)
        self._around = self._part.parentWidget()
        if self._around is not None:
            self._around.installEventFilter(self)
