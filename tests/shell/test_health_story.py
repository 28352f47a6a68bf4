"""Why a relationship is as it is, by keyboard: from the profile to the reasons, the record behind one, the weights."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.rhythm.commands import set_rhythm
from clientdesk.kit.form import Form
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.today import TodayPage
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]


def silent(desk: Desk, name: str) -> int:
    """A customer who used to be in touch every thirty days, and was not for sixty; half a year was agreed."""
    customer = desk.run("Added", add_customer, name=name, potential="A")
    desk.run("Agreed", set_rhythm, customer=customer, days=180)
    for days in (150, 120, 90, 60):
        on = datetime.fromisoformat("2026-11-20 08:00") - timedelta(days=days)
        desk.run("Logged", log_contact, customer=customer, kind="call", on=on, note="Spoke of the saddle")
    return customer


def part(window: MainWindow, name: str) -> QWidget:
    found = [one for one in window.findChildren(QWidget, name) if one.isVisible()]
    assert found, name
    return found[0]


def press(window: MainWindow, name: str) -> None:
    QTest.keyClick(part(window, name), Qt.Key.Key_Return)


def test_from_the_word_to_what_is_behind_it_and_to_the_weights(window: MainWindow, qtbot: QtBot) -> None:
    anna = silent(window.context.bridge.desk, "Anna Saar")
    window.context.show_customer(anna)
    badge = part(window, "profile_health")
    assert badge.accessibleName() == "How it goes: Needs attention"
    press(window, "profile_health")
    sheet = part(window, "health_sheet")
    press(window, "health_reason_0")
    # The last contact is open in its form, in the place of the sheet.
    form = window.sheet.form
    assert form is not None and form is not sheet
    assert isinstance(form, Form) or form.findChildren(Form)
    assert window.sheet.close_form()
    press(window, "profile_health")
    press(window, "health_weights")
    assert window.pages.current == "settings" and not window.sheet.isVisible()
    none = next(one for one in part(window, "weight_silence").findChildren(QPushButton) if one.accessibleName() == "0")
    none.click()
    window.context.show_customer(anna)
    assert part(window, "profile_health").accessibleName() == "How it goes: Going well"


def test_the_sheet_closes_by_its_button_and_the_keyboard_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.context.show_customer(silent(window.context.bridge.desk, "Anna Saar"))
    badge = part(window, "profile_health")
    badge.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, "profile_health")
    press(window, "health_close")
    assert not window.sheet.isVisible() and badge.hasFocus()


def test_slipping_away_stands_on_today_until_they_spoke(window: MainWindow) -> None:
    desk = window.context.bridge.desk
    anna = silent(desk, "Anna Saar")
    window.context.open_page("today")
    page = window.findChild(TodayPage)
    assert isinstance(page, TodayPage)
    [line] = page.card("slipping").lines()
    assert str(line) == "Anna Saar, Silent for 60 days, used to be in touch every 30 days"
    desk.run("Logged", log_contact, customer=anna, kind="call")
    assert not page.card("slipping").lines()
