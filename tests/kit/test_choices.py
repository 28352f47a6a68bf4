"""Chips, segments and tabs: one is chosen, by mouse or arrows, and none is lost where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.chips import Chips
from clientdesk.kit.choice_row import Choice, ChoiceButton, ChoiceRow
from clientdesk.kit.segments import Segmented
from clientdesk.kit.style import Style
from clientdesk.kit.tabs import Tabs

FIVE = (
    Choice("all", "All"),
    Choice("due", "Due", count=3),
    Choice("risk", "At risk", icon="clock"),
    Choice("a", "A"),
    Choice("b", "B"),
)


def visible(row: ChoiceRow) -> list[str]:
    return [button.choice.key for button in row.findChildren(ChoiceButton) if button.isVisibleTo(row)]


def button_of(row: ChoiceRow, key: str) -> ChoiceButton:
    return next(button for button in row.findChildren(ChoiceButton) if button.choice.key == key)


@pytest.fixture(params=[Chips, Segmented, Tabs])
def shown(request: pytest.FixtureRequest, style: Style, qtbot: QtBot) -> ChoiceRow:
    row: ChoiceRow = request.param(FIVE)
    qtbot.addWidget(row)
    row.resize(800, 40)
    row.show()
    return row


def test_a_click_chooses_and_tells_once(shown: ChoiceRow, qtbot: QtBot) -> None:
    assert shown.current() == "all"
    with qtbot.waitSignal(shown.chosen) as told:
        QTest.mouseClick(button_of(shown, "risk"), Qt.MouseButton.LeftButton)
    assert told.args == ["risk"]
    with qtbot.assertNotEmitted(shown.chosen):
        QTest.mouseClick(button_of(shown, "risk"), Qt.MouseButton.LeftButton)
    assert [button.choice.key for button in shown.findChildren(ChoiceButton) if button.isChecked()] == ["risk"]


def test_arrows_move_the_choice_and_turn_with_the_line_of_reading(shown: ChoiceRow) -> None:
    QTest.keyClick(button_of(shown, "all"), Qt.Key.Key_Right)
    assert shown.current() == "due"
    QTest.keyClick(button_of(shown, "due"), Qt.Key.Key_End)
    assert shown.current() == "b"
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(button_of(shown, "b"), Qt.Key.Key_Right)
    assert shown.current() == "a"


def test_only_the_chosen_one_stands_in_the_tab_order(shown: ChoiceRow) -> None:
    shown.choose("due")
    tab = [b.choice.key for b in shown.findChildren(ChoiceButton) if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert tab == ["due"]


def test_choices_are_heard_with_their_count(shown: ChoiceRow) -> None:
    assert button_of(shown, "due").accessibleName() == "Due 3"
    assert button_of(shown, "all").accessibleName() == "All"


def test_other_choices_keep_what_was_chosen_where_it_is_still_there(shown: ChoiceRow, qtbot: QtBot) -> None:
    shown.choose("a")
    with qtbot.assertNotEmitted(shown.chosen):
        shown.set_choices([Choice("x", "X"), Choice("a", "A")])
    assert shown.current() == "a"
    shown.set_choices([Choice("x", "X")])
    assert shown.current() == "x"
    with pytest.raises(KeyError):
        shown.choose("a")


@pytest.mark.parametrize("kind", [Chips, Tabs])
def test_what_does_not_fit_waits_behind_a_button_and_the_chosen_one_always_stands(
    kind: type[ChoiceRow], style: Style, qtbot: QtBot
) -> None:
    row = kind(FIVE)
    qtbot.addWidget(row)
    row.resize(190, 40)
    row.show()
    assert len(visible(row)) < 5
    menu = row.open_overflow()
    hidden = [action for action in menu.actions() if not action.isSeparator()]
    assert len(hidden) + len(visible(row)) == 5
    hidden[-1].trigger()
    menu.close()
    assert row.current() == "b"
    assert "b" in visible(row)
    rights = [child.geometry().right() for child in row.findChildren(QPushButton) if child.isVisibleTo(row)]
    assert max(rights) < row.width()


def test_filters_behind_more_combine(style: Style, qtbot: QtBot) -> None:
    chips = Chips(FIVE, filters=[Choice("touring", "touring"), Choice("tartu", "Tartu")])
    qtbot.addWidget(chips)
    chips.resize(800, 30)
    chips.show()

    def take(place: int) -> None:
        menu: QMenu = chips.open_overflow()
        menu.actions()[place].trigger()
        menu.close()

    with qtbot.waitSignal(chips.filters_changed):
        take(0)
    take(1)
    assert chips.filters() == {"touring", "tartu"}
    assert chips.current() == "all"
    take(0)
    assert chips.filters() == {"tartu"}
    chips.set_filters([Choice("touring", "touring")])
    assert chips.filters() == frozenset()


def test_other_words_take_the_room_they_need(style: Style, qtbot: QtBot) -> None:
    said = ["All"]
    row = Segmented([Choice("all", lambda: said[0]), Choice("b", "B")])
    qtbot.addWidget(row)
    row.show()
    narrow = row.sizeHint().width()
    said[0] = "Visi klientai iš eilės"
    QApplication.sendEvent(row, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(button_of(row, "all"), QEvent(QEvent.Type.LanguageChange))
    assert row.sizeHint().width() > narrow + 80


@pytest.mark.parametrize("kind", [Chips, Tabs])
def test_by_tab_the_choice_comes_first_and_what_is_behind_more_last(
    style: Style, qtbot: QtBot, kind: type[Chips | Tabs]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    before, row, after = QPushButton("before"), kind(FIVE), QPushButton("after")
    whole = QVBoxLayout(page)
    for widget in (before, row, after):
        whole.addWidget(widget)
    row.set_choices(FIVE, "due")
    page.resize(170, 200)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    more = next(button for button in row.findChildren(QPushButton) if not isinstance(button, ChoiceButton))
    assert more.isVisible()
    before.setFocus()
    reached = [before]
    for _step in range(3):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        reached.append(focused)
    assert reached == [before, button_of(row, "due"), more, after]
