"""One reason of the sheet: a link, a sentence that takes the lines it needs, and what it weighs at the end."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.health.queries import Reason, points_words, reason_words
from clientdesk.kit.canvas import paragraph_height
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

_POINTS = 52.0
_PAD = 8.0


class ReasonRow(PushButton):
    """Reason above, the name of the signal and its weight below; a click leads to what is behind it."""

    def __init__(self, reason: Reason, name: str) -> None:
        super().__init__()
        self._reason = reason
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def reword(self) -> None:
        """Say it anew."""
        words = reason_words(self._reason)
        # Translators: a reason and what it weighs, "Silent for 60 days (−4.5)".
        self.setAccessibleName(_("{reason} ({points})").format(reason=words, points=points_words(self._reason.points)))
        self.setAccessibleDescription(self._below())
        set_tip(self, _("Show what is behind it"))

    def restyle(self) -> None:
        """Take the height anew."""
        self._fit()
        super().restyle()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(style_of().px(200), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width with the height."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, the points, the ring."""
        with self.canvas() as canvas:
            if self.underMouse():
                canvas.box(0, 0, canvas.w, canvas.h, fill="hover")
            width = canvas.w - _POINTS - 2 * _PAD
            high = canvas.paragraph(_PAD, 5, width, reason_words(self._reason), role="text", colour="accent_text")
            canvas.paragraph(_PAD, 6 + high, width, self._below(), role="second", colour="ink3")
            tone = "accent_text" if self._reason.points > 0 else "danger" if self._reason.points < 0 else "ink3"
            canvas.text(
                canvas.w - _POINTS - _PAD, 4, _POINTS, 20, points_words(self._reason.points), role="text_strong",
                colour=tone, align="end", tabular=True,
            )  # fmt: skip
            if self.has_ring:
                canvas.focus_ring()

    def _below(self) -> str:
        title = _(self._reason.title)
        return Phrase(N_("{title}, weight {weight}"), title=title, weight=self._reason.weight).text()

    def _fit(self) -> None:
        style = style_of()
        width = max(80.0, self.width() / style.scale - _POINTS - 2 * _PAD)
        above = paragraph_height(style, reason_words(self._reason), width)
        below = paragraph_height(style, self._below(), width, role="second")
        height = style.px(above + below + 12)
        if height != self.minimumHeight():
            self.setFixedHeight(height)
