"""A small pop-up with fields and a button: Enter takes, Esc leaves everything as it was."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.kit.cards import Card
from clientdesk.kit.style import style_of


class PopUp(QWidget):
    """A card that stands by itself for as long as it is looked at; whoever inherits fills it, and says what to take.

    Args:
        anchor: the widget beside which it opens.
    """

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def take(self) -> None:
        """Use what is shown."""
        raise NotImplementedError

    def fill(self, card: Card, width: float) -> None:
        """Show this card, at least so many design pixels wide."""
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(card)
        self.setMinimumWidth(style_of().px(width))

    def place(self, corner: QPoint) -> None:
        """Stand with its upper left corner here, or as near as the screen allows."""
        anchor = self.parentWidget()
        room = (anchor or self).screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
