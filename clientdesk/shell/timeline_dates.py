"""Small pop-ups of the timeline: a day to go to, a time to keep to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import ErrorLine, Field
from clientdesk.kit.layouts import row
from clientdesk.kit.pop_up import PopUp


class _Below(PopUp):
    """Opens below the trailing end of what was pressed."""

    def open_below(self, anchor: QWidget) -> None:
        """Show itself there."""
        self.adjustSize()
        trailing = 0 if anchor.isRightToLeft() else anchor.width() - self.width()
        self.place(anchor.mapToGlobal(QPoint(trailing, anchor.height() + 2)))
        self.show()


class PickDay(_Below):
    """A day to go to.

    Args:
        anchor: below which it opens.
        day: at first.
        chosen: told the day.
    """

    def __init__(self, anchor: QWidget, day: date, chosen: Callable[[date], object]) -> None:
        super().__init__(anchor)
        self.setObjectName("timeline_day")
        self._chosen = chosen
        self.day = DateField(day, name="timeline_day_field")
        self.button = Button(N_("Go there"), None, "primary", clicked=self.take, name="timeline_day_go")
        self.fill(Card(Field(N_("Go to the day"), self.day), row(None, self.button), gap=8, pad=12), 240)
        self.open_below(anchor)
        self.day.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Go to the day shown."""
        day = self.day.day()
        self.close()
        if day is not None:
            self._chosen(day)


class PickPeriod(_Below):
    """A time from one day to another, either of them open.

    Args:
        anchor: below which it opens.
        since: the first day at first, None for none.
        until: the last day at first, None for none.
        chosen: told both.
    """

    def __init__(
        self, anchor: QWidget, since: date | None, until: date | None,
        chosen: Callable[[date | None, date | None], object],
    ) -> None:  # fmt: skip
        super().__init__(anchor)
        self.setObjectName("timeline_period")
        self._chosen = chosen
        self.since = DateField(since, optional=True, name="timeline_since")
        self.until = DateField(until, optional=True, name="timeline_until")
        self.error = ErrorLine()
        self.button = Button(N_("Show this time"), None, "primary", clicked=self.take, name="timeline_period_take")
        fields = row(Field(N_("From"), self.since), Field(N_("To"), self.until), gap=8)
        self.fill(Card(fields, self.error, row(None, self.button), gap=8, pad=12), 320)
        self.open_below(anchor)
        self.since.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Use the days shown, where they are in order."""
        since, until = self.since.day(), self.until.day()
        if since is not None and until is not None and since > until:
            self.error.say(N_("The first day is after the last one."))
            self.adjustSize()
            return
        self.close()
        self._chosen(since, until)
