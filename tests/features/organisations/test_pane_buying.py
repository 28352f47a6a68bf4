"""How a firm buys: the steps put in order and written, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.organisations.commands_buying import add_buying_step
from clientdesk.features.organisations.pane_step_form import StepForm
from clientdesk.features.organisations.queries import buying_steps
from clientdesk.kit.context import Context
from tests.features.organisations.test_pane import ALT, OpenPeople, drag, point


@pytest.fixture
def steps(desk: Desk, hotel: dict[str, int]) -> list[int]:
    """Three steps."""
    return [
        desk.run("x", add_buying_step, organisation=hotel["Hotel"], what=what, who=who, takes_days=days)
        for what, who, days in (("Ask", hotel["@Mari"], 3), ("Compare", None, 14), ("Sign", hotel["@Reet"], None))
    ]


def order(desk: Desk, hotel: dict[str, int]) -> list[str]:
    return [one.what for one in desk.ask(buying_steps, organisation=hotel["Hotel"])]


def test_steps_are_put_in_order_by_mouse_and_keys(
    desk: Desk, people: OpenPeople, hotel: dict[str, int], steps: list[int]
) -> None:
    card = people(hotel["Hotel"]).buying
    assert [str(row) for row in card.list.rows()] == [
        "Step 1: Ask, Mari Tamm · takes 3 days", "Step 2: Compare, takes 2 weeks", "Step 3: Sign, Reet Kask",
    ]  # fmt: skip
    assert card.total.text() == "Altogether about 2 weeks. 1 step has no time yet."
    drag(card.list, point(card.list, 2, 0.5), point(card.list, 0, 0.5))
    assert order(desk, hotel) == ["Sign", "Ask", "Compare"]
    drag(card.list, point(card.list, 0, 0.5), point(card.list, 1, 0.5))
    assert order(desk, hotel) == ["Ask", "Sign", "Compare"]
    card.list.choose(1)
    QTest.keyClick(card.list, Qt.Key.Key_Down, ALT)
    assert order(desk, hotel) == ["Ask", "Compare", "Sign"]
    QTest.keyClick(card.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(card.list, Qt.Key.Key_Up, ALT)
    assert order(desk, hotel) == ["Sign", "Ask", "Compare"]
    QTest.keyClick(card.list, Qt.Key.Key_Delete)
    assert order(desk, hotel) == ["Ask", "Compare"]
    desk.undo()
    assert order(desk, hotel) == ["Sign", "Ask", "Compare"]


def test_a_step_is_written(desk: Desk, context: Context, qtbot: QtBot, hotel: dict[str, int]) -> None:
    form = StepForm(context, None, {"organisation": hotel["Hotel"]})
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.editor("what"), "Compares offers")
    QTest.keyClicks(form.editor("takes_days"), "soon")
    form.submit()
    assert list(form.errors()) == ["takes_days"]
    form.set_values({"takes_days": "10", "who": str(hotel["@Jaan"])})
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form.editor("what"), Qt.Key.Key_Return)
    (step,) = desk.ask(buying_steps, organisation=hotel["Hotel"])
    assert (step.what, step.who_name, step.takes_days) == ("Compares offers", "Jaan Saar", 10)
    again = StepForm(context, step.id, {})
    qtbot.addWidget(again)
    again.set_values({"takes_days": ""})
    again.submit()
    assert desk.ask(buying_steps, organisation=hotel["Hotel"])[0].takes_days is None
