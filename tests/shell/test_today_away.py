"""While you were away: what passed is told a line each, and one button begins to catch up."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import TodayPage
from clientdesk.shell.today_list import TodayList
from clientdesk.shell.today_sources import View
from tests.fakes.clock import FakeClock
from tests.shell.todays import missed, opened_page, person, plan

wall = datetime.fromisoformat


@pytest.fixture
def page(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> TodayPage:
    """Two weeks away: 37 reminders, an appointment, a birthday, and Liis was at work."""
    missed(desk, 37)
    anna = person(desk, "Anna Saar", birth_month=11, birth_day=12)
    desk.run("Added", add_appointment, what="Fitting", starts=wall("2026-11-12T13:30"), customer=anna)
    mart, desk.staff = desk.staff, desk.run("Added", add_staff, name="Liis")
    other = person(desk, "Oleg Petrov")
    desk.run(
        "Logged", log_contact, customer=other, kind=ContactKind.CALL, direction=Direction.OUTGOING, note="Wants a bell",
        on=wall("2026-11-11T12:00"),
    )  # fmt: skip
    desk.staff = mart
    choices.keep_window(last_day="2026-11-06")
    return opened_page(context, choices, qtbot)


def told(page: TodayPage) -> list[str]:
    return [one.words.text() for one in page.away.missed]


def line(page: TodayPage, key: str) -> Button:
    found = [each for each in page.away.findChildren(Button, f"away_{key}") if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_each_kind_of_thing_is_one_line(page: TodayPage) -> None:
    assert page.away.isVisible()
    assert page.away.since.text() == "The window was last open on Friday 6 November."
    assert told(page) == [
        "37 reminders fell due.",
        "1 appointment passed without a word.",
        "1 contact was written down by others.",
        "1 birthday or name day passed.",
    ]


def test_a_line_unfolds_what_it_means_and_a_row_opens_the_customer(page: TodayPage, context: Context) -> None:
    QTest.mouseClick(line(page, "appointments"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    rows = page.away.findChild(TodayList, "away_appointments_list")
    assert rows is not None
    assert [str(each) for each in rows.rows()] == ["Anna Saar, Thu 12 Nov, Fitting"]
    shown: list[int] = []
    context.customer_asked.connect(shown.append)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert shown == [rows.rows()[0].row.customer]
    asked: list[str] = []
    context.edit_asked.connect(lambda table, _row, _first: asked.append(table))
    QTest.keyClick(rows, Qt.Key.Key_H)
    assert asked == ["appointment_held"]
    QTest.mouseClick(line(page, "appointments"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert not [each for each in page.away.findChildren(TodayList) if each.isVisible()]


def test_catch_up_chooses_all_that_fell_due(page: TodayPage) -> None:
    QTest.mouseClick(page.away.button, Qt.MouseButton.LeftButton)
    card = page.card("call_today")
    assert card.choice.told.text() == "37 chosen"
    assert card.list.hasFocus()
    QTest.keyClick(card.list, Qt.Key.Key_X)
    assert told(page)[0] == "1 appointment passed without a word."
    assert not page.away.button.isVisible()


def test_a_letter_begins_to_catch_up_too(page: TodayPage) -> None:
    card = page.card("call_today")
    QTest.keyClick(card.list, Qt.Key.Key_U)
    assert card.choice.told.text() == "37 chosen"


def test_put_away_it_does_not_come_back(
    page: TodayPage, context: Context, choices: Choices, clock: FakeClock, qtbot: QtBot
) -> None:
    QTest.mouseClick(page.away.close_button, Qt.MouseButton.LeftButton)
    assert not page.away.isVisible()
    again = opened_page(context, choices, qtbot)
    assert not again.away.isVisible()
    clock.set_local(wall("2026-11-21T08:00"))
    again.begin_day()
    assert not again.away.isVisible()


def test_not_put_away_it_is_there_after_a_restart(
    context: Context, page: TodayPage, choices: Choices, qtbot: QtBot
) -> None:
    assert opened_page(context, choices, qtbot).away.isVisible()


def test_it_belongs_to_today_alone(page: TodayPage) -> None:
    page.show_view(View.WEEK)
    assert not page.away.isVisible()
    page.show_view(View.TODAY)
    assert page.away.isVisible()


def test_somebody_who_was_there_yesterday_was_not_away(
    desk: Desk, context: Context, choices: Choices, qtbot: QtBot
) -> None:
    missed(desk, 3)
    choices.keep_window(last_day="2026-11-19")
    assert not opened_page(context, choices, qtbot).away.isVisible()


def test_who_comes_back_to_a_window_that_stood_in_the_tray_is_told(
    desk: Desk, context: Context, choices: Choices, clock: FakeClock, qtbot: QtBot
) -> None:
    plan(desk, "Call about the order", on=date(2026, 11, 26), customer=person(desk, "Anna Saar"))
    page = opened_page(context, choices, qtbot)
    page.hide()
    for day in (*range(21, 31), *range(1, 5)):
        clock.set_local(wall(f"2026-{11 if day > 20 else 12}-{day:02}T00:00"))
        page.begin_day()
    page.show()
    assert told(page) == ["1 reminder fell due."]
