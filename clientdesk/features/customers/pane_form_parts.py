"""Smaller editors of the form: person or organisation, a birthday that may lack its year, tags."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.fields import Select, TextField
from clientdesk.kit.widgets import Choice, Segmented, Words, column, row, style_of

_PERSON, _ORGANISATION = "person", "organisation"
NO_NUMBER = -1
"""Stands for what was typed where a number belongs and is none; no birthday can be made of it."""

Day = tuple[int | None, int | None, int | None]
"""Day, month, year."""


class KindEditor(QWidget):
    """A person or an organisation; its value is whether it is an organisation."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._segments = Segmented(
            [Choice(_PERSON, N_("Person"), "user"), Choice(_ORGANISATION, N_("Organisation"), "buildings")]
        )
        self._segments.chosen.connect(lambda _key: self.edited.emit())
        self.setLayout(row(self._segments, None))
        self.setFocusProxy(self._segments)

    def value(self) -> object:
        """Whether it is an organisation."""
        return self._segments.current() == _ORGANISATION

    def set_value(self, value: object) -> None:
        """Show which it is."""
        self._segments.choose(_ORGANISATION if value else _PERSON)


class BirthdayEditor(QWidget):
    """Day, month and, where it is known, the year."""

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = TextField(N_("Day"), name="birth_day")
        self._month = Select([], name="birth_month", accessible=N_("Month"))
        self._year = TextField(N_("Year, if known"), name="birth_year")
        self._month.set_choices([Choice("", N_("Month")), *(Choice(str(n), _month_name(n)) for n in range(1, 13))])
        for field, width in ((self._day, 64), (self._year, 148)):
            field.setMaxLength(4)
            field.setMinimumWidth(style_of().px(width))
            field.textChanged.connect(lambda _text: self.edited.emit())
            field.returnPressed.connect(self.entered.emit)
        self._day.setMaximumWidth(style_of().px(64))
        self._month.chosen.connect(lambda _key: self.edited.emit())
        line = row(self._day, self._month, self._year, gap=6)
        line.setStretch(1, 1)
        self.setLayout(column(line))
        self.setFocusProxy(self._day)

    def value(self) -> object:
        """Day, month, year; each None where nothing is written."""
        month = self._month.current()
        return _number(self._day.text()), int(month) if month else None, _number(self._year.text())

    def set_value(self, value: object) -> None:
        """Show a birthday, or none."""
        day, month, year = cast(Day, value or (None, None, None))
        self._day.setText("" if day is None else str(day))
        self._month.choose("" if month is None else str(month))
        self._year.setText("" if year is None else str(year))


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
