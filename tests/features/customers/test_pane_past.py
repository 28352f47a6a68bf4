"""A customer as of a day, in the side sheet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.pane import PANES
from clientdesk.features.customers.pane_history import History
from clientdesk.features.customers.pane_past import PastPane
from clientdesk.kit.context import Context
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, phone


@pytest.fixture
def anna(desk: Desk, clock: FakeClock) -> int:
    """Added on Monday, changed on Friday."""
    clock.sleep(days=-4)
    made = add(desk, "Anna Saar", points=(phone("5123 4567"),), tags=("club",))
    clock.sleep(days=4)
    desk.run(
        "Changed", change_customer, customer=made, name="Anna Kask", points=(phone("5123 9999"),), nickname="Annie"
    )
    return made


def shown(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible())


def pane(context: Context, customer: int, qtbot: QtBot) -> PastPane:
    [editor] = [one for one in PANES.editors if one.table == "customer_past"]
    made = editor.make(context, customer, {})
    assert isinstance(made, PastPane)
    qtbot.addWidget(made)
    made.resize(440, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_day_is_chosen_and_what_changed_since_is_marked(context: Context, anna: int, qtbot: QtBot) -> None:
    made = pane(context, anna, qtbot)
    assert "now:" not in shown(made)
    made.day.set_day(date(2026, 11, 17))
    qtbot.waitUntil(lambda: made.name.text() == "Anna Saar")
    said = shown(made)
    assert "As it was at the end of Tuesday 17 November | Only to be read. What has changed since is marked." in said
    assert "Phone | +372 5123 4567 | now: +372 5123 9999" in said
    assert "Nickname | – | now: Annie" in said
    assert "Tag | club" in said and "now removed" not in said


def test_a_day_before_the_history_says_so(context: Context, anna: int, qtbot: QtBot) -> None:
    made = pane(context, anna, qtbot)
    made.day.set_day(date(2026, 11, 1))
    qtbot.waitUntil(lambda: "The history of this shop begins on" in shown(made))
    assert made.name.text() == "Anna Kask"


def test_days_go_by_the_arrows(context: Context, anna: int, qtbot: QtBot) -> None:
    made = pane(context, anna, qtbot)
    for _ in range(2):
        QTest.keyClick(made.earlier, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: made.name.text() == "Anna Saar")
    QTest.keyClick(made.later, Qt.Key.Key_Space)
    assert made.day.day() == date(2026, 11, 19)
    # Tomorrow is not known yet: it is the present day.
    made.day.set_day(date(2026, 11, 20) + timedelta(days=5))
    qtbot.waitUntil(lambda: made.name.text() == "Anna Kask")


def test_the_history_leads_there(context: Context, anna: int, qtbot: QtBot) -> None:
    asked: list[tuple[object, ...]] = []
    context.edit_asked.connect(lambda *what: asked.append(what))
    context.history_asked.connect(lambda customer: asked.append((customer,)))
    history = History(context)
    qtbot.addWidget(history)
    history.show_customer(anna)
    history.show()
    for name in ("history_open", "history_past", "history_whole"):
        button = history.findChild(QPushButton, name)
        assert button is not None
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert asked == [("customer_past", anna, {}), (anna,)]
    qtbot.waitUntil(lambda: "Contact details: 5123 9999 (was 5123 4567)" in shown(history))
