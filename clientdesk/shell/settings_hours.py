"""The field for opening hours: a line a day, ticked where the shop is open, with its two times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from clientdesk.base.day_words import day_words
from clientdesk.base.hours import DAYS, OpeningHours, Span
from clientdesk.base.words import N_, _, language
from clientdesk.kit.dates import TimeField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.living import Living
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick

_MONDAY = date(2024, 1, 1)
_AT_FIRST: Span = (time(9), time(18))


@dataclass(frozen=True, slots=True)
class _Line:
    tick: Tick
    opens: TimeField
    closes: TimeField
    dash: PlainLabel
    closed: PlainLabel


class HoursField(Living, QWidget):
    """A week of opening hours; the days stand in the order of the language's own week.

    Args:
        hours: at first.
        name: the object name; the parts are "<name>_<day>_open", "…_opens", "…_closes", day 0 for Monday.
    """

    changed = Signal()
    """A day was opened or closed, or a time was written; read it by `hours`."""

    def __init__(self, hours: OpeningHours, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines = [self._line(name, day) for day in range(DAYS)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self._grid.setColumnStretch(4, 1)
        first = QLocale().firstDayOfWeek().value - 1
        for place in range(DAYS):
            line = self._lines[(first + place) % DAYS]
            for column, part in enumerate((line.tick, line.opens, line.dash, line.closes)):
                self._grid.addWidget(part, place, column)
            line.dash.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(line.closed, place, 1, 1, 3)
        self.set_hours(hours)
        self.setFocusProxy(self._lines[first].tick)
        self.come_alive()

    def hours(self) -> OpeningHours:
        """What is written."""
        return OpeningHours(
            tuple(
                (line.opens.moment(), line.closes.moment()) if line.tick.isChecked() else None for line in self._lines
            )
        )

    def set_hours(self, hours: OpeningHours) -> None:
        """Show a week; nothing is told of it."""
        for line, span in zip(self._lines, hours.days, strict=True):
            # The times of a closed day wait behind the tick, in case it is taken back.
            opens, closes = span or (line.opens.moment(), line.closes.moment())
            for part in (line.tick, line.opens, line.closes):
                part.blockSignals(True)
            line.tick.setChecked(span is not None)
            line.opens.set_moment(opens)
            line.closes.set_moment(closes)
            for part in (line.tick, line.opens, line.closes):
                part.blockSignals(False)
            self._show(line)

    def reword(self) -> None:
        """Name the fields of each day."""
        for day, line in enumerate(self._lines):
            # Translators: for those who hear the window: "Monday, opens at".
            line.opens.setAccessibleName(_("{day}, opens at").format(day=_day_name(day)))
            line.closes.setAccessibleName(_("{day}, closes at").format(day=_day_name(day)))

    def restyle(self) -> None:
        """Take the gaps anew."""
        self._grid.setHorizontalSpacing(style_of().px(10))
        self._grid.setVerticalSpacing(style_of().px(4))
        self._grid.setColumnMinimumWidth(2, style_of().px(14))
        for place in range(DAYS):
            # A closed day is as high as an open one: nothing jumps at a tick.
            self._grid.setRowMinimumHeight(place, style_of().px(36))
        super().restyle()

    def _line(self, name: str, day: int) -> _Line:
        line = _Line(
            Tick(lambda: _day_name(day), name=f"{name}_{day}_open"),
            TimeField(_AT_FIRST[0], name=f"{name}_{day}_opens"),
            TimeField(_AT_FIRST[1], name=f"{name}_{day}_closes"),
            PlainLabel("–", "text", "ink3"),
            PlainLabel(N_("closed"), "text", "ink3"),
        )
        line.tick.toggled.connect(lambda _state: self._on_tick(line))
        for field in (line.opens, line.closes):
            field.editingFinished.connect(self.changed)
        return line

    def _on_tick(self, line: _Line) -> None:
        self._show(line)
        self.changed.emit()

    def _show(self, line: _Line) -> None:
        is_open = line.tick.isChecked()
        for part in (line.opens, line.dash, line.closes):
            part.setVisible(is_open)
        line.closed.setVisible(not is_open)


def _day_name(day: int) -> str:
    name = str(day_words(_MONDAY.replace(day=day + 1), language())["weekday"])
    return name[:1].upper() + name[1:]
