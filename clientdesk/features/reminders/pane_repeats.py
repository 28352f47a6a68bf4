"""The field for how a reminder repeats: the usual rules for its day in one list, any other put together beneath."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from clientdesk.base.day_words import day_words
from clientdesk.base.recurrence import MOST_APART, Every
from clientdesk.base.recurrence_offers import is_own, offers, own_rule
from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import C_, N_, language
from clientdesk.features.reminders.rules_rhythm import read_rhythm
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.fields import Select, TextField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, column, row
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import said
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick

_MONDAY = date(2024, 1, 1)
_NEVER, _OWN, _KEPT = "", "own", "kept"
_WIDE = 64
_IN_LINE = 4
_UNITS = {
    # Translators: in a list beside a number: "Every 2 weeks".
    Every.DAY: C_("repeats", "days"),
    Every.WEEK: C_("repeats", "weeks"),
    Every.MONTH: C_("repeats", "months"),
    Every.YEAR: C_("repeats", "years"),
}


class RepeatField(Living, QWidget):
    """An editor of a form; its value is a recurrence rule (RFC 5545), "" for none.

    Args:
        day: of the reminder; the usual rules are those for it.
    """

    edited = Signal()

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day
        self._kept = ""
        self.choice = Select(self._choices(), _NEVER, name="reminder_repeats_choice")
        self.apart = TextField(name="reminder_repeats_apart")
        self.apart.setValidator(QIntValidator(1, MOST_APART, self.apart))
        self.apart.setText("2")
        self.unit = Select([Choice(unit.value, words) for unit, words in _UNITS.items()], name="reminder_repeats_unit")
        self.unit.choose(Every.WEEK.value)
        self.weekdays = [
            Tick(partial(_weekday, place), changed=lambda _on: self.edited.emit(), name=f"reminder_repeats_{place}")
            for place in range(7)
        ]
        self._days = boxed(_in_lines(self.weekdays))
        self._own = boxed(
            column(row(PlainLabel(C_("repeats", "Every"), "text", "ink2"), self.apart, self.unit), self._days, gap=6)
        )
        self.setLayout(column(self.choice, self._own, gap=6))
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(lambda _place: self._on_choice())
        self.unit.currentIndexChanged.connect(lambda _place: self._on_choice())
        self.apart.textChanged.connect(lambda _text: self.edited.emit())
        self._show()
        self.come_alive()

    def value(self) -> str:
        """The rule, "" for none; what cannot be one is said by the command."""
        key = self.choice.current()
        if key == _KEPT:
            return self._kept
        if key == _OWN:
            return self._own_value()
        return offers(self._day).get(key, "")

    def set_value(self, value: object) -> None:
        """Show a rule as stored."""
        text = str(value or "")
        usual = {rule: key for key, rule in offers(self._day).items()}
        self._kept = text
        key = usual.get(text, _NEVER if not text else _KEPT)
        if key == _KEPT and self._show_parts(text):
            key = _OWN
        if key != _KEPT:
            self._kept = ""
        self.choice.set_choices(self._choices(), key)
        self._show()

    def set_day(self, day: date | None) -> None:
        """Offer the rules for another day; the one that is chosen stays the same kind of rule."""
        if day is not None and day != self._day:
            self._day = day
            self.choice.set_choices(self._choices())

    def reword(self) -> None:
        """Say the rules in the language spoken now."""
        self.choice.set_choices(self._choices())
        # Translators: for those who hear the window: every so many days, weeks …
        self.apart.setAccessibleName(said(N_("Every how many")))
        self.unit.setAccessibleName(said(N_("Days, weeks, months or years")))

    def restyle(self) -> None:
        """A number needs little room."""
        self.apart.setMaximumWidth(_WIDE)
        super().restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Name the list as its label does."""
        super().changeEvent(event)
        self.choice.setAccessibleName(self.accessibleName() or said(N_("Repeats")))

    def _choices(self) -> list[Choice]:
        usual = [Choice(key, partial(_sentence, rule, self._day)) for key, rule in offers(self._day).items()]
        kept = [Choice(_KEPT, partial(_sentence, self._kept, self._day))] if self._kept else []
        return [Choice(_NEVER, N_("Does not repeat")), *kept, *usual, Choice(_OWN, N_("Another rule…"))]

    def _show_parts(self, text: str) -> bool:
        """Show a rule by its parts, where it has no others."""
        try:
            rule = read_rhythm(text, self._day)
        except ValueError:
            # Of a newer version; it stays as it is.
            return False
        if not is_own(rule, self._day):
            return False
        self.apart.setText(str(rule.apart))
        self.unit.choose(rule.every.value)
        for place, tick in enumerate(self.weekdays):
            tick.setChecked(place in rule.weekdays)
        return True

    def _own_value(self) -> str:
        unit = Every(self.unit.current())
        chosen = tuple(place for place, tick in enumerate(self.weekdays) if tick.isChecked())
        try:
            return own_rule(unit, int(self.apart.text() or "1"), chosen, self._day)
        except ValueError:
            return f"FREQ={unit.value};INTERVAL={self.apart.text()}"

    def _on_choice(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self._own.setVisible(self.choice.current() == _OWN)
        self._days.setVisible(self.unit.current() == Every.WEEK.value)


def _sentence(rule: str, day: date) -> str:
    words = rule_words(rule, day) or rule
    return words[:1].upper() + words[1:]


def _in_lines(ticks: Sequence[Tick]) -> QGridLayout:
    """The days of a week in two lines, one beneath the other."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(style_of().px(10))
    grid.setVerticalSpacing(style_of().px(2))
    for place, tick in enumerate(ticks):
        grid.addWidget(tick, *divmod(place, _IN_LINE))
    grid.setColumnStretch(_IN_LINE, 1)
    return grid


def _weekday(place: int) -> str:
    return str(day_words(_MONDAY.replace(day=place + 1), language())["wd"])
