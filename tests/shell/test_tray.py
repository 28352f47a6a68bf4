"""The sign in the tray: the count, the menu, the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.shell.reminder_clock import ReminderClock
from clientdesk.shell.tray import Tray, tray_icon
from tests.fakes.clock import FakeClock


@pytest.fixture
def reminder_clock(context: Context, qtbot: QtBot) -> Iterator[ReminderClock]:
    """Running."""
    made = ReminderClock(context)
    made.start()
    yield made
    made.stop()


def test_it_counts_what_is_due(desk: Desk, clock: FakeClock, reminder_clock: ReminderClock) -> None:
    tray = Tray(reminder_clock, datetime.now)
    assert tray.tip() == "ClientDesk"
    for what in ("Call Anna", "Call Dmitri"):
        desk.run("Reminder added", add_reminder, what=what, due_on=date(2026, 11, 20), due_time="10:00")
    clock.sleep(hours=1)
    reminder_clock.wake()
    assert tray.count == 2
    assert tray.tip() == "ClientDesk: 2 reminders are due"


def test_the_badge_changes_the_picture(qtbot: QtBot) -> None:
    pictures = [tray_icon(count).pixmap(32, 32).toImage() for count in (0, 1, 2, 12, 40)]
    assert pictures[0] != pictures[1] != pictures[2]
    assert pictures[3] == pictures[4]


def test_its_menu_leads_back_to_the_window(reminder_clock: ReminderClock, qtbot: QtBot) -> None:
    tray = Tray(reminder_clock, datetime.now)
    assert tray.lines() == ["Open ClientDesk", "Show what is due", "Today", "Quit"]


@pytest.mark.parametrize("is_due", [True, False])
def test_a_click_shows_what_is_due_else_the_window(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, qtbot: QtBot, is_due: bool
) -> None:
    tray = Tray(reminder_clock, datetime.now)
    if is_due:
        desk.run("Reminder added", add_reminder, what="Call Anna", due_on=date(2026, 11, 20), due_time="10:00")
        clock.sleep(hours=1)
        reminder_clock.wake()
    sign = tray.findChild(QSystemTrayIcon)
    assert isinstance(sign, QSystemTrayIcon)
    with qtbot.waitSignal(tray.reminders_asked if is_due else tray.window_asked):
        sign.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_a_click_on_the_systems_notification_shows_what_is_due(reminder_clock: ReminderClock, qtbot: QtBot) -> None:
    tray = Tray(reminder_clock, datetime.now)
    sign = tray.findChild(QSystemTrayIcon)
    assert isinstance(sign, QSystemTrayIcon)
    with qtbot.waitSignal(tray.reminders_asked):
        sign.messageClicked.emit()


def test_its_menu_goes_to_today_and_quits(reminder_clock: ReminderClock, qtbot: QtBot) -> None:
    tray = Tray(reminder_clock, datetime.now)
    sign = tray.findChild(QSystemTrayIcon)
    assert isinstance(sign, QSystemTrayIcon)
    tray.lines()
    actions = {action.text(): action for action in sign.contextMenu().actions()}
    assert not actions["Show what is due"].isEnabled()
    for words, signal in (
        ("Today", tray.today_asked),
        ("Quit", tray.quit_asked),
        ("Open ClientDesk", tray.window_asked),
    ):
        with qtbot.waitSignal(signal):
            actions[words].trigger()
