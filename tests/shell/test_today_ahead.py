"""Tomorrow and the week ahead, mine and everybody's, and whom to say hello to on a calm day."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.reminders.commands import change_reminder
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.context import Context
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import TodayPage, today_page
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_sources import View
from tests.fakes.clock import FakeClock
from tests.shell.todays import FRIDAY, opened_page, person, plan

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)
wall = datetime.fromisoformat


@pytest.fixture
def page(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> TodayPage:
    """One thing today, one tomorrow, two on Monday."""
    anna = person(desk, "Anna Saar", "+372 5123 4567")
    plan(desk, "Call today", None, FRIDAY, anna)
    plan(desk, "Call tomorrow", "10:00", SATURDAY, anna)
    plan(desk, "Call on Monday", None, MONDAY, person(desk, "Liis Tamm"))
    desk.run("Added", add_appointment, what="Fleet service", starts=wall("2026-11-23T13:30"))
    return opened_page(context, choices, qtbot)


def heard(card: TodayCard) -> list[str]:
    return [str(line) for line in card.lines()]


def test_letters_show_tomorrow_the_week_and_today_again(page: TodayPage) -> None:
    card = page.card("call_today")
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.list, Qt.Key.Key_M)
    assert page.head.greeting.text() == "Tomorrow"
    assert page.head.summary.text() == "Saturday 21 November. One person to reach."
    assert card.head.title.text() == "To call"
    assert [line.row.name for line in card.lines()] == ["Anna Saar"]
    assert card.list.hasFocus()
    QTest.keyClick(card.list, Qt.Key.Key_W)
    assert page.head.views.current() == "week"
    assert heard(card)[0] == "Tomorrow"
    assert heard(card)[2] == "Monday 23 November"
    assert page.head.summary.text() == (
        "Saturday 21 November – Friday 27 November. Two people to reach. One appointment."
    )
    QTest.keyClick(card.list, Qt.Key.Key_T)
    assert page.head.greeting.text() == "Good morning, Mart"
    assert card.head.title.text() == "Call today"


def test_the_switch_goes_by_arrows_too(page: TodayPage) -> None:
    chosen = page.head.views.findChildren(type(page.head.views._buttons[0]))[0]
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chosen, Qt.Key.Key_Right)
    assert page.view is View.TOMORROW


def test_what_is_ahead_can_be_had_today_and_be_done(page: TodayPage, desk: Desk, context: Context) -> None:
    page.show_view(View.WEEK)
    card = page.card("call_today")
    card.take_keyboard(last=True)
    QTest.keyClick(card.list, Qt.Key.Key_D)
    moved = next(one for one in desk.ask(open_reminders) if one.what == "Call on Monday")
    assert (moved.due_on, moved.due_time) == (FRIDAY, None)
    card.take_keyboard()
    QTest.keyClick(card.list, Qt.Key.Key_Space)
    assert "Call tomorrow" not in [one.what for one in desk.ask(open_reminders)]


def test_days_without_anything_say_so(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> None:
    page = opened_page(context, choices, qtbot)
    page.show_view(View.TOMORROW)
    assert page.nothing.isVisible()
    assert page.nothing.text() == "Nothing is planned for tomorrow."
    assert not page.card("call_today").isVisible()
    page.show_view(View.TODAY)
    assert not page.nothing.isVisible()
    assert page.card("call_today").isVisible()


def test_a_birthday_leaves_a_day_free(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> None:
    person(desk, "Anna Saar", birth_month=11, birth_day=21)
    page = opened_page(context, choices, qtbot)
    page.show_view(View.TOMORROW)
    assert page.card("birthdays").count() == 1
    assert page.nothing.isVisible()
    plan(desk, "Order tyres", on=SATURDAY)
    page.show_view(View.TOMORROW)
    assert not page.nothing.isVisible()


def test_a_new_day_moves_what_is_shown_along(page: TodayPage, clock: FakeClock) -> None:
    page.show_view(View.TOMORROW)
    clock.set_local(wall("2026-11-22T08:00"))
    page.begin_day()
    assert page.head.summary.text() == "Monday 23 November. One person to reach. One appointment."


def test_mine_leaves_out_what_is_for_another_and_the_badge_agrees(
    page: TodayPage, desk: Desk, choices: Choices
) -> None:
    assert not page.head.whose.isVisible(), "with one person there is nothing to choose"
    liis = desk.run("Added", add_staff, name="Liis")
    row = next(one.id for one in desk.ask(open_reminders) if one.what == "Call today")
    customer = page.card("call_today").rows()[0].customer
    desk.run("Changed", change_reminder, row=row, what="Call today", due_on=FRIDAY, customer=customer, staff=liis)
    QApplication.processEvents()
    badge = today_page(CATALOGUE, choices).badge
    assert badge is not None
    assert page.head.whose.isVisible()
    assert (page.card("call_today").count(), desk.ask(badge)) == (1, 1)
    page.head.whose.choose("mine")
    assert choices.now.mine_only
    assert (page.card("call_today").count(), desk.ask(badge)) == (0, 0)
    desk.staff = liis
    page._context.person_changed.emit()
    assert (page.card("call_today").count(), desk.ask(badge)) == (1, 1)


def talk(desk: Desk, customer: int, on: str) -> None:
    desk.run(
        "Logged", log_contact, customer=customer, kind=ContactKind.CALL, direction=Direction.OUTGOING, note="Hello",
        on=wall(on),
    )  # fmt: skip


def test_a_calm_day_proposes_somebody_one_has_not_spoken_to_for_long(
    desk: Desk, context: Context, choices: Choices, qtbot: QtBot
) -> None:
    anna, liis = person(desk, "Anna Saar"), person(desk, "Liis Tamm")
    talk(desk, anna, "2026-03-01T10:00")
    talk(desk, liis, "2026-06-01T10:00")
    page = opened_page(context, choices, qtbot)
    empty = page.card("call_today").empty
    assert empty.button.text() == "Anna Saar"  # type: ignore[attr-defined]
    shown: list[int] = []
    context.customer_asked.connect(shown.append)
    QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert shown == [anna]
    talk(desk, anna, "2026-11-20T08:00")
    assert empty.button.text() == "Liis Tamm"  # type: ignore[attr-defined]
    desk.run("Trashed", trash_customer, customer=liis)
    assert not empty.button.isVisible()  # type: ignore[attr-defined]


def test_who_was_seen_last_stands_there_and_who_is_gone_falls_out(
    desk: Desk, context: Context, choices: Choices, qtbot: QtBot
) -> None:
    anna, liis = person(desk, "Anna Saar"), person(desk, "Liis Tamm")
    page = opened_page(context, choices, qtbot)
    assert not page.card("seen").isVisible()
    page.hide()
    choices.keep_window(seen=[liis, anna])
    page.show()
    assert [line.row.name for line in page.card("seen").lines()] == ["Liis Tamm", "Anna Saar"]
    desk.run("Trashed", trash_customer, customer=liis)
    assert [line.row.name for line in page.card("seen").lines()] == ["Anna Saar"]
