"""Tabs of a record: underlined words, the rest behind three dots."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from clientdesk.base.words import N_
from clientdesk.kit.buttons import IconButton
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.choice_row import Choice, ChoiceRow
from clientdesk.kit.spoken import said
from clientdesk.kit.style import Role, style_of


class Tabs(ChoiceRow):
    """The chosen tab carries a bar; a count beside a word is something open."""

    gap = 22.0
    tall = 38.0

    def button_size(self, choice: Choice) -> QSize:
        """Wide enough for the words in their stronger weight, so that choosing moves nothing."""
        style = style_of()
        width = style.text_width(said(choice.words), "text_strong") + (24 if choice.count else 0)
        return QSize(style.px(width) + 1, style.px(self.tall))

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """The word, the count, the bar."""
        ink = "ink" if chosen or hovered else "ink2"
        role: Role = "text_strong" if chosen else "button"
        canvas.text(0, 0, canvas.w, canvas.h - 2, said(choice.words), role=role, colour=ink)
        if choice.count:
            canvas.box(canvas.w - 19, 10, 18, 18, radius=9, fill="danger_soft")
            canvas.text(
                canvas.w - 19, 10, 18, 18, str(choice.count), role="small_strong", colour="danger", align="center"
            )
        if chosen:
            canvas.box(0, canvas.h - 3, canvas.w, 3, radius=1.5, fill="accent")

    def make_overflow(self) -> QPushButton:
        """Three dots."""
        return IconButton("dots-three", N_("More"), clicked=self.open_overflow, parent=self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below."""
        with self.canvas() as canvas:
            canvas.line(0, canvas.h - 0.5, canvas.w, canvas.h - 0.5)
