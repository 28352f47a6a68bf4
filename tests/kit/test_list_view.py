"""The long list in its view: it keeps its place and its current row, and everything works by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.base.changes import Changes
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.list_view import ListView
from clientdesk.kit.row_model import RowModel
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance


@dataclass(frozen=True)
class Row:
    id: int
    name: str


class Names(RowDelegate[Row]):
    """Draws a name with a round box that can be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[str, RowState]] = []

    def draw(self, canvas: Canvas, row: Row, state: RowState) -> None:
        self.drawn.append((row.name, state))
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused)
        canvas.text(68, 9, canvas.w - 80, 20, row.name, role="row_title")

    def zones(self, row: Row, width: float, height: float) -> tuple[Zone, ...]:
        return (Zone("done", 16, 16, 20, 20, "Done"),)


class Shop:
    def __init__(self) -> None:
        self.order = list(range(1, 1001))

    def rows(self, ids: Sequence[int]) -> list[Row]:
        return [Row(row_id, f"Customer {row_id}") for row_id in ids]


@dataclass
class Desk:
    shop: Shop
    model: RowModel[Row]
    view: ListView
    delegate: Names

    def refresh(self) -> None:
        self.model.apply(Changes(whole=frozenset({"customer"})))

    def first_in_sight(self) -> tuple[int | None, int]:
        top = self.view.rowAt(0)
        return self.model.id_at(top), self.view.rowViewportPosition(top)


@pytest.fixture
def desk(style: Style, qtbot: QtBot) -> Desk:
    shop = Shop()
    model = RowModel(lambda: list(shop.order), shop.rows, ["customer"], speak=lambda row: row.name)
    model.load()
    delegate = Names()
    view = ListView(model, delegate, name="customer_list", accessible="Customers")
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    qtbot.waitExposed(view)
    return Desk(shop, model, view, delegate)


def test_rows_have_the_height_of_the_density(desk: Desk, style: Style) -> None:
    assert desk.view.rowHeight(0) == 56
    style.set_appearance(Appearance(theme="light", density="compact"))
    assert desk.view.rowHeight(0) == 44
    style.set_appearance(Appearance(theme="light", text_size=130))
    assert desk.view.rowHeight(999) == 73


def test_only_the_rows_in_sight_are_painted(desk: Desk) -> None:
    desk.delegate.drawn.clear()
    desk.view.viewport().repaint()
    names = {name for name, _state in desk.delegate.drawn}
    assert "Customer 1" in names
    assert len(names) <= 12


def test_rows_that_come_and_go_above_do_not_move_what_is_read(desk: Desk) -> None:
    desk.view.choose(500)
    desk.view.verticalScrollBar().setValue(480 * 56 + 17)
    seen = desk.first_in_sight()
    desk.shop.order = [5000, 5001, *desk.shop.order[10:]]
    desk.refresh()
    assert desk.first_in_sight() == seen
    assert desk.view.current_id() == 500


def test_at_the_top_a_newcomer_is_seen(desk: Desk) -> None:
    desk.shop.order.insert(0, 5000)
    desk.refresh()
    assert desk.first_in_sight() == (5000, 0)


def test_a_reset_keeps_the_current_row_where_it_is_still_there(desk: Desk, qtbot: QtBot) -> None:
    desk.view.choose(500)
    desk.shop.order = [*range(3000, 4000), 500, *range(4000, 5000)]
    with qtbot.assertNotEmitted(desk.view.chosen):
        desk.refresh()
    assert desk.view.current_id() == 500


def test_losing_the_current_row_is_told(desk: Desk, qtbot: QtBot) -> None:
    desk.view.choose(500)
    desk.shop.order.remove(500)
    with qtbot.waitSignal(desk.view.chosen) as told:
        desk.refresh()
    assert told.args != [500]


def test_arrows_home_end_and_enter(desk: Desk, qtbot: QtBot) -> None:
    view = desk.view
    view.choose_first()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == 2
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_id() == 1000
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_id() == 1
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_letters_go_where_the_page_says_and_gather(desk: Desk) -> None:
    asked: list[str] = []

    def locate(letters: str) -> int | None:
        asked.append(letters)
        return 41

    desk.view.type_ahead.locate = locate
    QTest.keyClicks(desk.view, "an")
    assert asked == ["a", "an"]
    assert desk.view.current_id() == 42


def test_keys_of_the_page_come_before_the_search(desk: Desk) -> None:
    pressed: list[int] = []

    def on_key(row_id: int, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            pressed.append(row_id)
            event.accept()

    desk.view.key_pressed.connect(on_key)
    desk.view.choose(7)
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    assert pressed == [7]


def test_the_menu_key_asks_for_the_menu_of_the_current_row(desk: Desk, qtbot: QtBot) -> None:
    desk.view.choose(3)
    with qtbot.waitSignal(desk.view.menu_wanted) as wanted:
        desk.view.customContextMenuRequested.emit(QPoint(-1, -1))
    assert wanted.args is not None
    assert wanted.args[0] == 3


@pytest.mark.parametrize("rtl", [False, True])
def test_a_zone_is_clicked_without_choosing_the_row(desk: Desk, qtbot: QtBot, rtl: bool) -> None:
    view = desk.view
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    view.choose(1)
    x = view.viewport().width() - 26 if rtl else 26
    with qtbot.waitSignal(view.zone_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 56 + 26))
    assert clicked.args == [2, "done"]
    assert view.current_id() == 1


def test_the_pointer_over_a_zone_is_told_to_the_delegate(desk: Desk) -> None:
    QTest.mouseMove(desk.view.viewport(), QPoint(26, 26))
    desk.delegate.drawn.clear()
    desk.view.viewport().repaint()
    assert {state.zone for name, state in desk.delegate.drawn if name == "Customer 1"} == {"done"}


def test_the_ring_is_for_the_keyboard_only(desk: Desk) -> None:
    view = desk.view
    view.activateWindow()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    view.choose(1)
    desk.delegate.drawn.clear()
    view.viewport().repaint()
    assert not any(state.focused for _name, state in desk.delegate.drawn)
    QTest.keyClick(view, Qt.Key.Key_Down)
    desk.delegate.drawn.clear()
    view.viewport().repaint()
    assert [name for name, state in desk.delegate.drawn if state.focused] == ["Customer 2"]


def test_a_row_that_was_out_of_sight_is_shown_amid_its_neighbours(desk: Desk) -> None:
    desk.view.choose(500)
    shown = desk.view.visualRect(desk.model.index(499, 0))
    assert abs(shown.center().y() - desk.view.viewport().rect().center().y()) <= shown.height()
    first = desk.view.rowAt(0)
    desk.view.choose(501)
    assert desk.view.rowAt(0) == first
