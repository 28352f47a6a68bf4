"""Everything that is done in the reminder popup, for one or for all, and what others do meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import UserError
from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.many import do_each
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.reminders.commands import add_reminder, change_reminder, finish_reminder
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.shell.popup import ReminderPopup
from clientdesk.shell.popup_list import ManySheet
from clientdesk.shell.reminder_clock import ReminderClock
from clientdesk.shell.timeline_snooze import PickDay, PickMoment
from tests.fakes.clock import FakeClock
from tests.shell.popups import FRIDAY, anna, at, button, dialled, plan, popup, reminder_clock, seen, written

__all__ = ["anna", "dialled", "popup", "reminder_clock"]


# --- Everything there is to do, by keyboard


def opened_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def take(name: str) -> None:
    """Take a line of the open menu."""
    menu = opened_menu()
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()


def test_it_tells_what_to_say_what_to_know_and_what_for(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, anna: int
) -> None:
    desk.run(
        "Reminder added", add_reminder, what="Ask how the saddle fits", due_on=FRIDAY, due_time="11:00", customer=anna,
        lead=60, to_say="Is the height right?", note="Paid for the old one",
    )  # fmt: skip
    at(clock, reminder_clock, "2026-11-20 10:00")
    assert "Due now, 10:00 · for 11:00" in seen(popup)
    assert "To say: Is the height right?" in seen(popup)
    assert "Paid for the old one" in seen(popup)
    assert popup.accessibleName().endswith("To say: Is the height right?")


def test_what_was_said_is_written_down_in_one_line_by_keyboard(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, anna: int, context: Context
) -> None:
    plan(desk, "Ask how the saddle fits", customer=anna)
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_L)
    assert not button(popup, "reminder_done").isVisible()
    # Letters are letters now, and Esc leads back without waving the reminder away.
    QTest.keyClicks(written(popup), "cd")
    QTest.keyClick(written(popup), Qt.Key.Key_Escape)
    assert popup.isVisible()
    assert button(popup, "reminder_done").isVisible()
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_L)
    assert written(popup).text() == ""
    QTest.keyClicks(written(popup), "fits well")
    QTest.keyClick(written(popup), Qt.Key.Key_Return)
    assert popup.isHidden()
    assert next(one.note for one in desk.ask(contacts, customer=anna)) == "fits well"
    context.bridge.undo()
    assert len(desk.ask(contacts, customer=anna)) == 1
    assert popup.isVisible()


def test_what_is_about_nobody_is_not_written_down(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    plan(desk, "Order tyres")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_L)
    assert button(popup, "reminder_done").isVisible()


def test_moved_to_another_day_by_keyboard(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    told: list[Phrase] = []
    context.bridge.done.connect(told.append)
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_M)
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, PickDay)
    asked.day.set_day(date(2026, 11, 19))
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert asked.error.text() == "Please pick a day that is not past."
    asked.day.set_day(date(2026, 11, 23))
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert [(one.due_on, one.due_time) for one in desk.ask(open_reminders)] == [(date(2026, 11, 23), "10:00")]
    assert [label.text() for label in told] == ["Reminder moved to Monday 23 November"]
    assert popup.isHidden()


def test_not_needed_by_keyboard_and_undone(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_N)
    assert popup.isHidden()
    assert desk.ask(open_reminders) == []
    context.bridge.undo()
    assert popup.rows() == ["Call Anna. Due now, 10:00"]


def test_put_off_until_a_moment_that_is_picked(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    plan(desk, "Call Anna")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_S)
    names = [action.objectName() for action in opened_menu().actions() if action.objectName()]
    assert "snooze_opening" in names
    take("snooze_pick")
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, PickMoment)
    asked.day.set_day(date(2026, 11, 20))
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert asked.error.text() == "Please pick a moment that is still to come."
    asked.moment.set_moment(time(15, 40))
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert popup.isHidden()
    at(clock, reminder_clock, "2026-11-20 15:40")
    assert popup.rows() == ["Call Anna. Due now, 15:40"]


def test_a_picked_moment_taken_as_it_is_shown_moves_what_is_due_later_today(clock: FakeClock, qtbot: QtBot) -> None:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    told: list[datetime] = []
    PickMoment(anchor, QPoint(), clock, time(10), told.append).take()
    assert told == [datetime.combine(date(2026, 11, 21), time(10))]


def test_the_menu_key_offers_everything_and_the_form_is_opened_in_the_window(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context, anna: int,
    qtbot: QtBot,
) -> None:  # fmt: skip
    row = plan(desk, "Ask how the saddle fits", customer=anna)
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_Menu)
    names = [action.objectName() for action in opened_menu().actions()]
    assert names == [
        "reminder_call", "reminder_done", "reminder_log", "reminder_snooze", "reminder_move", "reminder_dismiss",
        "reminder_edit", "reminder_customer",
    ]  # fmt: skip
    opened_menu().close()
    edited: list[tuple[str, int]] = []
    context.edit_asked.connect(lambda table, row, _first: edited.append((table, row)))
    with qtbot.waitSignal(popup.window_asked):
        QTest.keyClick(popup.sheets()[0], Qt.Key.Key_E)
    assert edited == [("reminder", row)]


def test_all_are_done_at_once_and_undone_at_once(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context
) -> None:
    for number in range(5):
        plan(desk, f"Call {number}")
    at(clock, reminder_clock, "2026-11-20 10:00")
    told: list[Phrase] = []
    context.bridge.done.connect(told.append)
    [sheet] = popup.sheets()
    assert isinstance(sheet, ManySheet)
    QTest.keyClick(sheet.list, Qt.Key.Key_A)
    take("each_done")
    assert popup.isHidden()
    assert [label.text() for label in told] == ["5 reminders done"]
    context.bridge.undo()
    assert len(popup.rows()) == 5


def test_all_are_put_off_at_once(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context
) -> None:
    for number in range(4):
        plan(desk, f"Call {number}")
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.mouseClick(button(popup, "reminder_all"), Qt.MouseButton.LeftButton)
    take("each_snooze")
    take("snooze_tomorrow")
    assert popup.isHidden()
    assert {one.due_on for one in desk.ask(open_reminders)} == {date(2026, 11, 21)}
    context.bridge.undo()
    assert len(popup.rows()) == 4


def test_in_the_list_the_chosen_one_says_whom_and_how_to_reach_them(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, anna: int
) -> None:
    plan(desk, "Call 0", customer=anna)
    for number in range(1, 5):
        plan(desk, f"Call {number}")
    at(clock, reminder_clock, "2026-11-20 10:00")
    [sheet] = popup.sheets()
    assert isinstance(sheet, ManySheet)
    assert "Anna Saar · say “Mrs. Saar” · \u2066+372 5123 4567\u2069" in seen(popup)
    sheet.list.choose(1)
    assert seen(popup) == ["5 reminders are due"]
    sheet.list.choose(0)
    QTest.keyClick(sheet.list, Qt.Key.Key_L)
    QTest.keyClicks(written(popup), "fits")
    QTest.keyClick(written(popup), Qt.Key.Key_Return)
    assert next(one.note for one in desk.ask(contacts, customer=anna)) == "fits"
    assert len(popup.rows()) == 4


# --- Changed elsewhere


def test_what_another_window_part_does_leaves_the_open_popup(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, context: Context
) -> None:
    first, second = plan(desk, "Call Anna"), plan(desk, "Call Dmitri")
    at(clock, reminder_clock, "2026-11-20 10:00")
    context.bridge.run("Done", finish_reminder, row=first)
    assert popup.rows() == ["Call Dmitri. Due now, 10:00"]
    context.bridge.run("Changed", change_reminder, row=second, what="Write to Dmitri", due_on=FRIDAY, due_time="10:00")
    assert popup.rows() == ["Write to Dmitri. Due now, 10:00"]
    assert "Write to Dmitri" in seen(popup)
    context.bridge.undo()
    context.bridge.undo()
    assert popup.rows() == ["Call Anna. Due now, 10:00", "Call Dmitri. Due now, 10:00"]


def test_what_another_program_does_leaves_it_at_the_next_turn(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup
) -> None:
    first = plan(desk, "Call Anna")
    plan(desk, "Call Dmitri")
    at(clock, reminder_clock, "2026-11-20 10:00")
    command = [sys.executable, "-m", "clientdesk", "--data", str(desk.store.folder), "do", "finish_reminder"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([*command, f"row={first}"], env=environment, check=True, capture_output=True, timeout=60)
    reminder_clock.wake()
    assert popup.rows() == ["Call Dmitri. Due now, 10:00"]


def test_what_is_being_written_survives_a_change_elsewhere(
    desk: Desk, clock: FakeClock, reminder_clock: ReminderClock, popup: ReminderPopup, anna: int
) -> None:
    row = plan(desk, "Call Anna", customer=anna)
    at(clock, reminder_clock, "2026-11-20 10:00")
    QTest.keyClick(popup.sheets()[0], Qt.Key.Key_L)
    QTest.keyClicks(written(popup), "she will come")
    desk.run("Changed", change_reminder, row=row, what="Ring Anna", due_on=FRIDAY, due_time="10:00", customer=anna)
    assert "Ring Anna" in seen(popup)
    assert written(popup).text() == "she will come"


def test_all_of_them_but_for_the_one_that_somebody_was_quicker_with(desk: Desk) -> None:
    rows = [plan(desk, f"Call {number}") for number in range(3)]
    desk.run("Done", finish_reminder, row=rows[1])
    deeds = tuple((finish_reminder, row) for row in rows)
    assert desk.run("All", do_each, deeds=deeds, given={}) == 2
    assert desk.ask(open_reminders) == []
    with pytest.raises(UserError):
        desk.run("Again", do_each, deeds=deeds, given={})
