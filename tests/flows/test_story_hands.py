"""A morning by keyboard alone, and the same by mouse: add, find, log, remind, move in the calendar, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.choice_row import ChoiceButton
from clientdesk.kit.list_view import ListView
from clientdesk.shell.calendar_page import CalendarPage
from tests.conftest import Folders
from tests.flows.shopkeeper import ALT, CTRL, LEFT, PLAIN, SHIFT, Key, Shopkeeper
from tests.shell.calendar_story import drag, nov, spot, titles
from tests.shell.opened import make_shop, tidy


@pytest.fixture
def keeper(folders: Folders, qtbot: QtBot) -> Iterator[Shopkeeper]:
    """Somebody at the desk of a shop with one customer."""
    make_shop(folders.data, "Dmitri Volkov")
    made = Shopkeeper(qtbot, folders.data)
    made.start()
    yield made
    made.leave()
    tidy()


def logged(keeper: Shopkeeper) -> list[tuple[str, str]]:
    """What was written down about the customer who is shown."""
    found = keeper.window.context.bridge.ask(contacts, customer=shown(keeper))
    return [(one.kind, one.note) for one in found]


def planned(keeper: Shopkeeper) -> list[tuple[str, date]]:
    """What is still to be done, and when."""
    return [(one.what, one.due_on) for one in keeper.window.context.bridge.ask(open_reminders)]


def shown(keeper: Shopkeeper) -> int:
    """The id of whom the profile shows."""
    page = keeper.window.pages.made("customers")
    customer = page.current_customer()  # type: ignore[union-attr]
    assert isinstance(customer, int)
    return customer


def calendar(keeper: Shopkeeper) -> CalendarPage:
    """The page of the calendar, which is open."""
    page = keeper.window.pages.currentWidget()
    assert isinstance(page, CalendarPage)
    return page


def test_a_morning_by_keyboard_alone(keeper: Shopkeeper) -> None:
    # Somebody new.
    keeper.press(Key.Key_N, held=CTRL)
    keeper.write("Anna Saar")
    keeper.press(Key.Key_Return)
    assert keeper.part(QLabel, "profile_name").text() == "Anna Saar"
    keeper.press(Key.Key_N, held=CTRL)
    keeper.write("Jaan Tamm")
    keeper.press(Key.Key_Return)
    assert keeper.names() == ["Anna Saar", "Dmitri Volkov", "Jaan Tamm"]

    # Found in three letters; the arrow goes into the list.
    keeper.press(Key.Key_F, held=CTRL)
    keeper.write("ann")
    keeper.qtbot.waitUntil(lambda: keeper.names() == ["Anna Saar"], timeout=20_000)
    keeper.press(Key.Key_Return)
    assert keeper.part(QLabel, "profile_name").text() == "Anna Saar"

    # A visit: the kind is two arrows away from the field.
    keeper.press(Key.Key_L, held=CTRL)
    keeper.write("Tried the new saddle")
    keeper.press(Key.Key_Tab, Key.Key_Right)
    keeper.press(Key.Key_Tab, held=SHIFT)
    keeper.press(Key.Key_Return)
    assert logged(keeper) == [(ContactKind.CALL, "Tried the new saddle")]
    assert keeper.story() == ["Today", "Call"]

    # A reminder, and its day in the calendar.
    keeper.press(Key.Key_R, held=CTRL)
    keeper.write("Ask about the saddle")
    keeper.press(Key.Key_Return)
    assert planned(keeper) == [("Ask about the saddle", nov(20))]
    keeper.press(Key.Key_3, held=CTRL)
    page = calendar(keeper)
    assert titles(page, nov(20)) == ["Ask about the saddle"]
    keeper.press(Key.Key_Right, held=ALT)
    keeper.press(Key.Key_Down, held=ALT)
    assert titles(page, nov(28)) == ["Ask about the saddle"]
    assert planned(keeper) == [("Ask about the saddle", nov(28))]

    # Taken back twice, and done again.
    keeper.press(Key.Key_Z, Key.Key_Z, held=CTRL)
    assert planned(keeper) == [("Ask about the saddle", nov(20))]
    keeper.press(Key.Key_Z, held=CTRL | SHIFT)
    assert titles(page, nov(21)) == ["Ask about the saddle"]


def test_a_morning_by_mouse(keeper: Shopkeeper) -> None:
    # Somebody new: the hands leave the mouse only for the letters.
    keeper.click(keeper.button("rail_customers"))
    keeper.click(keeper.button("customer_add"))
    keeper.click(keeper.part(QLineEdit, "customer_form_name"))
    keeper.write("Anna Saar")
    keeper.click(keeper.button("customer_form_save"))
    assert keeper.names() == ["Anna Saar", "Dmitri Volkov"]

    # Found and opened.
    keeper.click(keeper.part(QLineEdit, "customer_search"))
    keeper.write("vol")
    keeper.qtbot.waitUntil(lambda: keeper.names() == ["Dmitri Volkov"], timeout=20_000)
    keeper.click_row(keeper.part(ListView, "customer_list"), 0)
    assert keeper.part(QLabel, "profile_name").text() == "Dmitri Volkov"

    # A call.
    keeper.click(keeper.button("profile_log_contact"))
    keeper.write("Wants to hear of the new lights")
    kinds = keeper.part(QWidget, "timeline_composer").findChildren(ChoiceButton)
    keeper.click(next(one for one in kinds if one.choice.key == ContactKind.CALL))
    keeper.click(keeper.button("timeline_composer_save"))
    assert logged(keeper) == [(ContactKind.CALL, "Wants to hear of the new lights")]

    # A reminder, dragged to another day and taken back by the toast.
    keeper.click(keeper.button("profile_reminder"))
    keeper.write("Show the lights")
    keeper.click(keeper.button("reminder_form_save"))
    (planned_for,) = keeper.window.context.bridge.ask(open_reminders)
    keeper.click(keeper.button("rail_calendar"))
    page = calendar(keeper)
    drag(page, spot(page, nov(20), ("reminder", planned_for.id)), spot(page, nov(24)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(24)))
    assert planned(keeper) == [("Show the lights", nov(24))]
    keeper.click(keeper.button("toast_undo"))
    assert planned(keeper) == [("Show the lights", nov(20))]
    assert titles(page, nov(20)) == ["Show the lights"]


def test_whoever_goes_to_a_page_has_the_keyboard_there(keeper: Shopkeeper) -> None:
    for number in (2, 3, 2):
        keeper.press(Key(Key.Key_0 + number), held=CTRL)
        page, focused = keeper.window.pages.currentWidget(), QApplication.focusWidget()
        assert page is not None and focused is not None
        assert page.isAncestorOf(focused), f"{page.objectName()}: {focused.objectName()}"
        assert focused.isVisible()
