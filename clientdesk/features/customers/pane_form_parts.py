"""Smaller editors of the form: what a customer is, a birthday that may lack its year, tags, words used before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.fields import Select, TextField, offer_beneath
from clientdesk.kit.widgets import Choice, Segmented, Words, column, row, style_of

PERSON, ORGANISATION, HOUSEHOLD = "person", "organisation", "household"
"""What a customer may be."""
NO_NUMBER = -1
"""Stands for what was typed where a number belongs and is none; no birthday can be made of it."""

Day = tuple[int | None, int | None, int | None]
"""Day, month, year."""


class KindEditor(QWidget):
    """A person, an organisation or a household; its value is the key of one of them."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._segments = Segmented(
            [
                Choice(PERSON, N_("Person"), "user"),
                Choice(ORGANISATION, N_("Organisation"), "buildings"),
                Choice(HOUSEHOLD, N_("Household"), "house-line"),
            ]
        )
        self._segments.chosen.connect(lambda _key: self.edited.emit())
        self.setLayout(row(self._segments, None))
        self.setFocusProxy(self._segments)

    def value(self) -> object:
        """What it is."""
        return self._segments.current()

    def set_value(self, value: object) -> None:
        """Show what it is."""
        self._segments.choose(str(value or PERSON))


class DayEditor(QWidget):
    """A day and a month.

    Args:
        name: the object names begin with it: "<name>_day", "<name>_month".
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._day = TextField(N_("Day"), name=f"{name}_day")
        self._month = Select([], name=f"{name}_month", accessible=N_("Month"))
        self._month.set_choices([Choice("", N_("Month")), *(Choice(str(n), _month_name(n)) for n in range(1, 13))])
        self._number(self._day, 64)
        self._day.setMaximumWidth(style_of().px(64))
        self._month.chosen.connect(lambda _key: self.edited.emit())
        self._line = row(self._day, self._month, gap=6)
        self._line.setStretch(1, 1)
        self.setLayout(column(self._line))
        self.setFocusProxy(self._day)

    def value(self) -> object:
        """Day and month; each None where nothing is written."""
        return self._written()

    def set_value(self, value: object) -> None:
        """Show a day, or none."""
        self._show(*cast("tuple[int | None, int | None]", value or (None, None)))

    def _number(self, field: TextField, width: float) -> None:
        field.setMaxLength(4)
        field.setMinimumWidth(style_of().px(width))
        field.textChanged.connect(lambda _text: self.edited.emit())
        field.returnPressed.connect(self.entered.emit)

    def _written(self) -> tuple[int | None, int | None]:
        month = self._month.current()
        return _number(self._day.text()), int(month) if month else None

    def _show(self, day: int | None, month: int | None) -> None:
        self._day.setText("" if day is None else str(day))
        self._month.choose("" if month is None else str(month))


class BirthdayEditor(DayEditor):
    """Day, month and, where it is known, the year."""

    def __init__(self) -> None:
        super().__init__("birth")
        self._year = TextField(N_("Year, if known"), name="birth_year")
        self._number(self._year, 148)
        self._line.addWidget(self._year)

    def value(self) -> object:
        """Day, month, year; each None where nothing is written."""
        return (*self._written(), _number(self._year.text()))

    def set_value(self, value: object) -> None:
        """Show a birthday, or none."""
        day, month, year = cast(Day, value or (None, None, None))
        self._show(day, month)
        self._year.setText("" if year is None else str(year))


class UsedWords(TextField):
    """A line of text that offers what was written in it before.

    Args:
        used: the words used so far, the most usual first.
        placeholder: an example.
    """

    edited = Signal()

    def __init__(self, used: Sequence[str], placeholder: Words = "") -> None:
        super().__init__(placeholder)
        completer = QCompleter(list(used), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offer_beneath(self, completer)
        self.textChanged.connect(lambda _text: self.edited.emit())

    def value(self) -> object:
        """The text."""
        return self.text()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setText(str(value or ""))


class TagsEditor(TextField):
    """Tags with commas between them."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(N_("regular, touring"))
        self.textChanged.connect(lambda _text: self.edited.emit())

    def value(self) -> object:
        """The tags by name."""
        return tuple(name.strip() for name in self.text().split(",") if name.strip())

    def set_value(self, value: object) -> None:
        """Show these tags."""
        self.setText(", ".join(cast("tuple[str, ...]", value or ())))


def _number(text: str) -> int | None:
    bare = text.strip()
    if not bare:
        return None
    return int(bare) if bare.isdecimal() else NO_NUMBER


def _month_name(month: int) -> Words:
    return lambda: QLocale().standaloneMonthName(month)
