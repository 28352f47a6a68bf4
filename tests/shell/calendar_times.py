"""What the stories of week and day have in common: places on the page, drags, what stands in the store."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.queries import appointment
from clientdesk.features.staff.records import Staff
from clientdesk.kit.style import style_of
from clientdesk.shell.calendar_geometry import Box
from clientdesk.shell.calendar_page import CalendarPage
from clientdesk.shell.calendar_time_view import TimeView
from tests.shell.calendar_story import LEFT, PLAIN, wall


def open_view(page: CalendarPage, name: str) -> TimeView:
    """Show the week or the day, and give its view."""
    page.show_view(name)
    return page.view(name)


def slot(view: TimeView, column: int, at: str) -> QPoint:
    """A point among the hours of a column, a little below a time."""
    geometry, hour, minute = view.page.geometry, *map(int, at.split(":"))
    y = geometry.top + geometry.hours.y(hour * 60 + minute) - view.scrolled() + 2
    return view.area_of(Box(geometry.column_x(column) + geometry.column_width / 2, y, 1, 1)).topLeft()


def strip(view: TimeView, column: int) -> QPoint:
    """A point of the strip of whole days, at its foot."""
    geometry = view.page.geometry
    x = geometry.column_x(column) + geometry.column_width / 2
    return view.area_of(Box(x, geometry.top - 4, 1, 1)).topLeft()


def middle(view: TimeView, row: int, table: str = "appointment") -> QPoint:
    """The middle of an entry."""
    piece = view.piece_of((table, row))
    assert piece is not None, "it is not shown"
    return view.area_of(view.seen_box(piece)).center()


def edge(view: TimeView, row: int, *, end: bool) -> QPoint:
    """A point of the upper or the lower edge of an entry among the hours."""
    piece = view.piece_of(("appointment", row))
    assert piece is not None, "it is not shown"
    area, inside = view.area_of(view.seen_box(piece)), style_of().px(2)
    return QPoint(area.center().x(), area.bottom() - inside if end else area.top() + inside)


def lift(view: TimeView, start: QPoint, end: QPoint) -> None:
    """Press and carry, without letting go."""
    port = view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    QTest.mouseMove(port, start + QPoint(6, 12))
    QTest.mouseMove(port, end)


def drop(view: TimeView, start: QPoint, end: QPoint) -> None:
    """Carry from one point to another."""
    lift(view, start, end)
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, end)


def times_of(desk: Desk, row: int) -> tuple[datetime, datetime, bool]:
    """When an appointment is in the store: begin, end, whole days."""
    found = desk.ask(appointment, row=row)
    assert found is not None
    return found.starts, found.ends, found.all_day


def times(starts: str, ends: str, *, all_day: bool = False) -> tuple[datetime, datetime, bool]:
    """The same, written down."""
    return wall(starts), wall(ends), all_day


def hired(desk: Desk, name: str) -> int:
    """Somebody more on the staff."""
    row = desk.run_as_program("Hired", lambda _shop: int(Staff.create(name=name).id))
    assert isinstance(row, int)
    return row
