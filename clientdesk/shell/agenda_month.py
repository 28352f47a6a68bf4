"""The small month above the agenda: dots say where something stands, a day is chosen by click or arrows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import IconButton
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import row
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.style import Role, style_of
from clientdesk.shell.calendar_cells import day_cells
from clientdesk.shell.calendar_days import first_weekday, is_late, month_days, other_month
from clientdesk.shell.calendar_grid import DayCell, DayGrid
from clientdesk.shell.calendar_reading import Reading
from clientdesk.shell.calendar_words import month_name, weekday_names

_LINE = 26.5
_MOST_DOTS = 3


class SmallDays(RowDelegate[DayCell]):
    """Paints the days of the small month."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: date | None = None

    def draw(self, canvas: Canvas, row: DayCell, state: RowState) -> None:
        """A number, and a dot for each of its first entries."""
        middle = canvas.w / 2
        if row.is_today:
            canvas.box(middle - 12, 0, 24, 24, radius=12, fill="accent")
        elif self.chosen == row.day:
            canvas.box(middle - 12, 0, 24, 24, radius=12, fill="selected")
        elif state.hovered:
            canvas.box(middle - 12, 0, 24, 24, radius=12, fill="hover")
        if state.focused:
            canvas.box(middle - 13, 0, 26, 26, radius=13, stroke="focus", width=2)
        ink = "on_accent" if row.is_today else "ink" if row.inside else "ink3"
        role: Role = "label_strong" if row.is_today else "second"
        canvas.text(0, 0, canvas.w, 24, str(row.day.day), role=role, colour=ink, align="center", tabular=True)
        if row.inside and not row.is_today:
            _dots(canvas, row)


def _dots(canvas: Canvas, cell: DayCell) -> None:
    """Late ones first, in red."""
    late = sum(is_late(one) for one in cell.entries)
    count = min(_MOST_DOTS, len(cell.entries))
    for place in range(count):
        x = canvas.w / 2 - count * 2.5 + place * 5 + 0.5
        canvas.box(x, 22, 3.5, 3.5, radius=1.75, fill="danger" if place < late else "accent")


class SmallGrid(DayGrid):
    """The table of the small month; a click goes to a day as the arrows do."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day under the pointer."""
        self.setProperty("by_keyboard", False)
        cell = self.days.cell_at(self.indexAt(event.position().toPoint()))
        if cell is not None:
            self.go(cell.day)


class SmallMonth(Living, QWidget):
    """Title, arrows, names of the weekdays, days.

    Args:
        reading: what stands in the calendar.
        name: with which its object names begin.
        parent: as ever.
    """

    chosen = Signal(object)
    """The person has gone to this `date`."""
    month_changed = Signal()
    """Another month is wanted: read anew."""

    def __init__(self, reading: Reading, *, name: str = "agenda", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._month = reading.now().date()
        self._stale = True
        self._day = self._month
        self.title = PlainLabel("", "card_title")
        self.title.setObjectName(f"{name}_month_title")
        self.back = IconButton(
            "caret-left", N_("Show the month before"), size=30, clicked=lambda: self.turn(-1), name=f"{name}_back"
        )
        self.ahead = IconButton(
            "caret-right", N_("Show the month after"), size=30, clicked=lambda: self.turn(1), name=f"{name}_ahead"
        )
        self._names = Painted(self._draw_names, height=20)
        self._delegate = SmallDays()
        self.grid = SmallGrid(self._delegate, name=f"{name}_month", accessible=N_("Small month"))
        self.grid.went.connect(self._on_went)
        stack = QVBoxLayout(self)
        head = row(self.title, None, self.back, self.ahead, gap=2, margins=(4, 0, 0, 0))
        stack.addLayout(head)
        stack.addWidget(self._names)
        stack.addWidget(self.grid)
        self.come_alive()

    def show_day(self, day: date) -> None:
        """Choose a day, and show its month."""
        self._day = day
        self._month = day
        self.reload()

    def turn(self, months: int) -> None:
        """Show another month; the day that is chosen stays."""
        self._month = other_month(self._month.replace(day=1), months)
        self.reload()

    def reload(self) -> None:
        """Read and paint anew, at once where it is seen."""
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        starts_on = first_weekday()
        days = month_days(self._month, starts_on)
        entries = self._reading.of_month(days[0], days[-1])
        self.title.setText(month_name(self._month))
        self._delegate.chosen = self._day
        stand = self._day if days[0] <= self._day <= days[-1] else self._month.replace(day=1)
        cells = day_cells(days, self._month.month, entries, self._reading.now())
        self.grid.show_days(cells, weekday_names(starts_on), stand)
        self.grid.setFixedHeight(style_of().px(_LINE * (len(days) // 7)))
        self._names.update()

    def _on_went(self, day: date) -> None:
        self.show_day(day)
        self.chosen.emit(day)

    def _draw_names(self, canvas: Canvas) -> None:
        wide = canvas.w / 7
        for place, name in enumerate(weekday_names(first_weekday(), narrow=True)):
            canvas.text(place * wide, 0, wide, 18, name, role="small", colour="ink3", align="center")

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reword(self) -> None:
        """Name month and weekdays anew."""
        self.reload()

    def restyle(self) -> None:
        """Take margins and heights anew."""
        px, stack = style_of().px, self.layout()
        if stack is not None:
            stack.setContentsMargins(px(12), px(10), px(12), px(4))
            stack.setSpacing(px(4))
        self.reload()
        super().restyle()
