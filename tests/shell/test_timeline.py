"""The timeline as a person uses it, by mouse and by keyboard; over a capability that the window does not know."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.base.words import use_language
from clientdesk.desk.desk import Desk
from clientdesk.shell.timeline import TimelineView
from clientdesk.shell.timeline_reading import PAGE
from clientdesk.shell.timeline_snooze import PickMoment
from tests.fakes.clock import FakeClock
from tests.shell.happenings import (
    LONG,
    add_many,
    choose,
    click,
    clock,
    context,
    desk,
    open_menu_of,
    place_of,
    point_on,
    press,
    row_of,
    said,
    take,
    tell,
    view,
)

__all__ = ["clock", "context", "desk", "view"]

wall = datetime.fromisoformat


def test_the_plan_stands_above_the_past_and_follows_every_change(view: TimelineView) -> None:
    assert said(view) == []
    assert view.empty.isVisible()
    tell(view, "Called Anna")
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    tell(view, "Someone else's", customer=2)
    assert said(view) == ["Planned", "Call about the winter service", "Yesterday", "Called Anna"]
    assert not view.empty.isVisible()
    view.show_customer(2)
    assert said(view) == ["Yesterday", "Someone else's"]
    view.show_customer(None)
    assert said(view) == []


def test_done_by_mouse_and_undone(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    click(qtbot, view, "Call about the winter service", "done")
    assert said(view) == ["Today", "Call about the winter service"]
    view.context.bridge.undo()
    assert said(view) == ["Planned", "Call about the winter service"]


def test_done_by_the_space_bar(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    choose(view, "Call about the winter service")
    press(qtbot, view, Qt.Key.Key_Space)
    assert said(view) == ["Today", "Call about the winter service"]
    done = view.context.bridge.desk.last_undo
    press(qtbot, view, Qt.Key.Key_Space)
    assert view.context.bridge.desk.last_undo == done, "the past is not done twice"


def test_put_off_by_mouse(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Call about the winter service", "2026-11-19T10:00", planned=True)
    assert row_of(view, "Call about the winter service").late == "1 day late"
    click(qtbot, view, "Call about the winter service", "snooze")
    take(open_menu_of(view.list.viewport()), "snooze_tomorrow")
    assert row_of(view, "Call about the winter service").second == "Tomorrow, 10:00"
    assert row_of(view, "Call about the winter service").late == ""


@pytest.mark.parametrize("letter", ["s", "ы", "ד"])
def test_put_off_by_the_key_s_whatever_the_layout(qtbot: QtBot, view: TimelineView, letter: str) -> None:
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    choose(view, "Call about the winter service")
    press(qtbot, view, Qt.Key(ord(letter.upper())), letter)
    take(open_menu_of(view.list.viewport()), "snooze_week")
    assert row_of(view, "Call about the winter service").entry == next(
        one for one in view.story.planned if one.on == date(2026, 11, 27) and one.at == time(10)
    )


def test_any_day_can_be_picked_and_only_one_to_come(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    choose(view, "Call about the winter service")
    press(qtbot, view, Qt.Key.Key_S, "s")
    take(open_menu_of(view.list.viewport()), "snooze_pick")
    pick = next(one for one in view.list.viewport().findChildren(PickMoment) if one.isVisible())
    pick.day.set_day(date(2026, 11, 19))
    QTest.mouseClick(pick.button, Qt.MouseButton.LeftButton)
    assert pick.error.text()
    pick.day.set_day(date(2026, 12, 24))
    pick.moment.set_moment(time(15, 30))
    QTest.keyClick(pick, Qt.Key.Key_Return)
    assert row_of(view, "Call about the winter service").second == "24 Dec, 15:30"


def test_deleted_by_key_and_undone(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    told = []
    view.context.bridge.done.connect(lambda phrase: told.append(phrase.text()))
    choose(view, "Called Anna")
    press(qtbot, view, Qt.Key.Key_Delete)
    assert said(view) == []
    assert told == ["Contact deleted"]
    view.context.bridge.undo()
    assert said(view) == ["Yesterday", "Called Anna"]


def test_the_arrows_pass_over_headings(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    tell(view, "Called again", "2026-11-08T12:00")
    choose(view, "Called Anna")
    press(qtbot, view, Qt.Key.Key_Down)
    current = view.list.current_row()
    assert current is not None
    assert current.title == "Called again"


def test_edited_by_key_or_menu(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    asked = []
    view.context.edit_asked.connect(lambda table, row, _first: asked.append((table, row)))
    choose(view, "Called Anna")
    press(qtbot, view, Qt.Key.Key_E, "e")
    view.list.customContextMenuRequested.emit(point_on(view, "Called Anna"))
    take(open_menu_of(view.list.viewport()), "Edit")
    assert asked == [("happening", 1)] * 2


def test_a_long_text_is_cut_after_three_lines_until_it_is_asked_for(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna", body=LONG)

    def height() -> int:
        QApplication.processEvents()
        return view.list.visualRect(view.list.prepared.index(place_of(view, "Called Anna"))).height()

    folded = height()
    click(qtbot, view, "Called Anna")
    whole = height()
    assert whole > folded + 60
    choose(view, "Called Anna")
    press(qtbot, view, Qt.Key.Key_Return)
    assert height() == folded
    assert LONG in str(row_of(view, "Called Anna")), "one who listens hears all of it"


def test_markup_is_shown_as_it_was_written(view: TimelineView) -> None:
    tell(view, "<b>x</b>", body="<img src=http://127.0.0.1:1/x>")
    plain = view.grab().toImage()
    assert row_of(view, "<b>x</b>").body == "<img src=http://127.0.0.1:1/x>"
    tell(view, "x", "2026-11-19T12:00")
    assert view.grab().toImage() != plain


def test_one_kind_alone(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    tell(view, "Came by", kind="visit")
    QTest.mouseClick(view.tools.filter, Qt.MouseButton.LeftButton)
    take(open_menu_of(view.tools.filter), "only_visit")
    assert said(view) == ["Yesterday", "Came by"]
    assert [chip.text() for chip in view.bar.chips.values()] == ["Visits"]
    view.list.customContextMenuRequested.emit(point_on(view, "Came by"))
    take(open_menu_of(view.list.viewport()), "Show everything")
    assert said(view) == ["Yesterday", "Came by", "Called Anna"]


def test_what_the_program_notes_is_one_quiet_line_that_can_be_hidden(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    tell(view, "Points changed", kind="points")
    assert said(view) == ["Yesterday", "Points changed", "Called Anna"]
    place = view.list.prepared.index(place_of(view, "Points changed"))
    assert view.list.visualRect(place).height() < view.list.visualRect(place.siblingAtRow(2)).height()
    QTest.mouseClick(view.tools.filter, Qt.MouseButton.LeftButton)
    take(open_menu_of(view.tools.filter), "What the program notes")
    assert said(view) == ["Yesterday", "Called Anna"]


def test_the_text_can_be_copied(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna", body="Happy")
    choose(view, "Called Anna")
    QTest.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Called Anna\n12:00\nHappy"


def test_ten_years_are_read_as_one_scrolls(view: TimelineView, desk: Desk) -> None:
    desk.run("Told", add_many, count=3 * PAGE)
    QApplication.processEvents()
    assert len([row for row in view.list.rows() if not row.is_head]) == PAGE
    bar = view.list.verticalScrollBar()
    for _turn in range(20):
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert said(view)[-1] == f"call {3 * PAGE - 1}"


def test_the_same_rows_keep_the_current_one(view: TimelineView) -> None:
    tell(view, "Called Anna")
    tell(view, "Called again", "2026-11-08T12:00")
    choose(view, "Called again")
    tell(view, "Came by", "2026-11-20T08:00")
    current = view.list.current_row()
    assert current is not None
    assert current.title == "Called again"


def test_a_new_day_and_another_language_are_noticed(view: TimelineView, clock: FakeClock) -> None:
    tell(view, "Called Anna")
    clock.sleep(hours=24)
    view.refresh()
    assert said(view)[0] == "Thursday 19 November"
    use_language("ru")
    try:
        view.reload()
        assert said(view)[0] == "Четверг, 19 ноября"
    finally:
        use_language("en")


def test_the_model_is_sound(view: TimelineView, qtmodeltester: ModelTester) -> None:
    tell(view, "Called Anna")
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    qtmodeltester.check(view.list.prepared)


def test_one_who_listens_hears_whole_entries_and_the_name_of_the_list(view: TimelineView) -> None:
    tell(view, "Called Anna", body="Happy")
    role = Qt.ItemDataRole.AccessibleTextRole
    index = view.list.prepared.index(place_of(view, "Called Anna"))
    assert index.data(role) == "Called Anna. Yesterday, 12:00. Happy"
    assert view.list.accessibleName() == "Timeline"
    assert view.tools.filter.accessibleName()
    interface = QAccessible.queryAccessibleInterface(view.list)
    assert interface is not None


def test_mirrored_the_signs_are_at_the_other_edge(qtbot: QtBot, view: TimelineView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tell(view, "Call about the winter service", "2026-11-23T10:00", planned=True)
    assert point_on(view, "Call about the winter service", "done").x() < view.width() / 4
    click(qtbot, view, "Call about the winter service", "done")
    assert said(view) == ["Today", "Call about the winter service"]
