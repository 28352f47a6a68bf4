"""The tab Background: written and kept up by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.queries import profile
from clientdesk.features.knowledge.commands import add_insight
from clientdesk.features.knowledge.commands_remarks import add_remark
from clientdesk.features.knowledge.pane import PANES
from clientdesk.features.knowledge.pane_background import Background
from clientdesk.features.knowledge.pane_contradictions import Contradictions
from clientdesk.features.knowledge.pane_form import InsightForm
from clientdesk.features.knowledge.pane_remark_form import RemarkForm
from clientdesk.features.knowledge.queries import insights
from clientdesk.features.knowledge.queries_remarks import remarks
from clientdesk.features.knowledge.rules import Topic
from clientdesk.features.knowledge.rules_claims import Claim
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import column, row
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, phone


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer with a phone."""
    return add(desk, "Anna Saar", points=(phone("5123 4567"),))


@pytest.fixture
def tab(context: Context, anna: int, qtbot: QtBot) -> Background:
    """The tab, showing her."""
    made = Background(context)
    qtbot.addWidget(made)
    made.resize(560, 900)
    made.show_customer(anna)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def field(tab: QWidget, name: str) -> QLineEdit:
    found = tab.findChild(QLineEdit, name)
    assert found is not None
    return found


def button(tab: QWidget, name: str) -> QPushButton:
    found = [one for one in tab.findChildren(QPushButton, name) if not one.isHidden()]
    assert found, name
    return found[0]


def shown(widget: QWidget) -> str:
    """Everything that can be read in it."""
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible())


def test_each_topic_says_what_it_is_for(tab: Background) -> None:
    assert "What they need now or soon" in shown(tab)
    assert "Short notes for one another" in shown(tab)
    assert all(card.field.accessibleName() == card.head.title.text() for card in tab.cards)


def test_written_by_enter_confirmed_and_met_by_the_space_key(
    tab: Background, desk: Desk, anna: int, clock: FakeClock, qtbot: QtBot
) -> None:
    line = field(tab, "background_needs_add")
    QTest.keyClicks(line, "A child seat")
    QTest.keyClick(line, Qt.Key.Key_Return)
    [one] = desk.ask(insights, customer=anna)
    assert (one.text, one.topic, line.text()) == ("A child seat", Topic.NEEDS, "")
    assert "What they need now or soon" not in shown(tab)
    clock.sleep(days=244)
    tab.begin_day()
    assert "8 months ago, worth asking again · Mart" in shown(tab)
    confirm = button(tab, f"insight_{one.id}_confirm")
    confirm.setFocus()
    QTest.keyClick(confirm, Qt.Key.Key_Space)
    assert "today · Mart" in shown(tab)
    # The rows were made anew, yet the keyboard is where it was.
    qtbot.waitUntil(lambda: tab.window().focusWidget().objectName() == f"insight_{one.id}_confirm")
    QTest.keyClick(button(tab, f"insight_{one.id}_settle"), Qt.Key.Key_Space)
    assert "Met on 22 Jul · Mart" in shown(tab)


def test_an_empty_line_is_no_note(tab: Background, desk: Desk, anna: int) -> None:
    QTest.keyClick(field(tab, "background_goals_add"), Qt.Key.Key_Return)
    assert desk.ask(insights, customer=anna) == ()


def test_too_long_a_line_stays_and_says_why(tab: Background) -> None:
    line = field(tab, "background_goals_add")
    line.setText("x" * 4001)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() and "Please keep this under 4000 characters." in shown(tab)


def test_ctrl_enter_takes_the_text_to_the_form(tab: Background, context: Context, anna: int) -> None:
    asked: list[tuple[object, ...]] = []
    context.edit_asked.connect(lambda *what: asked.append(what))
    QTest.keyClicks(field(tab, "background_risks_add"), "The frame")
    QTest.keyClick(field(tab, "background_risks_add"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [("insight", None, {"customer": anna, "topic": "risks", "text": "The frame"})]


def test_another_customer_s_line_does_not_stay(tab: Background, desk: Desk) -> None:
    QTest.keyClicks(field(tab, "background_needs_add"), "half a thou")
    tab.show_customer(add(desk, "Oleg"))
    assert field(tab, "background_needs_add").text() == ""


def test_the_form_keeps_source_and_day(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    form = InsightForm(context, row, {})
    qtbot.addWidget(form)
    form.show()
    source = form.editor("source")
    QTest.keyClicks(source, "her sister")
    with qtbot.waitSignal(form.left):
        QTest.keyClick(source, Qt.Key.Key_Return)
    assert [one.source for one in desk.ask(insights, customer=anna)] == ["her sister"]


def test_a_note_counts_down_and_asks_what_it_means(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    form = RemarkForm(context, None, {"customer": anna})
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.editor("text"), "Her new number is 5555 0199")
    assert form.left_over.text() == "213 characters left"
    assert "Does this say that the phone number is" in form.proposal.text()
    assert form.values()["claims"] == ""
    form.accept_button.setFocus()
    QTest.keyClick(form.accept_button, Qt.Key.Key_Space)
    assert form.focusWidget() is form.editor("claims")
    assert (form.values()["claims"], form.values()["claimed"]) == ("phone", "+372 5555 0199")
    assert form.proposal.isHidden()
    with qtbot.waitSignal(form.left):
        form.submit()
    [one] = desk.ask(remarks, customer=anna)
    assert (one.claim, one.claimed, one.author_name) == (Claim.PHONE, "+372 5555 0199", "Mart")


def test_a_proposal_that_is_left_alone_claims_nothing(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    form = RemarkForm(context, None, {"customer": anna, "text": "Her sister's number is 5555 0199"})
    qtbot.addWidget(form)
    form.submit()
    assert [one.claim for one in desk.ask(remarks, customer=anna)] == [None]


def test_a_note_too_long_is_said_while_it_is_written(context: Context, anna: int, qtbot: QtBot) -> None:
    form = RemarkForm(context, None, {"customer": anna, "text": "x" * 241})
    qtbot.addWidget(form)
    assert form.left_over.text() == "1 character too many"
    form.submit()
    assert list(form.errors()) == ["text"]


def test_both_stand_side_by_side_and_one_click_settles_it(
    context: Context, desk: Desk, anna: int, qtbot: QtBot
) -> None:
    made = PANES.above
    assert made is not None
    banner = made(context)
    assert isinstance(banner, Contradictions)
    qtbot.addWidget(banner)
    banner.show_customer(anna)
    assert banner.isHidden()
    row = desk.run("Put in", add_remark, customer=anna, text="New number 5555 0199", claims=Claim.PHONE,
                   claimed="5555 0199")  # fmt: skip
    banner.show()
    said = shown(banner).replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")
    assert "Recorded: +372 5123 4567. The note from Mart says: 5555 0199." in said
    QTest.mouseClick(button(banner, f"contradiction_{row}_take"), Qt.MouseButton.LeftButton)
    known = desk.ask(profile, customer=anna)
    assert known is not None and [point.shown for point in known.points] == ["+372 5555 0199"]
    assert banner.isHidden()


def test_settled_by_the_keyboard_which_goes_on_to_what_stands_beneath(
    context: Context, desk: Desk, anna: int, qtbot: QtBot
) -> None:
    made = PANES.above
    assert made is not None
    tab, rail = QWidget(), QPushButton("Rail")
    banner, note = made(context), QLineEdit()
    assert isinstance(banner, Contradictions)
    window = QWidget()
    window.setLayout(row(rail, tab))
    tab.setLayout(column(banner, note))
    qtbot.addWidget(window)
    for number in ("5555 0199", "5555 0299"):
        desk.run("Put in", add_remark, customer=anna, text=number, claims=Claim.PHONE, claimed=number)
    banner.show_customer(anna)
    with qtbot.waitExposed(window):
        window.show()
    keep = [one for one in banner.findChildren(QPushButton) if one.objectName().endswith("_keep")][-1]
    keep.setFocus()
    QTest.keyClick(keep, Qt.Key.Key_Space)
    assert window.focusWidget() is note


def test_a_colleague_s_note_opens_to_all_of_it(tab: Background, desk: Desk, anna: int) -> None:
    row = desk.run("Put in", add_remark, customer=anna, text="Comes on Friday", more="With both children.")
    assert "With both children." not in shown(tab)
    QTest.keyClick(button(tab, f"remark_{row}_more"), Qt.Key.Key_Space)
    assert "With both children." in shown(tab)
    QTest.keyClick(button(tab, f"remark_{row}_delete"), Qt.Key.Key_Space)
    assert desk.ask(remarks, customer=anna) == ()
