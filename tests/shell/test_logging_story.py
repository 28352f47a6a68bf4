"""Logging takes under ten seconds: the presses from an open profile to what is saved are counted in a whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.tabs import Tabs
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.reaching import call
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

ANNA, DMITRI = 1, 2
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LINE = "call 5 min, asked about oil, call Monday 10:00"
DOUBTFUL = "call 5 min, asked about oil, call Friday 10:00"


class Hands:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self.presses = 0
        self._window = window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """One key, wherever the keyboard is; a menu that is open has it."""
        self.presses += 1
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
        QTest.keyClick(target, key, held)
        QApplication.processEvents()

    def write(self, line: str) -> None:
        """A letter a press."""
        for letter in line:
            self.presses += 1
            QTest.keyClicks(QApplication.focusWidget() or self._window, letter)
        QApplication.processEvents()


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    """Before the profile of Anna."""
    window.activateWindow()
    window.open_page("customers")
    window.context.show_customer(ANNA)
    qtbot.waitUntil(lambda: composer(window).isVisible())
    return Hands(window)


def composer(window: MainWindow) -> Composer:
    found = window.findChild(Composer)
    assert found is not None
    return found


def saved(window: MainWindow, customer: int = ANNA) -> list[ContactDetails]:
    return window.context.bridge.ask(contacts, customer=customer)


def test_a_call_is_logged_with_two_presses_beside_the_line(window: MainWindow, hands: Hands) -> None:
    hands.press(Qt.Key.Key_L, CTRL)
    hands.write(LINE)
    hands.press(Qt.Key.Key_Return)
    (one,) = saved(window)
    assert (one.kind, one.lasted_s, one.note) == ("call", 300, "asked about oil")
    assert hands.presses <= len(LINE) + 2


def test_with_its_follow_up_it_takes_no_more(window: MainWindow, hands: Hands) -> None:
    hands.press(Qt.Key.Key_L, CTRL)
    hands.write(LINE)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert len(saved(window)) == 1
    assert len(window.context.bridge.ask(open_reminders, customer=ANNA)) == 1
    assert hands.presses <= len(LINE) + 2


def test_a_doubtful_day_takes_one_press_more(window: MainWindow, hands: Hands) -> None:
    hands.press(Qt.Key.Key_L, CTRL)
    hands.write(DOUBTFUL)
    hands.press(Qt.Key.Key_Return)
    assert saved(window) == []
    hands.press(Qt.Key.Key_Return)
    assert len(saved(window)) == 1
    assert hands.presses <= len(DOUBTFUL) + 3


def test_what_was_not_meant_so_takes_two_more(window: MainWindow, hands: Hands) -> None:
    line = "call 5 min, asked about oil"
    hands.press(Qt.Key.Key_L, CTRL)
    hands.write(line)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Return)
    (one,) = saved(window)
    assert (one.kind, one.note) == ("note", line)
    assert hands.presses <= len(line) + 2 + 2


def test_a_call_begun_on_today_leads_to_the_profile_and_is_logged_by_keyboard(
    window: MainWindow, hands: Hands, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    window.open_page("today")
    call(window.context, "+372 5123 4567", DMITRI)
    qtbot.waitUntil(composer(window).offer.yes.hasFocus)
    hands.press(Qt.Key.Key_Return)
    hands.write("wants panniers")
    hands.press(Qt.Key.Key_Return)
    (one,) = saved(window, DMITRI)
    assert (one.kind, one.answered, one.note) == ("call", True, "wants panniers")
    assert saved(window, ANNA) == []


def test_the_strip_is_seen_whatever_tab_was_open(
    window: MainWindow, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    tabs = window.findChild(Tabs, "profile_tabs")
    assert tabs is not None
    tabs.choose("about")
    assert not composer(window).isVisible()
    call(window.context, "+372 5123 4567", ANNA)
    QApplication.processEvents()
    assert composer(window).offer.isVisible()
    assert saved(window) == []
