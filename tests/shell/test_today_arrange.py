"""The owner puts the cards of Today in order, puts some away and brings them back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base.preferences import load_preferences
from clientdesk.desk.desk import Desk
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import IconButton, Tick
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import TodayPage
from clientdesk.shell.today_arrange import ArrangeSheet
from tests.conftest import Folders
from tests.shell.todays import opened_page, person, plan, take


@pytest.fixture
def page(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> TodayPage:
    """Two cards in the wide column, two in the narrow one."""
    plan(desk, "Call", "10:00", customer=person(desk, "Anna Saar", birth_month=11, birth_day=21))
    plan(desk, "Order tyres")
    return opened_page(context, choices, qtbot)


def top(page: TodayPage, key: str) -> QPoint:
    QApplication.processEvents()
    return page.card(key).mapTo(page, QPoint(0, 0))


def sheet(page: TodayPage) -> ArrangeSheet:
    QTest.mouseClick(page.head.arrange_button, Qt.MouseButton.LeftButton)
    found = QApplication.activePopupWidget()
    assert isinstance(found, ArrangeSheet)
    return found


def press(opened: ArrangeSheet, key: str, way: str) -> None:
    [button] = [one for one in opened.findChildren(IconButton, f"arrange_{key}_{way}") if one.isVisible()]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def test_up_down_over_and_it_is_kept(page: TodayPage, folders: Folders) -> None:
    opened = sheet(page)
    press(opened, "to_do", "up")
    assert top(page, "to_do").y() < top(page, "call_today").y()
    press(opened, "birthdays", "over")
    assert top(page, "birthdays").x() == top(page, "call_today").x()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "arrange_birthdays_over", "the keyboard stays on the same button"
    opened.close()
    kept = load_preferences(folders.data).today_order
    looked_at = ["to_do", "call_today", "birthdays", "|", "your_day", "seen"]
    assert [key for key in kept if key in looked_at] == looked_at


def test_a_card_that_is_put_away_comes_back(page: TodayPage, choices: Choices) -> None:
    opened = sheet(page)
    [tick] = [one for one in opened.findChildren(Tick, "arrange_your_day") if one.isVisible()]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, tick.height() // 2))
    assert not page.card("your_day").isVisible()
    assert choices.now.today_hidden == ["your_day"]
    QApplication.processEvents()
    [tick] = [one for one in opened.findChildren(Tick, "arrange_your_day") if one.isVisible()]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, tick.height() // 2))
    opened.close()
    assert page.card("your_day").isVisible()


def test_alt_and_an_arrow_move_the_card_one_is_in(page: TodayPage) -> None:
    card = page.card("call_today")
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(card.list, Qt.Key.Key_Down, alt)
    assert top(page, "call_today").y() > top(page, "to_do").y()
    QTest.keyClick(card.list, Qt.Key.Key_Right, alt)
    assert top(page, "call_today").x() == top(page, "your_day").x()
    assert card.list.hasFocus()
    assert [line.row.name for line in card.lines()] == ["Anna Saar"]


def test_the_order_chosen_elsewhere_is_followed(page: TodayPage, choices: Choices) -> None:
    choices.choose(today_order=["your_day", "call_today"], today_hidden=["to_do"])
    assert top(page, "your_day").y() < top(page, "call_today").y()
    assert not page.card("to_do").isVisible()


def test_the_menu_of_a_head_moves_and_hides_by_mouse(page: TodayPage, choices: Choices) -> None:
    head = page.card("call_today").head
    head.customContextMenuRequested.emit(QPoint(5, 5))
    take("card_down")
    assert top(page, "call_today").y() > top(page, "to_do").y()
    head.customContextMenuRequested.emit(QPoint(5, 5))
    take("card_hide")
    assert choices.now.today_hidden == ["call_today"]
    assert not page.card("call_today").isVisible()
