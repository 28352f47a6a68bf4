"""What the stories of the calendar have in common: the page in use, places on it, keys, what stands in the store."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.appointments.queries import appointment
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import zone_rect
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_days import Key
from clientdesk.shell.calendar_month_paint import MonthDelegate
from clientdesk.shell.calendar_page import CalendarPage

wall = datetime.fromisoformat
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def open_page(context: Context, qtbot: QtBot) -> CalendarPage:
    """The page, shown and in use; the look and the language as at a fresh start."""
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def nov(day: int) -> date:
    """A day of November 2026; today is the 20th."""
    return date(2026, 11, day)


def plan(desk: Desk, what: str, starts: str, **more: Any) -> int:  # noqa: ANN401
    """An appointment."""
    return desk.run("Added", add_appointment, what=what, starts=wall(starts), **more)


def spot(page: CalendarPage, day: date, key: Key | None = None) -> QPoint:
    """A point of the month: the middle of an entry, or the empty foot of a day."""
    month, style = page.month, style_of()
    index = month.days.index_of(day)
    area, cell = month.visualRect(index), month.days.cell_at(index)
    assert cell is not None
    if key is None:
        return QPoint(area.center().x(), area.bottom() - 4)
    painter = month.itemDelegate()
    assert isinstance(painter, MonthDelegate)
    zones = dict(painter.places(cell, area.width() / style.scale, area.height() / style.scale))
    return zone_rect(zones[key], area, rtl=month.isRightToLeft()).center().toPoint()


def drag(page: CalendarPage, start: QPoint, end: QPoint) -> None:
    """Press, carry and, unless told otherwise, let go."""
    viewport = page.month.viewport()
    QTest.mousePress(viewport, LEFT, PLAIN, start)
    QTest.mouseMove(viewport, start + QPoint(3, 20))
    QTest.mouseMove(viewport, end)


def titles(page: CalendarPage, day: date) -> list[str]:
    """What stands on a day in the window."""
    cell = page.month.days.cell_at(page.month.days.index_of(day))
    return [one.title for one in cell.entries] if cell else []


def starts_of(desk: Desk, row: int) -> datetime:
    """When an appointment begins in the store."""
    found = desk.ask(appointment, row=row)
    assert found is not None
    return found.starts


def press(page: CalendarPage, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
