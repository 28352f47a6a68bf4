"""The page of promises and the card on the profile."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.promises import commands
from clientdesk.features.promises.pane_form import PromiseForm
from clientdesk.features.promises.pane_open import OpenPromises
from clientdesk.features.promises.pane_page import PromisesPage
from clientdesk.features.promises.queries import open_promises, promise
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.context import Context
from tests.features.customers.people import add

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def anna(desk: Desk) -> int:
    return add(desk, "Anna Saar")


def make(desk: Desk, customer: int, what: str, due_on: date, owner: int | None = None) -> int:
    return desk.run(
        "P", commands.make_promise, customer=customer, what=what, made_on=date(2026, 11, 1), due_on=due_on, owner=owner
    )


def opened(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(1000, 800)
    widget.show()
    qtbot.waitExposed(widget)


def shown(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible())


def take(name: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.objectName() == name).trigger()
    menu.close()


def test_the_page_filters_by_standing_and_by_person(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    page = PromisesPage(context)
    opened(page, qtbot)
    assert "Nothing was promised yet." in shown(page)
    kati = desk.run("Staff", add_staff, name="Kati")
    late = make(desk, anna, "Send the price list", date(2026, 11, 17))
    make(desk, anna, "Call", date(2026, 11, 25), kati)
    assert [row.view.what for row in page.list.rows()] == ["Send the price list", "Call"]
    assert str(page.list.rows()[0]).startswith("Send the price list, Anna Saar. 3 days late. by Tue 17 Nov")
    assert page.count.text() == "2 open, 1 of them late"
    page.people.choose(str(kati))
    page.people.chosen.emit(str(kati))
    assert [row.view.what for row in page.list.rows()] == ["Call"]
    page.people.choose("")
    page.people.chosen.emit("")
    page.list.choose(0)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [row.view.what for row in page.list.rows()] == ["Call"]
    page.states.choose("kept_late")
    assert [row.view.id for row in page.list.rows()] == [late]
    assert page.share.value.text() == "0 %"
    assert page.share.sentence.text() == "0 of 1 promise was kept in time."
    assert page.share.bars.accessibleName() == "Too few promises yet to say where it goes."
    page.list.menu_wanted.emit(page.list.rows()[0], QPoint(5, 5))
    take("promise_reopen")
    assert page.list.rows() == ()
    assert "No promise stands so." in shown(page)


def test_the_card_tells_the_first_two_and_closes_them(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    card = OpenPromises(context)
    card.show_customer(anna)
    assert card.isHidden(), "nothing is owed"
    opened(card, qtbot)
    rows = [make(desk, anna, f"No. {n}", date(2026, 11, 17 + n)) for n in range(3)]
    assert "No. 1" in shown(card) and "No. 2" not in shown(card)
    assert "3 days late" in shown(card)
    QTest.keyClick(card.more_button, Qt.Key.Key_Space)
    assert "No. 2" in shown(card)
    for row in rows:
        button = card.findChildren(QPushButton, f"promise_{row}_keep")[-1]
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert card.isHidden()
    assert desk.ask(open_promises, customer=anna) == ()


def test_what_is_wrong_is_said_at_its_field(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    form = PromiseForm(context, None, {})
    opened(form, qtbot)
    form.submit()
    assert form.errors() == {"customer": "Please say to whom it was promised."}
    form = PromiseForm(context, None, {"customer": anna})
    opened(form, qtbot)
    form.submit()
    assert form.errors() == {"what": "Please say what was promised."}
    row = make(desk, anna, "Call", date(2026, 11, 25))
    form = PromiseForm(context, row, {"ending": "kept"})
    opened(form, qtbot)
    form._bound["closed_on"].write(date(2026, 10, 1))
    form.submit()
    assert form.errors() == {"closed_on": "This is before the day on which it was promised."}
    form._bound["closed_on"].write(FRIDAY)
    form.submit()
    found = desk.ask(promise, row=row)
    assert found is not None and found.closed_on == FRIDAY
