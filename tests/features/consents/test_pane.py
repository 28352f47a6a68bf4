"""Consents on the profile: one line, the history, the form by mouse and keyboard, and do not call beside the name."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.consents.pane_about import Consents
from clientdesk.features.consents.pane_form import ConsentForm
from clientdesk.features.consents.queries import consents, may
from clientdesk.features.consents.rules import Answer, Channel
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.pane_header import Header
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import Select
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.segments import Segmented
from tests.features.consents.test_commands import say


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer nobody has asked."""
    return desk.run("Added", add_customer, name="Anna Saar")


@pytest.fixture
def card(context: Context, anna: int, qtbot: QtBot) -> Consents:
    """Her card on a screen."""
    made = Consents(context)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.show_customer(anna)
    return made


def texts(card: Consents) -> list[str]:
    """What stands on the card now."""
    return [one.text() for one in card.findChildren(PlainLabel) if one.isVisible()]


def opened(context: Context, qtbot: QtBot, customer: int) -> ConsentForm:
    """The form on a screen."""
    form = ConsentForm(context, {"customer": customer})
    qtbot.addWidget(form)
    form.resize(420, 700)
    form.show()
    qtbot.waitExposed(form)
    return form


def test_the_card_says_in_one_line_what_stands(desk: Desk, card: Consents, anna: int) -> None:
    assert card.line.text() == "Not asked for anything yet."
    assert not card.more.isVisible()
    say(desk, anna, Answer.YES)
    say(desk, anna, Answer.YES, "offers", Channel.ANY)
    say(desk, anna, Answer.NO, "calls", Channel.PHONE)
    assert card.line.text() == "Yes: News (e-mail), Offers · No: Being called"
    desk.undo()
    assert card.line.text() == "Yes: News (e-mail), Offers"


def test_the_history_tells_when_where_and_by_whom(desk: Desk, card: Consents, anna: int, qtbot: QtBot) -> None:
    day = dt.date(2026, 3, 3)
    say(desk, anna, Answer.YES, wording="May we write?", given_on=day, source="paper form")
    say(desk, anna, Answer.NO)
    assert "May we write?" not in texts(card)
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert texts(card)[2:6] == [
        "No: News (e-mail)", "20 Nov · Mart", "Yes: News (e-mail)", "3 Mar · paper form · Mart · a newer answer stands",
    ]  # fmt: skip
    assert "May we write?" in texts(card)
    qtbot.keyClick(card.more, Qt.Key.Key_Space)
    assert "May we write?" not in texts(card)


def test_a_new_answer_is_asked_for_from_the_card(context: Context, card: Consents, anna: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.mouseClick(card.record, Qt.MouseButton.LeftButton)
    assert asked.args == ["consent", None, {"customer": anna}]


def test_an_answer_is_recorded_by_keyboard_alone(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    form = opened(context, qtbot, anna)
    answer = form.findChild(Segmented)
    assert isinstance(answer, Segmented)
    qtbot.keyClick(answer.findChildren(QAbstractButton)[0], Qt.Key.Key_Right)
    source, wording = form.editor("source"), form.editor("wording")
    assert isinstance(source, QLineEdit)
    assert isinstance(wording, QPlainTextEdit)
    qtbot.keyClicks(wording, "May we call you?")
    purpose = form.editor("purpose")
    assert isinstance(purpose, Select)
    purpose.setFocus()
    qtbot.keyClick(purpose, Qt.Key.Key_End)
    assert form.editor("own").isVisible()
    qtbot.keyClicks(form.editor("own"), "Photos")
    qtbot.keyClicks(source, "at the counter")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(source, Qt.Key.Key_Return)
    told = desk.ask(consents, customer=anna)[0]
    assert (told.purpose, told.answer, told.channel) == ("Photos", Answer.NO, "email")
    assert (told.source, told.wording, told.language) == ("at the counter", "May we call you?", "en")


def test_own_words_that_are_missing_are_asked_for_at_their_field(context: Context, anna: int, qtbot: QtBot) -> None:
    form = opened(context, qtbot, anna)
    purpose = form.editor("purpose")
    assert isinstance(purpose, Select)
    purpose.choose("")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.errors() == {"own": "Please say what was asked for."}


def test_a_day_to_come_is_refused_at_its_field(context: Context, anna: int, qtbot: QtBot) -> None:
    form = opened(context, qtbot, anna)
    day = form.editor("given_on")
    assert isinstance(day, DateField)
    assert day.day() == dt.date(2026, 11, 20)
    day.set_day(dt.date(2026, 11, 21))
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.errors() == {"given_on": "This day is still to come."}


def test_do_not_call_stands_beside_the_name(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    head = Header(context)
    qtbot.addWidget(head)
    head.resize(600, 80)
    head.show()
    head.show_customer(anna)
    assert not head.cautions.isVisible()
    say(desk, anna, Answer.NO, "calls", Channel.ANY)
    assert head.cautions.isVisible()
    assert head.cautions.accessibleName() == "Do not call"
    say(desk, anna, Answer.YES, "calls", Channel.PHONE)
    assert not head.cautions.isVisible()
    assert desk.ask(may, customer=anna, purpose="calls", channel=Channel.PHONE)
