"""Long work in the footer: what, how far, Cancel; never a modal window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.buttons import Button
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.layouts import row
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of


class Bar(Living, QWidget):
    """A bar filled to a share between 0 and 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def set_share(self, share: float, tone: str = "accent") -> None:
        """Fill it; `tone` is a token."""
        self._share = min(1.0, max(0.0, share))
        self._tone = tone
        self.update()

    def share(self) -> float:
        """How far it is filled."""
        return self._share

    def restyle(self) -> None:
        """Take the height anew."""
        self.setFixedHeight(style_of().px(6))
        self.setMinimumWidth(style_of().px(80))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track and what is filled, from the leading edge."""
        with self.canvas() as canvas:
            canvas.box(0, 0, canvas.w, canvas.h, radius=canvas.h / 2, fill="press")
            if self._share > 0:
                canvas.box(0, 0, max(canvas.h, canvas.w * self._share), canvas.h, radius=canvas.h / 2, fill=self._tone)


class FooterProgress(QWidget):
    """Hidden until long work begins; shows its words, a bar, a count, and Stop.

    Args:
        parent: as ever.
    """

    cancelled = Signal()
    """The person wants the work stopped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer_progress")
        self.words = ElidedLabel("", "label", "ink2")
        self.bar = Bar()
        self.count = PlainLabel("", "second", "ink3")
        self.button = Button(
            N_("Stop"), "x", "ghost", clicked=self._on_cancelled, height=28, name="footer_progress_cancel"
        )
        line = row(self.words, self.bar, self.count, self.button, gap=12, margins=(16, 4, 12, 4))
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        self.setLayout(line)
        self.hide()

    def begin(self, words: Words, *, can_cancel: bool = True) -> None:
        """Long work has begun."""
        self.words.set_words(words)
        self.bar.set_share(0.0)
        self.count.set_words("")
        self.button.setVisible(can_cancel)
        self.button.setEnabled(True)
        self.setAccessibleName(said(words))
        self.show()

    def advance(self, done: int, total: int) -> None:
        """So much of so much is done; a total of 0 is unknown yet."""
        self.bar.set_share(done / total if total else 0.0)
        self.bar.setAccessibleName(f"{round(100 * self.bar.share())} %")
        self.count.set_words(Phrase(N_("{done} of {total}"), done=f"{done:,}", total=f"{total:,}") if total else "")

    def end(self) -> None:
        """The work is over."""
        self.hide()

    def _on_cancelled(self) -> None:
        self.button.setEnabled(False)
        self.cancelled.emit()
