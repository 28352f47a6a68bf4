"""Empty panes and panes that are still reading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.kit.buttons import Button, Kind
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of

SKELETON_AFTER_MS = 150
_ABOVE, _BELOW = 4, 7
"""How the room around an empty pane's words is shared: one looks at the upper third first."""


class EmptyState(QWidget):
    """Why there is nothing here and what to do: a glyph, what it is, what to do, one button.

    Args:
        icon: a glyph's name.
        title: what it is.
        detail: what to do.
        button: verb first; "" for no button.
        clicked: called when it is pressed.
        kind: of the button.
        name: the object name.
        parent: as ever.
    """

    def __init__(
        self,
        icon: str,
        title: Words,
        detail: Words = "",
        *,
        button: Words = "",
        clicked: Callable[[], object] | None = None,
        kind: Kind = "plain",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.title = PlainLabel(title, "card_title", "ink", wrap=True, align="center")
        self.detail = PlainLabel(detail, "text", "ink3", wrap=True, align="center")
        self.button = Button(button, None, kind, clicked=clicked)
        hide_unless(button, self.button)
        px = style_of().px
        stack = QVBoxLayout(self)
        stack.setContentsMargins(px(24), px(24), px(24), px(24))
        stack.setSpacing(px(6))
        sign = Painted(lambda k: k.disc(28, 28, 56, icon, fill="press"), height=56, width=56)
        stack.addStretch(_ABOVE)
        stack.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addSpacing(px(8))
        for label in (self.title, self.detail):
            stack.addWidget(label)
        stack.addSpacing(px(8))
        stack.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addStretch(_BELOW)

    def say(self, title: Words, detail: Words = "", button: Words = "") -> None:
        """Say something else, such as that a search found nothing."""
        self.title.set_words(title)
        self.detail.set_words(detail)
        self.button.set_words(button)
        self.button.setVisible(bool(button))


class Skeleton(Living, QWidget):
    """Grey rows that show only when reading takes longer than a moment.

    Args:
        row_height: of the rows it stands for, in design pixels.
        parent: as ever.
    """

    def __init__(self, row_height: float = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()
        self.come_alive()

    def reading(self, is_reading: bool) -> None:
        """Reading has begun or ended."""
        if not is_reading:
            self._timer.stop()
            self.hide()
        elif not self._timer.isActive() and self.isHidden():
            self._timer.start(SKELETON_AFTER_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three rows, each a little shorter."""
        with self.canvas() as canvas:
            for i in range(3):
                _skeleton_row(canvas, i * self._row_height, i)


def _skeleton_row(canvas: Canvas, y: float, i: int) -> None:
    canvas.box(12, y + 9, 38, 38, radius=19, fill="hover")
    canvas.box(62, y + 14, 140 - i * 20, 12, radius=6, fill="hover")
    canvas.box(62, y + 32, 190 - i * 30, 10, radius=5, fill="hover")
