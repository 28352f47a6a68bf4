"""The next five days of a rule beneath the field in which it is chosen, and what is different about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.clock import today
from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase, Words, _, shown
from clientdesk.desk.working_days import closures_between
from clientdesk.features.appointments.queries_series import moment_of
from clientdesk.features.appointments.rules_preview import Coming, coming
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.style import style_of

_LINE, _PAD, _HEAD = 20.0, 10.0, 22.0
_GAP = 10.0


class RepeatPreview(Living, QWidget):
    """Takes no room while nothing repeats.

    Args:
        context: of the window.
        name: the object name.
    """

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._context = context
        self._asked: tuple[str, datetime, datetime, bool, int | None] | None = None
        self._lines: list[tuple[str, str]] = []
        self.hide()
        self.come_alive()

    def show_rule(
        self, rule: str, since: datetime, after: datetime, *, all_day: bool, series: int | None = None
    ) -> None:
        """Show the days of a rule; nothing where it is "" or none.

        Args:
            rule: which.
            since: from which it is counted.
            after: those before are not shown.
            all_day: a time need not be said.
            series: the row that has this rule already, of which single days may have been moved or left out.
        """
        asked = (rule, since, after, all_day, series)
        if asked != self._asked:
            self._asked = asked
            self.reword()

    def lines(self) -> list[str]:
        """What is shown, line by line."""
        return [f"{day} · {note}" if day and note else day or note for day, note in self._lines]

    def reword(self) -> None:
        """Write the days in the language spoken now."""
        found = [] if self._asked is None or not self._asked[0] else coming(*self._asked[:2], after=self._asked[2])
        closed = self._closed(found)
        otherwise = self._otherwise(found)
        self._lines = [
            self._line(one, (one.note, otherwise.get(place, ""), closed.get(place, "")))
            for place, one in enumerate(found)
        ]
        self.setVisible(bool(self._lines))
        self.setAccessibleName("; ".join([_("Falls on"), *self.lines()]))
        self.restyle()

    def restyle(self) -> None:
        """As high as its lines."""
        self.setFixedHeight(style_of().px(_HEAD + _LINE * len(self._lines) + 2 * _PAD))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sunken card with a line a day; what is different stands after it."""
        with self.canvas() as canvas:
            canvas.box(0, 0, canvas.w, canvas.h, radius=10, fill="sunken")
            canvas.text(_PAD + 2, _PAD - 2, canvas.w - 2 * _PAD, _HEAD, _("Falls on"), role="label", colour="ink3")
            lead = max((canvas.text_width(day, "second", tabular=True) for day, _note in self._lines), default=0)
            for place, (day, note) in enumerate(self._lines):
                y = _PAD + _HEAD + place * _LINE - 2
                canvas.text(_PAD + 2, y, lead + 2, _LINE, day, role="second", tabular=True)
                x = _PAD + 2 + (lead + _GAP if day else 0)
                colour = "warn" if day else "ink3"
                canvas.text(x, y, canvas.w - x - _PAD, _LINE, note, role="second", colour=colour)

    def _closed(self, found: list[Coming]) -> dict[int, Words]:
        """Why the shop is closed on one of the days, by its place."""
        told: dict[int, Words] = {}
        for place, one in enumerate(found):
            if one.starts is None:
                continue
            day = one.starts.date()
            closure = self._context.bridge.ask(closures_between, first=day, last=day).get(day)
            if closure is not None and closure.is_closed:
                told[place] = Phrase(N_("closed: {name}"), name=shown(closure.name))
        return told

    def _otherwise(self, found: list[Coming]) -> dict[int, Words]:
        """What was said of single days of a series that is there, by their places."""
        told: dict[int, Words] = {}
        series = self._asked[4] if self._asked else None
        for place, one in enumerate(found):
            if series is None or one.starts is None:
                continue
            moment = self._context.bridge.ask(moment_of, row=series, original=one.starts)
            if moment is None:
                told[place] = Phrase(N_("deleted"))
            elif moment.starts != one.starts:
                day = weekday_date(moment.starts.date(), today(self._context.bridge.desk.clock))
                told[place] = Phrase(N_("moved to {day}, {time}"), day=day, time=f"{moment.starts:%H:%M}")
        return told

    def _line(self, one: Coming, said: Sequence[Words]) -> tuple[str, str]:
        notes = " · ".join(note for note in map(shown, said) if note)
        if one.starts is None or self._asked is None:
            return "", notes
        day = weekday_date(one.starts.date(), today(self._context.bridge.desk.clock))
        return (day if self._asked[3] else f"{day}, {one.starts:%H:%M}"), notes
