"""The next five days of a rule beneath the field in which it is chosen, and what is different about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

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
_MOST = 8
"""So many lines tell how a rule falls; of a 29 February the years without one would fill the form."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What is known of one line: in no language yet.

    Args:
        coming: when it is by the rule.
        closed: why the shop is closed then, "" where it is not.
        moved: to when it was moved.
        deleted: it was taken out.
    """

    coming: Coming
    closed: Words = ""
    moved: datetime | None = None
    deleted: bool = False


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
        self._asked: tuple[object, ...] = ()
        self._all_day = False
        self._known: list[_Line] = []
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
        if asked == self._asked:
            return
        self._asked, self._all_day = asked, all_day
        found = list(coming(rule, since, after=after))[:_MOST] if rule else []
        while found and found[-1].starts is None:
            found.pop()
        self._known = [self._look(one, series) for one in found]
        self.reword()

    def lines(self) -> list[str]:
        """What is shown, line by line."""
        return [f"{day} · {note}" if day and note else day or note for day, note in self._lines]

    def reword(self) -> None:
        """Write the days in the language spoken now; the shop is not asked again."""
        self._lines = [(self._day(one.coming), self._notes(one)) for one in self._known]
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

    def _look(self, one: Coming, series: int | None) -> _Line:
        """What the shop knows of a day."""
        if one.starts is None:
            return _Line(one)
        ask, day = self._context.bridge.ask, one.starts.date()
        closure = ask(closures_between, first=day, last=day).get(day)
        closed = closure.name if closure is not None and closure.is_closed else ""
        if series is None:
            return _Line(one, closed)
        moment = ask(moment_of, row=series, original=one.starts)
        moved = moment.starts if moment is not None and moment.starts != one.starts else None
        return _Line(one, closed, moved, moment is None)

    def _day(self, one: Coming) -> str:
        if one.starts is None:
            return ""
        day = weekday_date(one.starts.date(), self._today())
        return day if self._all_day else f"{day}, {one.starts:%H:%M}"

    def _notes(self, one: _Line) -> str:
        notes = [shown(one.coming.note), _("deleted") if one.deleted else ""]
        if one.moved is not None:
            day = weekday_date(one.moved.date(), self._today())
            notes.append(Phrase(N_("moved to {day}, {time}"), day=day, time=f"{one.moved:%H:%M}").text())
        if one.closed:
            notes.append(Phrase(N_("closed: {name}"), name=shown(one.closed)).text())
        return " · ".join(note for note in notes if note)

    def _today(self) -> date:
        return today(self._context.bridge.desk.clock)
