"""A tick box in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from clientdesk.kit.living import Living
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of

_BOX = 18.0


class Tick(Living, QCheckBox):
    """Yes or no, in words beside a box.

    Args:
        words: what it means when it is ticked.
        ticked: at first.
        changed: called with the new state.
        name: the object name.
        parent: as ever.
    """

    def __init__(
        self,
        words: Words,
        ticked: bool = False,
        *,
        changed: Callable[[bool], object] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName(name)
        self.setChecked(ticked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if changed is not None:
            self.toggled.connect(lambda state=False: changed(state))
        self.come_alive()

    def reword(self) -> None:
        """Say the words anew."""
        words = said(self._words)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """The box and the words."""
        style = style_of()
        return QSize(style.px(_BOX + 10 + style.text_width(said(self._words), "text") + 4), style.px(28))

    def minimumSizeHint(self) -> QSize:
        """Words are not cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802 - Qt's name
        """The words tick too."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the tick, the words, the ring."""
        with self.canvas() as canvas:
            if not self.isEnabled():
                canvas.painter.setOpacity(0.5)
            y = (canvas.h - _BOX) / 2
            if self.isChecked():
                canvas.box(1, y, _BOX, _BOX, radius=5, fill="accent")
                canvas.icon("check", 3, y + 2, _BOX - 4, colour="on_accent")
            else:
                ground = "hover" if self.underMouse() else "surface"
                canvas.box(1, y, _BOX, _BOX, radius=5, fill=ground, stroke="field", width=1.4)
            canvas.text(_BOX + 10, 0, canvas.w - _BOX - 10, canvas.h, said(self._words))
            if self.hasFocus():
                canvas.box(0, y - 1, _BOX + 2, _BOX + 2, radius=6, stroke="focus", width=2)

    def enterEvent(self, event: QEvent) -> None:
        """Show the pointer."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        self.update()
