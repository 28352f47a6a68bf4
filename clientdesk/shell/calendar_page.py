"""The calendar page: month, week, day or agenda; what stands in it comes from every capability."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import weekday_date
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
from clientdesk.shell.calendar_agenda import AgendaFrame
from clientdesk.shell.calendar_carry import span_of
from clientdesk.shell.calendar_days import (
    MINE,
    WEEK,
    Key,
    first_weekday,
    key_of,
    other_day,
    other_month,
    passes,
    week_days,
)
from clientdesk.shell.calendar_deeds import CalendarDeeds
from clientdesk.shell.calendar_frame import CalendarHead, MonthFrame
from clientdesk.shell.calendar_hours import Span, lengthened, moved_days
from clientdesk.shell.calendar_reading import Reading
from clientdesk.shell.calendar_time_frame import TimeFrame
from clientdesk.shell.calendar_time_view import TimeView
from clientdesk.shell.calendar_words import day_title, month_name, short_month_name, short_week_name, week_name

_LETTERS = {"m": "month", "w": "week", "d": "day", "a": "agenda"}


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
        self.days = AgendaFrame(context, self._reading, self._deeds)
        self.agenda = self.days.list
        self._times = {
            "week": TimeFrame(self._reading, name="calendar_week", accessible=N_("Week"), by_staff=False),
            "day": TimeFrame(self._reading, name="calendar_day", accessible=N_("Day"), by_staff=True),
        }
        self._views = QStackedWidget()
        for frame in (self.frame, *self._times.values(), self.days):
            self._views.addWidget(frame)
        self.setLayout(column(self.head, self._views, gap=10, margins=(20, 16, 20, 8)))
        self._connect(context)
        self.come_alive()

    # --- Where it stands

    def day(self) -> date:
        """The day on which it stands."""
        return self._day

    def go(self, day: date) -> None:
        """Show the month, the week, of a day and stand on it."""
        self._day = self._month = day
        self.reload()

    def go_today(self) -> None:
        """Show the present day."""
        self.go(self._reading.now().date())

    def turn(self, pages: int) -> None:
        """Show another month, week or day."""
        days = {"week": WEEK, "day": 1}.get(self.head.views.current())
        if days is not None:
            self.go(other_day(self._day, days * pages))
            return
        beside = (self._day.year, self._day.month) != (self._month.year, self._month.month)
        self.go(other_month(self._month if beside else self._day, pages))

    def show_view(self, name: str) -> None:
        """Show "month", "week", "day" or "agenda"; the keyboard goes with it."""
        if self.isVisible():
            # A view that is put away with the keyboard would hand it on as Tab does, with a ring.
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.head.views.choose(name)
        self._switch(name)
        self._take_keyboard()

    def show_day(self, day: date) -> None:
        """Show everything of a day."""
        self._day = self._month = day
        self.show_view("day")

    def view(self, name: str) -> TimeView:
        """The view of hours called "week" or "day"."""
        return self._times[name].view

    def panes(self) -> list[QWidget]:
        """What F6 walks: the view; in the agenda also the small month beside it."""
        if self.head.views.current() == "agenda":
            return [each for each in (self.agenda.list, self.days.month.grid) if each.isVisible()]
        return [self._shown_view()]

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
        name = self.head.views.current()
        self.head.show_title(*self._titles(name))

        def wanted(one: Occurrence) -> bool:
            return passes(one, kind, staff)

        if name in self._times:
            days = week_days(self._day, first_weekday()) if name == "week" else [self._day]
            self._times[name].show_days(days, self._day, wanted, filtered=bool(kind))
        elif name == "agenda":
            self.days.show_from(self._day, kind)
        else:
            self.frame.show_month(self._month, self._day, wanted, kind)

    def _titles(self, name: str) -> tuple[str, str]:
        """What is shown, and in fewer words."""
        if name == "week":
            days = week_days(self._day, first_weekday())
            return week_name(days[0], days[-1]), short_week_name(days[0], days[-1])
        if name == "day":
            return day_title(self._day), weekday_date(self._day, self._day)
        return month_name(self._month), short_month_name(self._month)

    # --- Deeds

    def add(self) -> None:
        """Add something on the day on which it stands; among the hours at the time on which a person stands."""
        name = self.head.views.current()
        span = self._times[name].view.span_here() if name in self._times else None
        if span is not None and self._times[name].view.look.marked:
            self._deeds.add_at(span)
        else:
            self._deeds.add(self._day)

    def move_entry(self, one: Occurrence, to: date) -> None:
        """Move an entry to another day, and go with it; the page turns only where that day is not on it."""
        span = moved_days(span_of(one), (to - one.starts.date()).days)

        def follow(_result: object) -> None:
            if self.month.days.index_of(to).isValid():
                self._day = to
                self.reload()
            else:
                self.go(to)
            self.month.choose(next(iter(self._same(one, span)), key_of(one)))

        self._deeds.place(one, span, self, follow)

    def lengthen_entry(self, one: Occurrence, steps: int) -> None:
        """Make an entry of the month longer, or shorter."""
        span = lengthened(span_of(one), steps)
        if self._deeds.can_stretch(one):
            self._deeds.place(one, span, self, lambda _result: self.reload())

    def place_entry(self, one: Occurrence, span: Span) -> None:
        """Let an entry be at another time, and go with it."""
        view = self._times[self.head.views.current()].view

        def follow(_result: object) -> None:
            shown = {column.day for column in view.board.columns}
            if span.starts.date() in shown:
                self._day = span.starts.date()
                self.reload()
            else:
                self.go(span.starts.date())
            view.choose(next(iter(self._same(one, span)), None))

        self._deeds.place(one, span, self, follow)

    def _same(self, one: Occurrence, span: Span) -> list[Key]:
        """What an entry that was put elsewhere is called there; one of a series may have become a row of its own."""
        day = span.starts.date()
        there = [each for each in self._reading.between(day, day) if (each.table, each.title) == (one.table, one.title)]
        return [key_of(each) for each in there if each.row == one.row or each.starts == span.starts]

    def finish(self, one: Occurrence) -> None:
        """Tick an entry off."""
        self._deeds.finish(one, self._refuse, lambda _result: None)

    def _refuse(self, error: UserError) -> None:
        self._context.bridge.refused.emit(error)

    def _offer(self, one: Occurrence | None, day: date, at: QPoint) -> None:
        anchor = self._port()
        if one is not None:
            self._deeds.offer_all(one, anchor, at, partial(self.finish, one))
            return
        lines = [MenuLine(N_("Show the whole day"), partial(self.show_day, day), "list-bullets")]
        if self._deeds.can_add("appointment"):
            lines.insert(0, MenuLine(N_("Add appointment"), self.add, "plus", "N"))
        if self._deeds.can_add("reminder"):
            lines.append(MenuLine(N_("Add reminder"), partial(self._deeds.remind, day), "bell"))
        open_menu(anchor, lines, at)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters work on the whole page, whatever on it has the keyboard."""
        letters: dict[str, Callable[[], object]] = {"t": self.go_today, "n": self.add}
        letters |= {letter: partial(self.show_view, name) for letter, name in _LETTERS.items()}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        deed = letters.get(letter_of(event))
        if deed is not None:
            deed()
        elif event.key() in months:
            self.turn(months[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_view_key(self, one: Occurrence | None, event: QKeyEvent) -> None:
        if one is None:
            return
        done: dict[object, Callable[[], object]] = {
            "s": lambda: self._deeds.offer_snooze(one, self._port(), self._menu_point()),
            "c": partial(self._deeds.call, one),
            "h": partial(self._deeds.hold, one),
            Qt.Key.Key_Space: partial(self.finish, one),
            Qt.Key.Key_Delete: partial(self._deeds.delete, one, self),
        }
        deed = done.get(letter_of(event)) or done.get(Qt.Key(event.key()))
        if deed is not None:
            event.accept()
            deed()

    def _on_agenda_key(self, event: QKeyEvent) -> None:
        """Letters are the page's, not a search in the list."""
        if letter_of(event) in {"t", "n", *_LETTERS} or event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.accept()
            self.keyPressEvent(event)

    # --- Inside

    def _switch(self, name: str) -> None:
        """Show a view; the keyboard stays, on the segments for instance."""
        frames: dict[str, QWidget] = {"month": self.frame, "agenda": self.days, **self._times}
        self._views.setCurrentWidget(frames[name])
        self.reload()

    def _shown_view(self) -> QWidget:
        """What has the keyboard in the view that is shown."""
        name = self.head.views.current()
        if name in self._times:
            return self._times[name].view
        return self.agenda.list if name == "agenda" else self.month

    def _port(self) -> QWidget:
        """Inside of what menus about an entry open."""
        view = self._shown_view()
        return view.viewport() if isinstance(view, QAbstractScrollArea) else view

    def _menu_point(self) -> QPoint:
        view = self._shown_view()
        return view.menu_point() if isinstance(view, TimeView) else self.month.point_of(self._day)

    def _take_keyboard(self) -> None:
        """Let the view have the keyboard; without a ring, which the first key will bring."""
        view = self._shown_view()
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
        month.lengthened.connect(self.lengthen_entry)
        month.moving.connect(self.frame.say_moving)
        month.menu_wanted.connect(self._offer)
        month.key_pressed.connect(self._on_view_key)
        for frame in self._times.values():
            self._connect_times(frame.view)
        self.days.chosen.connect(self.go)
        self.agenda.opened.connect(lambda one: self._deeds.open(one) if one else None)
        self.agenda.key_pressed.connect(self._on_agenda_key)
        context.bridge.changed.connect(self._on_changed)

    def _connect_times(self, view: TimeView) -> None:
        view.can_move, view.can_stretch = self._deeds.can_place, self._deeds.can_stretch
        view.stood.connect(self._on_stood)
        view.went.connect(self.go)
        view.turned.connect(self.turn)
        view.day_wanted.connect(self.show_day)
        view.add_wanted.connect(self._deeds.add_at)
        view.activated_entry.connect(self._deeds.open)
        view.placed.connect(self.place_entry)
        view.menu_wanted.connect(lambda one, at: self._offer(one, self._day, at))
        view.key_pressed.connect(self._on_view_key)

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
