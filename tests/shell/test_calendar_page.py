"""The calendar page: what it shows, filters and turns; right to left, heard, and very full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.commands import AppointmentKind
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance, Scheme, TextSize
from clientdesk.shell.calendar_month_paint import MORE, Look, MonthDelegate, entry_words, shown_of
from clientdesk.shell.calendar_page import CalendarPage
from tests.fakes.clock import FakeClock
from tests.shell.calendar_story import (
    ALT,
    LEFT,
    PLAIN,
    drag,
    nov,
    open_page,
    plan,
    press,
    spot,
    starts_of,
    titles,
    wall,
)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def test_the_month_shows_what_every_capability_has(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=21)
    plan(desk, "Fleet service", "2026-11-20 13:30")
    desk.run("x", add_reminder, what="Ask how the saddle fits", due_on=nov(20), due_time="10:00", customer=anna)
    assert titles(page, nov(20)) == ["Ask how the saddle fits", "Fleet service"]
    assert titles(page, nov(21)) == ["Anna Saar"]
    assert page.head.title.text() == "November 2026"
    chips = [choice.key for choice in page.head.chips.choices()]
    assert (chips[0], chips[-1]) == ("all", "mine")
    assert {"call", "meeting", "reminder", "birthday"} < set(chips)


def test_the_filter_shows_one_kind(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fleet service", "2026-11-20 13:30")
    plan(desk, "Call the supplier", "2026-11-20 15:00", kind=AppointmentKind.CALL, staff=None)
    page.head.chips.choose("call")
    assert titles(page, nov(20)) == ["Call the supplier"]
    page.head.chips.choose("birthday")
    assert titles(page, nov(20)) == []
    assert page.frame.hint.text() == "Nothing of this kind is planned here."
    page.head.chips.choose("mine")
    assert titles(page, nov(20)) == ["Fleet service", "Call the supplier"]


def test_turns_do_not_crowd_the_month_until_they_are_asked_for(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", potential="A")
    desk.run("x", log_contact, customer=anna, kind="call", on=wall("2026-10-30 10:00"))
    plan(desk, "Fleet service", "2026-11-25 13:30")
    days = [nov(day) for day in range(20, 31)]

    def turns() -> list[str]:
        return [title for day in days for title in titles(page, day) if "Keep in touch" in title]

    assert titles(page, nov(25)) == ["Fleet service"] and not turns()
    page.head.chips.choose("keep_in_touch")
    assert len(turns()) == 1 and not titles(page, nov(25))
    page.head.chips.choose("all")
    assert titles(page, nov(25)) == ["Fleet service"] and not turns()
    page.show_view("agenda")
    dots = [one.title for cell in page.days.month.grid.days.cells for one in cell.entries]
    assert dots == ["Fleet service"]


def test_a_turn_stands_behind_what_was_fixed_for_the_day(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", potential="A")
    desk.run("x", log_contact, customer=anna, kind="call", on=wall("2026-10-30 10:00"))
    desk.run("x", add_reminder, what="Order brake pads", due_on=nov(30))
    page.go(nov(30))
    page.show_view("day")
    whole = [bar.one.table for bar in page.view("day").board.bars]
    assert whole == ["reminder", "next_touch"]


def test_an_empty_month_says_how_to_fill_it(desk: Desk, page: CalendarPage) -> None:
    assert "Double-click a day" in page.frame.hint.text()
    plan(desk, "Fleet service", "2026-11-20 13:30")
    assert "Drag to another day" in page.frame.hint.text()


def test_today_and_the_arrows_turn_the_months(page: CalendarPage, qtbot: QtBot) -> None:
    for name, title in (
        ("calendar_ahead", "December 2026"),
        ("calendar_ahead", "January 2027"),
        ("calendar_back", "December 2026"),
        ("calendar_today", "November 2026"),
    ):
        button = page.findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, LEFT)
        assert page.head.title.text() == title
    assert page.day() == nov(20)


def test_a_day_begins_for_who_looks_at_today(page: CalendarPage, clock: FakeClock) -> None:
    clock.set_local(wall("2026-11-21 00:00:05"))
    page.begin_day()
    assert page.day() == nov(21)
    today = [cell.day for cell in page.month.days.cells if cell.is_today]
    assert today == [nov(21)]


def test_what_changes_while_nobody_looks_is_read_when_the_page_is_seen(desk: Desk, page: CalendarPage) -> None:
    page.hide()
    plan(desk, "Fleet service", "2026-11-20 13:30")
    assert titles(page, nov(20)) == []
    page.show()
    assert titles(page, nov(20)) == ["Fleet service"]


def test_in_hebrew_the_month_is_mirrored(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    words.use_language("he")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.reload()
    month = page.month
    first, last = month.days.cells[0].day, month.days.cells[6].day
    assert (first.weekday(), last.weekday()) == (6, 5)
    left_of = month.visualRect(month.days.index_of(last)).x()
    assert left_of < month.visualRect(month.days.index_of(first)).x()
    page.go(nov(24))
    press(page, Qt.Key.Key_Left, held=ALT)
    assert starts_of(desk, row) == wall("2026-11-25 14:00")
    drag(page, spot(page, nov(25), ("appointment", row)), spot(page, nov(22)))
    QTest.mouseRelease(month.viewport(), LEFT, PLAIN, spot(page, nov(22)))
    assert starts_of(desk, row) == wall("2026-11-22 14:00")


def test_a_full_day_shows_what_has_a_time_and_counts_the_rest(desk: Desk, page: CalendarPage) -> None:
    for what in ("Sell spring", "Order pads", "Stock check", "Pay rent"):
        plan(desk, what, "2026-11-24", ends=wall("2026-11-24"), all_day=True)
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    cell = page.month.days.cell_at(page.month.days.index_of(nov(24)))
    assert cell is not None
    assert [one.title for one in shown_of(cell, 106)] == ["Fleet service", "Sell spring", "Order pads"]
    assert [one.title for one in shown_of(cell, 400)] == titles(page, nov(24))
    past = replace(cell, entries=tuple(replace(one, done=not one.all_day) for one in cell.entries))
    assert [one.title for one in shown_of(past, 106)] == ["Sell spring", "Order pads", "Stock check"]
    zones = dict(MonthDelegate(Look(wall("2026-11-20 10:00"))).places(cell, 165, 130))
    assert ("appointment", row) in zones
    assert zones[MORE].y < min(zone.y for key, zone in zones.items() if key != MORE), "beside the date"


@pytest.mark.parametrize(
    ("title", "who", "words"),
    [
        ("Ask about the saddle", "Anna Saar", ("Anna Saar · Ask about the saddle", "Anna Saar")),
        ("Eglė Urbonienė, 78", "Eglė Urbonienė", ("Eglė Urbonienė, 78", "Eglė Urbonienė")),
        ("Stock check", "", ("Stock check", "Stock check")),
    ],
)
def test_an_entry_begins_with_whom_it_is_about(title: str, who: str, words: tuple[str, str]) -> None:
    starts = wall("2026-11-24 10:00")
    one = Occurrence("reminder", 1, "", title, starts, starts, False, "call", "phone", Tone.INFO, customer_name=who)
    assert entry_words(one) == words


def test_every_day_and_every_control_is_heard(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fleet service", "2026-11-24 14:00")
    heard = QAccessible.queryAccessibleInterface(page.month)
    assert heard.role() == QAccessible.Role.Table
    children = [heard.child(place) for place in range(heard.childCount())]
    cells = [child.text(QAccessible.Text.Name) for child in children if child.role() == QAccessible.Role.Cell]
    assert len(cells) == 42
    assert cells[29] == "Tuesday 24 November, 1 entry: 14:00 Fleet service"
    page.go(nov(24))
    assert page.month.accessibleDescription() == "14:00 Fleet service"
    silent = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert silent == []


def test_the_model_of_days_keeps_the_rules_of_models(
    desk: Desk, page: CalendarPage, qtmodeltester: ModelTester
) -> None:
    plan(desk, "Fleet service", "2026-11-24 14:00")
    qtmodeltester.check(page.month.days)


@pytest.mark.parametrize(("theme", "size"), [("light", 100), ("dark", 130)])
def test_the_chosen_entry_and_the_carried_one_are_seen(
    desk: Desk, page: CalendarPage, theme: Scheme, size: TextSize
) -> None:
    style_of().set_appearance(Appearance(theme=theme, text_size=size))
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    before = page.month.grab().toImage()
    page.go(nov(24))
    press(page, Qt.Key.Key_Shift)
    chosen = page.month.grab().toImage()
    assert chosen != before
    drag(page, spot(page, nov(24), ("appointment", row)), spot(page, nov(26)))
    carried = page.month.grab().toImage()
    target = page.month.visualRect(page.month.days.index_of(nov(26)))
    assert _part(carried, target.center()) != _part(chosen, target.center())
    # Where it stood there is a hole as wide, so its middle is as empty as the day.
    ground = spot(page, nov(24)).y() - 30
    middle = spot(page, nov(24), ("appointment", row))
    assert carried.pixelColor(middle.x() + 50, middle.y()) == carried.pixelColor(middle.x() + 50, ground)
    assert chosen.pixelColor(middle.x() + 50, middle.y()) != chosen.pixelColor(middle.x() + 50, ground)
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, QPoint(-5, -5))


def _part(image: QImage, at: QPoint) -> QImage:
    return image.copy(at.x() - 20, at.y() - 20, 40, 40)


def test_a_month_of_ten_thousand_entries_is_read_and_painted(desk: Desk, page: CalendarPage, qtbot: QtBot) -> None:
    def fill(_shop: Shop) -> None:
        first, step = wall("2026-11-01"), timedelta(minutes=4)
        starts = [first + n * step for n in range(10_000)]
        rows = [
            {"uid": f"uid-{n}", "what": f"Entry {n}", "starts": at, "ends": at + step * 0.75, "zone": "Europe/Tallinn"}
            for n, at in enumerate(starts)
        ]
        for place in range(0, len(rows), 500):
            Appointment.insert_many(rows[place : place + 500]).execute()

    asked: list[Occurrence] = []
    desk.run("Filled", fill)
    asked += [one for cell in page.month.days.cells for one in cell.entries]
    assert len(asked) == 10_000
    # What has no room is never painted: the view knows places only for what is seen.
    painter, cell = page.month.itemDelegate(), page.month.days.cells[10]
    assert isinstance(painter, MonthDelegate)
    assert len(cell.entries) == 360
    assert len(list(painter.places(cell, 165, 106))) == 4
    page.month.grab()
