"""Week and day by mouse: carried, lengthened, created, handed over, put back; in the window and in the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.queries import appointment
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.queries import reminder
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_page import CalendarPage
from tests.shell.calendar_story import LEFT, PLAIN, nov, open_page, plan, wall
from tests.shell.calendar_times import drop, edge, hired, lift, middle, open_view, slot, strip, times, times_of


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def moving(page: CalendarPage, name: str = "week") -> str:
    """What the line beneath the view says is happening."""
    label = page.findChild(QLabel, f"calendar_{name}_moving")
    assert label is not None
    return label.text()


def test_carried_to_another_day_and_time_and_taken_back(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "UAB Žalias Ratas", "2026-11-17 14:00")
    view = open_view(page, "week")
    start, end = slot(view, 1, "14:10"), slot(view, 2, "11:38")
    lift(view, start, end)
    assert moving(page) == "Moving “UAB Žalias Ratas” to Wed 18 Nov, 11:30"
    assert view.look.carry is not None
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, end)
    assert moving(page) == ""
    assert times_of(desk, row) == times("2026-11-18 11:30", "2026-11-18 12:30")
    chosen = view.chosen()
    assert chosen is not None
    assert (chosen.row, page.day()) == (row, nov(18))
    assert desk.last_undo is not None
    assert desk.last_undo.label.text() == "Appointment moved to Wednesday 18 November, 11:30"
    desk.undo()
    assert times_of(desk, row) == times("2026-11-17 14:00", "2026-11-17 15:00")


def test_an_odd_time_stays_when_only_the_day_changes(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Train", "2026-11-17 14:07")
    view = open_view(page, "week")
    drop(view, slot(view, 1, "14:20"), slot(view, 3, "14:22"))
    assert times_of(desk, row) == times("2026-11-19 14:07", "2026-11-19 15:07")


def test_escape_puts_it_back_and_so_does_leaving_the_page(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    view = open_view(page, "week")
    lift(view, slot(view, 1, "14:10"), slot(view, 2, "11:40"))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (view.look.carry, moving(page)) == (None, "")
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, slot(view, 2, "11:40"))
    lift(view, slot(view, 1, "14:10"), QPoint(-40, -40))
    assert moving(page) == "“Fleet service” stays where it is"
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, QPoint(-40, -40))
    assert times_of(desk, row) == times("2026-11-17 14:00", "2026-11-17 15:00")


def test_edges_make_it_longer_and_begin_earlier(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    view = open_view(page, "week")
    lift(view, edge(view, row, end=True), slot(view, 1, "16:13"))
    assert moving(page) == "“Fleet service”: 14:00 to 16:15"
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, slot(view, 1, "16:13"))
    assert times_of(desk, row) == times("2026-11-17 14:00", "2026-11-17 16:15")
    drop(view, edge(view, row, end=False), slot(view, 1, "13:00"))
    assert times_of(desk, row) == times("2026-11-17 13:00", "2026-11-17 16:15")
    # Not past its own end: a quarter of an hour is left.
    drop(view, edge(view, row, end=False), slot(view, 1, "17:30"))
    assert times_of(desk, row) == times("2026-11-17 16:00", "2026-11-17 16:15")


def test_into_the_strip_and_back(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Inventory", "2026-11-17 14:00")
    view = open_view(page, "week")
    lift(view, slot(view, 1, "14:20"), strip(view, 3))
    assert moving(page) == "Moving “Inventory” to Thu 19 Nov, all day"
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, strip(view, 3))
    assert times_of(desk, row) == times("2026-11-19", "2026-11-20", all_day=True)
    drop(view, middle(view, row), slot(view, 4, "10:03"))
    assert times_of(desk, row) == times("2026-11-20 10:00", "2026-11-20 11:00")


def test_several_days_are_moved_and_lengthened_in_the_strip(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Bicycle fair", "2026-11-17", ends=wall("2026-11-18"), all_day=True)
    view = open_view(page, "week")
    drop(view, middle(view, row), strip(view, 3))
    starts, ends, _all_day = times_of(desk, row)
    assert (ends - starts).days == 2
    piece = view.piece_of(("appointment", row))
    assert piece is not None
    area = view.area_of(view.seen_box(piece))
    drop(view, QPoint(area.right() - 2, area.center().y()), strip(view, 5))
    assert times_of(desk, row)[1] == wall("2026-11-22")


def test_drawing_on_empty_time_opens_the_form_with_that_span(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    view = open_view(page, "week")
    start, end = slot(view, 2, "15:05"), slot(view, 2, "16:40")
    with qtbot.waitSignal(context.edit_asked) as asked:
        lift(view, start, end)
        assert moving(page) == "New: Wed 18 Nov, 15:00 to 16:45"
        QTest.mouseRelease(view.viewport(), LEFT, PLAIN, end)
    assert asked.args == [
        "appointment", None, {"starts": wall("2026-11-18 15:00"), "ends": wall("2026-11-18 16:45")},
    ]  # fmt: skip
    with qtbot.waitSignal(context.edit_asked) as asked:
        drop(view, strip(view, 1), strip(view, 2))
    whole = {"starts": wall("2026-11-17"), "ends": wall("2026-11-19"), "all_day": True}
    assert asked.args == ["appointment", None, whole]


def test_double_clicks_open_and_add(desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    view = open_view(page, "week")
    hour = {"starts": wall("2026-11-19 10:00"), "ends": wall("2026-11-19 11:00")}
    for point, expected in (
        (middle(view, row), ["appointment", row, {}]),
        (slot(view, 3, "10:10"), ["appointment", None, hour]),
    ):
        with qtbot.waitSignal(context.edit_asked) as asked:
            QTest.mouseClick(view.viewport(), LEFT, PLAIN, point)
            QTest.mouseDClick(view.viewport(), LEFT, PLAIN, point)
        assert asked.args == expected


def test_between_the_columns_of_a_day_it_goes_to_the_other_person(desk: Desk, page: CalendarPage) -> None:
    mart, kati = hired(desk, "Mart"), hired(desk, "Kati")
    row = plan(desk, "Fitting", "2026-11-20 14:00", staff=mart)
    plan(desk, "Fair", "2026-11-20 10:00", staff=kati)
    view = open_view(page, "day")
    assert [column.name for column in view.board.columns] == ["Anybody", "Mart", "Kati"]
    lift(view, slot(view, 1, "14:20"), slot(view, 2, "14:20"))
    assert moving(page, "day") == "Handing “Fitting” to Kati, 14:00"
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, slot(view, 2, "14:20"))
    found = desk.ask(appointment, row=row)
    assert found is not None
    assert (found.staff, found.starts) == (kati, wall("2026-11-20 14:00"))
    desk.undo()
    found = desk.ask(appointment, row=row)
    assert found is not None
    assert found.staff == mart


def test_near_the_lower_edge_the_hours_run_on(desk: Desk, page: CalendarPage, qtbot: QtBot) -> None:
    plan(desk, "Fleet service", "2026-11-17 14:00")
    view = open_view(page, "week")
    before = view.scrolled()
    foot = QPoint(slot(view, 1, "14:10").x(), view.viewport().height() - 3)
    lift(view, slot(view, 1, "14:10"), foot)
    qtbot.waitUntil(lambda: view.scrolled() > before + 30, timeout=2000)
    view.let_go()


def test_held_at_the_side_the_week_turns_under_what_is_carried(desk: Desk, page: CalendarPage, qtbot: QtBot) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    view = open_view(page, "week")
    side = QPoint(view.viewport().width() - 4, slot(view, 6, "14:30").y())
    lift(view, slot(view, 1, "14:30"), side)
    qtbot.waitUntil(lambda: page.head.title.text() == "23 to 29 November 2026", timeout=3000)
    assert moving(page) == "Moving “Fleet service” to Sun 29 Nov, 14:00"
    QTest.mouseMove(view.viewport(), slot(view, 2, "11:30"))
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, slot(view, 2, "11:30"))
    assert times_of(desk, row) == times("2026-11-25 11:00", "2026-11-25 12:00")


def test_a_reminder_is_carried_but_has_no_length_and_a_birthday_stays(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=18)
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(20), due_time="10:00")
    view = open_view(page, "week")
    drop(view, slot(view, 4, "10:26"), slot(view, 5, "12:56"))
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.due_on, found.due_time) == (nov(21), "12:30")
    drop(view, middle(view, row, "reminder"), strip(view, 3))
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.due_on, found.due_time) == (nov(19), None)
    lift(view, middle(view, anna, "customer"), strip(view, 4))
    assert view.look.carry is None
    view.let_go()


def test_more_than_has_room_opens_the_day_and_so_does_its_name(desk: Desk, page: CalendarPage) -> None:
    for number in range(5):
        plan(desk, f"Fair {number}", "2026-11-18", all_day=True)
    view = open_view(page, "week")
    assert view.board.strip.hidden == (0, 0, 3, 0, 0, 0, 0)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.area_of(view.page.geometry.more(2)).center())
    assert (page.head.views.current(), page.head.title.text()) == ("day", "Wednesday 18 November 2026")
    view = open_view(page, "week")
    name = QPoint(slot(view, 3, "9:00").x(), 12)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, name)
    assert page.head.title.text() == "Thursday 19 November 2026"


def test_in_hebrew_the_week_begins_on_sunday_at_the_right(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    words.use_language("he")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view = open_view(page, "week")
    assert view.board.columns[0].day == nov(15)
    assert slot(view, 0, "9:00").x() > slot(view, 6, "9:00").x()
    drop(view, middle(view, row), slot(view, 3, "14:30"))
    assert times_of(desk, row)[0] == wall("2026-11-18 14:00")
