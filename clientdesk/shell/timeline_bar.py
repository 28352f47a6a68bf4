"""What stands above the timeline while it is searched or narrowed: the field, the count of finds, chips to take off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.fields import SearchField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, hand_on_keyboard, row
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline_filter import Part


class FindField(SearchField):
    """The field of the search: Enter and Down go to the next find, Shift+Enter and Up to the one before."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from find to find; everything else is typed."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.stepped.emit(-1 if back else 1)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class TimelineBar(QWidget):
    """The search of the timeline and what it is narrowed to; hidden while there is neither.

    Attributes:
        asked: `str`: look for this.
        stepped: `int`: to the next find (1) or the one before (-1).
        closed: the search was put away.
        taken_off: `Part`: show what this part of the filter kept out.
    """

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()
    taken_off = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_bar")
        self.field = FindField(N_("Find on this timeline"), name="timeline_search")
        self.count = PlainLabel("", "second", "ink3")
        self.count.setObjectName("timeline_count")
        self.back = IconButton("caret-up", N_("The find before (Shift+Enter)"), clicked=lambda: self.stepped.emit(-1),
                               name="timeline_find_back")  # fmt: skip
        self.next = IconButton("caret-down", N_("The next find (Enter)"), clicked=lambda: self.stepped.emit(1),
                               name="timeline_find_next")  # fmt: skip
        self.close_button = IconButton("x", N_("Close the search (Esc)"), clicked=self.close_search,
                                       name="timeline_find_close")  # fmt: skip
        line = row(self.field, self.count, self.back, self.next, self.close_button, gap=4)
        line.setStretch(0, 1)
        self._search = boxed(line)
        self._search.hide()
        self._chips = row(gap=6)
        self._chip_box = boxed(self._chips)
        self._chip_box.hide()
        self._told: list[tuple[Part, Words]] = []
        self.chips: dict[Part, Button] = {}
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, style_of().px(6))
        stack.setSpacing(style_of().px(6))
        stack.addWidget(self._search)
        stack.addWidget(self._chip_box)
        self.field.textChanged.connect(self.asked)
        self.field.stepped.connect(self.stepped)
        self.field.emptied.connect(self.close_search)
        self.hide()

    @property
    def is_searching(self) -> bool:
        """Whether the field is there."""
        return not self._search.isHidden()

    def open_search(self) -> None:
        """Show the field, with the keyboard in it and what stands there marked."""
        self._search.show()
        self._settle()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_search(self) -> None:
        """Put the field away and look for nothing."""
        if not self.is_searching:
            return
        self._search.hide()
        self.field.clear()
        self._settle()
        self.closed.emit()

    def tell_finds(self, place: int, count: int, *, reading: bool) -> None:
        """Say how many finds there are and at which one stands, -1 for none; `reading`, there may be more."""
        if not self.field.text().strip():
            words: Words = ""
        elif not count:
            words = N_("Looking…") if reading else N_("Nothing found")
        elif place < 0:
            words = Phrase(N_("{n} find"), N_("{n} finds"), count)
        else:
            words = Phrase(N_("{place} of {count}"), place=str(place + 1), count=f"{count}+" if reading else str(count))
        self.count.set_words(words)
        for button in (self.back, self.next):
            button.setEnabled(count > 0)

    def tell_filter(self, told: Iterable[tuple[Part, Words]]) -> None:
        """Show what the timeline is narrowed to, a chip for each part."""
        parts = list(told)
        if parts == self._told:
            return
        self._told = parts
        for chip in self.chips.values():
            if chip.hasFocus():
                hand_on_keyboard(chip)
        clear_out(self._chips)
        self.chips = {part: self._chip(part, words) for part, words in parts}
        for chip in self.chips.values():
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self._chip_box.setVisible(bool(parts))
        self._settle()

    def _chip(self, part: Part, words: Words) -> Button:
        return Button(
            words, None, "on", tip=N_("Take this off"), trailing="x", height=26, name=f"timeline_chip_{part}",
            clicked=lambda: self.taken_off.emit(part),
        )  # fmt: skip

    def _settle(self) -> None:
        self.setVisible(self.is_searching or bool(self._told))
