"""The field for what somebody is to somebody: one of our words, or one of the owner's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.relations.rules import WORDS, key_of
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.fields import Select, TextField
from clientdesk.kit.layouts import column

_OWN = "="
"""No word of ours has this key."""


class WordField(QWidget):
    """Chooses a word; the last choice lets one write a word of one's own.

    Args:
        none: what the choice without a word says.
        parent: as ever.
    """

    edited = Signal()
    """Another word was chosen or written."""

    def __init__(self, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = Choice(_OWN, N_("In your own word…"), "pencil-simple")
        self.select = Select([Choice("", none), *(Choice(key, _words(key)) for key in WORDS), own])
        self.own = TextField(N_("such as: godmother"))
        self.own.hide()
        self.setLayout(column(self.select, self.own, gap=6))
        self.setFocusProxy(self.select)
        self.select.chosen.connect(self._on_chosen)
        self.own.textEdited.connect(lambda _text: self.edited.emit())

    def setObjectName(self, name: object) -> None:  # noqa: N802 - Qt's name
        """Name the parts with the whole."""
        super().setObjectName(str(name))
        self.select.setObjectName(f"{name}_choice")
        self.own.setObjectName(f"{name}_own")

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name what has the keyboard."""
        super().setAccessibleName(name)
        self.select.setAccessibleName(name)
        self.own.setAccessibleName(name)

    def value(self) -> str:
        """The key of the word, or the owner's own text."""
        chosen = self.select.current()
        return key_of(self.own.text()) if chosen == _OWN else chosen

    def set_value(self, value: object) -> None:
        """Show a word."""
        word = str(value or "")
        is_own = bool(word) and word not in WORDS
        self.select.choose(_OWN if is_own else word)
        self.own.setText(word if is_own else "")
        self.own.setVisible(is_own)

    def _on_chosen(self, key: str) -> None:
        self.own.setVisible(key == _OWN)
        if key == _OWN:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


def _words(key: str) -> str:
    return WORDS[key].words
