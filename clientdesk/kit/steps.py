"""The head of a page that goes in steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import _
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import Role, style_of


class Steps(Living, QWidget):
    """Numbered steps in a line: those done are ticked, the present one stands out.

    Args:
        steps: their names, first to last.
        parent: as ever.
    """

    def __init__(self, steps: Sequence[Words], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def current(self) -> int:
        """The present step, counted from 0; as many as there are steps when all are done."""
        return self._current

    def set_current(self, step: int) -> None:
        """Go to a step, counted from 0."""
        self._current = step
        self.reword()
        self.update()

    def reword(self) -> None:
        """Say where we are."""
        place = min(self._current, len(self._steps) - 1)
        where = _("Step {place} of {all}: {step}")
        self.setAccessibleName(where.format(place=place + 1, all=len(self._steps), step=said(self._steps[place])))

    def restyle(self) -> None:
        """Take the height anew."""
        self.setFixedHeight(style_of().px(32))
        super().restyle()

    def sizeHint(self) -> QSize:
        """With the lines between at their full length."""
        return QSize(style_of().px(self._content(28)), style_of().px(32))

    def minimumSizeHint(self) -> QSize:
        """With only the present step named."""
        return QSize(style_of().px(26 * len(self._steps) + 120), style_of().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The steps; where there is no room the lines between shorten first, then the names of the others go."""
        with self.canvas() as canvas:
            between = len(self._steps) - 1
            spare = (canvas.w - self._content(0)) / max(1, between)
            named = spare >= 6
            x = 0.0
            for i in range(len(self._steps)):
                x = self._paint_step(canvas, x, i, named=named or i == self._current)
                if i < between:
                    length = min(28.0, max(6.0, spare)) if named else 10.0
                    canvas.line(x, 16, x + length, 16, width=2)
                    x += length + 14

    def _content(self, line: float) -> float:
        width = style_of().text_width
        names = sum(48 + width(said(step), "text_strong") for step in self._steps)
        return names + (len(self._steps) - 1) * (line + 14)

    def _paint_step(self, canvas: Canvas, x: float, i: int, *, named: bool) -> float:
        here = i == self._current
        if i < self._current:
            canvas.disc(x + 13, 16, 26, "check", fill="accent_soft", colour="accent_text")
        else:
            canvas.box(x, 3, 26, 26, radius=13, fill="accent" if here else "press")
            ink = "on_accent" if here else "ink2"
            canvas.text(x, 3, 26, 26, str(i + 1), role="text_strong", colour=ink, align="center")
        x += 34
        if named:
            role: Role = "text_strong" if here else "text"
            ink = "ink" if here else "ink2"
            x += canvas.text(x, 3, canvas.w - x, 26, said(self._steps[i]), role=role, colour=ink) + 14
        return x
