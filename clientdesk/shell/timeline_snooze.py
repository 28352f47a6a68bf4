"""Putting something off: the usual moments in a menu, any other by day and time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.base.clock import Clock, local_now, today
from clientdesk.base.words import N_
from clientdesk.desk.snoozing import FORENOON, snoozes
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card
from clientdesk.kit.dates import DateField, TimeField
from clientdesk.kit.fields import ErrorLine, Field
from clientdesk.kit.layouts import row
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.pop_up import PopUp

Chosen = Callable[[datetime], None]


def open_snooze_menu(
    anchor: QWidget,
    at: QPoint,
    clock: Clock,
    planned: time | None,
    chosen: Chosen,
    *,
    opens: datetime | None = None,
    on_sight: Callable[[], object] | None = None,
) -> QMenu:
    """Offer the moments to which something can be put off.

    Args:
        anchor: the widget inside which `at` is a point.
        at: where the menu opens.
        clock: the shop's.
        planned: the time of day at which it was planned, None for any.
        chosen: told the moment, on the wall clock.
        opens: when the shop opens next, None where that is not offered.
        on_sight: puts it off until the customer is seen next; None where that makes no sense.
    """
    lines: list[MenuLine | None] = [
        MenuLine(one.words, partial(chosen, one.until), name=f"snooze_{one.key}")
        for one in snoozes(clock, planned, opens)
    ]
    if on_sight is not None:
        lines.append(MenuLine(N_("When I next see them"), on_sight, "eye", name="snooze_sight"))
    pick = MenuLine(
        N_("Pick a date…"), lambda: PickMoment(anchor, at, clock, planned, chosen).show(), "calendar-blank",
        name="snooze_pick",
    )  # fmt: skip
    return open_menu(anchor, [*lines, None, pick], at)


class Pick(PopUp):
    """A small pop-up with fields and a button; Enter takes, Esc leaves everything as it was.

    Args:
        anchor: the widget inside which `at` is a point.
        at: where it opens.
        clock: the shop's.
        fields: what is asked, the day first.
        words: of the button.
    """

    def __init__(self, anchor: QWidget, at: QPoint, clock: Clock, fields: Sequence[Field], words: str) -> None:
        super().__init__(anchor)
        self._clock = clock
        self.error = ErrorLine()
        self.button = Button(words, None, "primary", clicked=self.take, name="snooze_take")
        self.fill(Card(row(*fields, gap=8), self.error, row(None, self.button), gap=8, pad=12), 260)
        self._open_at(anchor, at)

    def refuse(self, words: str) -> None:
        """Say what is wrong with it."""
        self.error.say(words)
        self.adjustSize()

    def _open_at(self, anchor: QWidget, at: QPoint) -> None:
        self.adjustSize()
        corner = anchor.mapToGlobal(at)
        if anchor.isRightToLeft():
            corner.setX(corner.x() - self.width())
        self.place(corner)


class PickMoment(Pick):
    """A day and a time to which something is put off: tomorrow at first, for what was due now would not move.

    Args:
        anchor: the widget inside which `at` is a point.
        at: where it opens.
        clock: the shop's.
        planned: the time it shows at first, None for the usual one.
        chosen: told the moment, on the wall clock.
    """

    def __init__(self, anchor: QWidget, at: QPoint, clock: Clock, planned: time | None, chosen: Chosen) -> None:
        self._chosen = chosen
        self.day = DateField(today(clock) + timedelta(days=1), name="snooze_day")
        self.moment = TimeField(planned or FORENOON, name="snooze_time")
        fields = (Field(N_("Day"), self.day), Field(N_("Time"), self.moment))
        super().__init__(anchor, at, clock, fields, N_("Put off"))
        self.setObjectName("snooze_moment")
        self.day.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Use the moment shown, where it is still to come."""
        day = self.day.day()
        until = None if day is None else datetime.combine(day, self.moment.moment())
        if until is None or until <= local_now(self._clock):
            self.refuse(N_("Please pick a moment that is still to come."))
            return
        self.close()
        self._chosen(until)


class PickDay(Pick):
    """A day to which something is moved; its time stays.

    Args:
        anchor: the widget inside which `at` is a point.
        at: where it opens.
        clock: the shop's.
        chosen: told the day.
    """

    def __init__(self, anchor: QWidget, at: QPoint, clock: Clock, chosen: Callable[[date], None]) -> None:
        self._chosen = chosen
        self.day = DateField(today(clock) + timedelta(days=1), name="move_day")
        super().__init__(anchor, at, clock, (Field(N_("Day"), self.day),), N_("Move"))
        self.setObjectName("move_moment")
        self.day.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Use the day shown, where it is not past."""
        day = self.day.day()
        if day is None or day < today(self._clock):
            self.refuse(N_("Please pick a day that is not past."))
            return
        self.close()
        self._chosen(day)
