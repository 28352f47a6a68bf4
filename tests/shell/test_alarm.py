"""Whom the alarm reminds and by which ways, in the whole window, while the test moves the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.base.autostart import XdgAutostart, autostart, start_command
from clientdesk.base.preferences import load_preferences
from clientdesk.desk.due import Due
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.segments import Segmented
from clientdesk.kit.ticks import Tick
from clientdesk.kit.widgets import Select
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.popup_words import notice_of
from clientdesk.shell.settings_reminding import RemindingSection
from tests.conftest import Folders
from tests.fakes.clock import FakeClock
from tests.shell.opened import Opener, opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

FRIDAY = date(2026, 11, 20)


def later(window: MainWindow, moment: str) -> None:
    """It is now `moment`, and the timer has noticed."""
    clock = window.context.bridge.desk.clock
    assert isinstance(clock, FakeClock)
    clock.set_local(datetime.fromisoformat(moment))
    window.alarm.clock.wake()


@pytest.fixture
def kati(window: MainWindow) -> int:
    """Works here too; a reminder for her and one for Mart, who is at the desk, are due at ten."""
    desk = window.context.bridge.desk
    row = desk.run("Kati", add_staff, name="Kati")
    desk.run("Reminder added", add_reminder, what="Mart’s", due_on=FRIDAY, due_time="10:00")
    desk.run("Reminder added", add_reminder, what="Kati’s", due_on=FRIDAY, due_time="10:00", staff=row)
    return row


def choose(window: MainWindow, key: str) -> None:
    """Say in the settings whose reminders are wanted, as a person does."""
    window.open_settings("reminding")
    whose = part(window, Segmented, "settings_remind_of")
    assert isinstance(whose, Segmented)
    whose.choose(key)
    whose.chosen.emit(key)


def test_everybodys_or_only_mine_at_once(window: MainWindow, kati: int, shop_folder: Path) -> None:
    later(window, "2026-11-20 10:00")
    assert [due.what for due in window.alarm.popup.dues()] == ["Mart’s", "Kati’s"]
    choose(window, "mine")
    assert [due.what for due in window.alarm.popup.dues()] == ["Mart’s"]
    assert window.alarm.tray.count == 1
    assert load_preferences(shop_folder).mine_only
    choose(window, "all")
    assert [due.what for due in window.alarm.popup.dues()] == ["Mart’s", "Kati’s"]


def test_who_takes_over_the_desk_is_reminded_of_theirs_at_once(window: MainWindow, kati: int) -> None:
    choose(window, "mine")
    later(window, "2026-11-20 10:00")
    assert [due.what for due in window.alarm.popup.dues()] == ["Mart’s"]
    window.persons.button.taken.emit(kati)
    assert [due.what for due in window.alarm.popup.dues()] == ["Kati’s"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the entry is a file of Linux")
def test_the_start_with_the_computer_is_what_the_system_says(
    window: MainWindow, shop_folder: Path, folders: Folders, qtbot: QtBot
) -> None:
    window.open_settings("reminding")
    tick = part(window, Tick, "settings_autostart")
    assert isinstance(tick, Tick)
    assert not tick.isChecked()
    tick.click()
    entry = folders.config / "autostart" / "clientdesk.desktop"
    assert f"--in-tray --data {shop_folder}" in entry.read_text(encoding="utf-8")
    # Taken away by the system's own settings, it is off when it is looked at again.
    entry.unlink()
    window.open_page("today")
    window.open_settings("reminding")
    window.open_page("settings")
    assert not tick.isChecked()
    tick.click()
    assert autostart(start_command(shop_folder)).is_on()
    tick.click()
    assert not entry.exists()


def test_where_the_system_refuses_it_says_so_and_stays_off(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    section = RemindingSection(window.choices, XdgAutostart(tmp_path / "file" / "autostart", ("clientdesk",)))
    qtbot.addWidget(section)
    section.show()
    section.autostart.click()
    assert not section.autostart.isChecked()
    assert section.error.text().startswith("The system does not let ClientDesk change this.")


def test_what_closing_means_can_be_chosen_again(window: MainWindow, shop_folder: Path) -> None:
    window.open_settings("reminding")
    select = part(window, Select, "settings_closing")
    assert isinstance(select, Select)
    assert select.current() == "ask"
    for key, kept in (("stay", True), ("quit", False), ("ask", None)):
        select.choose(key)
        select.chosen.emit(key)
        assert load_preferences(shop_folder).tray is kept


def test_the_switches_are_there_again(window: MainWindow, shop_folder: Path, opened: Opener) -> None:
    choose(window, "mine")
    notify = part(window, Tick, "settings_notify")
    assert isinstance(notify, Tick)
    assert notify.isChecked()
    notify.click()
    window.close()
    again = opened(shop_folder)
    again.open_settings("reminding")
    section = part(again, RemindingSection, "")
    assert isinstance(section, RemindingSection)
    assert section.whose.current() == "mine"
    assert not section.notify.isChecked()


def due(what: str, name: str = "", **more: object) -> Due:
    """Something that is due at ten."""
    at = datetime.fromisoformat("2026-11-20 10:00")
    return Due("reminder", 1, None, what, at, all_day=False, kind="call", name=name, **more)  # type: ignore[arg-type]


def test_the_systems_notification_is_plain_text() -> None:
    now = datetime.fromisoformat("2026-11-20 10:00")
    assert notice_of([due("Call", "<b>Anna</b>\nSaar")], now) == ("Call", "‹b›Anna‹/b› Saar · Due now, 10:00")
    title, body = notice_of([due(f"Call {number}", "Anna") for number in range(6)], now)
    assert title == "6 reminders are due"
    assert body.splitlines() == ["Call 0", "Call 1", "Call 2", "Call 3", "…"]


def test_the_option_is_told_and_does_not_stand_in_the_way_of_a_verb() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "clientdesk", "--help"], capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "COLUMNS": "200", "PYTHONPATH": os.pathsep.join(sys.path)},
    ).stdout  # fmt: skip
    assert "--in-tray" in told
