"""Finding one's way in a long timeline: kinds, staff, times, words, days, silences; stars, files and print."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base.words import use_language
from clientdesk.desk.desk import Desk
from clientdesk.kit.context import Context
from clientdesk.shell.timeline import TimelineView
from clientdesk.shell.timeline_dates import PickDay, PickPeriod
from clientdesk.shell.timeline_filter import Part, Period, TimelineFilter
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
    taken,
    tell,
    view,
)

__all__ = ["clock", "context", "desk", "view"]


def by_menu(view: TimelineView, *names: str) -> None:
    """Click lines of the filter's menu, which closes after each."""
    for name in names:
        QTest.mouseClick(view.tools.filter, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        deeper = {"period": "time", "staff": "staff"}.get(name.split("_")[0])
        for line in (deeper, name):
            if line is not None:
                menu = open_menu_of(view.tools.filter)
                action = next(one for one in menu.actions() if one.objectName() == line)
                QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
                QApplication.processEvents()


def chips(view: TimelineView) -> list[str]:
    return [chip.text() for chip in view.bar.chips.values() if chip.isVisible()]


@pytest.fixture
def year(view: TimelineView) -> TimelineView:
    """What happened with Anna in a year."""
    tell(view, "Called in May", "2025-05-04T10:00", staff=1)
    tell(view, "Came by in March", "2026-03-10T12:00", kind="visit", staff=2)
    tell(view, "Called in March", "2026-03-12T12:00", staff=1)
    tell(view, "Noted", "2026-06-01T12:00", kind="note", staff=2)
    tell(view, "Called this month", "2026-11-08T12:00", staff=2)
    return view


# --- Narrowing


def test_kinds_staff_and_time_are_chosen_together(year: TimelineView) -> None:
    by_menu(year, "only_call", "only_visit", "staff_2", "period_year")
    assert [title for title in said(year) if " in " in title or "this" in title] == [
        "Called this month", "Came by in March",
    ]  # fmt: skip
    assert chips(year) == ["Calls, Visits", "Kati", "This year"]


def test_each_chip_is_taken_off_by_itself(year: TimelineView) -> None:
    by_menu(year, "only_visit", "staff_1")
    assert said(year) == [] and year.empty.isVisible()
    QTest.mouseClick(year.bar.chips[Part.STAFF], Qt.MouseButton.LeftButton)
    assert said(year) == ["Tuesday 10 March", "Came by in March"]
    QTest.mouseClick(year.bar.chips[Part.KINDS], Qt.MouseButton.LeftButton)
    assert "Called in May" in said(year)
    assert year.bar.isHidden()


def test_from_where_there_is_nothing_leads_a_way_back(year: TimelineView) -> None:
    by_menu(year, "only_note", "period_month")
    assert year.empty.isVisible() and year.empty.title.text() == "Nothing like that happened"
    QTest.mouseClick(year.empty.button, Qt.MouseButton.LeftButton)
    assert "Noted" in said(year) and year.bar.isHidden()


def test_any_time_can_be_picked_and_only_in_order(year: TimelineView) -> None:
    by_menu(year, "period_pick")
    pick = year.tools.filter.findChild(PickPeriod)
    assert pick is not None
    pick.since.set_day(date(2026, 6, 2))
    pick.until.set_day(date(2026, 6, 1))
    QTest.mouseClick(pick.button, Qt.MouseButton.LeftButton)
    assert pick.error.text()
    pick.since.set_day(date(2026, 3, 12))
    QTest.keyClick(pick, Qt.Key.Key_Return)
    assert said(year) == ["Monday 1 June", "Noted", "Thursday 12 March", "Called in March"]
    assert chips(year) == ["12 Mar to 1 Jun"]


def test_another_customer_is_shown_whole(year: TimelineView) -> None:
    by_menu(year, "only_visit")
    year.show_customer(2)
    year.show_customer(1)
    assert "Called in May" in said(year) and chips(year) == []


def test_whether_the_programs_notes_are_wanted_is_remembered(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    tell(view, "Points changed", kind="points")
    with qtbot.waitSignal(view.notes_kept) as kept:
        by_menu(view, "notes")
    assert kept.args == [False]
    assert chips(view) == ["Without the program's notes"]
    view.show_customer(2)
    view.show_customer(1)
    assert said(view) == ["Yesterday", "Called Anna"]


def test_the_last_twelve_months_begin_a_day_later_a_year_ago() -> None:
    since = {day: TimelineFilter().within(Period.TWELVE, day).since for day in (date(2026, 11, 20), date(2028, 2, 29))}
    assert list(since.values()) == [date(2025, 11, 21), date(2027, 3, 1)]


def test_ten_years_are_narrowed_without_reading_them_first(view: TimelineView, desk: Desk) -> None:
    desk.run("Told", add_many, count=2_000)
    tell(view, "The only visit", "2020-01-01T10:00", kind="visit")
    view.show_customer(2)
    view.show_customer(1)
    assert len(view.story.past) < 200
    view.show_only("visit")
    for _turn in range(200):
        QApplication.processEvents()
    assert said(view) == ["Wednesday 1 January 2020", "The only visit"]


# --- Finding


def find(view: TimelineView, text: str) -> None:
    view.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(view.list, "/")
    assert view.window().focusWidget() is view.bar.field
    view.bar.field.setText(text)
    for _turn in range(80):
        QApplication.processEvents()


def current(view: TimelineView) -> str:
    row = view.list.current_row()
    return row.title if row is not None else ""


def test_from_find_to_find_by_key(year: TimelineView) -> None:
    find(year, "called")
    assert year.bar.count.text() == "1 of 3" and current(year) == "Called this month"
    QTest.keyClick(year.bar.field, Qt.Key.Key_Return)
    assert year.bar.count.text() == "2 of 3" and current(year) == "Called in March"
    QTest.keyClick(year.bar.field, Qt.Key.Key_Down)
    QTest.keyClick(year.bar.field, Qt.Key.Key_F3)
    assert current(year) == "Called this month", "it goes round"
    QTest.keyClick(year.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert current(year) == "Called in May"
    QTest.keyClick(year.bar.field, Qt.Key.Key_Escape)
    assert year.bar.isHidden() and current(year) == "Called in May"


def test_from_find_to_find_by_mouse(year: TimelineView) -> None:
    QTest.mouseClick(year.tools.search, Qt.MouseButton.LeftButton)
    year.bar.field.setText("called")
    QApplication.processEvents()
    assert current(year) == "Called this month"
    QTest.mouseClick(year.bar.next, Qt.MouseButton.LeftButton)
    assert current(year) == "Called in March"
    QTest.mouseClick(year.bar.back, Qt.MouseButton.LeftButton)
    assert current(year) == "Called this month"
    QTest.mouseClick(year.bar.close_button, Qt.MouseButton.LeftButton)
    assert year.bar.isHidden()


@pytest.mark.parametrize("typed", ["zivile", "ŽIVILĖ", "живиле", "живи"])
def test_accents_case_and_script_do_not_matter(view: TimelineView, typed: str) -> None:
    tell(view, "Talked to Živilė about oil")
    tell(view, "Talked to Jonas", "2026-11-18T10:00")
    find(view, typed)
    assert view.bar.count.text() == "1 of 1" and current(view) == "Talked to Živilė about oil"


def test_what_hides_a_find_is_unfolded_and_marked(view: TimelineView) -> None:
    tell(view, "Called Anna", body=LONG + " At last the word saddlebag.")
    plain = view.list.grab().toImage()
    find(view, "saddlebag")
    assert row_of(view, "Called Anna").whole
    assert list(view.finds.marks("a Saddlebag, red")) == [(2, 9)]
    assert view.list.grab().toImage() != plain


def test_nothing_found_is_said(year: TimelineView) -> None:
    find(year, "xylophone")
    assert year.bar.count.text() == "Nothing found"
    assert not year.bar.next.isEnabled()


def test_a_word_ten_years_back_is_found_without_scrolling(view: TimelineView, desk: Desk, qtbot: QtBot) -> None:
    desk.run("Told", add_many, count=2_000)
    tell(view, "Sold a unicycle", "2020-01-01T10:00")
    find(view, "unicycle")
    qtbot.waitUntil(lambda: not view.is_looking())
    assert view.bar.count.text() == "1 of 1"
    assert view.list.visualRect(view.list.currentIndex()).top() >= 0
    assert current(view) == "Sold a unicycle"


def test_finds_follow_what_changes(year: TimelineView) -> None:
    find(year, "called")
    tell(year, "Called again", "2026-11-10T10:00")
    assert year.bar.count.text() == "2 of 4", "one stays where one stood"


def test_only_what_is_shown_is_looked_through(year: TimelineView) -> None:
    by_menu(year, "only_visit")
    find(year, "march")
    assert year.bar.count.text() == "1 of 1"


# --- Days


def go_to(qtbot: QtBot, view: TimelineView, day: date) -> None:
    view.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(view.list, "j")
    pick = next(one for one in view.tools.jump.findChildren(PickDay) if one.isVisible())
    pick.day.set_day(day)
    QTest.keyClick(pick, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view._jump_to is None)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 3, 12), "Called in March"),
        (date(2026, 3, 11), "Came by in March"),
        (date(2026, 12, 24), "Called this month"),
        (date(2001, 1, 1), "Called in May"),
    ],
)
def test_the_nearest_day_at_or_before_comes_into_sight(
    qtbot: QtBot, year: TimelineView, day: date, title: str
) -> None:  # fmt: skip
    go_to(qtbot, year, day)
    assert current(year) == title
    assert year.list.hasFocus()


def test_a_day_far_back_is_read_up_to_and_stands_at_the_top(qtbot: QtBot, view: TimelineView, desk: Desk) -> None:
    desk.run("Told", add_many, count=3_000)
    go_to(qtbot, view, date(2023, 5, 1))
    row = view.list.current_row()
    assert row is not None and row.entry is not None and row.entry.on == date(2023, 5, 1)
    assert view.list.visualRect(view.list.prepared.index(view.list.currentIndex().row() - 1)).top() == 0
    assert not view.story.complete


# --- Silences


def test_a_silence_is_told_between_contacts_alone(year: TimelineView) -> None:
    assert said(year) == [
        "Sunday 8 November", "Called this month", "Monday 1 June", "Noted", "241 days of silence",
        "Thursday 12 March", "Called in March", "Tuesday 10 March", "Came by in March", "310 days of silence",
        "Sunday 4 May 2025", "Called in May",
    ]  # fmt: skip
    by_menu(year, "only_call")
    assert not any("silence" in title for title in said(year)), "between some of them it would not be true"


@pytest.mark.parametrize(("language", "words"), [("en", "Silent for 45 days"), ("ru", "45")])
def test_a_silence_lasts_until_today(view: TimelineView, language: str, words: str) -> None:
    tell(view, "Called Anna", "2026-10-06T10:00")
    use_language(language)
    try:
        view.reload()
        assert words in said(view)[0]
    finally:
        use_language("en")


def test_a_month_without_a_word_is_the_least(view: TimelineView) -> None:
    tell(view, "Called", "2026-11-19T10:00")
    tell(view, "Called before", "2026-10-21T10:00")
    assert not any("silence" in title for title in said(view))
    tell(view, "Called long before", "2026-09-21T10:00")
    assert "30 days of silence" in said(view)


def test_the_arrows_pass_over_a_silence(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called", "2026-11-19T10:00")
    tell(view, "Called before", "2026-03-21T10:00")
    choose(view, "Called")
    press(qtbot, view, Qt.Key.Key_Down)
    assert current(view) == "Called before"


# --- An entry


def test_a_star_by_key_and_menu_and_undone(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna")
    choose(view, "Called Anna")
    press(qtbot, view, Qt.Key.Key_I, "i")
    assert row_of(view, "Called Anna").important
    assert "Important" in str(row_of(view, "Called Anna"))
    view.context.bridge.undo()
    assert not row_of(view, "Called Anna").important
    view.list.customContextMenuRequested.emit(point_on(view, "Called Anna"))
    take(open_menu_of(view.list.viewport()), "star")
    assert row_of(view, "Called Anna").important


def test_what_comes_next_is_a_line_of_its_own(view: TimelineView) -> None:
    tell(view, "Called Anna")
    low = view.list.visualRect(view.list.prepared.index(place_of(view, "Called Anna"))).height()
    tell(view, "Called Jaan", "2026-11-18T10:00", next_step="call on Friday")
    high = view.list.visualRect(view.list.prepared.index(place_of(view, "Called Jaan"))).height()
    assert high > low + 15
    assert row_of(view, "Called Jaan").next == "Next: call on Friday"
    assert "Next: call on Friday" in str(row_of(view, "Called Jaan"))


def test_a_file_is_shown_by_click_key_and_menu(qtbot: QtBot, view: TimelineView) -> None:
    tell(view, "Called Anna", file="offer.pdf photo.jpg")
    asked = []
    view.context.edit_asked.connect(lambda table, row, _first: asked.append((table, row)))
    click(qtbot, view, "Called Anna", "file:1")
    choose(view, "Called Anna")
    press(qtbot, view, Qt.Key.Key_O, "o")
    take(open_menu_of(view.list.viewport()), "offer.pdf")
    view.list.customContextMenuRequested.emit(point_on(view, "Called Anna"))
    take(open_menu_of(view.list.viewport()), "file_0")
    assert asked == [("paper", 7)] * 3
    assert "Files: offer.pdf, photo.jpg" in str(row_of(view, "Called Anna"))


def drop(view: TimelineView, at: QPoint) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/shop/offer.pdf")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.list.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys))


def test_files_fall_on_an_entry_or_on_the_customer(view: TimelineView) -> None:
    taken.clear()
    tell(view, "Called Anna")
    drop(view, point_on(view, "Called Anna"))
    drop(view, QPoint(30, view.list.viewport().height() - 4))
    assert taken == [(("entry", 1), ["offer.pdf"]), (("customer", 1), ["offer.pdf"])]


def test_it_is_printed_by_key_and_menu(context: Context, view: TimelineView) -> None:
    tell(view, "Called Anna")
    asked: list[tuple[str, list[int]]] = []
    context.print_asked.connect(lambda key, customers: asked.append((key, list(customers))))
    choose(view, "Called Anna")
    QTest.keyClicks(view.list, "p")
    by_menu(view, "print_story")
    assert asked == [("story", [1])] * 2


def test_where_one_has_scrolled_to_stays_in_sight_when_something_changes(view: TimelineView, desk: Desk) -> None:
    desk.run("Told", add_many, count=600)
    bar = view.list.verticalScrollBar()
    for _turn in range(6):
        bar.setValue(bar.maximum() - 900)
        QApplication.processEvents()
    first = view.list.rows()[view.list.first_in_sight()]
    tell(view, "Called right now", "2026-11-20T08:00")
    assert str(view.list.rows()[view.list.first_in_sight()]) == str(first)


def test_the_day_offered_first_is_the_one_in_sight(year: TimelineView) -> None:
    year.open_jump()
    pick = next(one for one in year.tools.jump.findChildren(PickDay) if one.isVisible())
    assert pick.day.day() == datetime.fromisoformat("2026-11-08").date()
    pick.close()
