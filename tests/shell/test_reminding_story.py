"""A reminder from the first key to the last undo, in the whole window, while the test moves the clock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from clientdesk.features.reminders.queries import open_reminders
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.today import TodayPage
from tests.fakes.clock import FakeClock
from tests.shell.opened import Opener, opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

CTRL = Qt.KeyboardModifier.ControlModifier


def later(window: MainWindow, moment: str) -> None:
    """It is now `moment`, and the timer has noticed."""
    clock = window.context.bridge.desk.clock
    assert isinstance(clock, FakeClock)
    clock.set_local(datetime.fromisoformat(moment))
    window.alarm.clock.wake()


def write_reminder(window: MainWindow, what: str, whom: str, time: str) -> None:
    """By keyboard: Ctrl+R, what, about whom, when, Enter."""
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    for name, text in (("what", what), ("customer", whom), ("due_time", time)):
        field = part(window, QLineEdit, f"reminder_form_{name}")
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)
    QTest.keyClick(part(window, QLineEdit, "reminder_form_due_time"), Qt.Key.Key_Return)


def today(window: MainWindow) -> TodayPage:
    """The page Today."""
    page = window.open_page("today")
    assert isinstance(page, TodayPage)
    return page


def press(window: MainWindow, name: str) -> None:
    """Click a button of the popup."""
    button = window.alarm.popup.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    # Not on the caret, which offers more.
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 16))


def test_planned_shown_put_off_done_undone(window: MainWindow, qtbot: QtBot) -> None:
    write_reminder(window, "Ask how the saddle fits", "Anna", "10:00")
    assert window.toasts.shown() == ["Reminder added"]
    assert window.rail.buttons["today"].badge == 1
    assert [line.row.name for line in today(window).card("call_today").lines()] == ["Anna Saar"]
    popup = window.alarm.popup
    assert popup.isHidden()

    later(window, "2026-11-20 10:00")
    assert popup.rows() == ["Ask how the saddle fits. Anna Saar. Due now, 10:00"]
    press(window, "reminder_snooze")
    assert popup.isHidden()
    assert window.toasts.shown()[-1] == "Reminder moved to today, 11:00"

    later(window, "2026-11-20 11:00")
    press(window, "reminder_done")
    assert popup.isHidden()
    assert window.rail.buttons["today"].badge == 0
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert popup.rows() == ["Ask how the saddle fits. Anna Saar. Due now, 11:00"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    # It was shown at ten already, and put off: with that taken back it is late, and there to be seen.
    assert [line.when for line in today(window).card("call_today").lines()] == ["late since 10:00"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert popup.isHidden()
    assert window.context.bridge.ask(open_reminders) == []


def test_what_was_on_show_when_the_window_was_closed_is_there_again(
    window: MainWindow, opened: Opener, shop_folder: Path
) -> None:
    write_reminder(window, "Call", "Dmitri", "9:30")
    later(window, "2026-11-20 09:30")
    assert len(window.alarm.popup.rows()) == 1
    window.close()
    again = opened(shop_folder)
    # The second window's clock stands at five past nine again: nothing is due, and nothing is lost.
    assert again.alarm.popup.rows() == []
    later(again, "2026-11-20 09:31")
    assert again.alarm.popup.rows() == ["Call. Dmitri Volkov. Due now, 09:30"]


def test_f7_leads_to_it_and_esc_waves_it_away(window: MainWindow) -> None:
    write_reminder(window, "Call", "Anna", "10:00")
    later(window, "2026-11-20 10:00")
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(window.alarm.popup, Qt.Key.Key_Escape)
    assert window.alarm.popup.isHidden()
    later(window, "2026-11-20 10:05")
    assert window.alarm.popup.rows() == ["Call. Anna Saar. Due since 10:00"]


def test_at_midnight_today_is_another_day(window: MainWindow) -> None:
    write_reminder(window, "Call", "Anna", "")
    page = today(window)
    later(window, "2026-11-21 00:00")
    assert [line.when for line in page.card("call_today").lines()] == ["1 day late"]
    assert page.summary.text().startswith("Saturday 21 November.")


def test_with_a_customer_shown_the_reminder_is_about_them(window: MainWindow) -> None:
    window.context.show_customer(1)
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    field = part(window, QLineEdit, "reminder_form_customer")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Anna Saar"


def test_esc_at_the_question_neither_ends_the_program_nor_is_remembered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    asked: list[str] = []

    def escape() -> None:
        question = QApplication.activeModalWidget()
        if question is None:
            QTimer.singleShot(20, escape)
            return
        asked.append(question.windowTitle())
        QTest.keyClick(question, Qt.Key.Key_Escape)

    for _each in range(2):
        QTimer.singleShot(20, escape)
        window.close()
        assert window.isVisible()
    assert asked == ["Go on reminding when the window is closed?"] * 2
    assert window.choices.now.tray is None
    monkeypatch.undo()
