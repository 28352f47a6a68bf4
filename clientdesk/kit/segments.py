"""Segments: two to five views of one thing, one of them shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.choice_row import Choice, ChoiceRow
from clientdesk.kit.spoken import said
from clientdesk.kit.style import Role, style_of

_ICON = 18.0


class Segmented(ChoiceRow):
    """A track with the chosen segment raised."""

    pad = 2.0
    tall = 34.0

    def button_size(self, choice: Choice) -> QSize:
        """Wide enough for the words in their stronger weight, so that choosing moves nothing."""
        style = style_of()
        width = style.text_width(said(choice.words), "text_strong") + 28 + (_ICON if choice.icon else 0)
        return QSize(style.px(width), style.px(30))

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """Raised when chosen."""
        if chosen or hovered:
            canvas.box(0, 0, canvas.w, canvas.h, radius=6, fill="surface" if chosen else "hover")
        words = said(choice.words)
        ink = "ink" if chosen else "ink2"
        role: Role = "text_strong" if chosen else "button"
        if choice.icon is None:
            canvas.text(0, 0, canvas.w, canvas.h, words, role=role, colour=ink, align="center")
        else:
            canvas.icon(choice.icon, 12, (canvas.h - 16) / 2, 16, colour=ink)
            canvas.text(12 + _ICON + 3, 0, canvas.w - _ICON - 18, canvas.h, words, role=role, colour=ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track."""
        with self.canvas() as canvas:
            canvas.box(0, 0, canvas.w, canvas.h, fill="press")

    def restyle(self) -> None:
        """As wide as its segments, never wider."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        super().restyle()
