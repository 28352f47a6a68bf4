"""Week and day by keyboard: walked, moved, lengthened, added, ticked off; in the window and in the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.queries import appointment
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.queries import reminder
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_page import CalendarPage
from tests.shell.calendar_story import ALT, nov, open_page, plan, press, wall
from tests.shell.calendar_times import hired, open_view, times, times_of

LONGER = ALT | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def test_the_arrows_walk_times_days_and_entries(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-20 09:45", ends=wall("2026-11-20 11:15"))
    view = open_view(page, "week")
    assert QApplication.focusWidget() is view
    press(page, Qt.Key.Key_Down)
    chosen = view.chosen()
    assert chosen is not None
    assert chosen.row == row
    assert view.accessibleDescription() == "09:45 Fleet service"
    press(page, Qt.Key.Key_Down)
    assert view.moment() == wall("2026-11-20 11:00")
    press(page, Qt.Key.Key_Down)
    assert (view.chosen(), view.moment()) == (None, wall("2026-11-20 11:30"))
    assert view.accessibleDescription() == "Friday 20 November, 11:30: nothing planned"
    press(page, Qt.Key.Key_Left)
    assert page.day() == nov(19)
    press(page, Qt.Key.Key_Home)
    assert page.day() == nov(16)
    press(page, Qt.Key.Key_Left)
    assert (page.day(), page.head.title.text()) == (nov(15), "9 to 15 November 2026")
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert (page.day(), page.head.title.text()) == (nov(29), "23 to 29 November 2026")
    press(page, Qt.Key.Key_D, Qt.Key.Key_Right)
    assert page.head.title.text() == "Monday 30 November 2026"
    press(page, Qt.Key.Key_T)
    assert page.head.title.text() == "Friday 20 November 2026"


def test_tab_walks_the_strip_then_the_hours_and_enter_opens(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    plan(desk, "Late", "2026-11-21 16:00")
    plan(desk, "Early", "2026-11-21 10:00")
    fair = plan(desk, "Fair", "2026-11-20", all_day=True)
    view = open_view(page, "week")
    heard = []
    for _step in range(3):
        press(page, Qt.Key.Key_Tab)
        chosen = view.chosen()
        heard.append(chosen.title if chosen else "")
    assert heard == ["Fair", "Early", "Late"]
    press(page, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)
    with qtbot.waitSignal(context.edit_asked) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args[:2] == ["appointment", fair]
    press(page, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view


def test_alt_moves_and_with_shift_lengthens(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-20 10:00")
    view = open_view(page, "week")
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Down, held=ALT)
    assert times_of(desk, row) == times("2026-11-20 10:15", "2026-11-20 11:15")
    press(page, Qt.Key.Key_Right, held=ALT)
    press(page, Qt.Key.Key_Up, held=ALT)
    assert times_of(desk, row) == times("2026-11-21 10:00", "2026-11-21 11:00")
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, held=LONGER)
    assert times_of(desk, row) == times("2026-11-21 10:00", "2026-11-21 11:30")
    for _step in range(8):
        press(page, Qt.Key.Key_Up, held=LONGER)
    assert times_of(desk, row) == times("2026-11-21 10:00", "2026-11-21 10:15")
    chosen = view.chosen()
    assert chosen is not None
    assert (chosen.row, page.day()) == (row, nov(21))
    press(page, Qt.Key.Key_Home, held=ALT)
    assert times_of(desk, row) == times("2026-11-21", "2026-11-22", all_day=True)
    press(page, Qt.Key.Key_Down, held=LONGER)
    assert times_of(desk, row) == times("2026-11-21", "2026-11-23", all_day=True)
    press(page, Qt.Key.Key_Down, held=ALT)
    assert times_of(desk, row) == times("2026-11-21 10:00", "2026-11-21 11:00")
    while desk.last_undo is not None and desk.last_undo.label.text() != "Added":
        desk.undo()
    assert times_of(desk, row) == times("2026-11-20 10:00", "2026-11-20 11:00")
    assert (view.moment(), page.day()) == (wall("2026-11-20 10:00"), nov(20))


def test_in_the_month_it_is_lengthened_by_keys_too(desk: Desk, page: CalendarPage) -> None:
    fair = plan(desk, "Fair", "2026-11-24", all_day=True)
    call = desk.run("x", add_reminder, what="Call Anna", due_on=nov(25), due_time="10:00")
    page.go(nov(24))
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Right, held=LONGER)
    assert times_of(desk, fair) == times("2026-11-24", "2026-11-27", all_day=True)
    press(page, Qt.Key.Key_Up, held=LONGER)
    assert times_of(desk, fair) == times("2026-11-24", "2026-11-26", all_day=True)
    # A reminder takes no time.
    page.go(nov(25))
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Down, held=LONGER)
    found = desk.ask(reminder, row=call)
    assert found is not None
    assert (found.due_on, found.due_time) == (nov(25), "10:00")


def test_moved_off_the_week_the_page_turns_with_it(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-22 10:00")
    view = open_view(page, "week")
    page.go(nov(22))
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Right, held=ALT)
    assert (page.day(), page.head.title.text()) == (nov(23), "23 to 29 November 2026")
    chosen = view.chosen()
    assert chosen is not None
    assert chosen.row == row


def test_n_and_enter_add_where_they_stand(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    open_view(page, "week")
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    expected = {"starts": wall("2026-11-21 09:30"), "ends": wall("2026-11-21 10:30")}
    for key in (Qt.Key.Key_N, Qt.Key.Key_Return):
        with qtbot.waitSignal(context.edit_asked) as asked:
            press(page, key)
        assert asked.args == ["appointment", None, expected]
    press(page, Qt.Key.Key_Up, held=Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(context.edit_asked) as asked:
        press(page, Qt.Key.Key_N)
    whole = {"starts": wall("2026-11-21"), "ends": wall("2026-11-22"), "all_day": True}
    assert asked.args == ["appointment", None, whole]


def test_space_ticks_off_and_delete_deletes(desk: Desk, page: CalendarPage) -> None:
    call = desk.run("x", add_reminder, what="Call Anna", due_on=nov(20), due_time="10:00")
    row = plan(desk, "Fleet service", "2026-11-20 12:00")
    open_view(page, "day")
    press(page, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    found = desk.ask(reminder, row=call)
    assert found is not None
    assert found.done_at is not None
    press(page, Qt.Key.Key_Tab, Qt.Key.Key_Delete)
    assert desk.ask(appointment, row=row) is None
    desk.undo()
    assert times_of(desk, row)[0] == wall("2026-11-20 12:00")


def test_alt_and_an_arrow_hand_it_to_the_next_person_of_the_day(desk: Desk, page: CalendarPage) -> None:
    mart, kati = hired(desk, "Mart"), hired(desk, "Kati")
    row = plan(desk, "Fitting", "2026-11-20 14:00", staff=mart)
    plan(desk, "Fair", "2026-11-20 10:00", staff=kati)
    open_view(page, "day")
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Right, held=ALT)
    found = desk.ask(appointment, row=row)
    assert found is not None
    assert found.staff == kati


def test_the_last_day_of_the_calendar_is_no_trap(page: CalendarPage) -> None:
    open_view(page, "week")
    page.go(date.max)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down)
    assert page.day() == date.max
    page.go(date.min)
    press(page, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_D, Qt.Key.Key_Left)
    assert page.day() == date.min
