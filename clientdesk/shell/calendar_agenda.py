"""The agenda of the calendar page: the days ahead, and beside them the small month that jumps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clientdesk.kit.context import Context
from clientdesk.kit.layouts import column, row
from clientdesk.kit.style import style_of
from clientdesk.shell.agenda_list import AgendaList
from clientdesk.shell.agenda_month import SmallMonth
from clientdesk.shell.calendar_deeds import CalendarDeeds
from clientdesk.shell.calendar_reading import Reading

_DAYS = 31
"""So many days ahead are shown."""
_MONTH = 264.0
_BESIDE = 700.0
"""In less room the small month is put away."""


class AgendaFrame(QWidget):
    """List and small month.

    Args:
        context: of the window.
        reading: what stands in the calendar.
        deeds: what can be done with it.
    """

    chosen = Signal(object)
    """The person has gone to this `date` in the small month."""

    def __init__(self, context: Context, reading: Reading, deeds: CalendarDeeds) -> None:
        super().__init__()
        self.list = AgendaList(context, reading, deeds, _DAYS, name="calendar_agenda")
        self.month = SmallMonth(reading, name="calendar_small")
        self.month.setFixedWidth(style_of().px(_MONTH))
        self.month.chosen.connect(self.chosen)
        self.setLayout(row(self.list, column(self.month, None), gap=28))
        self.setFocusProxy(self.list.list)
        style_of().changed.connect(self._fit)

    def show_from(self, day: date, kind: str) -> None:
        """Show the days from `day` on, only what the filter `kind` lets through."""
        self.list.show_from(day, kind)
        self.month.show_day(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the small month away where there is no room beside the list."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = style_of().px
        self.month.setFixedWidth(px(_MONTH))
        self.month.setVisible(self.width() >= px(_BESIDE))
