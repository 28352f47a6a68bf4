"""The agenda pane beside the profile: a small month, what is overdue, the days ahead, a reminder to add."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.cards import Ground, Rule
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import hide_unless, row
from clientdesk.kit.style import style_of
from clientdesk.shell.agenda_list import AgendaList
from clientdesk.shell.agenda_month import SmallMonth
from clientdesk.shell.calendar_deeds import CalendarDeeds
from clientdesk.shell.calendar_reading import Reading

_DAYS = 14
_KEYS = QKeySequence("Ctrl+/")


class AgendaPane(Ground):
    """Stands beside the profile; it is about the whole shop, whoever is shown.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self.setObjectName("agenda_pane")
        self._customer: int | None = None
        self._reading = Reading(context)
        self._deeds = CalendarDeeds(context)
        self._day: date | None = None
        self.month = SmallMonth(self._reading)
        self.agenda = AgendaList(context, self._reading, self._deeds, _DAYS, name="agenda")
        self.add = Button(N_("Add reminder"), "plus", "ghost", clicked=self.add_reminder, name="agenda_add")
        self.keys = IconButton(
            "keyboard", N_("Show the keys"), key="Ctrl+/", clicked=self._show_keys, name="agenda_keys"
        )
        hide_unless(self._deeds.can_add("reminder"), self.add)
        self._lay_out()
        self.month.chosen.connect(self.show_day)
        self.agenda.opened.connect(self._open)
        # What was clicked shows first; what it means for the month follows in the same breath.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.month.reload)
        context.bridge.changed.connect(self._on_changed)

    def show_customer(self, customer: int | None) -> None:
        """Whom a reminder that is added here is about."""
        self._customer = customer

    def show_day(self, day: date) -> None:
        """List the days from `day` on; overdue things stay above."""
        self._day = None if day == self._reading.now().date() else day
        self.agenda.show_from(self._day)

    def begin_day(self) -> None:
        """A day has begun: it is where everybody looks; who was looking at a later day stays there."""
        today = self._reading.now().date()
        if self._day is None or self._day <= today:
            self.month.show_day(today)
            self.show_day(today)
        else:
            self.month.reload()

    def refresh_words(self) -> None:
        """Follow the hands of the clock: what was still ahead may be late now."""
        self.month.reload()
        self.agenda.reload()

    def add_reminder(self) -> None:
        """Open the form for a new reminder, on the day that is chosen."""
        self._deeds.remind(self._day, self._customer)

    def _open(self, one: Occurrence | None) -> None:
        """Show whom a row is about; its form where it is about nobody."""
        if one is None:
            return
        if one.customer is not None:
            self._deeds.show_customer(one)
        else:
            self._deeds.open(one)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self._reading.tables):
            self._soon.start()

    def _show_keys(self) -> None:
        for action in self.window().actions():
            if action.shortcut() == _KEYS:
                action.trigger()

    def _lay_out(self) -> None:
        px = style_of().px
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.month)
        stack.addLayout(row(Rule(), margins=(16, 0, 16, 0)))
        stack.addSpacing(px(4))
        stack.addWidget(self.agenda, 1)
        stack.addLayout(row(self.add, None, self.keys, margins=(10, 6, 10, 8)))
        self.setMinimumWidth(px(240))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
