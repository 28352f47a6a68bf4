"""The trash by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.customers.listing import customer_count
from clientdesk.features.customers.pane_trash import Trash
from clientdesk.features.customers.queries import trashed
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context


@pytest.fixture
def trash(context: Context, desk: Desk, some: dict[str, int], qtbot: QtBot) -> Trash:
    """Anna and then Arvo lie in it."""
    for name in ("Anna", "Arvo"):
        desk.run("Trashed", trash_customer, customer=some[name])
    made = Trash(context)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


def lying(trash: Trash) -> list[str]:
    model = trash.list.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_the_last_thrown_away_stands_first(trash: Trash, qtmodeltester: ModelTester) -> None:
    assert lying(trash) == ["Arvo Mägi, in the trash since today", "Anna Saar, in the trash since today"]
    qtmodeltester.check(trash.list.model())


def test_it_says_what_it_is_where_nobody_else_does(trash: Trash, context: Context, qtbot: QtBot) -> None:
    assert trash.title.isVisible()
    in_the_settings = Trash(context, titled=False)
    qtbot.addWidget(in_the_settings)
    in_the_settings.show()
    assert not in_the_settings.title.isVisible()


def test_a_click_on_the_arrow_takes_back(trash: Trash, desk: Desk, qtbot: QtBot, bridge: Bridge) -> None:
    area = trash.list.visualRect(trash.list.model().index(1, 0))
    with qtbot.waitSignal(bridge.done) as done:
        where = area.center()
        where.setX(area.right() - 25)
        qtbot.mouseClick(trash.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert done.args is not None and done.args[0].text() == "Anna Saar restored"
    assert [one.name for one in desk.ask(trashed)] == ["Arvo Mägi"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_takes_back(trash: Trash, desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    trash.list.setFocus()
    trash.list.choose_first()
    qtbot.keyClick(trash.list, key)
    assert [one.name for one in desk.ask(trashed)] == ["Anna Saar"]
    trash.list.choose_first()
    qtbot.keyClick(trash.list, key)
    assert trash.empty.isVisible() and not trash.list.isVisible() and not trash.empty_button.isVisible()


def test_emptying_asks_with_the_number_and_can_be_undone(
    trash: Trash, desk: Desk, qtbot: QtBot, bridge: Bridge
) -> None:
    qtbot.mouseClick(trash.empty_button, Qt.MouseButton.LeftButton)
    assert trash.sure.text() == "Delete 2 customers with everything that belongs to them?"
    qtbot.mouseClick(trash.no, Qt.MouseButton.LeftButton)
    assert len(desk.ask(trashed)) == 2 and trash.empty_button.isVisible() and not trash.yes.isVisible()
    qtbot.mouseClick(trash.empty_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(trash.yes, Qt.MouseButton.LeftButton)
    assert trash.empty.isVisible() and desk.ask(trashed) == []
    bridge.undo()
    assert len(lying(trash)) == 2 and desk.ask(customer_count) == 4
