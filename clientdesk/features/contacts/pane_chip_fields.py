"""The small fields under the chips: a length in minutes, or what comes next and when; Enter takes, Esc leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.words import C_, N_
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules import LONGEST_S, read_length
from clientdesk.features.contacts.rules_line import Moment, NextStep
from clientdesk.kit.buttons import Button
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import ErrorLine, Field, TextField, mark_wrong
from clientdesk.kit.layouts import boxed, column, row
from clientdesk.kit.living import Living

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


class ChipFields(Living, QWidget):
    """Fields for one part at a time, hidden until they are wanted.

    Args:
        parent: as ever.
    """

    left = Signal()
    """Something was taken, or nothing: the keyboard may go back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer_correct")
        self._take: Callable[[], object] = self.left.emit
        self.length = TextField(N_("minutes"), name="composer_chip_length")
        self.what = TextField(N_("such as: call back"), name="composer_chip_what")
        self.day = DateField(optional=True, name="composer_chip_day")
        self.at = TextField(N_("any time"), name="composer_chip_time")
        self.take_button = Button(
            C_("button", "Take"), "check", height=36, clicked=self._on_take, name="composer_chip_take"
        )
        self._for_length = boxed(row(Field(N_("Length in minutes"), self.length), None))
        self._what_field = Field(N_("Next step"), self.what)
        step = row(self._what_field, Field(N_("Day"), self.day), Field(N_("Time"), self.at))
        step.setStretch(0, 1)
        self._for_step = boxed(step)
        self._error = ErrorLine()
        fields = row(self._for_length, self._for_step, self.take_button)
        fields.setAlignment(self.take_button, Qt.AlignmentFlag.AlignBottom)
        fields.setStretch(1, 1)
        self.setLayout(column(fields, self._error, gap=6))
        for field in (self.length, self.what, self.day, self.at):
            field.installEventFilter(self)
        self.hide()
        self.come_alive()

    def ask_length(self, lasted_s: int | None, taken: Callable[[int | None], object]) -> None:
        """Ask how long it was; `taken` is told the seconds, None for no length."""
        self.length.setText("" if lasted_s is None else str(max(1, round(lasted_s / 60))))
        self._begin(lambda: taken(self._length()), self._for_length, self.length)
        self.length.selectAll()

    def ask_step(self, step: NextStep, taken: Callable[[NextStep], object]) -> None:
        """Ask what comes next and when."""
        self.what.setText(step.what)
        self._show_moment(step.moments[0] if step.moments else None)
        self._what_field.show()
        self._begin(lambda: taken(self._step(step.kind)), self._for_step, self.day)

    def ask_moment(self, moment: Moment, taken: Callable[[Moment | None], object]) -> None:
        """Ask when it was; `taken` is told None for no day."""
        self._show_moment(moment)
        self._what_field.hide()
        self._begin(lambda: taken(self._moment()), self._for_step, self.day)

    def restyle(self) -> None:
        """The time is short."""
        self.at.setMaximumWidth(self.at.fontMetrics().horizontalAdvance("0") * 12)
        self.length.setMaximumWidth(self.length.fontMetrics().horizontalAdvance("0") * 16)
        super().restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes, Esc leaves everything as it was."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_fields()
                return True
        return super().eventFilter(watched, event)

    def close_fields(self) -> None:
        """Go back to the chips."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def _begin(self, take: Callable[[], object], shown: QWidget, first: QWidget) -> None:
        self._take = take
        self._say(None)
        self._for_length.setVisible(shown is self._for_length)
        self._for_step.setVisible(shown is self._for_step)
        self.show()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_take(self) -> None:
        try:
            self._take()
        except UserError as error:
            self._say(error)
            return
        self.close_fields()

    def _say(self, error: UserError | None) -> None:
        """Say what is wrong at its field; None that all is well."""
        for name, field in (("lasted_s", self.length), ("at", self.at)):
            mark_wrong(field, error is not None and error.field == name)
        self._error.say("" if error is None else error.words)

    def _length(self) -> int | None:
        try:
            lasted_s = read_length(self.length.text())
        except ValueError as error:
            raise UserError("lasted_s", N_("Please write the length in minutes, such as 6.")) from error
        if lasted_s is not None and lasted_s > LONGEST_S:
            raise UserError("lasted_s", N_("Nothing lasts longer than a month; please check the length."))
        return lasted_s

    def _step(self, kind: ContactKind) -> NextStep:
        moment = self._moment()
        return NextStep(self.what.text().strip(), kind, () if moment is None else (moment,))

    def _moment(self) -> Moment | None:
        day = self.day.day()
        return None if day is None else Moment(day, self._time())

    def _show_moment(self, moment: Moment | None) -> None:
        self.day.set_day(None if moment is None else moment.on)
        self.at.setText("" if moment is None or moment.at is None else moment.at.strftime("%H:%M"))

    def _time(self) -> time | None:
        text = self.at.text().strip()
        match = _TIME.fullmatch(text)
        if not text:
            return None
        try:
            if match is not None:
                return time(int(match[1]), int(match[2] or 0))
        except ValueError:
            pass
        raise UserError("at", N_("Please write the time as 10:30."))
