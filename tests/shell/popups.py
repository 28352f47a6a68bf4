"""The reminder popup of a program that has just started, and what a test does with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.shell.popup import ReminderPopup
from clientdesk.shell.reminder_clock import ReminderClock
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk, clock: FakeClock) -> int:
    """A customer with a phone, a way to be addressed, and a talk twelve days ago."""
    row = desk.run(
        "Added", add_customer, name="Anna Saar", address_as="Mrs. Saar",
        points=(PointInput(PointKind.PHONE, "+372 5123 4567"),),
    )  # fmt: skip
    clock.sleep(days=-12)
    desk.run("Logged", log_contact, customer=row, kind=ContactKind.CALL, note="plans Hiiumaa in June")
    clock.sleep(days=12)
    return row


@pytest.fixture
def reminder_clock(context: Context) -> Iterator[ReminderClock]:
    """The clock, not running yet."""
    made = ReminderClock(context)
    yield made
    made.stop()


@pytest.fixture
def popup(context: Context, reminder_clock: ReminderClock, qtbot: QtBot) -> ReminderPopup:
    """The popup of a program that has just started."""
    made = ReminderPopup(context, reminder_clock)
    qtbot.addWidget(made)
    reminder_clock.start()
    return made


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the telephone program of the computer was asked for."""
    asked: list[str] = []

    def take(url: QUrl) -> bool:
        asked.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return asked


def plan(desk: Desk, what: str, time: str | None = "10:00", on: date = FRIDAY, customer: int | None = None) -> int:
    """A reminder."""
    return desk.run("Reminder added", add_reminder, what=what, due_on=on, due_time=time, customer=customer)


def at(clock: FakeClock, reminder_clock: ReminderClock, moment: str) -> None:
    """It is now `moment`, and the timer has noticed."""
    clock.set_local(wall(moment))
    reminder_clock.wake()


def button(popup: ReminderPopup, name: str) -> QPushButton:
    """A button by its name, as a test from outside finds it."""
    found = popup.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def written(popup: ReminderPopup) -> QLineEdit:
    """The line for what was said."""
    found = popup.findChild(QLineEdit, "reminder_note")
    assert isinstance(found, QLineEdit)
    assert found.isVisible()
    return found


def seen(popup: ReminderPopup) -> list[str]:
    """Every text that can be read on it."""
    return [label.text() for label in popup.findChildren(QLabel) if label.isVisibleTo(popup) and label.text()]
