"""Strips beneath a form, from all capabilities that have something to say about what is being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.desk.many import Joined
from clientdesk.kit.context import Context
from clientdesk.kit.form import Form
from clientdesk.kit.layouts import column
from clientdesk.kit.panes import Considers, Joins, panes_of

_PAUSE_MS = 250
"""They look when the fingers rest, not at every key."""
_FEET = 2
"""What stands at the end of every form: what is wrong with it, and the buttons."""


class FormHints(QWidget):
    """The strips for the form of one table.

    Args:
        context: handed to each.
        table: whose form it is.
        form: what is written there.
        row: what it changes, None for something new.
    """

    def __init__(self, context: Context, table: str, form: Form, row: int | None) -> None:
        super().__init__()
        self._form = form
        self._row = row
        hints = [one for each in panes_of(context.bridge.desk.features) for one in each.hints if one.table == table]
        self._strips: Sequence[QWidget] = [hint.make(context) for hint in hints]
        self.setLayout(column(*self._strips, gap=8))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        if self._strips:
            form.edited.connect(self._pause.start)
            if form.is_dirty():
                self._pause.start()

    def look(self) -> None:
        """Let each strip look at what is written now."""
        for strip in self._strips:
            if isinstance(strip, Considers):
                strip.consider(self._form.values(), self._row)

    def joined(self) -> tuple[Joined, ...]:
        """What is to be done in the step that saves the form."""
        return tuple(one for strip in self._strips if isinstance(strip, Joins) for one in strip.joined())


def hints_within(context: Context, table: str, form: Form, row: int | None) -> FormHints:
    """The strips inside the form itself, above what may be wrong and its buttons; they have looked once."""
    hints = FormHints(context, table, form, row)
    stack = form.layout()
    if isinstance(stack, QVBoxLayout):
        stack.insertWidget(stack.count() - _FEET, hints)
    hints.look()
    return hints
