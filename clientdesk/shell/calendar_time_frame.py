"""The week and the day with the line beneath them that says what happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.layouts import column, row
from clientdesk.kit.spoken import Words
from clientdesk.shell.calendar_board import columns_of, people_of, put_back
from clientdesk.shell.calendar_carry import Carry
from clientdesk.shell.calendar_carry_words import carry_words
from clientdesk.shell.calendar_reading import Reading
from clientdesk.shell.calendar_time_view import TimeView

_HINT = N_("Drag to move it, its edge to change its length, an empty place to add. A repeating event asks which.")
_NOTHING = N_("Nothing is planned here. Double-click a time, or press N, to add something.")
_FILTERED = N_("Nothing of this kind is planned here.")


class TimeFrame(QWidget):
    """A view of hours, read and shown.

    Args:
        reading: what stands in the calendar.
        name: the object name of the view.
        accessible: what the view is, for those who hear it.
        by_staff: a day on which several people have something is divided between them.
    """

    def __init__(self, reading: Reading, *, name: str, accessible: Words, by_staff: bool) -> None:
        super().__init__()
        self._reading = reading
        self._by_staff = by_staff
        self.view = TimeView(reading.now(), name=name, accessible=accessible)
        self.hint = ElidedLabel(_HINT, "second", "ink3")
        self.hint.setObjectName(f"{name}_hint")
        self.moving = PlainLabel("", "label_strong", "accent_text")
        self.moving.setObjectName(f"{name}_moving")
        line = row(self.hint, self.moving, gap=12, margins=(0, 8, 0, 2))
        line.setStretch(0, 1)
        stack = column(self.view, line, gap=0)
        stack.setStretch(0, 1)
        self.setLayout(stack)
        self.setFocusProxy(self.view)
        self.view.carried.connect(self._say_carried)

    def show_days(
        self, days: Sequence[date], day: date, wanted: Callable[[Occurrence], bool], *, filtered: bool
    ) -> None:
        """Show these days and stand on one of them.

        Args:
            days: from the first to the last.
            day: where to stand.
            wanted: which entries are shown.
            filtered: some are left out, so nothing shown does not mean nothing planned.
        """
        reading = self._reading
        entries = [one for one in reading.between(days[0], days[-1]) if wanted(one)]
        # Translators: heads the column of what belongs to nobody in particular, beside those of the staff.
        people = people_of(entries, reading.people(), _("Anybody")) if self._by_staff else []
        columns = columns_of(days, reading.opening(), reading.closures(days[0], days[-1]), people)
        was, shown = self.view.chosen(), self.view.board
        self.view.show_entries(columns, entries, reading.now())
        back = put_back(was, shown, self.view.board)
        if back is None:
            self.view.stand_on(day)
        else:
            self.view.choose(back)
        self.hint.set_words(_HINT if entries else _FILTERED if filtered else _NOTHING)

    def _say_carried(self, carry: Carry | None) -> None:
        if carry is None:
            self.moving.set_words("")
            return
        names = {column.staff: column.name for column in self.view.board.columns}
        self.moving.set_words(carry_words(carry, self._reading.now().date(), names))
