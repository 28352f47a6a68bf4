"""Today inside the whole window: what its keys reach beyond the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base.preferences import load_window
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.today import TodayPage
from tests.shell.opened import Opener, opened, shop_folder
from tests.shell.todays import FRIDAY

__all__ = ["opened", "shop_folder"]


def today(window: MainWindow) -> TodayPage:
    page = window.open_page("today")
    assert isinstance(page, TodayPage)
    return page


def test_l_puts_the_cursor_where_a_contact_is_written_down_and_the_customer_was_seen(
    opened: Opener, shop_folder: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    desk = window.context.bridge.desk
    desk.run("Added", add_reminder, what="Ask about the saddle", due_on=FRIDAY, customer=2)
    page = today(window)
    card = page.card("call_today")
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.list, Qt.Key.Key_L)
    assert window.pages.current == "customers"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "timeline_composer_text"
    qtbot.waitUntil(lambda: window.choices.window.seen == [2], timeout=3_000)
    seen = today(window).card("seen")
    assert [line.row.name for line in seen.lines()] == ["Dmitri Volkov"]


def test_the_day_is_kept_at_the_start_and_whom_one_saw_at_the_end(
    opened: Opener, shop_folder: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    qtbot.waitUntil(lambda: load_window(shop_folder).last_day == "2026-11-20", timeout=3_000)
    window.context.show_customer(1)
    qtbot.waitUntil(lambda: window.choices.window.seen == [1], timeout=3_000)
    window.close()
    again = opened(shop_folder)
    assert [line.row.name for line in today(again).card("seen").lines()] == ["Anna Saar"]


def test_the_sheet_of_the_day_belongs_to_today_on_the_rail(opened: Opener, shop_folder: Path, qtbot: QtBot) -> None:
    window = opened(shop_folder)
    today(window).print_shown()
    assert window.pages.current == "print"
    assert [name for name, button in window.rail.buttons.items() if button.isChecked()] == ["today"]
    qtbot.waitUntil(lambda: not window.context.works.running)
