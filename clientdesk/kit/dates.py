"""Fields for a day and for a time of day."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QDateTimeEdit, QTimeEdit, QWidget

from clientdesk.kit.living import Living
from clientdesk.kit.style import style_of

# The earliest day that Qt's date fields allow.
_NO_DAY = QDate(100, 1, 1)
_SIGNS = frozenset("/.-:, ")
"""What one writes between the parts of a day or a time."""
_YEARS = range(1000, 10_000)


class _Parts:
    """The parts of a field, into which one types digits and signs as one writes them, wherever it was clicked.

    Qt by itself refuses digits in a part that is full and not chosen, and passes over a part where a sign follows
    digits that already led to the next one: `15/03/2027` would silently become another day.

    Args:
        field: whose parts.
    """

    def __init__(self, field: QDateTimeEdit) -> None:
        self._field = field
        self._place = 0
        self._led_on = False
        self._written = ""

    def take(self, event: QKeyEvent) -> bool:
        """Before Qt sees a key: True for a sign, which is done with; digits are made room for."""
        typed, led_on, self._led_on = event.text(), self._led_on, False
        self._place = self._field.currentSectionIndex()
        self._written = self._written + typed if typed.isdigit() or (typed and typed in _SIGNS) else ""
        if typed and typed in _SIGNS:
            if not led_on and self._place + 1 < self._field.sectionCount():
                self._choose(self._place + 1)
            return True
        if typed.isdigit():
            line = self._field.lineEdit()
            everything = line.selectedText() == line.text()
            if everything:
                self._written = typed
            if everything or (not line.hasSelectedText() and self._is_full()):
                self._choose(0 if everything else self._place)
        return False

    def taken(self, event: QKeyEvent) -> None:
        """After Qt saw a key: whether its digit led on to the next part."""
        self._led_on = event.text().isdigit() and self._field.currentSectionIndex() != self._place

    def written(self) -> QDate:
        """The day that was written with signs between its parts, in the order of the field; none before it is whole.

        Qt would make 29 February a 28th before it knows the year, and the 31st a 30th before it knows the month.
        """
        parts = re.split(f"[{re.escape(''.join(_SIGNS))}]", self._written)
        if len(parts) != self._field.sectionCount() or not all(parts) or len(parts[-1]) < 2:
            return QDate()
        told = {self._field.sectionAt(place): int(part) for place, part in enumerate(parts)}
        kinds = QDateTimeEdit.Section
        year = told.get(kinds.YearSection, 0)
        # As long as the last part has fewer digits, more may come.
        return QDate(year, told[kinds.MonthSection], told[kinds.DaySection]) if year in _YEARS else QDate()

    def forget(self) -> None:
        """What is written from now on is another day."""
        self._written = ""

    def _choose(self, place: int) -> None:
        self._place = place
        self._field.setSelectedSection(self._field.sectionAt(place))

    def _is_full(self) -> bool:
        section = self._field.sectionAt(self._place)
        whole = 4 if section == QDateTimeEdit.Section.YearSection else 2
        return len(self._field.sectionText(section)) >= whole


class DateField(Living, QDateEdit):
    """A day, typed or taken from a calendar.

    Args:
        day: at first; None for no day.
        optional: whether it may stay without a day.
        name: the object name.
        parent: as ever.
    """

    day_changed = Signal()
    """Another day, or none; read it by `day`."""

    def __init__(
        self, day: date | None = None, *, optional: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCalendarPopup(True)
        _read_left_to_right(self)
        self._parts = _Parts(self)
        if optional:
            # Qt's date fields know no emptiness: the earliest day stands for it and shows as a blank.
            self.setMinimumDate(_NO_DAY)
            self.setSpecialValueText(" ")
        self.set_day(day)
        self.dateChanged.connect(lambda _day: self.day_changed.emit())
        self.come_alive()

    def day(self) -> date | None:
        """The day, or None."""
        shown = self.date()
        return None if shown == _NO_DAY else date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date | None) -> None:
        """Show a day, or none where that is allowed."""
        if day is not None:
            self.setDate(QDate(day.year, day.month, day.day))
        elif self.minimumDate() == _NO_DAY:
            self.setDate(_NO_DAY)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first part, so that digits are taken at once."""
        super().focusInEvent(event)
        self._parts.forget()
        _choose_first_part(self, event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed as one writes it; a field without a day takes the place of today's parts."""
        if self.day() is None and event.text().isdigit():
            self.setDate(QDate.currentDate())
            self.setSelectedSection(self.sectionAt(0))
        if not self._parts.take(event):
            super().keyPressEvent(event)
            self._parts.taken(event)
            written = self._parts.written()
            if written.isValid():
                self.setDate(written)
                self._parts.forget()

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """From no day a step leads to today, not to the second day of the calendar."""
        if self.day() is None:
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    def reword(self) -> None:
        """Write the day in the language's own way, four digits for the year."""
        self.setLocale(QLocale())
        pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy"))
        calendar = self.calendarWidget()
        if calendar is not None:
            calendar.setLocale(QLocale())
            calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
            calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)

    def restyle(self) -> None:
        """Take font and height anew."""
        style = style_of()
        self.setFont(style.font("text"))
        self.setFixedHeight(style.px(36))
        calendar = self.calendarWidget()
        if calendar is not None:
            weekend = QTextCharFormat()
            weekend.setForeground(style.theme.colour("ink2"))
            for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
                calendar.setWeekdayTextFormat(day, weekend)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field and a calendar at its trailing edge."""
        super().paintEvent(event)
        with self.canvas() as canvas:
            canvas.icon("calendar-blank", canvas.w - 28, (canvas.h - 16) / 2, 16)


class TimeField(Living, QTimeEdit):
    """A time of day; arrow keys move it by an hour or five minutes.

    Args:
        moment: at first.
        name: the object name.
        parent: as ever.
    """

    def __init__(self, moment: time = time(10), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        _read_left_to_right(self)
        self._parts = _Parts(self)
        self.set_moment(moment)
        self.come_alive()

    def moment(self) -> time:
        """The time of day."""
        shown = self.time()
        return time(shown.hour(), shown.minute())

    def set_moment(self, moment: time) -> None:
        """Show a time of day."""
        self.setTime(QTime(moment.hour, moment.minute))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first part, so that digits are taken at once."""
        super().focusInEvent(event)
        _choose_first_part(self, event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed as one writes it."""
        if not self._parts.take(event):
            super().keyPressEvent(event)
            self._parts.taken(event)

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Minutes go in fives."""
        minutes = self.currentSection() == QTimeEdit.Section.MinuteSection
        super().stepBy(steps * 5 if minutes else steps)

    def reword(self) -> None:
        """Write the time in the language's own way."""
        self.setLocale(QLocale())
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))

    def restyle(self) -> None:
        """Take font and height anew."""
        style = style_of()
        self.setFont(style.font("text"))
        self.setFixedHeight(style.px(36))
        # The style sheet's padding reaches only fields with a button.
        self.lineEdit().setTextMargins(style.px(10), 0, style.px(10), 0)
        super().restyle()


def _read_left_to_right(field: QDateTimeEdit) -> None:
    """Digits read left to right everywhere; Qt would write the year first in a right-to-left window."""
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _choose_first_part(field: QDateTimeEdit, reason: Qt.FocusReason) -> None:
    """Qt does so for Tab alone; in a part that is full and not chosen it refuses digits."""
    if reason in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.OtherFocusReason}:
        field.setSelectedSection(field.sectionAt(0))
