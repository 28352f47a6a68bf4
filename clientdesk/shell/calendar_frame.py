"""What stands around the month: head with title and views, names of the weekdays, a line that says what happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.chips import Chips
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.layouts import column, hide_unless, row
from clientdesk.kit.painted import Painted
from clientdesk.kit.segments import Segmented
from clientdesk.kit.style import style_of
from clientdesk.shell.calendar_cells import day_cells
from clientdesk.shell.calendar_days import first_weekday, month_days
from clientdesk.shell.calendar_month import MonthView
from clientdesk.shell.calendar_reading import Reading
from clientdesk.shell.calendar_words import weekday_names

_HINT = N_("Drag to another day to move it. A repeating event asks: this one, or all that follow.")
_NOTHING = N_("Nothing is planned here. Double-click a day, or press N, to add something.")
_FILTERED = N_("Nothing of this kind is planned here.")


_GAP = 6


class CalendarHead(QWidget):
    """Today, arrows, title, views, Add; below them the filter.

    Args:
        filters: the chips.
        can_add: whether there is a form for something new.
    """

    today_wanted = Signal()
    turned = Signal(int)
    """Other days are wanted: so many pages on."""
    add_wanted = Signal()

    def __init__(self, filters: Sequence[Choice], *, can_add: bool) -> None:
        super().__init__()
        today = Button(N_("Today"), clicked=self.today_wanted.emit, tip=N_("Show today (T)"), name="calendar_today")
        back = IconButton(
            "caret-left", N_("Show what was before"), key="PgUp", clicked=lambda: self.turned.emit(-1),
            name="calendar_back",
        )  # fmt: skip
        ahead = IconButton(
            "caret-right", N_("Show what comes after"), key="PgDown", clicked=lambda: self.turned.emit(1),
            name="calendar_ahead",
        )  # fmt: skip
        self.title = ElidedLabel("", "counter_value")
        self.title.setObjectName("calendar_title")
        self.views = Segmented(
            [
                Choice("month", N_("Month"), tip="M"),
                Choice("week", N_("Week"), tip="W"),
                Choice("day", N_("Day"), tip="D"),
                Choice("agenda", N_("Agenda"), tip="A"),
            ]
        )
        self.views.setObjectName("calendar_views")
        self.add = Button(N_("Add"), "plus", "primary", key="N", clicked=self.add_wanted.emit, name="calendar_add")
        hide_unless(can_add, self.add)
        self.chips = Chips(filters)
        self.chips.setObjectName("calendar_filter")
        self._titles = ("", "")
        self._beside: tuple[QWidget, ...] = (today, back, ahead, self.views)
        line = row(today, back, ahead, self.title, self.views, self.add, gap=_GAP)
        line.setStretch(3, 1)
        self.setLayout(column(line, self.chips, gap=10))

    def show_title(self, title: str, short: str) -> None:
        """Name what is shown; `short` where there is no room for all of it."""
        self._titles = (title, short)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of the title has room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The word of the button gives way first, then the year of the title."""
        style, (title, short) = style_of(), self._titles
        room = self.width() - sum(each.sizeHint().width() + style.px(_GAP) for each in self._beside) - style.px(_GAP)
        wanted = style.px(style.text_width(title, "counter_value")) + 2
        full, least = self.add.full_width(), self.add.short_width()
        self.add.set_short(wanted + full > room)
        self.title.setText(title if wanted + (full if wanted + full <= room else least) <= room else short)


class MonthFrame(QWidget):
    """The month under the names of its weekdays, and the line beneath it.

    Args:
        reading: what stands in the calendar.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._names = Painted(self._draw_names, height=30)
        self.month = MonthView(reading.now())
        self.hint = ElidedLabel(_HINT, "second", "ink3")
        self.hint.setObjectName("calendar_hint")
        self.moving = PlainLabel("", "label_strong", "accent_text")
        self.moving.setObjectName("calendar_moving")
        line = row(self.hint, self.moving, gap=12, margins=(0, 8, 0, 2))
        line.setStretch(0, 1)
        stack = column(self._names, self.month, line, gap=0)
        stack.setStretch(1, 1)
        self.setLayout(stack)
        self.setFocusProxy(self.month)

    def show_month(self, month: date, day: date, wanted: Callable[[Occurrence], bool], kind: str) -> None:
        """Show a month and stand on a day.

        Args:
            month: any of its days.
            day: where to stand.
            wanted: which entries are shown.
            kind: by which it is filtered, so that nothing shown does not mean nothing planned; "" by none.
        """
        starts_on = first_weekday()
        days = month_days(month, starts_on)
        now = self._reading.now()
        entries = [one for one in self._reading.of_month(days[0], days[-1], kind) if wanted(one)]
        closures = self._reading.closures(days[0], days[-1])
        self.month.look.now = now
        self.month.show_days(day_cells(days, month.month, entries, now, closures), weekday_names(starts_on), day)
        self.hint.set_words(_HINT if entries else _FILTERED if kind else _NOTHING)
        self._names.update()

    def say_moving(self, one: Occurrence | None, to: date | None) -> None:
        """Say over which day an entry is held; nothing once it was let go."""
        if one is None or to is None:
            self.moving.set_words("")
            return
        day = weekday_date(to, self._reading.now().date())
        self.moving.set_words(Phrase(N_("Moving “{what}” to {day}"), what=one.title, day=day))

    def _draw_names(self, canvas: Canvas) -> None:
        wide = canvas.w / 7
        for place, name in enumerate(weekday_names(first_weekday())):
            canvas.text(place * wide + 10, 0, wide - 12, 30, name, role="label_strong", colour="ink3")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other entries have room now; what was chosen may not."""
        super().resizeEvent(event)
        day = self.month.look.current
        if day is not None:
            self.month.set_day(day)

    def changeEvent(self, event: QEvent) -> None:
        """Turn the names with the line of reading."""
        super().changeEvent(event)
        self._names.update()
