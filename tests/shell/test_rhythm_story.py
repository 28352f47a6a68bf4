"""A morning with the rhythm, by keyboard: whom and why, done and logged, not needed and why, tomorrow's list."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.reminding import Reminding
from clientdesk.desk.tone import Tone
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.rhythm.commands import change_rhythm_settings
from clientdesk.features.rhythm.queries import next_touch
from clientdesk.kit.context import Context
from clientdesk.shell.choices import Choices
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.profile_tiles import TileButton
from clientdesk.shell.today import TodayPage
from clientdesk.shell.today_sources import View
from tests.fakes.clock import FakeClock
from tests.shell.opened import opened, shop_folder, window
from tests.shell.todays import opened_page

__all__ = ["opened", "shop_folder", "window"]

wall = datetime.fromisoformat


def silent(desk: Desk, name: str, days: int) -> int:
    """A customer of class A with whom nobody spoke for so many days."""
    customer = desk.run("Added", add_customer, name=name, potential="A")
    on = wall("2026-11-20 08:00") - timedelta(days=days)
    desk.run("Logged", log_contact, customer=customer, kind="call", on=on)
    return customer


def told(page: TodayPage) -> list[str]:
    """The rows of whom to reach, as they are heard."""
    return [str(line) for line in page.card("call_today").lines()]


def test_a_morning_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.bridge.desk
    liis, jonas = silent(desk, "Liis Tamm", 33), silent(desk, "Jonas Kazlauskas", 31)
    page = window.findChild(TodayPage)
    assert isinstance(page, TodayPage)
    window.context.open_page("today")
    assert told(page) == [
        "Liis Tamm, any time, A customer, last spoke 33 days ago, you agreed on 30",
        "Jonas Kazlauskas, any time, A customer, last spoke 31 days ago, you agreed on 30",
    ]
    rows = page.card("call_today").list
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert desk.ask(contacts, customer=liis)[0].kind == "call"
    assert desk.last_undo is not None and desk.last_undo.label.text() == "Contact logged"
    qtbot.waitUntil(lambda: len(told(page)) == 1)

    QTest.keyClick(rows, Qt.Key.Key_X)
    reason = window.findChild(QLineEdit, "not_needed_form_because")
    assert reason is not None
    QTest.keyClicks(reason, "Bought here yesterday")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    found = desk.ask(next_touch, customer=jonas)
    assert found is not None and found.due_on == wall("2026-12-20").date()
    qtbot.waitUntil(lambda: not told(page))
    qtbot.waitUntil(lambda: page.head.assurance.text() == "0 forgotten of 4")

    window.context.show_customer(jonas)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tile = window.findChild(TileButton, "profile_tile_keep_in_touch")
    assert isinstance(tile, TileButton) and tile.isVisible() and tile.shown.value == "in 31 days"
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.findChild(QPushButton, "rhythm_form_save") is not None


def test_tomorrow_has_the_next_share_and_no_day_is_too_full(
    desk: Desk, context: Context, choices: Choices, qtbot: QtBot
) -> None:
    desk.run("Settings", change_rhythm_settings, calls_a_day=2)
    names = [f"Customer {place}" for place in range(5)]
    for place, name in enumerate(names):
        silent(desk, name, 60 - place)
    page = opened_page(context, choices, qtbot)
    assert [line.row.name for line in page.card("call_today").lines()] == names[:2]
    qtbot.waitUntil(
        lambda: page.head.assurance.text() == "0 forgotten of 5 · 3 more calls are spread over the coming days"
    )
    page.show_view(View.TOMORROW)
    assert [line.row.name for line in page.card("call_today").lines()] == names[2:4]


def test_after_two_weeks_away_nobody_was_missed_and_nothing_is_red(
    desk: Desk, context: Context, choices: Choices, qtbot: QtBot
) -> None:
    for place in range(20):
        silent(desk, f"Customer {place}", 44 - place // 2)
    choices.keep_window(last_day="2026-11-06")
    page = opened_page(context, choices, qtbot)
    rows = page.card("call_today").rows()
    assert (len(rows), {row.tone for row in rows}, page.away.missed) == (8, {Tone.PLAIN}, [])


def test_the_morning_list_of_the_popup_is_one_list_and_comes_once(desk: Desk, clock: FakeClock) -> None:
    clock.set_local(wall("2026-11-20 08:55"))
    everybody = [f"Customer {place}" for place in range(4)]
    for place, name in enumerate(everybody):
        silent(desk, name, 60 - place)
    reminding = Reminding(desk)
    assert reminding.turn().dues == ()
    clock.set_local(wall("2026-11-20 09:00"))
    shown = reminding.turn()
    assert ([due.name for due in shown.dues], shown.as_list) == (everybody, True)
    assert [due.name for due in Reminding(desk).turn().dues] == everybody
    clock.sleep(hours=1)
    assert reminding.turn().fresh == 0
