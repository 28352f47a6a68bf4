"""The row of kinds in the composer: chips without borders, the rest behind three dots."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from clientdesk.base.words import N_
from clientdesk.kit.buttons import IconButton
from clientdesk.kit.canvas import CHIP_ICON, Canvas
from clientdesk.kit.choice_row import Choice, ChoiceRow
from clientdesk.kit.spoken import said
from clientdesk.kit.style import style_of

_PAD = 9.0
_HEIGHT = 28.0


class KindRow(ChoiceRow):
    """The kinds of contact; what does not fit stands behind the dots."""

    gap = 1.0
    tall = _HEIGHT
    round_ring = True

    def button_size(self, choice: Choice) -> QSize:
        """A pill around glyph and word."""
        style = style_of()
        return QSize(style.px(style.text_width(said(choice.words), "label") + 2 * _PAD + CHIP_ICON), style.px(_HEIGHT))

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """Tinted when chosen."""
        fill = "accent_soft" if chosen else "hover" if hovered else None
        ink = "accent_text" if chosen else "ink2"
        canvas.box(0, 0, canvas.w, canvas.h, radius=canvas.h / 2, fill=fill)
        if choice.icon:
            canvas.icon(choice.icon, _PAD, (canvas.h - 14) / 2, 14, colour=ink)
        x = _PAD + CHIP_ICON
        canvas.text(x, 0, canvas.w - x - 2, canvas.h, said(choice.words), role="label", colour=ink)

    def make_overflow(self) -> QPushButton:
        """The three dots."""
        return IconButton(
            "dots-three", N_("More kinds"), size=_HEIGHT, clicked=self.open_overflow, name="timeline_composer_kinds",
            parent=self,
        )  # fmt: skip
