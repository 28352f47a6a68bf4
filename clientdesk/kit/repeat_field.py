"""The field for how something repeats: the usual rules for its day in one list, any other put together beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from clientdesk.base.day_words import day_words
from clientdesk.base.recurrence import MOST_APART, Every, Rule, read_rule
from clientdesk.base.recurrence_offers import is_own, offers, own_rule
from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import C_, N_, language
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.fields import Select, TextField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, column, row
from clientdesk.kit.living import Living
from clientdesk.kit.repeat_ends import COUNT, NEVER, UNTIL, RepeatEnds
from clientdesk.kit.spoken import said
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick

ALL_ENDS = (NEVER, UNTIL, COUNT)

_MONDAY = date(2024, 1, 1)
_NONE, _OWN, _KEPT = "", "own", "kept"
_OTHERWISE = {"place": "last", "last": "place"}
"""The fifth Thursday has no name but "the last"; the first is not the last any more."""
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
        day: of what repeats; the usual rules are those for it.
        ends: how it may end, out of `ALL_ENDS`.
        name: the object names of its parts begin with it.
    """

    edited = Signal()

    def __init__(self, day: date, *, ends: tuple[str, ...] = ALL_ENDS, name: str = "repeats") -> None:
        super().__init__()
        self._day = day
        self._kept = ""
        self.choice = Select(self._choices(), _NONE, name=f"{name}_choice")
        self.apart = TextField(name=f"{name}_apart")
        self.apart.setValidator(QIntValidator(1, MOST_APART, self.apart))
        self.apart.setText("2")
        self.unit = Select([Choice(unit.value, words) for unit, words in _UNITS.items()], name=f"{name}_unit")
        self.unit.choose(Every.WEEK.value)
        self.weekdays = [
            Tick(partial(_weekday, place), changed=lambda _on: self.edited.emit(), name=f"{name}_{place}")
            for place in range(7)
        ]
        self.ends = RepeatEnds(day, ends, name=name)
        self._days = boxed(_in_lines(self.weekdays))
        self._own = boxed(
            column(row(PlainLabel(C_("repeats", "Every"), "text", "ink2"), self.apart, self.unit), self._days, gap=6)
        )
        self.setLayout(column(self.choice, self._own, self.ends, gap=6))
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(lambda _place: self._on_choice())
        self.unit.currentIndexChanged.connect(lambda _place: self._on_choice())
        self.apart.textChanged.connect(lambda _text: self.edited.emit())
        self.ends.edited.connect(self.edited)
        self._clean = self._state()
        self._show()
        self.come_alive()

    def value(self) -> str:
        """The rule, "" for none; what cannot be one is said by the command."""
        rule, end = self._rule(), self.ends.value()
        if not rule or (self.choice.current() == _KEPT and not self.is_changed()):
            return self._kept if rule else ""
        return f"{_bare(rule)};{end}" if end else _bare(rule)

    def set_value(self, value: object) -> None:
        """Show a rule as stored."""
        text = str(value or "")
        rule, bare = _read(text, self._day), _bare(text)
        # Without its end it may be one of the usual ones.
        key = next((key for key, usual in offers(self._day).items() if usual == bare), _KEPT if text else _NONE)
        if key == _KEPT and rule is not None and self._show_parts(rule, bare):
            key = _OWN
        self._kept = text if key == _KEPT else ""
        self.choice.set_choices(self._choices(), key)
        self.ends.set_value(rule.until if rule else None, rule.count if rule else None)
        self._clean = self._state()
        self._show()

    def is_changed(self) -> bool:
        """Whether the person has said another rule; the same kind of rule for another day is the same."""
        return self._state() != self._clean

    def set_day(self, day: date | None) -> None:
        """Offer the rules for another day; the one that is chosen stays the same kind of rule."""
        if day is None or day == self._day:
            return
        key = self.choice.current()
        self._day = day
        known = offers(day)
        if key not in known:
            key = next((other for other in (_OTHERWISE.get(key, key),) if other in known), key)
        was_clean = not self.is_changed()
        self.choice.set_choices(self._choices(), key)
        if was_clean:
            self._clean = self._state()

    def reword(self) -> None:
        """Say the rules in the language spoken now."""
        self.choice.set_choices(self._choices())
        self.choice.setAccessibleName(self.accessibleName() or said(N_("Repeats")))
        # Translators: for those who hear the window: every so many days, weeks …
        self.apart.setAccessibleName(said(N_("Every how many")))
        self.unit.setAccessibleName(said(N_("Days, weeks, months or years")))

    def restyle(self) -> None:
        """A number needs little room."""
        self.apart.setMaximumWidth(style_of().px(_WIDE))
        super().restyle()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        """Name the list as its label does."""
        super().setAccessibleName(name)
        self.choice.setAccessibleName(name)

    def _state(self) -> tuple[object, ...]:
        key = self.choice.current()
        own = (self.apart.text(), self.unit.current(), *(tick.isChecked() for tick in self.weekdays))
        return (key, own if key == _OWN else (), self.ends.value() if key else "")

    def _rule(self) -> str:
        key = self.choice.current()
        if key == _KEPT:
            return self._kept
        return self._own_value() if key == _OWN else offers(self._day).get(key, "")

    def _choices(self) -> list[Choice]:
        usual = [Choice(key, partial(_sentence, rule, self._day)) for key, rule in offers(self._day).items()]
        kept = [Choice(_KEPT, partial(_sentence, _bare(self._kept), self._day))] if self._kept else []
        return [Choice(_NONE, N_("Does not repeat")), *kept, *usual, Choice(_OWN, N_("Another rule…"))]

    def _show_parts(self, rule: Rule, bare: str) -> bool:
        """Show a rule by its parts, where it has no others."""
        if not is_own(replace(rule, until=None, count=None), self._day) or self._built(rule) != bare:
            return False
        self.apart.setText(str(rule.apart))
        self.unit.choose(rule.every.value)
        for place, tick in enumerate(self.weekdays):
            tick.setChecked(place in rule.weekdays)
        return True

    def _built(self, rule: Rule) -> str:
        return own_rule(rule.every, rule.apart, rule.weekdays, self._day)

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
        key = self.choice.current()
        self._own.setVisible(key == _OWN)
        self._days.setVisible(self.unit.current() == Every.WEEK.value)
        self.ends.setVisible(bool(key))


def _read(text: str, day: date) -> Rule | None:
    """The rule, None for none and for one of a newer version."""
    try:
        return read_rule(text, day) if text else None
    except ValueError:
        return None


def _bare(rule: str) -> str:
    """A rule without its end."""
    return ";".join(part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT=")))


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
