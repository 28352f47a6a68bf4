"""The field for when an appointment is: from a day and time to a day and time, or whole days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.appointments.rules import USUAL_LENGTH
from clientdesk.kit.dates import DateField, TimeField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import said
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick

_DAY_FROM, _TIME_FROM = N_("From this day"), N_("From this time")
_DAY_TO, _TIME_TO = N_("To this day"), N_("To this time")


@dataclass(frozen=True, slots=True)
class Span:
    """What is written: naive wall times; with `all_day` only the dates count, the last one included."""

    starts: datetime
    ends: datetime
    all_day: bool = False


class SpanField(Living, QWidget):
    """An editor of a form. When the start is moved, the end goes with it.

    Args:
        starts: at first.
    """

    edited = Signal()

    def __init__(self, starts: datetime) -> None:
        super().__init__()
        self._filling = False
        self.from_day, self.to_day = DateField(name="span_from_day"), DateField(name="span_to_day")
        self.from_time, self.to_time = TimeField(name="span_from_time"), TimeField(name="span_to_time")
        self.all_day = Tick(N_("All day"), name="span_all_day")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # In a form that is too tall for its sheet the fields would be pushed into one another.
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        lines = ((N_("From"), self.from_day, self.from_time), (N_("To"), self.to_day, self.to_time))
        for line, (words, day, moment) in enumerate(lines):
            self._grid.addWidget(PlainLabel(words, "label", "ink2"), line, 0)
            self._grid.addWidget(day, line, 1)
            self._grid.addWidget(moment, line, 2)
        self._grid.addWidget(self.all_day, 2, 1, 1, 2)
        self._was = starts
        self.set_value(Span(starts, starts + USUAL_LENGTH))
        self.all_day.toggled.connect(self._on_all_day)
        for field in (self.from_day, self.from_time):
            field.dateTimeChanged.connect(lambda *_args: self._on_start())
        for field in (self.to_day, self.to_time):
            field.dateTimeChanged.connect(lambda *_args: self._tell())
        self.setFocusProxy(self.from_day)
        self.come_alive()

    def value(self) -> Span:
        """What is written."""
        return Span(self._starts(), self._ends(), self.all_day.isChecked())

    def set_value(self, value: object) -> None:
        """Show a span; a bare moment is the start of one of the usual length."""
        span = Span(value, value + USUAL_LENGTH) if isinstance(value, datetime) else value
        if not isinstance(span, Span):
            return
        self._filling = True
        self.all_day.setChecked(span.all_day)
        self.from_day.set_day(span.starts.date())
        self.to_day.set_day(span.ends.date())
        # The times wait behind the tick, in case it is taken back.
        self.from_time.set_moment(time(10) if span.all_day else span.starts.time())
        self.to_time.set_moment(time(11) if span.all_day else span.ends.time())
        self._was = self._starts()
        self._filling = False
        self._show_times()

    def reword(self) -> None:
        """Name the four fields."""
        names = {
            self.from_day: _DAY_FROM,
            self.from_time: _TIME_FROM,
            self.to_day: _DAY_TO,
            self.to_time: _TIME_TO,
        }
        for field, words in names.items():
            field.setAccessibleName(said(words))

    def restyle(self) -> None:
        """Take the gaps anew."""
        self._grid.setHorizontalSpacing(style_of().px(8))
        self._grid.setVerticalSpacing(style_of().px(6))
        super().restyle()

    def _starts(self) -> datetime:
        return datetime.combine(self.from_day.day() or self._was.date(), self.from_time.moment())

    def _ends(self) -> datetime:
        return datetime.combine(self.to_day.day() or self._was.date(), self.to_time.moment())

    def _on_start(self) -> None:
        """The length stays while the start is moved."""
        if self._filling:
            return
        starts = self._starts()
        ends = self._ends() + (starts - self._was)
        self._was = starts
        self._filling = True
        self.to_day.set_day(ends.date())
        self.to_time.set_moment(ends.time())
        self._filling = False
        self._tell()

    def _on_all_day(self, _ticked: bool) -> None:
        self._show_times()
        self._tell()

    def _show_times(self) -> None:
        for field in (self.from_time, self.to_time):
            field.setVisible(not self.all_day.isChecked())

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()
