"""The buttons of a reminder that is due: call, done, put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from clientdesk.base.words import C_, N_
from clientdesk.desk.due import Due
from clientdesk.kit.context import Context
from clientdesk.kit.letters import letter_of
from clientdesk.kit.widgets import Button, style_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.reaching import call

_CARET = 28.0


class SnoozeButton(Button):
    """Puts off by an hour; its caret, the menu key and the down arrow offer other moments.

    Args:
        snoozed: an hour was chosen.
        offered: shows the other moments at a point inside the button.
        parent: as ever.
    """

    def __init__(
        self, snoozed: Callable[[], object], offered: Callable[[QPoint], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            N_("In 1 hour"), "clock", trailing="caret-down", tip=N_("Remind again in an hour; the arrow offers more"),
            clicked=snoozed, name="reminder_snooze", parent=parent,
        )  # fmt: skip
        self._offered = offered

    def open_menu(self) -> None:
        """Offer the other moments."""
        self._offered(QPoint(self.width() if self.isRightToLeft() else 0, self.height() + 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the caret offers more."""
        x = event.position().x()
        from_end = x if self.isRightToLeft() else self.width() - x
        if event.button() == Qt.MouseButton.LeftButton and from_end < style_of().px(_CARET):
            self.open_menu()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and the menu key offer more."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Menu}:
            self.open_menu()
        else:
            super().keyPressEvent(event)


class DueActions(QWidget):
    """Call, Done and In 1 hour for one reminder; C, D and S do the same.

    Args:
        context: of the window.
        deeds: what can be done with rows.
        called: told that a call was begun: the window is wanted.
        parent: as ever.
    """

    def __init__(
        self, context: Context, deeds: Deeds, called: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._deeds = deeds
        self._called = called
        self._due: Due | None = None
        self._rung: tuple[str, int] | None = None
        self.call = Button(C_("button", "Call"), "phone", "primary", clicked=self.ring, name="reminder_call")
        self.done = Button(N_("Done"), "check", clicked=self.finish, name="reminder_done")
        self.snooze = SnoozeButton(self.snooze_an_hour, self._offer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style_of().px(8))
        line.addWidget(self.call)
        line.addWidget(self.done)
        line.addStretch(1)
        line.addWidget(self.snooze)

    @property
    def due(self) -> Due | None:
        """What the buttons act on."""
        return self._due

    def set_due(self, due: Due | None) -> None:
        """Act on another reminder, or on none."""
        self._due = due
        self.setEnabled(due is not None)
        if due is None:
            return
        self.call.setVisible(bool(due.phone))
        self.snooze.setVisible(self._deeds.can(due.table, "snooze"))
        # After a call the natural end is to write it down in the same stroke.
        logs = self._rung == (due.table, due.row) and self._deeds.can(due.table, "log")
        self.done.set_words(N_("Done, log the call") if logs else N_("Done"))
        self.done.set_kind("plain" if due.phone and not logs else "primary")
        self.call.set_kind("plain" if logs else "primary")

    def ring(self) -> None:
        """Begin a call, and show the customer in the window."""
        if self._due is None or not self._due.phone:
            return
        self._rung = (self._due.table, self._due.row)
        self._called()
        call(self._context, self._due.phone, self._due.customer)
        self.set_due(self._due)

    def finish(self) -> None:
        """Tick it off; after a call, write that down too."""
        if self._due is None:
            return
        row = (self._due.table, self._due.row)
        if self._rung == row and self._deeds.can(self._due.table, "log"):
            self._deeds.finish_and_log(*row)
        else:
            self._deeds.finish(*row)

    def snooze_an_hour(self) -> None:
        """Put it off by an hour."""
        if self._due is not None:
            self._deeds.snooze_an_hour(self._due.table, self._due.row)

    def by_letter(self, event: QKeyEvent) -> bool:
        """Do what a letter stands for; whether it stands for anything."""
        acts: dict[str, Callable[[], object]] = {"c": self.ring, "d": self.finish, "s": self.snooze.open_menu}
        act = acts.get(letter_of(event))
        if act is not None:
            act()
        return act is not None

    def _offer(self, at: QPoint) -> QMenu | None:
        if self._due is None:
            return None
        planned: time | None = None if self._due.all_day else self._due.due_at.time()
        return self._deeds.offer_snooze(self._due.table, self._due.row, planned, self.snooze, at)
