"""A repeating appointment is moved or deleted: this one, this and later ones, or all; in the window and the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.queries import occurrences
from clientdesk.kit.context import Context
from clientdesk.kit.scope_question import ScopeQuestion
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.calendar_page import CalendarPage
from tests.shell.calendar_story import ALT, drag, nov, open_page, plan, press, spot, wall
from tests.shell.calendar_times import drop, open_view, slot


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page, shown and in use."""
    yield open_page(context, qtbot)
    words.use_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style_of().set_appearance(Appearance(theme="light"))


@pytest.fixture
def team(desk: Desk) -> int:
    """Every weekday from Monday to Wednesday at nine, for two weeks."""
    return plan(desk, "Team", "2026-11-16 09:00", repeats="FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=6")


def starts(desk: Desk) -> list[datetime]:
    """When it is, in the store."""
    found = desk.ask(occurrences, start=wall("2026-11-01"), end=wall("2026-12-31"))
    return sorted(one.starts for one in found)


def answer(page: CalendarPage, scope: str) -> None:
    """Answer the question that is asked."""
    (question,) = (each for each in page.window().findChildren(ScopeQuestion) if each.isVisible())
    question.options.choose(scope)
    question.take()


def usual(*changed: str, hour: str = "09:00") -> list[datetime]:
    """The days of the series, at an hour, those but for which is told otherwise."""
    days = dict.fromkeys(("16", "17", "18", "23", "24", "25"), hour)
    days |= dict(each.split() for each in changed)
    return sorted(wall(f"2026-11-{day} {at}") for day, at in days.items() if at != "-")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("this", usual("18 11:00")),
        ("following", usual("18 11:00", "23 11:00", "24 11:00", "25 11:00")),
        ("all", usual(hour="11:00")),
    ],
)
def test_dragged_it_asks_which_of_them(
    desk: Desk, page: CalendarPage, team: int, scope: str, expected: list[datetime]
) -> None:
    view = open_view(page, "week")
    drop(view, slot(view, 2, "09:20"), slot(view, 2, "11:20"))
    assert starts(desk) == usual()
    answer(page, scope)
    assert starts(desk) == expected
    chosen = view.chosen()
    assert chosen is not None
    assert chosen.starts == wall("2026-11-18 11:00")
    desk.undo()
    assert starts(desk) == usual()
    chosen = view.chosen()
    assert chosen is not None
    assert (chosen.starts, view.moment()) == (wall("2026-11-18 09:00"), wall("2026-11-18 09:00"))


def test_left_unanswered_everything_stays(desk: Desk, page: CalendarPage, team: int) -> None:
    view = open_view(page, "week")
    drop(view, slot(view, 2, "09:20"), slot(view, 2, "11:20"))
    (question,) = page.window().findChildren(ScopeQuestion)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert starts(desk) == usual()
    assert [block.first for block in view.board.blocks] == [540, 540, 540]


def test_keys_ask_too_and_the_month_as_well(desk: Desk, page: CalendarPage, team: int) -> None:
    open_view(page, "week")
    page.go(nov(17))
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Down, held=ALT)
    answer(page, "this")
    assert starts(desk) == usual("17 09:15")
    page.show_view("month")
    key = ("appointment", team, wall("2026-11-24 09:00"))
    drag(page, spot(page, nov(24), key), spot(page, nov(26)))
    QTest.mouseRelease(page.month.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, nov(26)))
    answer(page, "this")
    assert starts(desk) == sorted([*usual("17 09:15", "24 -"), wall("2026-11-26 09:00")])


@pytest.mark.parametrize(("scope", "left"), [("this", 5), ("following", 2), ("all", 0)])
def test_delete_asks_which_of_them(desk: Desk, page: CalendarPage, team: int, scope: str, left: int) -> None:
    view = open_view(page, "week")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=slot(view, 2, "09:20"))
    press(page, Qt.Key.Key_Delete)
    answer(page, scope)
    assert len(starts(desk)) == left
    desk.undo()
    assert starts(desk) == usual()
