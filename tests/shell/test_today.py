"""The page Today: who stands where, and everything that can be done from a row."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import zone_rect
from clientdesk.kit.icons import icon
from clientdesk.kit.style import style_of
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import TodayPage, today_page
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_words import greeting, summary
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


def person(desk: Desk, name: str, phone: str = "", email: str = "", **more: Any) -> int:  # noqa: ANN401
    """A customer who can be reached."""
    points = (PointInput(PointKind.PHONE, phone), PointInput(PointKind.EMAIL, email))
    return desk.run("Added", add_customer, name=name, points=points, **more)


def plan(desk: Desk, what: str, time: str | None, on: date = FRIDAY, customer: int | None = None) -> int:
    """A reminder."""
    return desk.run("Reminder added", add_reminder, what=what, due_on=on, due_time=time, customer=customer)


@pytest.fixture
def page(desk: Desk, clock: FakeClock, context: Context, choices: Choices, qtbot: QtBot) -> TodayPage:
    """Four people to reach, one of them late, and something to do about nobody."""
    hotel = person(desk, "Garden Hotel", "+372 447 1010", is_organisation=True, potential="A")
    anna = person(desk, "Anna Saar", "+372 5123 4567", "anna@example.com", potential="A")
    liis = person(desk, "Liis Tamm", "", "liis@example.com", birth_month=11, birth_day=21, birth_year=1986)
    dmitri = person(desk, "Dmitri Volkov", "+372 5550 1188")
    plan(desk, "Keep in touch", None, customer=liis)
    plan(desk, "Answer about the gears", "16:00", customer=dmitri)
    plan(desk, "Ask how the saddle fits", "10:00", customer=anna)
    plan(desk, "Call about the lost invoice", None, date(2026, 11, 17), customer=hotel)
    plan(desk, "Order tyres", None)
    plan(desk, "Not today", None, date(2026, 11, 21), customer=anna)
    desk.run("Added", add_appointment, what="Fleet service", starts=wall("2026-11-20 13:30"))
    made = TodayPage(context, choices)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    made.show()
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the telephone and mail programs of the computer were asked for."""
    urls: list[str] = []

    def take(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


def names(card: TodayCard) -> list[tuple[str, str]]:
    """Who and when, as the rows say it."""
    return [(line.row.name, line.when) for line in card.lines()]


def click(qtbot: QtBot, card: TodayCard, place: int, zone: str) -> None:
    """Click a part of a row."""
    line, area = card.lines()[place], card.list.visualRect(card.list.prepared.index(place))
    scale = style_of().scale
    zones = card._delegate.zones(line, area.width() / scale, area.height() / scale)
    spot = next(zone_rect(one, area, rtl=False) for one in zones if one.name == zone).center().toPoint()
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_late_ones_first_then_by_time_then_any_time(page: TodayPage) -> None:
    assert names(page.card("call_today")) == [
        ("Garden Hotel", "3 days late"),
        ("Anna Saar", "10:00"),
        ("Dmitri Volkov", "16:00"),
        ("Liis Tamm", "any time"),
    ]
    assert names(page.card("to_do")) == [("Order tyres", "any time")]
    assert names(page.card("your_day")) == [
        ("Ask how the saddle fits", "10:00"),
        ("Fleet service", "13:30"),
        ("Answer about the gears", "16:00"),
    ]
    assert names(page.card("birthdays")) == [("Liis Tamm", "Tomorrow, turns 40")]


def test_it_greets_and_counts_in_words(page: TodayPage) -> None:
    assert page.head.greeting.text() == "Good morning, Mart"
    assert page.head.summary.text() == "Friday 20 November. Four people to reach. One appointment."


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good evening"), (4, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert greeting(datetime.combine(FRIDAY, datetime.min.time()).replace(hour=hour), "") == words


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (0, "Nobody to reach today."),
        (1, "One person to reach."),
        (10, "Ten people to reach."),
        (11, "11 people to reach."),
        (120, "120 people to reach."),
    ],
)
def test_the_number_is_a_word_while_it_is_small(people: int, words: str) -> None:
    assert summary(FRIDAY, people) == f"Friday 20 November. {words}"


def test_done_by_mouse_ticks_waits_and_leaves_and_undo_brings_it_back(
    page: TodayPage, desk: Desk, context: Context, qtbot: QtBot
) -> None:
    card = page.card("call_today")
    click(qtbot, card, 1, "done")
    assert [(line.row.name, line.done) for line in card.lines()][:2] == [("Garden Hotel", False), ("Anna Saar", True)]
    assert card.count() == 3
    assert page.head.summary.text().endswith("Three people to reach. One appointment.")
    qtbot.waitUntil(lambda: len(card.lines()) == 3, timeout=3_000)
    context.bridge.undo()
    assert names(card)[1] == ("Anna Saar", "10:00")


def test_by_keyboard_alone(page: TodayPage, desk: Desk, context: Context, qtbot: QtBot, asked: list[str]) -> None:
    card = page.card("call_today")
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    shown: list[int] = []
    context.customer_asked.connect(shown.append)
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    QTest.keyClick(card.list, Qt.Key.Key_C)
    assert asked == ["tel:+37251234567"]
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert shown == [card.lines()[1].row.customer] * 2
    QTest.keyClick(card.list, Qt.Key.Key_Space)
    assert "Ask how the saddle fits" not in [one.what for one in desk.ask(open_reminders)]


def test_somebody_without_a_phone_is_written_to(page: TodayPage, qtbot: QtBot, asked: list[str]) -> None:
    card = page.card("call_today")
    assert [line.reach for line in card.lines()] == ["Call", "Call", "Call", "E-mail"]
    click(qtbot, card, 3, "reach")
    assert asked == ["mailto:liis@example.com"]


def test_snooze_by_mouse_offers_moments_and_keeps_the_time(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    card = page.card("call_today")
    click(qtbot, card, 2, "snooze")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == "snooze_week").trigger()
    menu.close()
    moved = next(one for one in desk.ask(open_reminders) if one.what == "Answer about the gears")
    assert (moved.due_on, moved.due_time) == (date(2026, 11, 27), "16:00")


def test_the_menu_key_offers_everything_that_can_be_done(page: TodayPage, qtbot: QtBot) -> None:
    card = page.card("call_today")
    card.list.choose(1)
    card.list.menu_wanted.emit(card.list.current_row(), QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    menu.close()
    assert words == [
        "Open the customer", "Log contact", "Call", "Mark as done", "Done and write it down", "Put off…",
        "Move to another day…", "Edit", "Not needed", "Delete",
    ]  # fmt: skip


@pytest.mark.parametrize(("phone", "words", "glyph"), [("", "E-mail", "envelope-simple"), ("5123", "Call", "phone")])
def test_the_menu_shows_how_they_are_reached(page: TodayPage, desk: Desk, phone: str, words: str, glyph: str) -> None:
    plan(desk, "Send the offer", None, date(2026, 1, 5), customer=person(desk, "Mari Mets", phone, "mari@mets.example"))
    card = page.card("call_today")
    card.list.choose(0)
    card.list.menu_wanted.emit(card.list.current_row(), QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    line = next(action for action in menu.actions() if action.text() == f"{words}\tC")
    assert line.icon().pixmap(16).toImage() == icon(glyph).pixmap(16).toImage()
    menu.close()


def test_a_long_card_shows_the_first_and_then_all(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    card = page.card("call_today")
    for number in range(6):
        plan(desk, "Call", None, customer=person(desk, f"Person {number}"))
    assert (len(card.lines()), card.count()) == (7, 10)
    QTest.mouseClick(card.head.link, Qt.MouseButton.LeftButton)
    assert len(card.lines()) == 10
    assert card.head.link.text() == "Show fewer"
    QTest.mouseClick(card.head.link, Qt.MouseButton.LeftButton)
    assert len(card.lines()) == 7
    page.resize(1196, 600)
    assert len(card.lines()) == 5


def test_the_course_of_the_day_tells_calls_by_their_colour_and_names_everybody(page: TodayPage, desk: Desk) -> None:
    anna = page.card("call_today").lines()[1].row.customer
    desk.run(
        "Added", add_reminder, what="Call about the bicycle of the children", due_on=FRIDAY, due_time="11:00",
        customer=anna, kind=ReminderKind.CALL,
    )  # fmt: skip
    QApplication.processEvents()
    card = page.card("your_day")
    assert [(line.row.what, line.row.tone) for line in card.lines()][:2] == [
        ("Anna Saar", Tone.WARN),
        ("Anna Saar", Tone.INFO),
    ]
    heights = [card.list.visualRect(card.list.prepared.index(place)).height() for place in range(4)]
    assert heights == [36, 52, 36, 36], "whom it is about stands below a long title"


def test_with_nothing_to_do_it_says_so(desk: Desk, context: Context, choices: Choices, qtbot: QtBot) -> None:
    made = TodayPage(context, choices)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    made.show()
    assert made.head.summary.text() == "Friday 20 November. Nobody to reach today."
    assert made.card("call_today").empty.isVisible()
    assert not made.card("to_do").isVisible()
    assert not made.card("birthdays").isVisible()


def test_what_was_done_elsewhere_leaves_and_what_was_added_comes(page: TodayPage, desk: Desk) -> None:
    row = next(one.id for one in desk.ask(open_reminders) if one.what == "Keep in touch")
    desk.run("Reminder done", finish_reminder, row=row)
    card = page.card("call_today")
    assert "Liis Tamm" not in [line.row.name for line in card.lines()]
    plan(desk, "Say thanks", "09:30", customer=card.lines()[1].row.customer)
    assert names(card)[1] == ("Anna Saar", "09:30")


def test_a_new_day_reads_everything_anew(page: TodayPage, clock: FakeClock) -> None:
    clock.set_local(wall("2026-11-21 08:00"))
    page.begin_day()
    assert names(page.card("call_today"))[0] == ("Garden Hotel", "4 days late")
    assert page.head.summary.text().startswith("Saturday 21 November.")
    assert names(page.card("birthdays")) == [("Liis Tamm", "Today, turns 40")]


@pytest.mark.parametrize(("width", "side"), [(940, 300), (1196, 340), (1516, 400)])
def test_the_narrow_column_follows_the_width(page: TodayPage, width: int, side: int) -> None:
    page.resize(width, 800)
    QApplication.processEvents()
    assert page.card("your_day").width() == side


def test_in_a_small_window_the_columns_stand_one_below_the_other(page: TodayPage) -> None:
    page.resize(620, 800)
    QApplication.processEvents()
    first, day = page.card("call_today"), page.card("your_day")
    assert first.width() == day.width()
    assert day.mapTo(page, QPoint(0, 0)).y() > first.mapTo(page, QPoint(0, 0)).y()


def test_the_badge_counts_people_not_reminders(page: TodayPage, desk: Desk, choices: Choices) -> None:
    entry = today_page(CATALOGUE, choices)
    assert entry.badge is not None
    assert desk.ask(entry.badge) == 4
    plan(desk, "And one more thing", None, customer=page.card("call_today").lines()[1].row.customer)
    assert desk.ask(entry.badge) == 4
    assert "reminder" in entry.badge_tables


def test_the_rows_are_a_sound_model(page: TodayPage, desk: Desk, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.card("call_today").list.prepared)
    plan(desk, "Say thanks", "09:30", customer=page.card("call_today").lines()[1].row.customer)


def test_each_row_is_heard_as_a_sentence(page: TodayPage) -> None:
    assert str(page.card("call_today").lines()[0]) == (
        "Garden Hotel, 3 days late, Call about the lost invoice, +372 447 1010"
    )
    assert page.card("call_today").list.accessibleName() == "Call today"
