"""Toasts: what went well, with Undo; eight seconds, at most three, resting while the pointer is on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCursor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Button
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of

SHOWN_MS = 8000
STACK = 3
_LOOK_AGAIN_MS = 1000
_SHADOW = 8
_UNDO = N_("Undo")


class Toast(Living, QWidget):
    """One finished act in a few words.

    Args:
        words: noun and past participle.
        action: what the button says.
        acted: called when it is pressed; None for a toast without a button.
        parent: the window it floats in.
    """

    gone = Signal()
    """Its time is over, or its button was pressed."""

    def __init__(self, words: Words, action: Words, acted: Callable[[], object] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._acted = acted
        self.label = PlainLabel(words, "button", "surface")
        self.button = Button(action, None, "toast", clicked=self._on_acted, height=28)
        hide_unless(acted is not None, self.button)
        sign = Painted(lambda k: k.icon("check-circle", 0, 0, 18, colour="surface"), height=18, width=18)
        line = QHBoxLayout(self)
        for widget in (sign, self.label, self.button):
            line.addWidget(widget)
        line.setStretch(1, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(SHOWN_MS)
        self.come_alive()

    def restyle(self) -> None:
        """Take the margins anew."""
        px, line = style_of().px, self.layout()
        if line is not None:
            line.setContentsMargins(px(14) + _SHADOW, _SHADOW + px(6), px(12) + _SHADOW, _SHADOW + px(6))
            line.setSpacing(px(10))
        super().restyle()

    def leaveEvent(self, event: QEvent) -> None:
        """Stand for its whole time again."""
        self._timer.start(SHOWN_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow and the dark ground."""
        with self.canvas() as canvas:
            inset = _SHADOW / canvas.style.scale
            area = (inset, inset, canvas.w - 2 * inset, canvas.h - 2 * inset)
            canvas.shadow(*area)
            canvas.box(*area, radius=10, fill="ink")

    def _on_time(self) -> None:
        # Asked of the pointer itself: a toast that moves away below it is never told that it was left.
        if self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self._timer.start(min(SHOWN_MS, _LOOK_AGAIN_MS))
        else:
            self.gone.emit()

    def _on_acted(self) -> None:
        acted = self._acted
        self.gone.emit()
        if acted is not None:
            acted()


class Toasts(QObject):
    """The stack of toasts at the bottom of a window; the newest is named "toast", its button "toast_undo".

    Args:
        host: the window they float in.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._toasts: list[Toast] = []
        host.installEventFilter(self)
        style_of().changed.connect(self._arrange)

    def show(self, words: Words, *, acted: Callable[[], object] | None = None, action: Words = _UNDO) -> Toast:
        """Show what went well; `acted` takes it back when the button is pressed."""
        toast = Toast(words, action, acted, self._host)
        toast.gone.connect(lambda: self._dismiss(toast))
        self._toasts.append(toast)
        while len(self._toasts) > STACK:
            self._dismiss(self._toasts[0])
        for shown in self._toasts:
            newest = shown is toast
            shown.setObjectName("toast" if newest else "toast_older")
            shown.button.setObjectName("toast_undo" if newest else "toast_older_undo")
        self._arrange()
        toast.show()
        toast.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def clear(self) -> None:
        """Take all of them away."""
        for toast in list(self._toasts):
            self._dismiss(toast)

    def shown(self) -> list[str]:
        """What the toasts say, oldest first."""
        return [toast.label.text() for toast in self._toasts]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the window."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange}:
            QTimer.singleShot(0, self, self._arrange)
        return False

    def _dismiss(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.setObjectName("")
            toast.button.setObjectName("")
            toast.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        px = style_of().px
        bottom = self._host.height() - px(16)
        for toast in reversed(self._toasts):
            width = min(max(toast.sizeHint().width(), px(380)), max(0, self._host.width() - px(24)))
            toast.resize(width, toast.sizeHint().height())
            toast.move(QPoint((self._host.width() - width) // 2, bottom - toast.height()))
            bottom -= toast.height() - _SHADOW
