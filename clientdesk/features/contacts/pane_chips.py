"""What was understood of a line, one chip a part: Enter or a click corrects it, Del or its cross refuses it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.contacts.rules_told import Part
from clientdesk.kit.canvas import CHIP_ICON
from clientdesk.kit.living import Living
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

_PAD = 9.0
_TALL = 26.0
_CROSS = 22.0
_GAP = 6.0
_CALLED = {
    Part.KIND: N_("Kind: {words}"),
    Part.DIRECTION: N_("Direction: {words}"),
    Part.ANSWERED: N_("Answer: {words}"),
    Part.LENGTH: N_("Length: {words}"),
    Part.MOMENT: N_("When it was: {words}"),
    Part.NEXT_STEP: N_("Next step: {words}"),
}
_TIP = N_("Enter corrects it, Del puts the words back into the note")
_ASKS = N_("Which one is meant? Enter chooses")


class Chip(PushButton):
    """One part of what was understood; one that asks stands out until it is answered.

    Args:
        part: which.
        row: it stands in.
    """

    refused = Signal()
    """Del, or a click on the cross: it was not meant so."""

    def __init__(self, part: Part, row: ChipRow) -> None:
        super().__init__(row)
        self.part = part
        self.asks = False
        self._row = row
        self._words: Words = ""
        self._icon = ""
        self.setObjectName(f"timeline_composer_chip_{part.value}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()
        self.come_alive()

    def show_as(self, words: Words, icon: str, *, asks: bool = False) -> None:
        """Say what was understood."""
        self._words, self._icon, self.asks = words, icon, asks
        self.reword()
        self.restyle()

    def reword(self) -> None:
        """Say words, name and tip anew."""
        words = said(self._words)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(Phrase(_CALLED[self.part], words=words).text() if words else "")
        tip = _(_ASKS if self.asks else _TIP)
        self.setAccessibleDescription(tip)
        set_tip(self, tip)

    def sizeHint(self) -> QSize:
        """A pill around glyph, words and cross; no wider than the row."""
        style = style_of()
        wide = style.text_width(said(self._words), "label") + _PAD + CHIP_ICON + _CROSS + 2
        return QSize(min(style.px(wide), max(self._row.width(), style.px(80))), style.px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill; one that asks is warm and dashed."""
        with self.canvas() as canvas:
            under = self.underMouse() or self.isDown()
            fill, ink = ("warn_soft", "warn") if self.asks else ("press" if under else "hover", "ink")
            canvas.box(
                0, 0, canvas.w, canvas.h, radius=canvas.h / 2, fill=fill, stroke="warn" if self.asks else "line",
                dashed=self.asks,
            )  # fmt: skip
            canvas.icon(self._icon, _PAD, (canvas.h - 14) / 2, 14, colour=ink if self.asks else "ink2")
            x = _PAD + CHIP_ICON
            canvas.text(x, 0, canvas.w - x - _CROSS + 2, canvas.h, said(self._words), role="label", colour=ink)
            canvas.icon("x", canvas.w - _CROSS + 5, (canvas.h - 11) / 2, 11, colour=ink if self.asks else "ink3")
            if self.has_ring:
                canvas.focus_ring(radius=canvas.h / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del refuses, arrows go along the row, Esc back to the text."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.refused.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._row.left.emit()
        elif not self._row.step_by_key(self, event.key()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cross refuses, the rest corrects."""
        x = event.position().x()
        from_end = x if self.isRightToLeft() else self.width() - x
        if event.button() == Qt.MouseButton.LeftButton and from_end < style_of().px(_CROSS):
            self.refused.emit()
        else:
            super().mousePressEvent(event)


class ChipRow(Living, QWidget):
    """The chips, in as many lines as they need; takes no room while nothing was understood.

    Args:
        corrected: told which part is to be corrected.
        refused: told which part was not meant so.
        parent: as ever.
    """

    left = Signal()
    """Esc: back to the text."""

    def __init__(
        self, corrected: Callable[[Part], object], refused: Callable[[Part], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer_chips")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Made once for good: the Tab key follows the order in which widgets were made.
        self.chips = {part: Chip(part, self) for part in Part}
        for part, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, part=part: corrected(part))
            chip.refused.connect(lambda part=part: refused(part))
        self.hide()
        self.come_alive()

    def standing(self) -> list[Chip]:
        """The chips that are shown, first to last."""
        return [chip for chip in self.chips.values() if not chip.isHidden()]

    def arrange(self) -> None:
        """Stand in line; by Tab one comes to the chip that asks, else to the first."""
        px, standing = style_of().px, self.standing()
        at = next((chip for chip in standing if chip.asks), standing[0] if standing else None)
        for chip in self.chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is at else Qt.FocusPolicy.ClickFocus)
        x = y = 0
        for chip in standing:
            size = chip.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + px(_TALL + _GAP)
            left = self.width() - x - size.width() if self.isRightToLeft() else x
            chip.setGeometry(left, y, size.width(), size.height())
            x += size.width() + px(_GAP)
        self.setFixedHeight(y + px(_TALL))
        self.setVisible(bool(standing))

    def step_by_key(self, chip: Chip, key: int) -> bool:
        """Go along the row by an arrow, Home or End; whether the key was one of them."""
        standing = self.standing()
        here, last = standing.index(chip), len(standing) - 1
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        places = {ahead: min(here + 1, last), back: max(here - 1, 0), Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        place = places.get(Qt.Key(key))
        if key == Qt.Key.Key_Up:
            self.left.emit()
        elif place is not None:
            standing[place].setFocus(Qt.FocusReason.TabFocusReason)
        return place is not None or key == Qt.Key.Key_Up

    def restyle(self) -> None:
        """Take heights and widths anew."""
        self.arrange()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        super().resizeEvent(event)
        self.arrange()
