"""What can be done with a reminder that is due: call, done, put off, and the rest behind the dots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.base.words import C_, N_
from clientdesk.desk.due import Due
from clientdesk.kit.context import Context
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.widgets import Button, IconButton, boxed, column, row, style_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.popup_log import LogLine
from clientdesk.shell.reaching import call

_CARET = 28.0
_GAP = 7.0


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
    """Call, Done, In 1 hour and the dots for one reminder; C, D, S and the menu key do the same.

    L writes down what was said, M moves it to another day, N closes it as not needed, E opens its form.

    Args:
        context: of the window.
        deeds: what can be done with rows.
        called: told that the window is wanted: a call was begun, or a form is opened.
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
        self.more = IconButton("dots-three", N_("More"), size=30, clicked=self.offer_more, name="reminder_more")
        self.bar = boxed(row(self.call, self.done, None, self.snooze, self.more, gap=_GAP))
        self.log = LogLine(self._log, self.close_log)
        self.log.hide()
        self.setLayout(column(self.bar, self.log, gap=0))

    @property
    def due(self) -> Due | None:
        """What the buttons act on."""
        return self._due

    def set_due(self, due: Due | None) -> None:
        """Act on another reminder, or on none."""
        if self._key(due) != self._key(self._due):
            self._hide_log()
        self._due = due
        self.setEnabled(due is not None)
        if due is None:
            return
        self.call.setVisible(bool(due.phone))
        self.snooze.setVisible(self._can("snooze"))
        # After a call the natural end is to write it down in the same stroke.
        logs = self._was_rung() and self._can_log()
        self.done.set_words(N_("Done, log the call") if logs else N_("Done"))
        self.done.set_kind("plain" if due.phone and not logs else "primary")
        self.call.set_kind("plain" if logs else "primary")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for other words."""
        super().resizeEvent(event)
        self._fit()

    def full_width(self) -> int:
        """How wide it is with all its buttons and all their words, in pixels."""
        gap = style_of().px(_GAP)
        return sum(one.full_width() + gap for one in (self.call, self.done, self.snooze, self.more)) + gap

    # --- Deeds

    def ring(self) -> None:
        """Begin a call, and show the customer in the window."""
        if self._due is None or not self._due.phone:
            return
        self._rung = (self._due.table, self._due.row)
        self._called()
        call(self._context, self._due.phone, self._due.customer)
        self.set_due(self._due)

    def finish(self) -> None:
        """Tick it off; after a call, ask what was said."""
        if self._due is None:
            return
        if self._was_rung() and self._can_log():
            self.open_log()
        else:
            self._deeds.finish(self._due.table, self._due.row)

    def snooze_an_hour(self) -> None:
        """Put it off by an hour."""
        if self._due is not None:
            self._deeds.snooze_an_hour(self._due.table, self._due.row)

    def open_log(self) -> None:
        """Ask in one line what was said; Enter ticks it off and writes that down."""
        if self._due is None or not self._can_log():
            return
        self.log.ask(self._due.what)
        self.bar.hide()
        self.log.show()
        self.window().activateWindow()
        self.log.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_log(self) -> None:
        """Back to the buttons; what was written is not kept."""
        if not self.log.isHidden():
            self._hide_log()
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_snooze(self) -> None:
        """Show the moments to which it can be put off."""
        if self._can("snooze"):
            self.snooze.open_menu()

    def move_day(self) -> None:
        """Ask for another day."""
        if self._due is not None and self._can("move"):
            self._deeds.offer_move(self._due.table, self._due.row, self.more, QPoint(0, self.more.height() + 2))

    def dismiss(self) -> None:
        """Close it: it is not needed."""
        if self._due is not None and self._can("dismiss"):
            if self._deeds.asks(self._due.table, "dismiss"):
                self._called()
            self._deeds.dismiss(self._due.table, self._due.row)

    def edit(self) -> None:
        """Open its form in the window."""
        if self._due is not None and self._can("edit"):
            self._called()
            self._deeds.edit(self._due.table, self._due.row)

    def show_customer(self) -> None:
        """Show whom it is about in the window."""
        if self._due is not None and self._due.customer is not None:
            self._called()
            self._context.show_customer(self._due.customer)

    def by_letter(self, event: QKeyEvent) -> bool:
        """Do what a letter or the menu key stands for; whether it stands for anything."""
        if event.key() == Qt.Key.Key_Menu:
            self.offer_more()
            return True
        acts: dict[str, Callable[[], object]] = {
            "c": self.ring, "d": self.finish, "s": self.offer_snooze, "l": self.open_log, "m": self.move_day,
            "n": self.dismiss, "e": self.edit,
        }  # fmt: skip
        act = acts.get(letter_of(event)) if self.log.isHidden() else None
        if act is not None:
            act()
        return act is not None

    def offer_more(self, anchor: QWidget | None = None, at: QPoint | None = None) -> QMenu | None:
        """Show everything that can be done with it, below the dots where no place is given."""
        due = self._due
        if due is None:
            return None
        offers = (
            (bool(due.phone), C_("button", "Call"), self.ring, "phone", "C", "call"),
            (self._can("done"), N_("Mark as done"), self.finish, "check-circle", "D", "done"),
            (self._can_log(), N_("Done and write it down"), self.open_log, "note-pencil", "L", "log"),
            (self._can("snooze"), N_("Put off…"), self.offer_snooze, "clock", "S", "snooze"),
            (self._can("move"), N_("Move to another day…"), self.move_day, "calendar-blank", "M", "move"),
            (self._can("dismiss"), N_("Not needed"), self.dismiss, "x-circle", "N", "dismiss"),
            (self._can("edit"), N_("Edit"), self.edit, "pencil-simple", "E", "edit"),
            (due.customer is not None, N_("Show the customer"), self.show_customer, "user", "", "customer"),
        )
        lines = [
            MenuLine(words, act, icon, keys, name=f"reminder_{name}")
            for can, words, act, icon, keys, name in offers
            if can
        ]
        return open_menu(anchor or self.more, lines, at)

    # --- Inside

    def _key(self, due: Due | None) -> tuple[str, int] | None:
        return None if due is None else (due.table, due.row)

    def _fit(self) -> None:
        """Drop the words of the last buttons where there is no room for all; the icons stay."""
        shown = [one for one in (self.call, self.done, self.snooze, self.more) if not one.isHidden()]
        gap = style_of().px(_GAP)
        over = sum(one.full_width() + gap for one in shown) - self.width()
        for one in (self.snooze, self.call):
            one.set_short(over > 0)
            if over > 0 and one in shown:
                over -= one.full_width() - one.short_width()

    def _hide_log(self) -> None:
        self.log.hide()
        self.bar.show()

    def _was_rung(self) -> bool:
        return self._rung is not None and self._rung == self._key(self._due)

    def _can(self, deed: str) -> bool:
        return self._due is not None and self._deeds.can(self._due.table, deed)

    def _can_log(self) -> bool:
        return self._can("log") and self._due is not None and self._due.customer is not None

    def _log(self, said: str) -> None:
        if self._due is not None:
            self._deeds.finish_and_log(self._due.table, self._due.row, said)

    def _offer(self, at: QPoint) -> QMenu | None:
        if self._due is None:
            return None
        planned: time | None = None if self._due.all_day else self._due.due_at.time()
        return self._deeds.offer_snooze(self._due.table, self._due.row, planned, self.snooze, at)
