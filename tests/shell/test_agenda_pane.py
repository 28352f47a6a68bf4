"""The agenda pane through its widgets: the small month, done, put off, call, open, and what changes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.queries import open_reminders, reminder
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import zone_rect
from clientdesk.shell.agenda_list import LEAVES_MS
from clientdesk.shell.agenda_pane import AgendaPane
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FRIDAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    """The language stands as it is at a fresh start."""
    yield
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def remind(desk: Desk, what: str, on: date = FRIDAY, time: str | None = None, customer: int | None = None) -> int:
    """A reminder."""
    return desk.run("Reminder added", add_reminder, what=what, due_on=on, due_time=time, customer=customer)


@pytest.fixture
def anna(desk: Desk) -> int:
    """Somebody to call."""
    points = (PointInput(PointKind.PHONE, "+372 5123 4567"),)
    return desk.run("x", add_customer, name="Anna Saar", points=points)


@pytest.fixture
def pane(desk: Desk, anna: int, context: Context, qtbot: QtBot) -> AgendaPane:
    """One reminder overdue, one today, one tomorrow, and an appointment."""
    remind(desk, "Send the price list", date(2026, 11, 19))
    remind(desk, "Ask how the saddle fits", FRIDAY, "10:00", anna)
    remind(desk, "Keep in touch", date(2026, 11, 21), "11:00")
    desk.run("x", add_appointment, what="Fleet service", starts=wall("2026-11-20 13:30"))
    made = AgendaPane(context)
    qtbot.addWidget(made)
    made.resize(292, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shown(pane: AgendaPane) -> list[str]:
    """What the rows say, once the window has had its turn."""
    QCoreApplication.processEvents()
    return [row.title for row in pane.agenda.list.rows()]


def spot(pane: AgendaPane, title: str, zone: str) -> QPoint:
    """The middle of a sign of a row."""
    view = pane.agenda.list
    place = shown(pane).index(title)
    index = view.prepared.index(place)
    area = view.visualRect(index)
    row, delegate = view.rows()[place], view.itemDelegate()
    zones = {one.name: one for one in delegate.zones(row, area.width(), area.height())}  # type: ignore[attr-defined]
    return zone_rect(zones[zone], area, rtl=view.isRightToLeft()).center().toPoint()


def stand_on(pane: AgendaPane, title: str) -> None:
    """Put the keyboard on a row."""
    pane.agenda.list.setFocus(Qt.FocusReason.TabFocusReason)
    pane.agenda.list.choose(shown(pane).index(title))


def test_it_begins_with_what_is_overdue(pane: AgendaPane) -> None:
    assert shown(pane) == [
        "Overdue", "Send the price list", "Today", "Ask how the saddle fits", "Fleet service", "Tomorrow",
        "Keep in touch",
    ]  # fmt: skip


def test_whoever_had_to_wait_for_a_place_is_asked_for_today_and_not_overdue(desk: Desk, pane: AgendaPane) -> None:
    vera = desk.run("x", add_customer, name="Vera Ots", potential="A")
    desk.run("x", log_contact, customer=vera, kind="call", on=wall("2026-09-20 12:00"))
    pane.agenda.reload()
    titles = shown(pane)
    assert titles[:3] == ["Overdue", "Send the price list", "Today"]
    assert [row.title for row in pane.agenda.list.rows() if row.who == "Vera Ots"] == ["Keep in touch, every 30 days"]


def test_the_round_box_ticks_off_at_once_and_the_row_leaves_after_a_moment(
    desk: Desk, pane: AgendaPane, qtbot: QtBot, context: Context
) -> None:
    with qtbot.waitSignal(context.bridge.done) as told:
        QTest.mouseClick(pane.agenda.list.viewport(), LEFT, pos=spot(pane, "Send the price list", "done"))
    assert told.args[0].text() == "Reminder done"
    assert [one.what for one in desk.ask(open_reminders)] == ["Ask how the saddle fits", "Keep in touch"]
    ticked = [row.title for row in pane.agenda.list.rows() if row.ticked]
    assert ticked == ["Send the price list"]
    qtbot.waitUntil(lambda: "Send the price list" not in shown(pane), timeout=LEAVES_MS + 2000)
    assert shown(pane)[0] == "Today"
    context.bridge.undo()
    assert shown(pane)[:2] == ["Overdue", "Send the price list"]


def test_space_ticks_off_the_row_of_the_keyboard(desk: Desk, pane: AgendaPane, qtbot: QtBot) -> None:
    stand_on(pane, "Ask how the saddle fits")
    QTest.keyClick(pane.agenda.list, Qt.Key.Key_Space)
    QTest.keyClick(pane.agenda.list, Qt.Key.Key_Space)
    assert [one.what for one in desk.ask(open_reminders)] == ["Send the price list", "Keep in touch"]
    desk.undo()
    assert len(desk.ask(open_reminders)) == 3


def test_what_was_done_elsewhere_meanwhile_is_refused_in_a_sentence(
    desk: Desk, pane: AgendaPane, qtbot: QtBot, context: Context
) -> None:
    stand_on(pane, "Ask how the saddle fits")
    one = pane.agenda.list.current_row()
    assert one is not None
    assert one.one is not None
    pane.hide()
    desk.run("x", finish_reminder, row=one.one.row)
    with qtbot.waitSignal(context.bridge.refused) as told:
        pane.agenda.finish(one.one)
    assert told.args[0].words.text() == "This reminder is done already."
    pane.show()
    assert "Ask how the saddle fits" not in shown(pane)


def test_the_clock_puts_off(desk: Desk, pane: AgendaPane, qtbot: QtBot) -> None:
    viewport = pane.agenda.list.viewport()
    QTest.mouseClick(viewport, LEFT, pos=spot(pane, "Ask how the saddle fits", "snooze"))
    (menu,) = viewport.findChildren(QMenu)
    tomorrow = next(action for action in menu.actions() if action.objectName() == "snooze_tomorrow")
    tomorrow.trigger()
    menu.close()
    assert shown(pane) == [
        "Overdue", "Send the price list", "Today", "Fleet service", "Tomorrow", "Ask how the saddle fits",
        "Keep in touch",
    ]  # fmt: skip
    desk.undo()
    assert shown(pane)[3] == "Ask how the saddle fits"


def test_s_puts_off_c_calls_enter_opens(
    pane: AgendaPane, anna: int, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def open_url(url: QUrl) -> bool:
        called.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    stand_on(pane, "Ask how the saddle fits")
    QTest.keyClick(pane.agenda.list, Qt.Key.Key_S)
    (menu,) = pane.agenda.list.viewport().findChildren(QMenu)
    menu.close()
    QTest.keyClick(pane.agenda.list, Qt.Key.Key_C)
    assert called == ["tel:+37251234567"]
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.keyClick(pane.agenda.list, Qt.Key.Key_Return)
    assert asked.args == [anna]
    stand_on(pane, "Fleet service")
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.keyClick(pane.agenda.list, Qt.Key.Key_Return)
    assert asked.args[0] == "appointment"


def test_delete_takes_an_entry_away_and_undo_brings_it_back(desk: Desk, pane: AgendaPane, qtbot: QtBot) -> None:
    stand_on(pane, "Fleet service")
    QTest.keyClick(pane.agenda.list, Qt.Key.Key_Delete)
    assert "Fleet service" not in shown(pane)
    desk.undo()
    assert "Fleet service" in shown(pane)


def test_the_menu_says_everything_that_can_be_done(pane: AgendaPane) -> None:
    view = pane.agenda.list
    place = shown(pane).index("Ask how the saddle fits")
    view.menu_wanted.emit(view.rows()[place], QPoint(4, 4))
    (menu,) = view.viewport().findChildren(QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Edit", "Show the customer", "Call", "Mark as done", "Put off…", "Delete"]
    menu.close()


# --- The small month


def test_the_small_month_has_dots_and_leads_to_a_day(pane: AgendaPane, qtbot: QtBot) -> None:
    grid = pane.month.grid
    standing = {cell.day.day: len(cell.entries) for cell in grid.days.cells if cell.entries}
    assert standing == {19: 1, 20: 2, 21: 1}
    tomorrow = grid.visualRect(grid.days.index_of(date(2026, 11, 21))).center()
    QTest.mouseClick(grid.viewport(), LEFT, pos=tomorrow)
    assert shown(pane) == ["Overdue", "Send the price list", "Tomorrow", "Keep in touch"]
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert "Fleet service" in shown(pane)


def test_its_arrows_turn_the_months_and_keep_the_list(pane: AgendaPane, qtbot: QtBot) -> None:
    before = shown(pane)
    for name, title in (("agenda_ahead", "December 2026"), ("agenda_back", "November 2026")):
        button = pane.findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, LEFT)
        assert pane.month.title.text() == title
    assert shown(pane) == before


def test_a_reminder_is_added_on_the_day_that_is_chosen(
    pane: AgendaPane, anna: int, context: Context, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseClick(pane.add, LEFT)
    assert asked.args == ["reminder", None, {}]
    pane.show_customer(anna)
    pane.month.show_day(date(2026, 11, 26))
    pane.show_day(date(2026, 11, 26))
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseClick(pane.add, LEFT)
    assert asked.args == ["reminder", None, {"due_on": date(2026, 11, 26), "customer": anna}]


# --- What happens around it


def test_it_follows_what_changes_elsewhere(desk: Desk, pane: AgendaPane) -> None:
    row = remind(desk, "Order chains")
    assert "Order chains" in shown(pane)
    desk.run("x", finish_reminder, row=row)
    assert "Order chains" not in shown(pane)
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert found.done_at is not None


def test_hidden_it_reads_nothing_until_it_is_seen(desk: Desk, pane: AgendaPane) -> None:
    pane.hide()
    remind(desk, "Order chains")
    assert "Order chains" not in shown(pane)
    pane.show()
    assert "Order chains" in shown(pane)


def test_the_hands_move_on_and_a_day_begins(pane: AgendaPane, clock: FakeClock) -> None:
    clock.set_local(wall("2026-11-20 10:01"))
    pane.refresh_words()
    row = next(row for row in pane.agenda.list.rows() if row.title == "Ask how the saddle fits")
    assert (row.late, row.when) == (True, "late since 10:00")
    clock.set_local(wall("2026-11-21 00:00:05"))
    pane.begin_day()
    assert shown(pane) == ["Overdue", "Send the price list", "Ask how the saddle fits", "Today", "Keep in touch"]
    assert [cell.day.day for cell in pane.month.grid.days.cells if cell.is_today] == [21]


def test_who_looks_at_a_later_day_stays_there_when_a_day_begins(pane: AgendaPane, clock: FakeClock) -> None:
    pane.month.show_day(date(2026, 11, 24))
    pane.show_day(date(2026, 11, 24))
    clock.sleep(hours=24)
    pane.begin_day()
    assert "Today" not in shown(pane)


def test_with_nothing_planned_it_says_so(context: Context, qtbot: QtBot) -> None:
    empty = AgendaPane(context)
    qtbot.addWidget(empty)
    empty.show()
    assert empty.agenda.empty.isVisible()
    assert not empty.agenda.list.isVisible()


def test_the_keys_are_shown_by_the_window(pane: AgendaPane, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction(window)
    action.setShortcut(QKeySequence("Ctrl+/"))
    window.addAction(action)
    window.setCentralWidget(pane)
    window.show()
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(pane.keys, LEFT)
    window.takeCentralWidget()


def test_in_hebrew_the_signs_change_sides(pane: AgendaPane, qtbot: QtBot, desk: Desk) -> None:
    words.use_language("he")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pane.agenda.reload()
    pane.month.reload()
    box, clock = (spot(pane, "Ask how the saddle fits", zone) for zone in ("done", "snooze"))
    assert box.x() > clock.x()
    QTest.mouseClick(pane.agenda.list.viewport(), LEFT, pos=box)
    assert "Ask how the saddle fits" not in [one.what for one in desk.ask(open_reminders)]
    assert pane.month.grid.days.cells[0].day.weekday() == 6


def test_everything_has_a_name_to_be_heard(pane: AgendaPane, qtmodeltester: ModelTester) -> None:
    silent = [
        widget.objectName() or type(widget).__name__
        for widget in pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert silent == []
    heard = [str(row) for row in pane.agenda.list.rows()]
    assert "Ask how the saddle fits, 10:00, Anna Saar" in heard
    qtmodeltester.check(pane.agenda.list.prepared)
