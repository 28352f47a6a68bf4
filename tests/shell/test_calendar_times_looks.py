"""What is seen in week and day while something is carried, chosen, late or crowded; what the menus there offer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_month_paint import MORE
from clientdesk.shell.calendar_page import CalendarPage
from clientdesk.shell.calendar_time_view import TimeView
from tests.shell.calendar_story import ALT, LEFT, PLAIN, nov, open_page, plan, press, starts_of, wall
from tests.shell.calendar_times import edge, lift, middle, open_view, slot, strip


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


def picture(view: TimeView) -> QImage:
    """The view as it is painted."""
    return view.viewport().grab().toImage()


def in_the_strip(view: TimeView) -> bool:
    """Whether the person stands above the hours."""
    return view.look.minute is None


def test_whatever_is_carried_is_seen_and_nothing_is_left_of_it_when_it_is_put_back(
    desk: Desk, page: CalendarPage
) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    fair = plan(desk, "Fair", "2026-11-18", all_day=True)
    view = open_view(page, "week")
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, middle(view, row))
    before = picture(view)
    carries = (
        (middle(view, row), slot(view, 3, "11:00")),
        (middle(view, row), strip(view, 3)),
        (edge(view, row, end=True), slot(view, 1, "16:00")),
        (middle(view, fair), strip(view, 4)),
        (middle(view, fair), slot(view, 4, "10:00")),
        (slot(view, 5, "10:30"), slot(view, 5, "12:00")),
        (strip(view, 5), strip(view, 6)),
    )
    pictures = [before]
    for start, end in carries:
        lift(view, start, end)
        now = picture(view)
        assert now not in pictures
        pictures.append(now)
        view.let_go()
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, middle(view, row))
    assert picture(view) == before


def test_a_tick_of_the_clock_takes_nothing_out_of_the_hand(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    view = open_view(page, "week")
    lift(view, middle(view, row), slot(view, 3, "11:00"))
    held = picture(view)
    page.refresh_words()
    assert view.look.carry is not None
    assert picture(view) == held
    # Somebody else changes something: what is carried goes back, since it may have gone.
    plan(desk, "Meanwhile", "2026-11-18 10:00")
    assert view.look.carry is None


def test_late_and_crowded_and_over_are_told_apart(desk: Desk, page: CalendarPage) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar")
    late = desk.run("x", add_reminder, what="Call about the invoice", due_on=nov(17), due_time="14:00", customer=anna)
    for number in range(9):
        plan(desk, f"At once {number}", "2026-11-19 10:00", customer=anna, ends=wall("2026-11-19 12:00"))
    wide = plan(desk, "Winter service of the fleet", "2026-11-20 10:00", customer=anna, ends=wall("2026-11-20 12:30"))
    view = open_view(page, "week")
    piece = view.piece_of(("reminder", late))
    assert piece is not None
    assert (piece.fill, [sign.name for sign in piece.signs]) == ("danger_soft", ["warning-circle-fill"])
    narrow = [each for each in view.page.blocks if each.column == 3]
    assert len(narrow) == 9
    assert all(each.box.w < 20 and not each.lines for each in narrow)
    told = view.piece_of(("appointment", wide))
    assert told is not None
    assert [line.text for line in told.lines] == ["Anna Saar", "Winter service of the fleet", "10:00 to 12:30"]


@pytest.mark.parametrize("rtl", [False, True])
def test_the_pointer_tells_what_a_press_would_take_hold_of(desk: Desk, page: CalendarPage, rtl: bool) -> None:
    row = plan(desk, "Fleet service", "2026-11-17 14:00")
    fair = plan(desk, "Fair", "2026-11-18", all_day=True)
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    view = open_view(page, "week")
    bar = view.piece_of(("appointment", fair))
    assert bar is not None
    area = view.area_of(view.seen_box(bar))
    shapes = Qt.CursorShape
    for point, shape in (
        (middle(view, row), shapes.PointingHandCursor),
        (edge(view, row, end=True), shapes.SizeVerCursor),
        (edge(view, row, end=False), shapes.SizeVerCursor),
        (QPoint(area.right() - 1, area.center().y()), shapes.SizeHorCursor),
        (slot(view, 5, "10:00"), shapes.ArrowCursor),
        (QPoint(slot(view, 5, "10:00").x(), 15), shapes.PointingHandCursor),
    ):
        QTest.mouseMove(view.viewport(), point)
        assert view.viewport().cursor().shape() == shape


def test_the_menus_of_an_entry_and_of_a_time(desk: Desk, page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    row = plan(desk, "Fleet service", "2026-11-20 14:00")
    view = open_view(page, "week")

    def lines(at: QPoint) -> list[str]:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, PLAIN, at)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), asked)
        menu = view.viewport().findChildren(QMenu)[-1]
        return [action.text().split("\t")[0] for action in menu.actions() if action.text()]

    assert lines(middle(view, row))[0] == "Edit"
    assert lines(slot(view, 3, "10:40"))[0] == "Add appointment"
    with qtbot.waitSignal(context.edit_asked) as asked:
        view.viewport().findChildren(QMenu)[-1].actions()[0].trigger()
    assert asked.args[2]["starts"] == wall("2026-11-19 10:30")
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    for menu in view.viewport().findChildren(QMenu):
        menu.close()


def test_keys_reach_the_line_for_the_rest_the_strip_and_far_times(desk: Desk, page: CalendarPage) -> None:
    for number in range(4):
        plan(desk, f"Fair {number}", "2026-11-20", all_day=True)
    view = open_view(page, "week")
    press(page, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert (view.look.chosen, view.accessibleDescription()) == (MORE, "Show the whole day")
    assert picture(view) != QImage()
    press(page, Qt.Key.Key_Return)
    assert page.head.views.current() == "day"
    view = open_view(page, "week")
    control = Qt.KeyboardModifier.ControlModifier
    press(page, Qt.Key.Key_Down, held=control)
    assert view.moment() == wall("2026-11-20 08:00")
    press(page, Qt.Key.Key_Up, held=control)
    assert in_the_strip(view)
    assert view.chosen() is not None
    press(page, Qt.Key.Key_Down)
    for _step in range(16):
        press(page, Qt.Key.Key_Up)
    assert (view.look.minute, view.scrolled()) == (0, 0)
    press(page, Qt.Key.Key_Up)
    assert in_the_strip(view)
    press(page, Qt.Key.Key_Left)
    assert view.accessibleDescription() == "Thursday 19 November, all day: nothing planned"
    press(page, Qt.Key.Key_Down, *[Qt.Key.Key_Down] * 40)
    assert view.moment() == wall("2026-11-19 23:30")
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_in_hebrew_the_arrows_go_where_they_point(desk: Desk, page: CalendarPage) -> None:
    row = plan(desk, "Fleet service", "2026-11-18 14:00")
    words.use_language("he")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    open_view(page, "week")
    page.go(nov(18))
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Left, held=ALT)
    assert starts_of(desk, row) == wall("2026-11-19 14:00")
    press(page, Qt.Key.Key_Right)
    assert page.day() == nov(18)
    assert picture(page.view("week")) != QImage()
