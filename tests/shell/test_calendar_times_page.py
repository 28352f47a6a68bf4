"""Week and day on the page: what is shown where, closed days, the line of the moment, words for those who listen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.closures.commands import add_closed_day
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_board import in_strip
from clientdesk.shell.calendar_page import CalendarPage
from clientdesk.shell.calendar_time_view import TimeView
from tests.fakes.clock import FakeClock
from tests.shell.calendar_story import nov, open_page, plan, press, wall
from tests.shell.calendar_times import hired, middle, open_view, slot


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def seen(view: TimeView, at: QPoint) -> QColor:
    """The colour of a point of the view as it is painted."""
    image: QImage = view.viewport().grab().toImage()
    return QColor(image.pixelColor(at))


def ground(token: str) -> QColor:
    """A colour of the theme."""
    return style_of().theme.colour(token)


def test_the_week_shows_what_every_capability_has(desk: Desk, page: CalendarPage) -> None:
    desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=21)
    plan(desk, "Fleet service", "2026-11-20 13:30")
    desk.run("x", add_reminder, what="Ask how the saddle fits", due_on=nov(20), due_time="10:00")
    view = open_view(page, "week")
    assert page.head.title.text() == "16 to 22 November 2026"
    assert [block.one.title for block in view.board.of_column(4)] == ["Ask how the saddle fits", "Fleet service"]
    assert [(bar.one.title, bar.first) for bar in view.board.bars] == [("Anna Saar", 5)]
    page.head.chips.choose("reminder")
    assert [block.one.title for block in view.board.blocks] == ["Ask how the saddle fits"]
    page.head.chips.choose("birthday")
    assert ([bar.one.title for bar in view.board.bars], view.board.blocks) == (["Anna Saar"], ())


def test_titles_over_months_and_years(page: CalendarPage) -> None:
    open_view(page, "week")
    page.go(wall("2026-12-02").date())
    assert page.head.title.text() == "30 November to 6 December 2026"
    page.go(wall("2026-12-31").date())
    assert page.head.title.text() == "28 December 2026 to 3 January 2027"


def test_in_little_room_the_title_is_told_in_fewer_words(page: CalendarPage) -> None:
    open_view(page, "week")
    style_of().set_appearance(Appearance(theme="light", text_size=130))
    page.resize(860, 700)
    assert (page.head.title.text(), page.head.add.is_short()) == ("16–22 Nov", True)
    page.show_view("day")
    assert page.head.title.text() == "Fri 20 Nov"
    page.resize(1400, 700)
    assert (page.head.title.text(), page.head.add.is_short()) == ("Friday 20 November 2026", False)


def test_closed_days_have_a_name_and_a_shade_in_week_and_month(desk: Desk, page: CalendarPage) -> None:
    desk.run("x", add_closed_day, name="Inventory", first=nov(18))
    view = open_view(page, "week")
    column = view.board.columns[2]
    assert (column.closure, column.is_closed, column.opening) == ("Inventory", True, None)
    assert seen(view, slot(view, 2, "12:15")) == ground("sunken")
    assert seen(view, slot(view, 1, "12:15")) == ground("surface")
    assert seen(view, slot(view, 1, "08:15")) == ground("sunken")
    press(page, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert view.accessibleDescription().startswith("Wednesday 18 November, Inventory, ")
    page.show_view("month")
    cell = page.month.days.cell_at(page.month.days.index_of(nov(18)))
    assert cell is not None
    assert (cell.closure, cell.is_closed, "Inventory" in cell.heard) == ("Inventory", True, True)


def test_the_line_of_the_moment_moves_with_the_clock(page: CalendarPage, clock: FakeClock) -> None:
    view = open_view(page, "week")
    geometry = view.page.geometry

    def line_at(at: str) -> bool:
        spot = slot(view, 4, at) - QPoint(0, 2)
        return any(seen(view, spot + QPoint(0, down)) == ground("danger") for down in (-1, 0, 1))

    now = view.look.now.time()
    assert geometry.shown[0] <= now.hour * 60 <= geometry.shown[1]
    assert line_at(now.strftime("%H:%M"))
    clock.sleep(hours=3)
    page.refresh_words()
    assert view.look.now.time() == time(now.hour + 3, now.minute)
    assert line_at(view.look.now.strftime("%H:%M"))
    assert not line_at(now.strftime("%H:%M"))


def test_a_day_of_one_person_is_not_divided(desk: Desk, page: CalendarPage) -> None:
    mart, kati = hired(desk, "Mart"), hired(desk, "Kati")
    plan(desk, "Fitting", "2026-11-20 14:00", staff=mart)
    view = open_view(page, "day")
    assert [column.name for column in view.board.columns] == [""]
    plan(desk, "Fair", "2026-11-20 10:00", staff=kati)
    assert [column.name for column in view.board.columns] == ["Anybody", "Mart", "Kati"]
    shown = [(block.one.title, block.column) for block in view.board.blocks]
    assert ("Fitting", 1) in shown
    assert ("Fair", 2) in shown


def test_what_lasts_over_midnight_stands_on_both_days_and_a_long_one_in_the_strip(
    desk: Desk, page: CalendarPage
) -> None:
    night = plan(desk, "Night watch", "2026-11-17 22:00", ends=wall("2026-11-18 02:00"))
    trip = plan(desk, "Trip", "2026-11-18 08:00", ends=wall("2026-11-20 18:00"))
    view = open_view(page, "week")
    parts = [(block.column, block.first, block.last) for block in view.board.blocks if block.one.row == night]
    assert parts == [(1, 22 * 60, 24 * 60), (2, 0, 2 * 60)]
    (bar,) = (bar for bar in view.board.bars if bar.one.row == trip)
    assert (bar.first, bar.last, in_strip(bar.one)) == (2, 5, True)


def test_the_tip_tells_all_of_what_is_cut(desk: Desk, page: CalendarPage) -> None:
    row = plan(
        desk, "A very long talk about everything that a winter service of fourteen bicycles takes", "2026-11-17 14:00"
    )
    view = open_view(page, "week")
    at = middle(view, row)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
    assert "everything that a winter service" in QToolTip.text()
    desk.run("x", add_closed_day, name="The day on which everything is counted", first=nov(18))
    head = QPoint(slot(view, 2, "9:00").x(), 20)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, head, view.viewport().mapToGlobal(head)))
    assert QToolTip.text() == "The day on which everything is counted"
    QToolTip.hideText()


def test_the_small_month_of_the_agenda_jumps(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fair", "2026-12-08 14:00")
    page.show_view("agenda")
    assert page.days.month.isVisible()
    page.days.month.grid.go(wall("2026-12-08").date())
    assert page.day() == wall("2026-12-08").date()
    assert "Fair" in [row.title for row in page.agenda.list.rows()]
    assert page.panes() == [page.agenda.list, page.days.month.grid]
    page.resize(700, 800)
    assert not page.days.month.isVisible()


@pytest.mark.parametrize("view", ["week", "day"])
def test_every_look_is_painted(desk: Desk, page: CalendarPage, view: str) -> None:
    plan(desk, "Fleet service", "2026-11-20 13:30")
    shown = open_view(page, view)
    looks = []
    for appearance in (Appearance(theme="light"), Appearance(theme="dark"), Appearance(theme="dark", text_size=130)):
        style_of().set_appearance(appearance)
        looks.append(shown.viewport().grab().toImage())
    assert looks[0] != looks[1] != looks[2]
    hour = shown.page.geometry.hours.per_hour
    page.resize(820, 400)
    # In a low window the hours keep a height in which they can be read, and are scrolled.
    assert shown.page.geometry.hours.per_hour <= hour
    assert shown.verticalScrollBar().maximum() > 0
