"""The reminder popup, by mouse and by keyboard, while the test moves the clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.snoozing import later
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.shell.popup import ReminderPopup
from clientdesk.shell.popup_list import ManySheet
from clientdesk.shell.popup_sheet import DueSheet
from clientdesk.shell.reminder_clock import ReminderClock
from tests.fakes.clock import FakeClock
from tests.shell.popups import FRIDAY, anna, at, button, dialled, plan, popup, reminder_clock, seen, wall, written

__all__ = ["anna", "dialled", "popup", "reminder_clock"]


def test_it_comes_when_it_is_time_and_says_why_who_how_and_what_was_said(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, anna: int
) -> None:
    plan(desk, "Ask how the saddle fits", customer=anna)
    assert popup.isHidden()
    at(clock, reminder_clock, "2026-11-20 10:00")
    assert popup.isVisible()
    assert seen(popup) == [
        "Due now, 10:00",
        "Ask how the saddle fits",
        "Anna Saar · say “Mrs. Saar”",
        "·",
        "\u2066+372 5123 4567\u2069",
        "Last contact 12 days ago: plans Hiiumaa in June",
    ]


def test_it_takes_no_focus_and_stays_on_top(popup: ReminderPopup) -> None:
    assert popup.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    flags = popup.windowFlags()
    for wanted in (Qt.WindowType.Tool, Qt.WindowType.FramelessWindowHint, Qt.WindowType.WindowStaysOnTopHint):
        assert flags & wanted


def test_it_stands_in_the_trailing_bottom_corner(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    room = popup.screen().availableGeometry()
    assert room.right() - popup.geometry().right() < 12
    assert room.bottom() - popup.geometry().bottom() < 12
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        popup.show_raised(reminder_clock.reminding.shown)
        assert popup.geometry().left() - room.left() < 12
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_done_by_mouse_and_undone(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context, qtbot: QtBot
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    told: list[Phrase] = []
    context.bridge.done.connect(told.append)
    QTest.mouseClick(button(popup, "reminder_done"), Qt.MouseButton.LeftButton)
    assert popup.isHidden()
    assert desk.ask(open_reminders) == []
    assert [label.text() for label in told] == ["Reminder done"]
    context.bridge.undo()
    assert popup.rows() == ["Call Anna. Due now, 10:00"]


def test_an_hour_later_by_mouse(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context, qtbot: QtBot
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    told: list[Phrase] = []
    context.bridge.done.connect(told.append)
    QTest.mouseClick(button(popup, "reminder_snooze"), Qt.MouseButton.LeftButton)
    assert popup.isHidden()
    assert [label.text() for label in told] == ["Reminder moved to today, 11:00"]
    at(clock, reminder_clock, "2026-11-20 10:59")
    assert popup.isHidden()
    at(clock, reminder_clock, "2026-11-20 11:00")
    assert popup.rows() == ["Call Anna. Due now, 11:00"]


def test_another_moment_from_the_menu_by_keyboard(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context, qtbot: QtBot
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(button(popup, "reminder_snooze"), Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    usual = ["snooze_hour", "snooze_evening", "snooze_opening", "snooze_tomorrow", "snooze_week"]
    assert names == [*usual, "snooze_pick"]
    next(action for action in menu.actions() if action.objectName() == "snooze_tomorrow").trigger()
    menu.close()
    assert [(one.due_on, one.due_time) for one in desk.ask(open_reminders)] == [(date(2026, 11, 21), "10:00")]


def test_esc_waves_it_away_for_five_minutes_and_it_is_as_late_as_before(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, qtbot: QtBot
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert popup.isHidden()
    at(clock, reminder_clock, "2026-11-20 10:04")
    assert popup.isHidden()
    at(clock, reminder_clock, "2026-11-20 10:05")
    assert popup.rows() == ["Call Anna. Due since 10:00"]


def test_the_cross_waves_one_of_two_away(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, qtbot: QtBot
) -> None:
    plan(desk, "Call Anna")
    plan(desk, "Call Dmitri")
    at(clock, reminder_clock, "2026-11-20 10:00")
    assert [type(sheet) for sheet in popup.sheets()] == [DueSheet, DueSheet]
    QTest.mouseClick(popup.sheets()[0].close_button, Qt.MouseButton.LeftButton)
    assert popup.rows() == ["Call Dmitri. Due now, 10:00"]


def test_more_than_three_become_one_list(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, qtbot: QtBot
) -> None:
    for number in range(5):
        plan(desk, f"Call {number}")
    at(clock, reminder_clock, "2026-11-20 10:00")
    [sheet] = popup.sheets()
    assert isinstance(sheet, ManySheet)
    assert sheet.heading.text() == "5 reminders are due"
    sheet.list.choose(2)
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert [row.due.what for row in sheet.list.rows()] == ["Call 0", "Call 1", "Call 3", "Call 4"]
    QTest.mouseClick(button(popup, "reminder_done"), Qt.MouseButton.LeftButton)
    assert len(desk.ask(open_reminders)) == 3


def test_the_list_becomes_single_sheets_again(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, qtbot: QtBot
) -> None:
    for number in range(4):
        plan(desk, f"Call {number}")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.mouseClick(button(popup, "reminder_done"), Qt.MouseButton.LeftButton)
    assert [type(sheet) for sheet in popup.sheets()] == [DueSheet] * 3
    assert len([one for one in popup.findChildren(QPushButton, "reminder_done") if one.isVisible()]) == 3


def test_what_a_night_off_has_missed_is_one_list_once(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    plan(desk, "Call Anna", "17:00")
    plan(desk, "Send the price list", None, FRIDAY + timedelta(days=1))
    told: list[object] = []
    reminder_clock.shown.connect(told.append)
    at(clock, reminder_clock, "2026-11-21 09:30")
    assert popup.rows() == ["Call Anna. Due since yesterday, 17:00", "Send the price list. To be done today"]
    assert isinstance(popup.sheets()[0], ManySheet)
    reminder_clock.wake()
    assert len(told) == 1


def test_three_hundred_overdue_are_one_popup(desk: Desk, clock: FakeClock, context: Context, qtbot: QtBot) -> None:
    for number in range(300):
        plan(desk, f"Call {number}", "12:00")
    clock.sleep(days=3)
    reminder_clock = ReminderClock(context)
    popup = ReminderPopup(context, reminder_clock)
    qtbot.addWidget(popup)
    told: list[object] = []
    reminder_clock.shown.connect(told.append)
    reminder_clock.start()
    assert len(told) == 1
    assert len(popup.rows()) == 300
    assert seen(popup) == ["300 reminders are due"]
    assert popup.height() < popup.screen().availableGeometry().height()
    reminder_clock.stop()


def test_a_call_shows_the_customer_and_done_then_logs_it(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context, anna: int,
    dialled: list[str], qtbot: QtBot,
) -> None:  # fmt: skip
    plan(desk, "Ask how the saddle fits", customer=anna)
    at(clock, reminder_clock, "2026-11-20 10:00")
    shown: list[int] = []
    context.customer_asked.connect(shown.append)
    with qtbot.waitSignal(popup.window_asked):
        QTest.mouseClick(button(popup, "reminder_call"), Qt.MouseButton.LeftButton)
    assert dialled == ["tel:+37251234567"]
    assert shown == [anna]
    assert button(popup, "reminder_done").text() == "Done, log the call"
    QTest.mouseClick(button(popup, "reminder_done"), Qt.MouseButton.LeftButton)
    # Enter on nothing: the reminder speaks for itself.
    QTest.keyClick(written(popup), Qt.Key.Key_Return)
    assert popup.isHidden()
    assert next(one.note for one in desk.ask(contacts, customer=anna)) == "Ask how the saddle fits"
    context.bridge.undo()
    assert len(desk.ask(contacts, customer=anna)) == 1
    assert popup.rows() == ["Ask how the saddle fits. Anna Saar. Due now, 10:00"]


def test_where_nothing_can_dial_the_number_is_copied(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context, anna: int,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    plan(desk, "Ask how the saddle fits", customer=anna)
    at(clock, reminder_clock, "2026-11-20 10:00")
    said: list[Phrase] = []
    context.said.connect(said.append)
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "+372 5123 4567"
    assert [phrase.text() for phrase in said] == ["Number copied: \u2066+372 5123 4567\u2069"]


def test_a_reminder_about_nobody_has_no_call(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    plan(desk, "Order tyres")
    at(clock, reminder_clock, "2026-11-20 10:00")
    assert not button(popup, "reminder_call").isVisible()
    assert seen(popup) == ["Due now, 10:00", "Order tyres"]


def test_markup_in_a_name_is_shown_letter_by_letter(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    plan(desk, "<b>Call</b> Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    assert "<b>Call</b> Anna" in seen(popup)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in popup.findChildren(QLabel))


def test_it_can_be_given_the_keyboard_and_brings_back_what_was_waved_away(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, qtbot: QtBot
) -> None:
    assert not popup.take_focus()
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert popup.take_focus()
    assert popup.isVisible()


def test_every_button_says_what_it_is(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, anna: int
) -> None:
    plan(desk, "Ask how the saddle fits", customer=anna)
    at(clock, reminder_clock, "2026-11-20 10:00")
    assert popup.accessibleName() == "Ask how the saddle fits. Anna Saar. Due now, 10:00"
    assert all(one.accessibleName() for one in popup.findChildren(QPushButton))


def test_in_the_hour_that_comes_twice_an_hour_later_is_still_to_come(clock: FakeClock) -> None:
    clock.set_local(wall("2026-10-25 03:30"))
    again = later(clock, timedelta(hours=1))
    assert again == wall("2026-10-25 04:00")
