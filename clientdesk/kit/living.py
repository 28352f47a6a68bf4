"""The mixin of every painted widget: it follows theme, text size, language and direction while it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.style import style_of

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Living(_Widget):
    """Stands first among the bases of a widget class; its `__init__` ends with `self.come_alive()`."""

    def come_alive(self) -> None:
        """Dress and speak for the first time, and again at every change."""
        style_of().changed.connect(self.restyle)
        self.reword()
        self.restyle()

    def restyle(self) -> None:
        """Ask anew for fonts and lengths; widgets with sizes of their own extend it."""
        self.updateGeometry()
        self.update()

    def reword(self) -> None:
        """Say every word anew; widgets with words extend it."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the line of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()
            self.restyle()
        elif event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.EnabledChange):
            self.restyle()

    def canvas(self) -> Canvas:
        """A canvas over the whole widget, to be used in a `with` inside `paintEvent`."""
        return Canvas(QPainter(self), self.rect(), style_of(), rtl=self.isRightToLeft())


def wants_ring(reason: Qt.FocusReason, had_ring: bool) -> bool:
    """Whether a widget that just got the focus shows a ring: not after a click, as before when its window came back."""
    if reason in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
        return had_ring
    return reason != Qt.FocusReason.MouseFocusReason
