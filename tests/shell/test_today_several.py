"""Several rows of Today at once: chosen by keyboard and mouse, and dealt with in one step."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.reminders.commands_deeds import dismiss_reminder
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import TodayPage
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_sources import View
from tests.shell.todays import missed, opened_page, person, plan, take

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> TodayPage:
    """Thirty-seven reminders were missed."""
    missed(desk, 37)
    return opened_page(context, choices, qtbot)


@pytest.fixture
def card(page: TodayPage) -> TodayCard:
    """The card of people to reach, with the keyboard in it."""
    card = page.card("call_today")
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    return card


def left(desk: Desk) -> int:
    return len(desk.ask(open_reminders))


def test_thirty_seven_are_a_count_and_the_first_few_rows(page: TodayPage, card: TodayCard) -> None:
    assert card.count() == 37
    assert len(card.lines()) <= 7
    assert page.head.summary.text() == "Friday 20 November. 37 people to reach."


def test_shift_and_the_arrows_choose_and_space_finishes_all_in_one_step(
    card: TodayCard, desk: Desk, context: Context
) -> None:
    for _each in range(2):
        QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    assert card.choice.isVisible()
    assert card.choice.told.text() == "3 chosen"
    QTest.keyClick(card.list, Qt.Key.Key_Space)
    assert left(desk) == 34
    assert not card.choice.isVisible()
    context.bridge.undo()
    assert left(desk) == 37


def test_ctrl_a_chooses_those_not_shown_as_well_and_esc_lets_go(card: TodayCard) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_A, _CTRL)
    assert len(card.lines()) == 37
    assert card.choice.told.text() == "37 chosen"
    QTest.keyClick(card.list, Qt.Key.Key_Escape)
    assert not card.choice.isVisible()
    assert len(card.list.chosen_rows()) == 1


def test_what_was_chosen_stays_chosen_where_another_comes_first(card: TodayCard, desk: Desk) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    before = [line.key for line in card.list.chosen_rows()]
    desk.run("Changed", dismiss_reminder, row=before[0][1])
    plan(desk, "Longest overdue", on=date(2026, 1, 5))
    plan(desk, "Overdue as well", on=date(2026, 1, 6))
    assert [line.key for line in card.list.chosen_rows()] == before[1:]


def test_nobody_of_another_day_is_chosen_in_place_of_those_of_today(
    page: TodayPage, card: TodayCard, desk: Desk
) -> None:
    for each in range(3):
        plan(desk, f"Call {each}", on=date(2026, 11, 21), customer=person(desk, f"Tomorrow {each}", phone="+372 5123"))
    for _each in range(2):
        QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    page.show_view(View.TOMORROW)
    assert len(card.lines()) == 3
    assert not card.choice.isVisible()
    assert len(card.list.chosen_rows()) <= 1


def test_ctrl_and_a_click_chooses_without_opening(card: TodayCard, context: Context) -> None:
    opened: list[int] = []
    context.customer_asked.connect(opened.append)
    for place in (0, 2):
        spot = card.list.visualRect(card.list.prepared.index(place)).center()
        QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, _CTRL, spot)
    assert {line.row.name for line in card.list.chosen_rows()} == {card.lines()[0].row.name, card.lines()[2].row.name}
    assert opened == []


def ctrl_click(card: TodayCard, *places: int) -> None:
    """Click these rows with Ctrl held down."""
    for place in places:
        spot = card.list.visualRect(card.list.prepared.index(place)).center()
        QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, _CTRL, spot)


def chosen(card: TodayCard) -> list[int]:
    """The places of the rows that are chosen."""
    return [card.lines().index(line) for line in card.list.chosen_rows()]


def test_a_row_that_only_has_the_ring_is_not_taken_by_a_click_with_ctrl(card: TodayCard) -> None:
    card.list.choose(0)
    ctrl_click(card, 2)
    assert chosen(card) == [2]
    ctrl_click(card, 4)
    assert chosen(card) == [2, 4]
    ctrl_click(card, 4)
    ctrl_click(card, 3)
    assert chosen(card) == [2, 3]


def test_a_click_with_ctrl_on_the_row_with_the_ring_chooses_it(card: TodayCard) -> None:
    card.list.choose(0)
    ctrl_click(card, 0, 2)
    assert chosen(card) == [0, 2]


def test_after_esc_a_click_with_ctrl_begins_anew(card: TodayCard) -> None:
    for clicked in ((1, 3), (3,)):
        ctrl_click(card, *clicked)
        QTest.keyClick(card.list, Qt.Key.Key_Escape)
        ctrl_click(card, 4)
        assert chosen(card) == [4]
        QTest.keyClick(card.list, Qt.Key.Key_Escape)


def test_an_arrow_moves_the_ring_and_chooses_nothing(card: TodayCard) -> None:
    ctrl_click(card, 1)
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    ctrl_click(card, 4)
    assert chosen(card) == [4]


def test_a_single_row_that_was_chosen_stays_chosen_where_another_comes_first(card: TodayCard, desk: Desk) -> None:
    ctrl_click(card, 1)
    before = [line.key for line in card.list.chosen_rows()]
    plan(desk, "Longest overdue", on=date(2026, 1, 5))
    assert [line.key for line in card.list.chosen_rows()] == before


def test_all_are_spread_over_the_coming_working_days_and_one_undo_brings_them_back(
    card: TodayCard, desk: Desk, context: Context
) -> None:
    before = {one.id: one.due_on for one in desk.ask(open_reminders)}
    QTest.keyClick(card.list, Qt.Key.Key_A, _CTRL)
    QTest.keyClick(card.list, Qt.Key.Key_P)
    take("spread_5")
    days = Counter(one.due_on for one in desk.ask(open_reminders))
    # Saturday is a working day by the usual hours, Sunday none.
    assert sorted(days) == [date(2026, 11, day) for day in (21, 23, 24, 25, 26)]
    assert sorted(days.values()) == [7, 7, 7, 8, 8]
    assert card.count() == 0
    assert desk.last_undo is not None
    assert desk.last_undo.label.text() == "37 reminders spread over the coming days"
    context.bridge.undo()
    assert {one.id: one.due_on for one in desk.ask(open_reminders)} == before


def test_put_off_to_tomorrow_keeps_any_time_any_time(card: TodayCard, desk: Desk) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    QTest.keyClick(card.list, Qt.Key.Key_S)
    take("snooze_tomorrow")
    moved = [one for one in desk.ask(open_reminders) if one.due_on == date(2026, 11, 21)]
    assert [one.due_time for one in moved] == [None, None]


def test_not_needed_closes_all_that_are_chosen(card: TodayCard, desk: Desk, context: Context) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    QTest.keyClick(card.list, Qt.Key.Key_X)
    assert left(desk) == 35
    context.bridge.undo()
    assert left(desk) == 37
    QTest.keyClick(card.list, Qt.Key.Key_X)
    assert left(desk) == 36


def test_the_buttons_do_the_same(card: TodayCard, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    QTest.mouseClick(card.choice.done, Qt.MouseButton.LeftButton)
    assert left(desk) == 35
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    QTest.mouseClick(card.choice.needless, Qt.MouseButton.LeftButton)
    assert left(desk) == 33
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    QTest.mouseClick(card.choice.over, Qt.MouseButton.LeftButton)
    take("spread_3")
    assert sum(one.due_on > date(2026, 11, 20) for one in desk.ask(open_reminders)) == 2


def test_the_menu_of_several_rows_offers_what_all_can_do(card: TodayCard) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down, _SHIFT)
    card.list.menu_wanted.emit(card.list.current_row(), card.list.visualRect(card.list.currentIndex()).center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions()]
    menu.close()
    assert words == ["Mark as done", "Put off…", "Spread over the coming days…", "Not needed"]


def test_l_leads_to_the_customer_and_c_calls(
    card: TodayCard, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(url: QUrl) -> bool:
        asked.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    shown: list[int] = []
    context.customer_asked.connect(shown.append)
    QTest.keyClick(card.list, Qt.Key.Key_L)
    assert shown == [card.lines()[0].row.customer]
    QTest.keyClick(card.list, Qt.Key.Key_C)
    assert len(asked) == 1
    assert asked[0].startswith("tel:+3725100")


def test_arrows_go_from_card_to_card(page: TodayPage, card: TodayCard, desk: Desk) -> None:
    plan(desk, "Order tyres")
    plan(desk, "Open the till", "12:00")
    QApplication.processEvents()
    card.list.choose(len(card.lines()) - 1)
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    to_do = page.card("to_do").list
    assert to_do.hasFocus()
    QTest.keyClick(to_do, Qt.Key.Key_Up)
    assert card.list.hasFocus()
    assert card.list.currentIndex().row() == len(card.lines()) - 1
    QTest.keyClick(card.list, Qt.Key.Key_Right)
    day = page.card("your_day").list
    assert day.hasFocus()
    QTest.keyClick(day, Qt.Key.Key_Right)
    assert day.hasFocus()
    QTest.keyClick(day, Qt.Key.Key_Left)
    assert card.list.hasFocus()


def test_shift_l_finishes_and_writes_the_contact_down_in_one_step(
    card: TodayCard, desk: Desk, context: Context
) -> None:
    customer = card.lines()[0].row.customer
    assert customer is not None
    QTest.keyClick(card.list, Qt.Key.Key_L, _SHIFT)
    assert left(desk) == 36
    assert [one.note for one in desk.ask(contacts, customer=customer)] == ["Call about order 36"]
    context.bridge.undo()
    assert left(desk) == 37
    assert desk.ask(contacts, customer=customer) == []


def test_whoever_comes_to_the_page_may_press_a_key_at_once(page: TodayPage, desk: Desk) -> None:
    focused = QApplication.focusWidget()
    assert focused is page.card("call_today").list
    QTest.keyClick(focused, Qt.Key.Key_M)
    assert page.head.greeting.text() == "Tomorrow"
    QTest.keyClick(page, Qt.Key.Key_T)
    assert page.head.greeting.text() == "Good morning, Mart"


def test_tab_goes_through_the_head_and_then_through_the_cards(page: TodayPage) -> None:
    plain = [page.head.print_button, page.head.arrange_button, page.head.add_button, page.card("call_today").list]
    order: list[QWidget] = []
    here = page.head.print_button.nextInFocusChain()
    for _each in range(400):
        assert here is not None
        order.append(here)
        here = here.nextInFocusChain()
    assert [each for each in order if each in plain][:3] == plain[1:]
