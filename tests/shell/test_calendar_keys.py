"""The calendar by keyboard: walked, moved with Alt and arrows, opened, added, ticked off; in window and store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.pane_form import AppointmentForm
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.queries import reminder
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_page import CalendarPage
from tests.shell.calendar_story import (
    ALT,
    PLAIN,
    nov,
    open_page,
    plan,
    press,
    starts_of,
    titles,
    wall,
)

_VIEWS = {"M": "month", "W": "week", "D": "day", "A": "agenda"}


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def test_the_arrows_walk_days_and_turn_the_page_at_its_edge(page: CalendarPage) -> None:
    assert QApplication.focusWidget() is page.month
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert page.day() == nov(28)
    press(page, Qt.Key.Key_Down)
    assert (page.day(), page.head.title.text()) == (date(2026, 12, 5), "December 2026")
    press(page, Qt.Key.Key_PageUp, Qt.Key.Key_Home)
    assert page.day() == nov(2)
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_T)
    assert page.day() == nov(20)


def test_alt_and_the_arrows_move_the_chosen_entry(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    page.go(nov(24))
    press(page, Qt.Key.Key_Right, held=ALT)
    assert starts_of(desk, row) == wall("2026-11-25 14:00")
    assert page.day() == nov(25)
    press(page, Qt.Key.Key_Down, held=ALT)
    press(page, Qt.Key.Key_Left, held=ALT)
    assert starts_of(desk, row) == wall("2026-12-01 14:00")
    chosen = page.month.chosen()
    assert chosen is not None
    assert chosen.row == row
    for _step in range(3):
        desk.undo()
    assert starts_of(desk, row) == wall("2026-11-24 14:00")


def test_over_a_night_of_summer_time_the_hands_stay(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Night watch", "2026-03-28 03:30")
    page.go(date(2026, 3, 28))
    press(page, Qt.Key.Key_Right, held=ALT)
    assert starts_of(desk, row) == wall("2026-03-29 03:30")
    press(page, Qt.Key.Key_Right, held=ALT)
    assert starts_of(desk, row) == wall("2026-03-30 03:30")


def test_tab_walks_the_entries_of_a_day_and_enter_opens(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    plan(desk, "First", "2026-11-20 10:00")
    second = plan(desk, "Second", "2026-11-20 11:00")
    page.go(nov(20))
    press(page, Qt.Key.Key_Tab)
    assert page.month.chosen() is not None
    assert "Second" in page.month.accessibleDescription()
    with qtbot.waitSignal(context.edit_asked) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args[:2] == ["appointment", second]
    press(page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.month


def test_enter_on_an_empty_day_adds_there_and_the_form_puts_it_into_the_month(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    page.go(nov(26))
    with qtbot.waitSignal(context.edit_asked) as asked:
        press(page, Qt.Key.Key_Return)
    table, row, first = asked.args
    assert table == "appointment"
    form = AppointmentForm(context, row, first)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.editor("what"), "Supplier lunch")
    QTest.keyClick(form.editor("what"), Qt.Key.Key_Return)
    assert titles(page, nov(26)) == ["Supplier lunch"]
    chosen = next(one for cell in page.month.days.cells for one in cell.entries)
    again = AppointmentForm(context, chosen.row, {})
    qtbot.addWidget(again)
    QTest.keyClicks(again.editor("what"), ", two of us")
    again.submit()
    assert titles(page, nov(26)) == ["Supplier lunch, two of us"]


@pytest.mark.parametrize("keys", ["NMWDAT", "NMWDAT"[::-1]])
def test_letters_work_wherever_the_keyboard_is_on_the_page(
    page: CalendarPage, context: Context, qtbot: QtBot, keys: str
) -> None:
    today = page.findChild(QPushButton, "calendar_today")
    assert today is not None
    for key in keys:
        page.go(date(2026, 12, 8))
        today.setFocus()
        with qtbot.waitSignal(context.edit_asked, raising=False, timeout=50) as asked:
            press(page, Qt.Key(ord(key)))
        assert bool(asked.signal_triggered) == (key == "N")
        if key in _VIEWS:
            assert page.head.views.current() == _VIEWS[key]
        assert page.day() == (nov(20) if key == "T" else date(2026, 12, 8))


@pytest.mark.parametrize(("key", "view", "day"), [("M", "month", date(2026, 12, 8)), ("T", "agenda", nov(20))])
def test_letters_in_the_list_of_the_agenda_are_no_search(
    desk: Desk, page: CalendarPage, key: str, view: str, day: date
) -> None:
    plan(desk, "Meet Tamm", "2026-12-08 14:00")
    plan(desk, "Tune the bikes", "2026-12-08 15:00")
    page.go(date(2026, 12, 8))
    page.show_view("agenda")
    assert QApplication.focusWidget() is page.agenda.list
    press(page, Qt.Key(ord(key)))
    assert (page.head.views.current(), page.day()) == (view, day)


def test_what_is_done_stays_on_its_day(desk: Desk, page: CalendarPage, context: Context) -> None:
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(24), due_time="10:00")
    desk.run("x", finish_reminder, row=row)
    page.go(nov(24))
    refused: list[object] = []
    context.bridge.refused.connect(refused.append)
    press(page, Qt.Key.Key_Right, held=ALT)
    press(page, Qt.Key.Key_Space)
    assert (titles(page, nov(24)), refused) == (["Call Anna"], [])


def test_the_arrows_on_the_segments_stay_there(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fleet service", "2026-11-24 14:00")
    month = next(button for button in page.head.views.findChildren(QPushButton) if button.text() == "Month")
    month.setFocus()
    press(page, Qt.Key.Key_Right)
    assert page.view("week").isVisible()
    press(page, Qt.Key.Key_Left)
    assert page.month.isVisible()


def test_a_view_shows_no_ring_before_the_first_key(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fleet service", "2026-11-24 14:00")
    page.show_view("agenda")
    assert QApplication.focusWidget() is page.agenda.list
    assert not page.agenda.list.property("by_keyboard")
    press(page, Qt.Key.Key_Down)
    assert page.agenda.list.property("by_keyboard")


def test_letters_of_a_russian_layout_count_by_their_place(page: CalendarPage) -> None:
    page.go(date(2026, 12, 8))
    # The key that writes "е" on a Russian layout is T on a Latin one.
    QTest.sendKeyEvent(QTest.KeyAction.Click, page.month, Qt.Key(0x0415), "е", PLAIN)
    assert page.day() == nov(20)


def test_space_ticks_off_a_reminder_and_s_puts_it_off(desk: Desk, page: CalendarPage) -> None:
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(24), due_time="10:00")
    page.go(nov(24))
    press(page, Qt.Key.Key_S)
    (menu,) = page.month.viewport().findChildren(QMenu)
    menu.close()
    press(page, Qt.Key.Key_Space)
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert found.done_at is not None
