"""The short list: rows of differing heights, heads passed over, the same ways by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.kit.canvas import Canvas, paragraph_height
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.short_list import PreparedRows, ShortList
from clientdesk.kit.style import Style


@dataclass(frozen=True)
class Entry:
    title: str
    body: str = ""
    is_head: bool = False

    def __str__(self) -> str:
        return self.title


class Entries(RowDelegate[Entry]):
    def __init__(self) -> None:
        super().__init__("agenda")

    def height(self, row: Entry, width: float, style: Style) -> float:
        return 34 if row.is_head else 40 + paragraph_height(style, row.body, width - 20, lines=3)

    def draw(self, canvas: Canvas, row: Entry, state: RowState) -> None:
        canvas.text(10, 8, canvas.w - 20, 20, row.title)
        canvas.paragraph(10, 32, canvas.w - 20, row.body, lines=3)

    def zones(self, row: Entry, width: float, height: float) -> tuple[Zone, ...]:
        return () if row.is_head else (Zone("snooze", width - 34, 9, 18, 18, "Snooze"),)


ROWS = (
    Entry("Today", is_head=True),
    Entry("Call Anna Saar", "Ask how the saddle fits, and whether the panniers arrived in time for June." * 3),
    Entry("Fleet service"),
)


@pytest.fixture
def shown(style: Style, qtbot: QtBot) -> ShortList[Entry]:
    view: ShortList[Entry] = ShortList(Entries(), fitted=True, name="agenda", accessible="Agenda")
    qtbot.addWidget(view)
    view.resize(280, 10)
    view.show()
    view.show_rows(ROWS)
    qtbot.waitExposed(view)
    return view


def test_a_list_in_a_card_is_as_high_as_its_rows(shown: ShortList[Entry], style: Style) -> None:
    delegate = Entries()
    assert shown.height() == sum(round(delegate.height(row, 280, style)) for row in ROWS)
    assert shown.visualRect(shown.prepared.index(1)).height() > shown.visualRect(shown.prepared.index(2)).height()
    narrow = shown.height()
    shown.resize(900, shown.height())
    assert shown.height() < narrow


def test_arrows_pass_over_heads_and_enter_opens(shown: ShortList[Entry], qtbot: QtBot) -> None:
    shown.activateWindow()
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.current_row() == ROWS[1]
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert shown.current_row() == ROWS[1]
    QTest.keyClick(shown, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args == [ROWS[2]]


def test_a_click_on_a_zone_is_no_click_on_the_row(shown: ShortList[Entry], qtbot: QtBot) -> None:
    area = shown.visualRect(shown.prepared.index(1))
    with qtbot.waitSignal(shown.zone_clicked) as clicked, qtbot.assertNotEmitted(shown.opened):
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.right() - 25, area.y() + 18))
    assert clicked.args == [ROWS[1], "snooze"]
    with qtbot.waitSignal(shown.opened):
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, area.y() + 18))


def test_the_current_row_stays_when_another_goes(shown: ShortList[Entry]) -> None:
    shown.choose(2)
    shown.show_rows((ROWS[0], ROWS[2]))
    assert shown.current_row() == ROWS[2]
    assert shown.rows() == (ROWS[0], ROWS[2])


NAMES = st.lists(st.sampled_from("abcdef"), max_size=8)


@given(NAMES, NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_become_any_others(qtmodeltester: ModelTester, qtbot: QtBot, old: list[str], new: list[str]) -> None:
    model: PreparedRows[Entry] = PreparedRows()
    model.show([Entry(name) for name in old])
    qtmodeltester.check(model)
    model.show([Entry(name) for name in new])
    assert [row.title for row in model.rows] == new
    assert model.rowCount() == len(new)
