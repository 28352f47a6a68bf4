"""The calendar page through its widgets: add, edit, drag, Alt and arrows, delete, undo; in the window and the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands import AppointmentKind, add_appointment
from clientdesk.features.appointments.pane import AppointmentForm
from clientdesk.features.appointments.queries import appointment
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.queries import reminder
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import zone_rect
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_month_paint import MORE, MonthDelegate
from clientdesk.shell.calendar_page import CALENDAR_PAGE, CalendarPage
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    """The look and the language stand as they are at a fresh start."""
    yield
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def nov(day: int) -> date:
    """A day of November 2026; today is the 20th."""
    return date(2026, 11, day)


def plan(desk: Desk, what: str, starts: str, **more: Any) -> int:  # noqa: ANN401
    """An appointment."""
    return desk.run("Added", add_appointment, what=what, starts=wall(starts), **more)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    """The page, shown and in use."""
    style_of().set_appearance(Appearance(theme="light"))
    made = CALENDAR_PAGE.make(context)
    assert isinstance(made, CalendarPage)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def spot(page: CalendarPage, day: date, key: tuple[str, int] | None = None) -> QPoint:
    """A point of the month: the middle of an entry, or the empty foot of a day."""
    month, style = page.month, style_of()
    index = month.days.index_of(day)
    area, cell = month.visualRect(index), month.days.cell_at(index)
    assert cell is not None
    if key is None:
        return QPoint(area.center().x(), area.bottom() - 4)
    painter = month.itemDelegate()
    assert isinstance(painter, MonthDelegate)
    zones = dict(painter.places(cell, area.width() / style.scale, area.height() / style.scale))
    return zone_rect(zones[key], area, rtl=month.isRightToLeft()).center().toPoint()


def drag(page: CalendarPage, start: QPoint, end: QPoint) -> None:
    """Press, carry and, unless told otherwise, let go."""
    viewport = page.month.viewport()
    QTest.mousePress(viewport, LEFT, PLAIN, start)
    QTest.mouseMove(viewport, start + QPoint(3, 20))
    QTest.mouseMove(viewport, end)


def titles(page: CalendarPage, day: date) -> list[str]:
    """What stands on a day in the window."""
    cell = page.month.days.cell_at(page.month.days.index_of(day))
    return [one.title for one in cell.entries] if cell else []


def starts_of(desk: Desk, row: int) -> datetime:
    """When an appointment begins in the store."""
    found = desk.ask(appointment, row=row)
    assert found is not None
    return found.starts


# --- What it shows


def test_the_month_shows_what_every_capability_has(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=21)
    plan(desk, "Fleet service", "2026-11-20 13:30")
    desk.run("x", add_reminder, what="Ask how the saddle fits", due_on=nov(20), due_time="10:00", customer=anna)
    assert titles(page, nov(20)) == ["Ask how the saddle fits", "Fleet service"]
    assert titles(page, nov(21)) == ["Birthday of Anna Saar"]
    assert page.head.title.text() == "November 2026"
    assert [choice.key for choice in page.head.chips.choices()] == [
        "all", "call", "meeting", "reminder", "birthday", "mine",
    ]  # fmt: skip


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


# --- By mouse


def test_an_entry_is_dragged_to_another_day_and_taken_back(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "UAB Žalias Ratas", "2026-11-24 14:00")
    drag(page, spot(page, nov(24), ("appointment", row)), spot(page, nov(25)))
    assert page.frame.moving.text() == "Moving “UAB Žalias Ratas” to Wed 25 Nov"
    assert page.month.look.held == (("appointment", row), nov(24))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(25)))
    assert page.frame.moving.text() == ""
    assert starts_of(desk, row) == wall("2026-11-25 14:00")
    assert (titles(page, nov(24)), titles(page, nov(25))) == ([], ["UAB Žalias Ratas"])
    assert desk.last_undo is not None
    assert desk.last_undo.label.text() == "Appointment moved to Wednesday 25 November, 14:00"
    desk.undo()
    page.reload()
    assert titles(page, nov(24)) == ["UAB Žalias Ratas"]


def test_a_drag_given_up_with_escape_or_off_the_month_moves_nothing(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    viewport = page.month.viewport()
    drag(page, spot(page, nov(24), ("appointment", row)), spot(page, nov(25)))
    QTest.keyClick(page.month, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, PLAIN, spot(page, nov(25)))
    drag(page, spot(page, nov(24), ("appointment", row)), QPoint(-30, -30))
    QTest.mouseRelease(viewport, LEFT, PLAIN, QPoint(-30, -30))
    assert starts_of(desk, row) == wall("2026-11-24 14:00")
    assert page.frame.moving.text() == ""


def test_a_long_entry_is_moved_by_any_of_its_days(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Bicycle fair", "2026-11-10", ends=wall("2026-11-12"), all_day=True)
    drag(page, spot(page, nov(12), ("appointment", row)), spot(page, nov(19)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(19)))
    assert starts_of(desk, row) == wall("2026-11-17")
    assert titles(page, nov(19)) == ["Bicycle fair"]


def test_a_birthday_stays_where_it_is(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=24)
    drag(page, spot(page, nov(24), ("customer", anna)), spot(page, nov(25)))
    assert page.month.look.held is None
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(25)))
    assert titles(page, nov(24)) == ["Birthday of Anna Saar"]


def test_a_reminder_is_dragged_too(desk: Desk, page: CalendarPage) -> None:
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(24), due_time="10:00")
    drag(page, spot(page, nov(24), ("reminder", row)), spot(page, nov(26)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, nov(26)))
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.due_on, found.due_time) == (nov(26), "10:00")


def test_dragged_beside_the_month_the_page_does_not_turn(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Team", "2026-11-30 09:00")
    drag(page, spot(page, nov(30), ("appointment", row)), spot(page, date(2026, 12, 2)))
    QTest.mouseRelease(page.month.viewport(), LEFT, PLAIN, spot(page, date(2026, 12, 2)))
    assert starts_of(desk, row) == wall("2026-12-02 09:00")
    assert page.head.title.text() == "November 2026"


def test_double_clicks_open_and_add(desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseDClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), ("appointment", row)))
    assert asked.args[:2] == ["appointment", row]
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseDClick(page.month.viewport(), LEFT, pos=spot(page, nov(26)))
    assert asked.args == ["appointment", None, {"starts": wall("2026-11-26 10:00")}]


def test_the_birthday_of_somebody_opens_their_profile(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar", birth_month=11, birth_day=24)
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.mouseDClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), ("customer", anna)))
    assert asked.args == [anna]


def test_what_has_no_room_is_counted_and_a_click_shows_the_whole_day(
    desk: Desk, page: CalendarPage, qtbot: QtBot
) -> None:
    for hour in range(9, 15):
        plan(desk, f"Entry {hour}", f"2026-11-24 {hour:02}:00")
    assert len(titles(page, nov(24))) == 6
    QTest.mouseClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), MORE))
    assert page.head.views.current() == "agenda"
    shown = [row.title for row in page.agenda.list.rows()]
    assert shown[:3] == ["Tuesday 24 November", "Entry 9", "Entry 10"]


def test_the_menu_of_an_entry_deletes_it_and_undo_brings_it_back(
    desk: Desk, page: CalendarPage, qtbot: QtBot
) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    QTest.mouseClick(page.month.viewport(), LEFT, pos=spot(page, nov(24), ("appointment", row)))
    QTest.keyClick(page.month, Qt.Key.Key_Delete)
    assert titles(page, nov(24)) == []
    assert desk.ask(appointment, row=row) is None
    desk.undo()
    page.reload()
    assert titles(page, nov(24)) == ["Fleet service"]


def test_the_menu_of_a_day_offers_to_add(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    page.month.menu_wanted.emit(None, nov(24), QPoint(5, 5))
    (menu,) = page.month.viewport().findChildren(QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts == ["Add appointment", "Show the whole day", "Add reminder"]
    with qtbot.waitSignal(context.edit_asked) as asked:
        menu.actions()[2].trigger()
    assert asked.args == ["reminder", None, {"due_on": nov(24)}]
    menu.close()


# --- By keyboard


def press(page: CalendarPage, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)


def test_the_arrows_walk_days_and_turn_the_page_at_its_edge(page: CalendarPage) -> None:
    assert QApplication.focusWidget() is page.month
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert page.day() == nov(28)
    press(page, Qt.Key.Key_Down)
    assert (page.day(), page.head.title.text()) == (date(2026, 12, 5), "December 2026")
    press(page, Qt.Key.Key_PageUp, Qt.Key.Key_Home)
    assert page.day() == nov(2)
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_T)
    assert page.day() == nov(20)


def test_alt_and_the_arrows_move_the_chosen_entry(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-24 14:00")
    page.go(nov(24))
    press(page, Qt.Key.Key_Right, held=ALT)
    assert starts_of(desk, row) == wall("2026-11-25 14:00")
    assert page.day() == nov(25)
    press(page, Qt.Key.Key_Down, held=ALT)
    press(page, Qt.Key.Key_Left, held=ALT)
    assert starts_of(desk, row) == wall("2026-12-01 14:00")
    chosen = page.month.chosen()
    assert chosen is not None
    assert chosen.row == row
    for _step in range(3):
        desk.undo()
    assert starts_of(desk, row) == wall("2026-11-24 14:00")


def test_over_a_night_of_summer_time_the_hands_stay(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Night watch", "2026-03-28 03:30")
    page.go(date(2026, 3, 28))
    press(page, Qt.Key.Key_Right, held=ALT)
    assert starts_of(desk, row) == wall("2026-03-29 03:30")
    press(page, Qt.Key.Key_Right, held=ALT)
    assert starts_of(desk, row) == wall("2026-03-30 03:30")


def test_tab_walks_the_entries_of_a_day_and_enter_opens(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    plan(desk, "First", "2026-11-20 10:00")
    second = plan(desk, "Second", "2026-11-20 11:00")
    page.go(nov(20))
    press(page, Qt.Key.Key_Tab)
    assert page.month.chosen() is not None
    assert "Second" in page.month.accessibleDescription()
    with qtbot.waitSignal(context.edit_asked) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args[:2] == ["appointment", second]
    press(page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.month


def test_enter_on_an_empty_day_adds_there_and_the_form_puts_it_into_the_month(
    desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    page.go(nov(26))
    with qtbot.waitSignal(context.edit_asked) as asked:
        press(page, Qt.Key.Key_Return)
    table, row, first = asked.args
    assert table == "appointment"
    form = AppointmentForm(context, row, first)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.editor("what"), "Supplier lunch")
    QTest.keyClick(form.editor("what"), Qt.Key.Key_Return)
    assert titles(page, nov(26)) == ["Supplier lunch"]
    chosen = next(one for cell in page.month.days.cells for one in cell.entries)
    again = AppointmentForm(context, chosen.row, {})
    qtbot.addWidget(again)
    QTest.keyClicks(again.editor("what"), ", two of us")
    again.submit()
    assert titles(page, nov(26)) == ["Supplier lunch, two of us"]


@pytest.mark.parametrize("keys", ["NMAT", "NMAT"[::-1]])
def test_letters_work_wherever_the_keyboard_is_on_the_page(
    page: CalendarPage, context: Context, qtbot: QtBot, keys: str
) -> None:
    today = page.findChild(QPushButton, "calendar_today")
    assert today is not None
    for key in keys:
        page.go(date(2026, 12, 8))
        today.setFocus()
        with qtbot.waitSignal(context.edit_asked, raising=False, timeout=50) as asked:
            press(page, Qt.Key(ord(key)))
        assert bool(asked.signal_triggered) == (key == "N")
        if key in "MA":
            assert page.head.views.current() == {"M": "month", "A": "agenda"}[key]
        assert page.day() == (nov(20) if key == "T" else date(2026, 12, 8))


@pytest.mark.parametrize(("key", "view", "day"), [("M", "month", date(2026, 12, 8)), ("T", "agenda", nov(20))])
def test_letters_in_the_list_of_the_agenda_are_no_search(
    desk: Desk, page: CalendarPage, key: str, view: str, day: date
) -> None:
    plan(desk, "Meet Tamm", "2026-12-08 14:00")
    plan(desk, "Tune the bikes", "2026-12-08 15:00")
    page.show_day(date(2026, 12, 8))
    assert QApplication.focusWidget() is page.agenda.list
    press(page, Qt.Key(ord(key)))
    assert (page.head.views.current(), page.day()) == (view, day)


def test_what_is_done_stays_on_its_day(desk: Desk, page: CalendarPage, context: Context) -> None:
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(24), due_time="10:00")
    desk.run("x", finish_reminder, row=row)
    page.go(nov(24))
    refused: list[object] = []
    context.bridge.refused.connect(refused.append)
    press(page, Qt.Key.Key_Right, held=ALT)
    press(page, Qt.Key.Key_Space)
    assert (titles(page, nov(24)), refused) == (["Call Anna"], [])


def test_the_arrows_on_the_segments_stay_there(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fleet service", "2026-11-24 14:00")
    month = next(button for button in page.head.views.findChildren(QPushButton) if button.text() == "Month")
    month.setFocus()
    press(page, Qt.Key.Key_Right)
    assert page.agenda.list.isVisible()
    press(page, Qt.Key.Key_Left)
    assert page.month.isVisible()


def test_a_view_shows_no_ring_before_the_first_key(desk: Desk, page: CalendarPage) -> None:
    plan(desk, "Fleet service", "2026-11-24 14:00")
    page.show_view("agenda")
    assert QApplication.focusWidget() is page.agenda.list
    assert not page.agenda.list.property("by_keyboard")
    press(page, Qt.Key.Key_Down)
    assert page.agenda.list.property("by_keyboard")


def test_letters_of_a_russian_layout_count_by_their_place(page: CalendarPage) -> None:
    page.go(date(2026, 12, 8))
    # The key that writes "е" on a Russian layout is T on a Latin one.
    QTest.sendKeyEvent(QTest.KeyAction.Click, page.month, Qt.Key(0x0415), "е", PLAIN)
    assert page.day() == nov(20)


def test_space_ticks_off_a_reminder_and_s_puts_it_off(desk: Desk, page: CalendarPage) -> None:
    row = desk.run("x", add_reminder, what="Call Anna", due_on=nov(24), due_time="10:00")
    page.go(nov(24))
    press(page, Qt.Key.Key_S)
    (menu,) = page.month.viewport().findChildren(QMenu)
    menu.close()
    press(page, Qt.Key.Key_Space)
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert found.done_at is not None


# --- Right to left, heard, full


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
    desk: Desk, page: CalendarPage, theme: Any, size: Any  # noqa: ANN401
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
    def fill(shop: Shop) -> None:
        first = wall("2026-11-01")
        rows = [
            (f"uid-{n}", f"Entry {n}", str(first + timedelta(minutes=4 * n)), str(first + timedelta(minutes=4 * n + 3)))
            for n in range(10_000)
        ]
        shop.database.connection().executemany(
            "INSERT INTO appointment(uid, what, kind, starts, ends, all_day, zone, place, note) "
            "VALUES (?, ?, 'meeting', ?, ?, 0, 'Europe/Tallinn', '', '')",
            rows,
        )

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
