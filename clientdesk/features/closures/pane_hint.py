"""A quiet line beneath a form in which a day is chosen: the shop is closed on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase, shown
from clientdesk.desk.working_days import closures_between
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Painted, PlainLabel, literal, row


class DayOffHint(QWidget):
    """A strip that `Considers`; hidden while the day is one on which the shop is open.

    Args:
        context: to ask.
        field: the name of the day's field.
    """

    def __init__(self, context: Context, field: str) -> None:
        super().__init__()
        self.setObjectName("day_off_hint")
        self._context = context
        self._field = field
        sign = Painted(lambda k: k.icon("calendar-x", 0, 1, 16, colour="ink3"), height=18, width=16)
        self.line = PlainLabel("", "second", "ink2", wrap=True)
        inner = row(sign, self.line, gap=8)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.hide()

    def consider(self, values: Mapping[str, object], _row: int | None) -> None:
        """Say what closes the shop on the day that is told."""
        told = values.get(self._field)
        day = told.date() if isinstance(told, datetime) else told
        found = None
        if isinstance(day, date):
            found = self._context.bridge.ask(closures_between, first=day, last=day).get(day)
        if found is not None and found.is_closed and isinstance(day, date):
            today = self._context.bridge.ask(lambda shop: shop.today())
            words = Phrase(
                # Translators: {name} is a holiday, or why the shop is closed.
                N_("{day} is a day off: {name}"), day=weekday_date(day, today), name=shown(found.name),
            )  # fmt: skip
            self.line.set_words(literal(words.text()))
        self.setVisible(found is not None and found.is_closed)
