"""The opening hours in the settings, by mouse and keyboard."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clientdesk.base.hours import usual_hours
from clientdesk.desk.desk import Desk
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Tick, TimeField
from clientdesk.shell.settings_shop import ShopSection
from tests.shell.happenings import clock, context, desk

__all__ = ["clock", "context", "desk"]


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> ShopSection:
    """The settings of the shop."""
    made = ShopSection(context)
    qtbot.addWidget(made)
    made.show()
    return made


def field(section: ShopSection, day: int, which: str) -> TimeField:
    found = section.findChild(TimeField, f"settings_hours_{day}_{which}")
    assert isinstance(found, TimeField)
    return found


def tick(section: ShopSection, day: int) -> Tick:
    found = section.findChild(Tick, f"settings_hours_{day}_open")
    assert isinstance(found, Tick)
    return found


def test_they_begin_with_what_is_usual(desk: Desk, section: ShopSection) -> None:
    assert (field(section, 0, "opens").moment(), field(section, 0, "closes").moment()) == (time(9), time(18))
    assert not tick(section, 6).isChecked()
    assert field(section, 6, "opens").isHidden()


def test_a_day_is_closed_by_its_tick_and_opened_again_by_undo(desk: Desk, section: ShopSection) -> None:
    QTest.keyClick(tick(section, 5), Qt.Key.Key_Space)
    assert desk.settings.opening.days[5] is None
    desk.undo()
    assert desk.settings.opening == usual_hours("EE")
    assert tick(section, 5).isChecked()


def test_a_time_is_written(desk: Desk, section: ShopSection) -> None:
    field(section, 0, "opens").set_moment(time(10, 30))
    QTest.keyClick(field(section, 0, "opens"), Qt.Key.Key_Return)
    assert desk.settings.opening.days[0] == (time(10, 30), time(18))


def test_closing_before_opening_is_said_beneath_and_changes_nothing(desk: Desk, section: ShopSection) -> None:
    field(section, 0, "closes").set_moment(time(8))
    QTest.keyClick(field(section, 0, "closes"), Qt.Key.Key_Return)
    assert desk.settings.opening == usual_hours("EE")
    assert any("opens before it closes" in label.text() for label in section.findChildren(QLabel))
