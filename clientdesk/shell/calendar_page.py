"""The calendar page: the month, or the agenda of the days ahead; what stands in it comes from every capability."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.cards import Ground
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import column
from clientdesk.kit.letters import letter_of
from clientdesk.kit.living import Living
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.shell.agenda_list import AgendaList
from clientdesk.shell.calendar_days import MINE, key_of, other_month, passes
from clientdesk.shell.calendar_deeds import CalendarDeeds
from clientdesk.shell.calendar_frame import CalendarHead, MonthFrame
from clientdesk.shell.calendar_reading import Reading

_DAYS = 31
"""So many days ahead the agenda of the page shows."""


class CalendarPage(Living, Ground):
    """Head, filter, and the view that is chosen.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setObjectName("calendar_page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._context = context
        self._reading = Reading(context)
        self._deeds = CalendarDeeds(context)
        self._today = self._reading.now().date()
        self._day = self._month = self._today
        self._stale = True
        self.head = CalendarHead(self._filters(), can_add=self._deeds.can_add("appointment"))
        self.frame = MonthFrame(self._reading)
        self.month = self.frame.month
        self.agenda = AgendaList(context, self._reading, self._deeds, _DAYS, name="calendar_agenda")
        self._views = QStackedWidget()
        self._views.addWidget(self.frame)
        self._views.addWidget(self.agenda)
        self.setLayout(column(self.head, self._views, gap=10, margins=(20, 16, 20, 8)))
        self._connect(context)
        self.come_alive()

    # --- Where it stands

    def day(self) -> date:
        """The day on which it stands."""
        return self._day

    def go(self, day: date) -> None:
        """Show the month of a day and stand on it."""
        self._day = self._month = day
        self.reload()

    def go_today(self) -> None:
        """Show the present day."""
        self.go(self._reading.now().date())

    def turn(self, months: int) -> None:
        """Show another month."""
        beside = (self._day.year, self._day.month) != (self._month.year, self._month.month)
        self.go(other_month(self._month if beside else self._day, months))

    def show_view(self, name: str) -> None:
        """Show "month" or "agenda"; the keyboard goes with it."""
        if self.isVisible():
            # A view that is put away with the keyboard would hand it on as Tab does, with a ring.
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.head.views.choose(name)
        self._switch(name)
        self._take_keyboard()

    def show_day(self, day: date) -> None:
        """Show everything of a day, in the agenda."""
        self._day = self._month = day
        self.show_view("agenda")

    def reload(self) -> None:
        """Read and paint anew, at once where it is seen."""
        self._stale = True
        if self.isVisible():
            self._read()

    def begin_day(self) -> None:
        """A day has begun: who looked at the old today looks at the new one."""
        today = self._reading.now().date()
        if self._day == self._today:
            self._day = self._month = today
        self._today = today
        self.reload()

    def refresh_words(self) -> None:
        """Follow the hands of the clock: what was still ahead may be past or late now."""
        self.reload()

    def _read(self) -> None:
        self._stale = False
        kind, staff = self.head.chips.current(), self._reading.staff()
        kind = "" if kind == "all" else kind
        self.head.show_month(self._month)
        if self.head.views.current() == "agenda":
            self.agenda.show_from(self._day, kind)
        else:
            self.frame.show_month(self._month, self._day, lambda one: passes(one, kind, staff), filtered=bool(kind))

    # --- Deeds

    def add(self) -> None:
        """Add something on the day on which it stands."""
        self._deeds.add(self._day)

    def move_entry(self, one: Occurrence, to: date) -> None:
        """Move an entry to another day, and go with it; the page turns only where that day is not on it."""

        def follow(_result: object) -> None:
            if self.month.days.index_of(to).isValid():
                self._day = to
                self.reload()
            else:
                self.go(to)
            self.month.choose(key_of(one))

        self._deeds.move(one, to, follow)

    def finish(self, one: Occurrence) -> None:
        """Tick an entry off."""
        self._deeds.finish(one, self._refuse, lambda _result: None)

    def _refuse(self, error: UserError) -> None:
        self._context.bridge.refused.emit(error)

    def _offer(self, one: Occurrence | None, day: date, at: QPoint) -> None:
        anchor = self.month.viewport()
        if one is not None:
            self._deeds.offer_all(one, anchor, at, partial(self.finish, one))
            return
        lines = [MenuLine(N_("Show the whole day"), partial(self.show_day, day), "list-bullets")]
        if self._deeds.can_add("appointment"):
            lines.insert(0, MenuLine(N_("Add appointment"), partial(self._deeds.add, day), "plus", "N"))
        if self._deeds.can_add("reminder"):
            lines.append(MenuLine(N_("Add reminder"), partial(self._deeds.remind, day), "bell"))
        open_menu(anchor, lines, at)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters work on the whole page, whatever on it has the keyboard."""
        letters: dict[str, Callable[[], object]] = {
            "t": self.go_today,
            "m": partial(self.show_view, "month"),
            "a": partial(self.show_view, "agenda"),
            "n": self.add,
        }
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        deed = letters.get(letter_of(event))
        if deed is not None:
            deed()
        elif event.key() in months:
            self.turn(months[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_month_key(self, one: Occurrence | None, event: QKeyEvent) -> None:
        if one is None:
            return
        done: dict[object, Callable[[], object]] = {
            "s": partial(self._deeds.offer_snooze, one, self.month.viewport(), self.month.point_of(self._day)),
            "c": partial(self._deeds.call, one),
            Qt.Key.Key_Space: partial(self.finish, one),
            Qt.Key.Key_Delete: partial(self._deeds.delete, one),
        }
        deed = done.get(letter_of(event)) or done.get(Qt.Key(event.key()))
        if deed is not None:
            event.accept()
            deed()

    def _on_agenda_key(self, event: QKeyEvent) -> None:
        """Letters are the page's, not a search in the list."""
        if letter_of(event) in {"t", "m", "a", "n"} or event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.accept()
            self.keyPressEvent(event)

    # --- Inside

    def _switch(self, name: str) -> None:
        """Show a view; the keyboard stays, on the segments for instance."""
        self._views.setCurrentWidget(self.frame if name == "month" else self.agenda)
        self.reload()

    def _take_keyboard(self) -> None:
        """Let the view have the keyboard; without a ring, which the first key will bring."""
        view: QWidget = self.month if self.head.views.current() == "month" else self.agenda.list
        if self.isVisible():
            (view if view.isVisible() else self).setFocus(Qt.FocusReason.MouseFocusReason)

    def _connect(self, context: Context) -> None:
        head, month = self.head, self.month
        head.today_wanted.connect(self.go_today)
        head.turned.connect(self.turn)
        head.views.chosen.connect(self._switch)
        head.chips.chosen.connect(lambda _key: self.reload())
        head.add_wanted.connect(self.add)
        month.went.connect(self._on_went)
        month.stood.connect(self._on_stood)
        month.add_wanted.connect(self._deeds.add)
        month.day_wanted.connect(self.show_day)
        month.activated_entry.connect(self._deeds.open)
        month.moved.connect(self.move_entry)
        month.moving.connect(self.frame.say_moving)
        month.menu_wanted.connect(self._offer)
        month.key_pressed.connect(self._on_month_key)
        self.agenda.opened.connect(lambda one: self._deeds.open(one) if one else None)
        self.agenda.key_pressed.connect(self._on_agenda_key)
        context.bridge.changed.connect(self._on_changed)

    def _filters(self) -> list[Choice]:
        kinds = [Choice(kind.key, kind.title, kind.icon) for kind in self._reading.kinds]
        return [Choice("all", N_("Everything")), *kinds, Choice(MINE, N_("Mine only"))]

    def _on_went(self, day: date) -> None:
        if (day.year, day.month) == (self._month.year, self._month.month):
            self._day = day
        else:
            self.go(day)

    def _on_stood(self, day: date) -> None:
        self._day = day

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self._reading.tables):
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen, and take the keyboard."""
        super().showEvent(event)
        if self._stale:
            self.reload()
        self._take_keyboard()

    def reword(self) -> None:
        """Say months and days anew."""
        self.reload()
