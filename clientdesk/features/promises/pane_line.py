"""What is owed first, in one thin line, for windows in which the card would leave the composer no room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from clientdesk.base.words import N_, Phrase
from clientdesk.features.promises.pane_deeds import offer_deeds
from clientdesk.features.promises.queries import PromiseView
from clientdesk.features.promises.rules import Standing, when_words
from clientdesk.kit.context import Context
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

_TALL = 22.0


class PromiseLine(PushButton):
    """A press offers what can be done with it.

    Args:
        context: to change it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._one: PromiseView | None = None
        self._words = Phrase("")
        self.setObjectName("open_promises_line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self._offer())
        self.come_alive()

    def show_promise(self, one: PromiseView, today: date) -> None:
        """Tell of this one."""
        self._one = one
        words = N_("Promise, {when}: {what}")
        self._words = Phrase(words, when=when_words(one.due_on, today).text(), what=one.what)
        self.reword()
        self.update()

    def reword(self) -> None:
        """Say it anew."""
        said = self._words.text() if self._one else ""
        self.setText(said.replace("&", "&&"))
        self.setAccessibleName(said)
        set_tip(self, said)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(style_of().px(200), style_of().px(_TALL))

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(style_of().px(40), style_of().px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A glyph and the line, red where it is late, underlined under the pointer."""
        is_late = self._one is not None and self._one.standing is Standing.LATE
        ink = "danger" if is_late else "accent_text"
        with self.canvas() as canvas:
            canvas.icon("warning-circle" if is_late else "hand-palm", 2, (canvas.h - 16) / 2, 16, colour=ink)
            room = canvas.w - 24
            width = canvas.text(24, 0, room, canvas.h, self.accessibleName(), role="second", colour=ink)
            if self.underMouse():
                canvas.line(24, canvas.h - 3, 24 + min(width, room), canvas.h - 3, colour=ink)
            if self.has_ring:
                canvas.focus_ring(radius=6)

    def _offer(self) -> None:
        if self._one is not None:
            offer_deeds(self._context, self._one, self)
