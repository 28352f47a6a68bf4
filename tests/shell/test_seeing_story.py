"""A reminder for when Anna is next seen: put off by the menu of the popup, back when her profile stays open."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.shell import seen
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.popup_actions import DueActions
from tests.shell.opened import opened, shop_folder, window
from tests.shell.test_reminding_story import later, write_reminder

__all__ = ["opened", "shop_folder", "window"]


@pytest.fixture(autouse=True)
def quick_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who looks quickly."""
    monkeypatch.setattr(seen, "GLANCE_MS", 0)


def choose(name: str) -> None:
    """Take a line of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    line = menu.findChild(QAction, name)
    assert line is not None
    line.trigger()
    menu.close()


def test_put_off_until_seen_and_raised_when_the_profile_opens(window: MainWindow, qtbot: QtBot) -> None:
    write_reminder(window, "Ask how the saddle fits", "Anna", "10:00")
    later(window, "2026-11-20 10:00")
    popup = window.alarm.popup
    assert not popup.isHidden()
    due = window.alarm.clock.reminding.shown.dues[0]
    actions = popup.findChild(DueActions)
    assert actions is not None
    actions.offer_snooze()
    choose("snooze_sight")
    assert popup.isHidden()
    assert window.toasts.shown()[-1] == "Reminder put off until you next see them"

    later(window, "2026-11-24 15:20")
    assert popup.isHidden()
    assert due.customer is not None
    window.context.show_customer(due.customer)
    qtbot.waitUntil(lambda: not popup.isHidden())
    assert popup.rows() == ["Ask how the saddle fits. Anna Saar. Due now, 15:20"]
