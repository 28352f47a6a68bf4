"""How large a window is before a person has said so."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_DRAWN = QSize(1280, 800)
_TITLE = 40
"""What a title bar takes of the height; it cannot be asked for before the window is shown."""


def take_first_size(window: QWidget) -> None:
    """As the pages are drawn, or as much as the screen has room for."""
    room = window.screen().availableSize()
    window.resize(_DRAWN.boundedTo(QSize(room.width(), room.height() - _TITLE)))
