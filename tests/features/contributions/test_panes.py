"""The card on the tab About, the page of all ideas, and the word of thanks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contributions import commands
from clientdesk.features.contributions.pane_form import ContributionForm
from clientdesk.features.contributions.pane_page import ContributionsPage
from clientdesk.features.contributions.pane_section import ContributionsSection
from clientdesk.features.contributions.pane_thanks import ThanksForm
from clientdesk.features.contributions.queries import contribution
from clientdesk.features.contributions.rules import Status
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Select
from tests.features.customers.people import add


@pytest.fixture
def idea(desk: Desk) -> int:
    """Anna's, of three months ago."""
    anna = add(desk, "Anna Saar")
    told = {"customer": anna, "what": "A rack for wet coats", "given_on": date(2026, 8, 1)}
    return desk.run("Idea", commands.add_contribution, **told)  # type: ignore[arg-type] # as told


def opened(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    qtbot.waitExposed(widget)


def shown(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible())


def test_the_card_tells_what_became_of_it(context: Context, desk: Desk, idea: int, qtbot: QtBot) -> None:
    card = ContributionsSection(context)
    card.show_customer(1)
    opened(card, qtbot)
    assert "given on 1 Aug · unanswered for two months" in shown(card)
    desk.run("Used", commands.answer_contribution, row=idea, status=Status.USED, outcome="Stands by the door")
    desk.run("Thanked", commands.thank_contribution, row=idea)
    assert "A rack for wet coats | Stands by the door | given on 1 Aug · thanked on 20 Nov" in shown(card)
    gone: list[str] = []
    context.page_asked.connect(gone.append)
    QTest.keyClick(card.head.link, Qt.Key.Key_Space)
    assert gone == ["contributions"]


def test_the_page_filters(context: Context, desk: Desk, idea: int, qtbot: QtBot) -> None:
    page = ContributionsPage(context)
    opened(page, qtbot)
    assert page.count.text() == "1 in all, 0 used"
    page.states.choose("used")
    assert "None stands so." in shown(page)
    desk.run("Used", commands.use_contribution, row=idea)
    assert "A rack for wet coats" in shown(page)
    page.states.choose("unthanked")
    assert "A rack for wet coats" in shown(page)
    desk.run("Thanked", commands.thank_contribution, row=idea)
    assert "A rack for wet coats" not in shown(page)
    page.states.choose("all")
    shown_to: list[int] = []
    context.customer_asked.connect(shown_to.append)
    giver = [one for one in page.findChildren(QPushButton, f"contribution_{idea}_giver") if one.isVisible()]
    QTest.keyClick(giver[0], Qt.Key.Key_Space)
    assert shown_to == [1]


def test_thanks_are_planned_where_there_is_no_time_now(context: Context, desk: Desk, idea: int, qtbot: QtBot) -> None:
    form = ThanksForm(context, idea)
    opened(form, qtbot)
    how = form.editor("how")
    assert isinstance(how, Select)
    how.choose("later")
    form.submit()
    (planned,) = desk.ask(open_reminders)
    assert (planned.due_on, planned.what) == (date(2026, 11, 21), "Thank you for: A rack for wet coats")
    found = desk.ask(contribution, row=idea)
    assert found is not None and found.thanked_on is None


def test_the_form_says_what_is_missing_and_keeps_what_is_told(
    context: Context, desk: Desk, idea: int, qtbot: QtBot
) -> None:
    form = ContributionForm(context, None, {"customer": 1})
    opened(form, qtbot)
    form.submit()
    assert form.errors() == {"what": "Please write down what it is."}
    form = ContributionForm(context, idea, {})
    opened(form, qtbot)
    form._bound["status"].write("declined")
    form._bound["outcome"].write("No room for it")
    form.submit()
    found = desk.ask(contribution, row=idea)
    assert found is not None and (found.status, found.outcome) == (Status.DECLINED, "No room for it")
