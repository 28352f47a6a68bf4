"""The long list: thousands of rows, measured as they are seen, and nothing jumps while one reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.kit.lazy_heights import Heights
from clientdesk.kit.long_list import LongList
from clientdesk.kit.style import Style
from tests.kit.test_short_list import Entries, Entry

COUNT = 5_000


class Counting(Entries):
    """Counts what it measures, and always guesses wrong."""

    measured = 0

    def height(self, row: Entry, width: float, style: Style) -> float:
        self.measured += 1
        return super().height(row, width, style)

    def guess(self, row: Entry, width: float, style: Style) -> float:
        return 50


def entry(number: int) -> Entry:
    if number % 7 == 0:
        return Entry(f"Day {number}", is_head=True)
    return Entry(f"Call {number}", "Ask how the saddle fits. " * (number % 5))


@pytest.fixture
def shown(style: Style, qtbot: QtBot) -> LongList[Entry]:
    view: LongList[Entry] = LongList(Counting(), name="story", accessible="Story")
    qtbot.addWidget(view)
    view.resize(QSize(280, 400))
    view.show()
    view.show_rows([entry(number) for number in range(COUNT)])
    qtbot.waitExposed(view)
    QApplication.processEvents()
    return view


def measured(view: LongList[Entry]) -> int:
    delegate = view.itemDelegate()
    assert isinstance(delegate, Counting)
    return delegate.measured


def in_sight(view: LongList[Entry]) -> list[str]:
    """The titles between the edges, from top to bottom, each found where it is painted."""
    found: list[str] = []
    for y in range(view.viewport().height()):
        index = view.indexAt(QPoint(20, y))
        title = str(index.data() or "")
        if title and (not found or found[-1] != title):
            found.append(title)
    return found


def test_only_what_is_seen_is_measured(shown: LongList[Entry]) -> None:
    assert measured(shown) < 60
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    assert measured(shown) < 120, "a jump measures a screenful, not what is between"


def test_rows_follow_one_another_without_a_gap(shown: LongList[Entry]) -> None:
    for value in (0, 1_234, 40_000, shown.verticalScrollBar().maximum()):
        shown.verticalScrollBar().setValue(value)
        seen = [title.split()[-1] for title in in_sight(shown)]
        assert seen == [str(int(seen[0]) + i) for i in range(len(seen))]


def test_the_end_is_reached_by_key_and_by_bar(shown: LongList[Entry]) -> None:
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert in_sight(shown)[-1] == f"Call {COUNT - 1}"
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert in_sight(shown)[1] == "Call 1"
    bar = shown.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert in_sight(shown)[-1] == f"Call {COUNT - 1}"
    last = shown.visualRect(shown.prepared.index(COUNT - 1))
    assert last.bottom() + 1 == shown.viewport().height(), "nothing stands below the last row"


def test_paging_up_into_unseen_rows_keeps_what_is_seen_in_place(shown: LongList[Entry]) -> None:
    bar = shown.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _turn in range(30):
        before = shown.first_in_sight()
        place = shown.visualRect(shown.prepared.index(before)).top()
        bar.setValue(bar.value() - 30)
        assert shown.visualRect(shown.prepared.index(before)).top() == place + 30


def test_page_down_passes_over_nothing(shown: LongList[Entry]) -> None:
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[str] = set(in_sight(shown))
    for _turn in range(20):
        QTest.keyClick(shown, Qt.Key.Key_PageDown)
        seen |= set(in_sight(shown))
    furthest = max(int(title.split()[-1]) for title in seen)
    assert seen == {str(entry(number)) for number in range(furthest + 1)}


def test_the_arrows_pass_over_heads_and_up_shows_the_first(shown: LongList[Entry]) -> None:
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    shown.choose(6)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert str(shown.current_row()) == "Call 8"
    for _turn in range(8):
        QTest.keyClick(shown, Qt.Key.Key_Up)
    assert str(shown.current_row()) == "Call 1"
    assert in_sight(shown)[0] == "Day 0"


def test_what_comes_above_leaves_what_is_seen_where_it_is(shown: LongList[Entry]) -> None:
    shown.verticalScrollBar().setValue(9_000)
    before = in_sight(shown)
    shown.show_rows([Entry("New one"), *shown.rows()])
    QApplication.processEvents()
    assert in_sight(shown) == before
    shown.show_rows(shown.rows()[1:])
    QApplication.processEvents()
    assert in_sight(shown) == before


def test_at_the_top_what_is_new_is_seen(shown: LongList[Entry]) -> None:
    shown.show_rows([Entry("New one"), *shown.rows()])
    QApplication.processEvents()
    assert in_sight(shown)[0] == "New one"


def test_a_row_that_grew_pushes_the_others_down(shown: LongList[Entry]) -> None:
    below = shown.visualRect(shown.prepared.index(2)).top()
    rows = list(shown.rows())
    rows[1] = Entry("Call 1", "Much more was said than one would think. " * 9)
    shown.show_rows(rows)
    QApplication.processEvents()
    assert shown.visualRect(shown.prepared.index(2)).top() > below + 15


def test_what_is_asked_for_comes_into_sight(shown: LongList[Entry]) -> None:
    for place in (2_500, 2_490, 2_520, 4_999, 3):
        shown.choose(place)
        area = shown.visualRect(shown.prepared.index(place))
        assert area.top() >= 0 and area.bottom() < shown.viewport().height()
    shown.show_at_top(777)
    assert in_sight(shown)[0] == "Day 777"


def test_a_narrower_list_wraps_anew_from_the_same_row(shown: LongList[Entry], style: Style) -> None:
    shown.show_at_top(1_002)
    shown.resize(200, 400)
    QApplication.processEvents()
    assert in_sight(shown)[0] == "Call 1002"
    row = shown.rows()[1_004]
    width = shown.viewport().width() / style.scale
    high = shown.visualRect(shown.prepared.index(1_004)).height()
    assert high == style.px(Entries().height(row, width, style))


def test_few_rows_stand_at_the_top_and_none_is_no_harm(shown: LongList[Entry]) -> None:
    shown.verticalScrollBar().setValue(9_000)
    shown.show_rows([Entry("Alone")])
    QApplication.processEvents()
    assert in_sight(shown) == ["Alone"]
    assert shown.verticalScrollBar().maximum() == 0
    shown.show_rows([])
    QApplication.processEvents()
    assert in_sight(shown) == []


def test_it_is_clicked_where_it_is_painted(shown: LongList[Entry]) -> None:
    opened: list[str] = []
    shown.opened.connect(lambda row: opened.append(str(row)))
    shown.verticalScrollBar().setValue(5_000)
    y = 200
    wanted = str(shown.indexAt(QPoint(20, y)).data())
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, y))
    assert opened in ([wanted], []) and (opened or wanted.startswith("Day"))
    assert shown.selectedIndexes() or wanted.startswith("Day")


def test_the_model_is_sound(shown: LongList[Entry], qtmodeltester: ModelTester) -> None:
    shown.show_rows([entry(number) for number in range(40)])
    qtmodeltester.check(shown.prepared)


_DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 40), st.lists(st.integers(1, 90), max_size=9)),
        st.tuples(st.just("take"), st.integers(0, 40), st.integers(0, 6)),
        st.tuples(st.just("learn"), st.integers(0, 40), st.integers(1, 300)),
    ),
    max_size=25,
)


@given(st.lists(st.integers(1, 90), max_size=40), _DEEDS, st.integers(-20, 9_000))
def test_sums_are_those_of_a_plain_list(
    first: list[int], deeds: list[tuple[str, int, int | list[int]]], y: int
) -> None:
    heights, plain = Heights(), list(first)
    heights.reset(first)
    for deed, place, value in deeds:
        if isinstance(value, list):
            at = min(place, len(plain))
            heights.put(at, value)
            plain[at:at] = value
        elif plain and deed == "take":
            at = place % len(plain)
            last = min(len(plain) - 1, at + value)
            heights.take(at, last)
            del plain[at : last + 1]
        elif plain:
            at = place % len(plain)
            assert heights.learn(at, value) == value - plain[at]
            plain[at] = value
    assert [heights.top(row) for row in range(len(plain) + 1)] == [sum(plain[:row]) for row in range(len(plain) + 1)]
    assert heights.total == sum(plain)
    inside = next((row for row in range(len(plain)) if y < sum(plain[: row + 1])), len(plain) - 1)
    assert heights.at(y) == inside
