"""The reminder popup: its own frameless window at the trailing bottom corner; it takes no focus."""

from __future__ import annotations

import sys
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from clientdesk.base.clock import local_now
from clientdesk.base.words import _
from clientdesk.desk.due import Due
from clientdesk.desk.reminding import Raised
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.popup_actions import DueActions
from clientdesk.shell.popup_list import ManySheet
from clientdesk.shell.popup_sheet import DueSheet, Sheet
from clientdesk.shell.popup_words import spoken
from clientdesk.shell.reminder_clock import ReminderClock

EDGE = 8
"""From the popup to the edge of the screen, in pixels; its shadow takes as much again."""
_FLAGS = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class ReminderPopup(Living, QWidget):
    """Shows what is due: up to three reminders one above the other, more as a list.

    Args:
        context: of the window.
        clock: tells what is due, and is told what was waved away.
        parent: as ever.

    Attributes:
        window_asked: the main window is wanted.
    """

    window_asked = Signal()

    def __init__(self, context: Context, clock: ReminderClock, parent: QWidget | None = None) -> None:
        super().__init__(parent, _FLAGS)
        self.setObjectName("reminder_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        # Tool windows hide on macOS while the program is not the active one.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow, sys.platform == "darwin")
        self._context = context
        self._clock = clock
        self._deeds = Deeds(context)
        self._sheets: list[Sheet] = []
        self._raised = Raised()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        clock.shown.connect(self.show_raised)
        clock.turned.connect(self.reword)
        self.come_alive()

    def rows(self) -> list[str]:
        """What it shows, each reminder as a sentence."""
        return [] if self.isHidden() else [spoken(due, self._now()) for due in self._raised.dues]

    def dues(self) -> tuple[Due, ...]:
        """What it shows."""
        return self._raised.dues

    def sheets(self) -> list[Sheet]:
        """The sheets, top to bottom."""
        return list(self._sheets)

    def show_raised(self, raised: Raised) -> None:
        """Show what is due now; with nothing due it is gone."""
        self._raised = raised
        if not raised.dues:
            self.hide()
            self._clear()
            return
        self._fill(raised)
        self._place()
        self.show()
        self.raise_()
        if raised.fresh:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_focus(self) -> bool:
        """Give it the keyboard; False when there is nothing to show."""
        if not self._raised.dues:
            self._clock.bring_back()
        if not self._raised.dues:
            return False
        self.show()
        self.raise_()
        self.activateWindow()
        sheet = self._sheets[0]
        first = sheet.list if isinstance(sheet, ManySheet) else self._first_button(sheet)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def reword(self) -> None:
        """What was due a moment ago is due since then."""
        for sheet in self._sheets:
            sheet.reword()
        self.setWindowTitle(_("Reminders that are due"))
        self.setAccessibleName(". ".join(self.rows()))

    def restyle(self) -> None:
        """Find the corner anew."""
        super().restyle()
        if not self.isHidden():
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc waves everything away for a few minutes."""
        if event.key() == Qt.Key.Key_Escape:
            self._clock.wave_away()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the sheets out anew for another line of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and not self.isHidden():
            self._place()

    # --- Inside

    def _now(self) -> datetime:
        return local_now(self._context.bridge.desk.clock)

    def _fill(self, raised: Raised) -> None:
        if raised.as_list:
            self._fill_list(raised)
            return
        # One that was changed elsewhere keeps its sheet, and with it what is being written there.
        present = {_row(sheet.due): sheet for sheet in self._sheets if isinstance(sheet, DueSheet)}
        wanted = {_row(due) for due in raised.dues}
        for sheet in self._sheets:
            if not isinstance(sheet, DueSheet) or _row(sheet.due) not in wanted:
                self._drop(sheet)
        self._sheets = []
        for place, due in enumerate(raised.dues):
            sheet = present.get(_row(due)) or self._single(due)
            if sheet.due != due:
                sheet.show_due(due)
            self._sheets.append(sheet)
            self._column.insertWidget(place, sheet)
            # A layout shows what is added to it only later, and would be measured without it.
            sheet.show()

    def _fill_list(self, raised: Raised) -> None:
        sheet = self._sheets[0] if len(self._sheets) == 1 else None
        if not isinstance(sheet, ManySheet):
            self._clear()
            sheet = ManySheet(
                now=self._now,
                deeds=self._deeds,
                actions=self._actions(),
                waved=self._clock.wave_away,
                opened=self._open,
                today=self._open_today,
            )
            self._sheets = [sheet]
            self._column.addWidget(sheet)
            sheet.show()
        sheet.show_dues(raised.dues)

    def _single(self, due: Due) -> DueSheet:
        def waved() -> None:
            self._clock.wave_away([due])

        return DueSheet(due, now=self._now, actions=self._actions(), waved=waved, opened=self._open)

    def _actions(self) -> DueActions:
        return DueActions(self._context, self._deeds, self.window_asked.emit)

    def _clear(self) -> None:
        for sheet in self._sheets:
            self._drop(sheet)
        self._sheets = []

    def _drop(self, sheet: QWidget) -> None:
        sheet.hide()
        self._column.removeWidget(sheet)
        sheet.setObjectName("")
        for child in sheet.findChildren(QObject):
            # What is on its way out must not be found by name.
            child.setObjectName("")
        sheet.deleteLater()

    def _first_button(self, sheet: Sheet) -> QWidget:
        actions = sheet.findChild(DueActions)
        return sheet if actions is None else actions.call if actions.call.isVisibleTo(sheet) else actions.done

    def _open(self, due: Due) -> None:
        if due.customer is not None:
            self.window_asked.emit()
            self._context.show_customer(due.customer)

    def _open_today(self) -> None:
        self.window_asked.emit()
        self._context.open_page("today")

    def _place(self) -> None:
        """The trailing bottom corner of the screen on which the program's window stands."""
        self._column.activate()
        self.adjustSize()
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible()]
        room = (windows[0] if windows else self).screen().availableGeometry()
        left = room.left() + EDGE if self.isRightToLeft() else room.right() + 1 - self.width() - EDGE
        self.move(left, room.bottom() + 1 - self.height() - EDGE)


def _row(due: Due) -> tuple[str, int]:
    return due.table, due.row
