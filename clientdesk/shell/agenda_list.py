"""The agenda itself: days ahead with their entries, done by Space, put off by S; beside the profile and on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.context import Context
from clientdesk.kit.empty import EmptyState
from clientdesk.kit.letters import letter_of
from clientdesk.kit.living import Living
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.style import style_of
from clientdesk.shell.agenda_delegate import AgendaDelegate
from clientdesk.shell.agenda_rows import AgendaRow, agenda_rows, keep_ticked
from clientdesk.shell.calendar_days import Key, key_of, passes
from clientdesk.shell.calendar_deeds import CalendarDeeds
from clientdesk.shell.calendar_reading import Reading

_WIDEST = 820.0
"""A row is not wider than this, or its clock is too far from its words."""
LEAVES_MS = 600
"""How long what was just done stays in sight."""


class AgendaList(Living, QWidget):
    """Shows what is overdue and the days from `first` on.

    Args:
        context: of the window.
        reading: what stands in the calendar.
        deeds: what can be done with it.
        days: so many days are shown.
        name: the object name of the list.
        parent: as ever.
    """

    opened = Signal(object)
    """Enter or a click on a row: the `Occurrence`."""
    key_pressed = Signal(object)
    """A key that the list has no use for: the QKeyEvent; accept it to keep it."""

    def __init__(
        self,
        context: Context,
        reading: Reading,
        deeds: CalendarDeeds,
        days: int,
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = context.bridge
        self._reading = reading
        self._deeds = deeds
        self._days = days
        self._first: date | None = None
        self._kind = ""
        self._ticked: set[Key] = set()
        self._stale = True
        self.list: ShortList[AgendaRow] = ShortList(AgendaDelegate(), name=name, accessible=N_("Agenda"), parent=self)
        self.empty = EmptyState(
            "calendar-check", N_("Nothing is planned"), N_("Reminders and appointments will stand here."),
            name=f"{name}_empty",
        )  # fmt: skip
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.list, 1)
        self.list.setMaximumWidth(style_of().px(_WIDEST))
        stack.addWidget(self.empty, 1)
        self.empty.hide()
        self.list.opened.connect(lambda row: self.opened.emit(row.one))
        self.list.zone_clicked.connect(self._on_zone)
        self.list.menu_wanted.connect(self._on_menu)
        self.list.key_pressed.connect(self._on_key)
        # What was clicked shows first; what else it means follows in the same breath.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.reload)
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    # --- What is shown

    def show_from(self, first: date | None, kind: str = "") -> None:
        """Show the days from `first` on (today where it is None), only what the filter `kind` lets through."""
        if (first, kind) != (self._first, self._kind):
            self._first, self._kind = first, kind
            self.list.scrollToTop()
        self.reload()

    def reload(self) -> None:
        """Read and write the rows anew, at once where they are seen; what was just done stays a moment longer."""
        self._stale = True
        if self.isVisible() and not self._ticked:
            self._read()

    def _read(self) -> None:
        self._stale = False
        now, staff = self._reading.now(), self._reading.staff()
        first = self._first or now.date()
        overdue = self._reading.overdue(now.date())
        ahead = self._reading.between(first, first + timedelta(days=self._days - 1))

        def wanted(one: Occurrence) -> bool:
            return passes(one, self._kind, staff)

        rows = agenda_rows(filter(wanted, overdue), filter(wanted, ahead), first, now, self._deeds)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self._reading.tables):
            self._stale = True
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reword(self) -> None:
        """Write the rows anew in the other language."""
        self.reload()

    # --- What a row does

    def finish(self, one: Occurrence) -> None:
        """Tick it off; it leaves after a moment."""
        key = key_of(one)
        if key in self._ticked or not self._deeds.can("done", one):
            return
        self._ticked.add(key)
        self.list.show_rows(keep_ticked(self.list.rows(), frozenset(self._ticked)))
        self._deeds.finish(one, partial(self._on_refused, key), lambda _result: self._leave_soon(key))

    def _leave_soon(self, key: Key) -> None:
        QTimer.singleShot(LEAVES_MS, self, partial(self._leave, key))

    def _leave(self, key: Key) -> None:
        self._ticked.discard(key)
        self.reload()

    def _on_refused(self, key: Key, error: UserError) -> None:
        self._leave(key)
        self._bridge.refused.emit(error)

    def _on_zone(self, row: AgendaRow, zone: str) -> None:
        if row.one is None:
            return
        if zone == "done":
            self.finish(row.one)
        elif zone == "snooze":
            self._deeds.offer_snooze(row.one, self.list.viewport(), self._below(row))

    def _on_menu(self, row: AgendaRow, at: QPoint) -> None:
        if row.one is not None and not row.ticked:
            self._deeds.offer_all(row.one, self.list.viewport(), at, partial(self.finish, row.one))

    def _on_key(self, row: AgendaRow, event: QKeyEvent) -> None:
        one = row.one
        if one is not None and not row.ticked:
            done: dict[object, Callable[[], object]] = {
                "s": lambda: self._on_zone(row, "snooze"),
                "c": partial(self._deeds.call, one),
                "h": partial(self._deeds.hold, one),
                Qt.Key.Key_Space: partial(self.finish, one),
                Qt.Key.Key_Delete: partial(self._deeds.delete, one, self),
            }
            deed = done.get(letter_of(event)) or done.get(Qt.Key(event.key()))
            if deed is not None:
                event.accept()
                deed()
                return
        self.key_pressed.emit(event)

    def _below(self, row: AgendaRow) -> QPoint:
        """Where a menu opens: below the clock of a row."""
        place = next((place for place, other in enumerate(self.list.rows()) if other == row), 0)
        area = self.list.visualRect(self.list.prepared.index(place))
        inset = style_of().px(34)
        x = area.left() + inset if self.isRightToLeft() else area.right() - inset
        return QPoint(x, area.top() + style_of().px(32))
