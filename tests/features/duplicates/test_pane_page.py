"""The page of duplicates: looks by itself, shows records side by side, and goes by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.duplicates.pane_page import DuplicatesPage
from clientdesk.features.duplicates.pane_rows import GroupRow
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel

Shown = Callable[[], DuplicatesPage]


@pytest.fixture
def shown(context: Context, qtbot: QtBot) -> Shown:
    """Opens the page and waits until it has looked."""

    def show() -> DuplicatesPage:
        page = DuplicatesPage(context)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not context.works.running)
        return page

    return show


def names(page: DuplicatesPage) -> list[str]:
    return [row.names for row in page.list.rows()]


def test_it_looks_by_itself_and_shows_who_is_there_twice(shown: Shown, twice: dict[str, int]) -> None:
    page = shown()
    assert sorted(names(page)) == ["Anna Saar · Anna Saare · Anne Saar", "Щербаков Иван Петрович · Ivan Shcherbakov"]
    assert page.count.text() == "2 finds to look at"
    assert page.list.current_row() is not None
    assert not page.working.isVisible()


def test_both_records_stand_beside_each_other_with_the_reasons(
    shown: Shown, twice: dict[str, int], qtbot: QtBot
) -> None:
    page = shown()
    page.list.choose(next(place for place, row in enumerate(page.list.rows()) if "Ivan" in row.names))
    told = {"Щербаков Иван Петрович", "Ivan Shcherbakov", "ivan@post.example", "1 February 1970"}
    # What was just put into a layout is seen with the next turn of the loop.
    qtbot.waitUntil(lambda: told <= {one.text() for one in page.beside.findChildren(PlainLabel) if one.isVisible()})
    assert page.beside.chips.accessibleName() == "same name in other letters, same birthday"


def test_enter_merges_and_a_click_only_chooses(
    shown: Shown, twice: dict[str, int], context: Context, qtbot: QtBot
) -> None:
    page = shown()
    asked: list[tuple[str, object, object]] = []
    context.edit_asked.connect(lambda *told: asked.append(told))
    page.list.choose(1)
    qtbot.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(page.list.currentIndex()).center()
    )
    assert asked == []
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.beside.group is not None
    assert asked == [("merge", None, {"customers": page.beside.group.customers})]


def test_n_keeps_them_apart_and_undo_brings_them_back(
    shown: Shown, twice: dict[str, int], context: Context, qtbot: QtBot
) -> None:
    page = shown()
    before = names(page)
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    assert names(page) == before[1:]
    assert isinstance(page.list.current_row(), GroupRow), "the next one is at hand"
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    assert names(page) == []
    assert page.nobody.isVisible()
    context.bridge.undo()
    context.bridge.undo()
    assert names(page) == before


def test_arrows_lead_to_the_next_and_back(shown: Shown, twice: dict[str, int], qtbot: QtBot) -> None:
    page = shown()
    first = page.beside.group
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.beside.group not in (first, None)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.beside.group == first


def test_who_goes_to_the_trash_leaves_the_page(shown: Shown, twice: dict[str, int], desk: Desk) -> None:
    page = shown()
    desk.run("Trash", trash_customer, customer=twice["ivan"])
    assert names(page) == ["Anna Saar · Anna Saare · Anne Saar"]
    desk.run("Trash", trash_customer, customer=twice["anne"])
    assert names(page) == ["Anna Saar · Anna Saare"]


def test_a_customer_is_opened_from_there(shown: Shown, twice: dict[str, int], context: Context, qtbot: QtBot) -> None:
    page = shown()
    page.list.choose(next(place for place, row in enumerate(page.list.rows()) if "Ivan" in row.names))
    button = page.findChild(QPushButton, f"duplicates_open_{twice['ivan']}")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(context.customer_asked) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == [twice["ivan"]]


def test_nobody_twice_is_said_so(shown: Shown, desk: Desk) -> None:
    page = shown()
    assert page.nobody.isVisible()
    assert page.nobody.title.text() == "Nobody is there twice"
    assert page.again.isVisible()


def test_it_can_be_stopped_and_begun_again(context: Context, twice: dict[str, int], qtbot: QtBot, shown: Shown) -> None:
    held = threading.Event()
    context.works.start(Phrase("Something else"), lambda _progress: held.wait(5))
    page = DuplicatesPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    assert page.working.isVisible()
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    held.set()
    qtbot.waitUntil(lambda: not context.works.running)
    assert names(page) == []
    assert not page.working.isVisible()
    qtbot.mouseClick(page.nobody.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.works.running)
    assert len(names(page)) == 2
