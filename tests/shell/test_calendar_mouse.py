"""The calendar by mouse: dragged to another day, opened, added, deleted, undone; in the window and in the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
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
from clientdesk.shell.calendar_month_paint import MORE
from clientdesk.shell.calendar_page import CalendarPage
from tests.shell.calendar_story import (
    LEFT,
    PLAIN,
    drag,
    nov,
    open_page,
    plan,
    spot,
    starts_of,
    titles,
    wall,
)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def test_an_entry_is_dragged_to_another_day_and_taken_back(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "UAB Žalias Ratas", "2026-11-24 14:00")
    drag(page, spot(page, nov(24), ("appointment", row)), spot(page, nov(25)))
    assert page.frame.moving.text() == "Moving “UAB Žalias Ratas” to Wed 25 Nov"
    assert page.month.look.held == (("appointment", row), nov(24))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(25)))
    assert page.frame.moving.text() == ""
    assert starts_of(desk, row) == wall("2026-11-25 14:00")
    assert (titles(page, nov(24)), titles(page, nov(25))) == ([], ["UAB Žalias Ratas"])
    assert desk.last_undo is not None
    assert desk.last_undo.label.text() == "Appointment moved to Wednesday 25 November, 14:00"
    desk.undo()
    page.reload()
    assert titles(page, nov(24)) == ["UAB Žalias Ratas"]


def test_a_drag_given_up_with_escape_or_off_the_month_moves_nothing(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    viewport = page.month.viewport()
    drag(page, spot(page, nov(24), ("appointment", row)), spot(page, nov(25)))
    QTest.keyClick(page.month, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, PLAIN, spot(page, nov(25)))
    drag(page, spot(page, nov(24), ("appointment", row)), QPoint(-30, -30))
    QTest.mouseRelease(viewport, LEFT, PLAIN, QPoint(-30, -30))
    assert starts_of(desk, row) == wall("2026-11-24 14:00")
    assert page.frame.moving.text() == ""


def test_a_long_entry_is_moved_by_any_of_its_days(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Bicycle fair", "2026-11-10", ends=wall("2026-11-12"), all_day=True)
    drag(page, spot(page, nov(12), ("appointment", row)), spot(page, nov(19)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(19)))
    assert starts_of(desk, row) == wall("2026-11-17")
    assert titles(page, nov(19)) == ["Bicycle fair"]


def test_a_birthday_stays_where_it_is(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=24)
    drag(page, spot(page, nov(24), ("customer", anna)), spot(page, nov(25)))
    assert page.month.look.held is None
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(25)))
    assert titles(page, nov(24)) == ["Anna Saar"]


def test_a_reminder_is_dragged_too(desk: Desk, page: CalendarPage) -> None:
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(24), due_time="10:00")
    drag(page, spot(page, nov(24), ("reminder", row)), spot(page, nov(26)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(26)))
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.due_on, found.due_time) == (nov(26), "10:00")


def test_dragged_beside_the_month_the_page_does_not_turn(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Team", "2026-11-30 09:00")
    drag(page, spot(page, nov(30), ("appointment", row)), spot(page, date(2026, 12, 2)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, date(2026, 12, 2)))
    assert starts_of(desk, row) == wall("2026-12-02 09:00")
    assert page.head.title.text() == "November 2026"


def test_double_clicks_open_and_add(desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseDClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), ("appointment", row)))
    assert asked.args[:2] == ["appointment", row]
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseDClick(page.month.viewport(), LEFT, pos=spot(page, nov(26)))
    assert asked.args == ["appointment", None, {"starts": wall("2026-11-26 10:00")}]


def test_today_something_new_begins_when_the_form_says(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    add = page.findChild(QPushButton, "calendar_add")
    assert add is not None
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseClick(add, LEFT)
    assert asked.args == ["appointment", None, {}]


def test_the_birthday_of_somebody_opens_their_profile(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=24)
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.mouseDClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), ("customer", anna)))
    assert asked.args == [anna]


def test_what_has_no_room_is_counted_and_a_click_shows_the_whole_day(
    desk: Desk, page: CalendarPage, qtbot: QtBot
) -> None:
    for hour in range(9, 15):
        plan(desk, f"Entry {hour}", f"2026-11-24 {hour:02}:00")
    assert len(titles(page, nov(24))) == 6
    QTest.mouseClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), MORE))
    assert page.head.views.current() == "day"
    assert [block.one.title for block in page.view("day").board.blocks] == [f"Entry {hour}" for hour in range(9, 15)]


def test_the_menu_of_an_entry_deletes_it_and_undo_brings_it_back(desk: Desk, page: CalendarPage, qtbot: QtBot) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    QTest.mouseClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), ("appointment", row)))
    QTest.keyClick(page.month, Qt.Key.Key_Delete)
    assert titles(page, nov(24)) == []
    assert desk.ask(appointment, row=row) is None
    desk.undo()
    page.reload()
    assert titles(page, nov(24)) == ["Fleet service"]


def test_the_menu_of_a_day_offers_to_add(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    page.month.menu_wanted.emit(None, nov(24), QPoint(5, 5))
    (menu,) = page.month.viewport().findChildren(QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts == ["Add appointment", "Show the whole day", "Add reminder"]
    with qtbot.waitSignal(context.edit_asked) as asked:
        menu.actions()[2].trigger()
    assert asked.args == ["reminder", None, {"due_on": nov(24)}]
    menu.close()
