"""When something that repeats ends: never, on a day, or after so many times."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import C_, N_
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import Select, TextField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import row
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import said
from clientdesk.kit.style import style_of

NEVER, UNTIL, COUNT = "never", "until", "count"

_MOST_TIMES = 999
_USUAL_TIMES = "10"
_USUAL_SPAN = timedelta(days=91)
_NARROW, _WIDE = 64, 140
_WORDS = {
    # Translators: when something that repeats comes to its end.
    NEVER: C_("ends", "Never"),
    UNTIL: C_("ends", "On a day"),
    COUNT: C_("ends", "After so many times"),
}


class RepeatEnds(Living, QWidget):
    """One line; its value is a piece of a recurrence rule, "" for no end.

    Args:
        day: with which it begins.
        offered: out of `NEVER`, `UNTIL` and `COUNT`.
        name: the object names begin with it.
    """

    edited = Signal()

    def __init__(self, day: date, offered: tuple[str, ...], *, name: str) -> None:
        super().__init__()
        self._kept: date | datetime | None = None
        self.choice = Select([Choice(key, _WORDS[key]) for key in offered], NEVER, name=f"{name}_ends")
        self.until = DateField(day + _USUAL_SPAN, name=f"{name}_until")
        self.times = TextField(name=f"{name}_times")
        self.times.setValidator(QIntValidator(1, _MOST_TIMES, self.times))
        self.times.setText(_USUAL_TIMES)
        # Translators: after a number: "10 times".
        self._behind = PlainLabel(C_("ends", "times"), "text", "ink2")
        lead = PlainLabel(C_("repeats", "Ends"), "text", "ink2")
        self.setLayout(row(lead, self.choice, self.until, self.times, self._behind))
        self.choice.currentIndexChanged.connect(lambda _place: self._on_edited())
        self.until.day_changed.connect(self._on_edited)
        self.times.textChanged.connect(lambda _text: self._on_edited())
        self._show()
        self.come_alive()

    def value(self) -> str:
        """The piece of the rule: "", "UNTIL=20261231" or "COUNT=10"."""
        key = self.choice.current()
        if key == UNTIL:
            return f"UNTIL={self._until()}"
        return f"COUNT={self.times.text() or 0}" if key == COUNT else ""

    def set_value(self, until: date | datetime | None, count: int | None) -> None:
        """Show an end; a moment is shown by its day and stays as it was while the day is not changed."""
        self._kept = until
        if until is not None:
            self.until.set_day(until.date() if isinstance(until, datetime) else until)
        if count is not None:
            self.times.setText(str(count))
        self.choice.choose(UNTIL if until is not None else COUNT if count is not None else NEVER)
        self._show()

    def reword(self) -> None:
        """Name the fields."""
        self.choice.setAccessibleName(said(C_("repeats", "Ends")))
        # Translators: for those who hear the window.
        self.until.setAccessibleName(said(N_("The last day on which it may be")))
        self.times.setAccessibleName(said(N_("How many times in all")))

    def restyle(self) -> None:
        """A number needs little room."""
        self.times.setMaximumWidth(style_of().px(_NARROW))
        self.until.setMinimumWidth(style_of().px(_WIDE))
        super().restyle()

    def _until(self) -> str:
        from clientdesk.base.recurrence import written_until

        day = self.until.day()
        kept = self._kept
        if kept is not None and day == (kept.date() if isinstance(kept, datetime) else kept):
            return written_until(kept)
        return "" if day is None else written_until(day)

    def _on_edited(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        key = self.choice.current()
        self.until.setVisible(key == UNTIL)
        for widget in (self.times, self._behind):
            widget.setVisible(key == COUNT)
