"""Room around a banner, there only while the banner is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.kit.widgets import Banner, style_of


class Inset(QWidget):
    """Shows and hides itself with `banner`."""

    def __init__(self, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = style_of().px
        room = QVBoxLayout(self)
        room.setContentsMargins(px(16), px(12), px(16), px(4))
        room.addWidget(banner)
        banner.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the banner."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return False
