"""Appointments that repeat, and their guests: typed and clicked, changed, deleted, undone."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import (
    Guest,
    add_appointment,
    cancel_occurrence,
    place_appointment,
)
from clientdesk.features.appointments.pane_form import AppointmentForm
from clientdesk.features.appointments.pane_form_fields import RepeatsField
from clientdesk.features.appointments.pane_guests import GuestsField, by_itself
from clientdesk.features.appointments.pane_span import SpanField
from clientdesk.features.appointments.queries import appointment, occurrences, timeline
from clientdesk.features.closures.commands import add_closed_day
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.relations.commands import add_relation
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Select
from clientdesk.kit.scope_question import ScopeQuestion
from clientdesk.shell.timeline_actions import EntryActions

wall = datetime.fromisoformat
WEEKLY = "FREQ=WEEKLY;BYDAY=TH"
THIRD = wall("2026-12-10 10:00")
"""The third time of the weekly one, which begins on the 26th of November."""


@pytest.fixture
def anna(desk: Desk) -> int:
    """With whom."""
    return desk.run("x", add_customer, name="Anna Saar")


@pytest.fixture
def weekly(desk: Desk, anna: int) -> int:
    """Every Thursday at ten, with Liis as guest."""
    return desk.run(
        "x", add_appointment, what="Fitting", starts=wall("2026-11-26 10:00"), customer=anna, repeats=WEEKLY,
        guests=(Guest(name="Liis"),),
    )  # fmt: skip


def open_form(context: Context, qtbot: QtBot, row: int | None = None, **first: Any) -> AppointmentForm:  # noqa: ANN401
    """The form, in use."""
    form = AppointmentForm(context, row, first)
    qtbot.addWidget(form)
    form.resize(400, 900)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def repeats_of(form: AppointmentForm) -> RepeatsField:
    field = form.editor("repeats")
    assert isinstance(field, RepeatsField)
    return field


def guests_of(form: AppointmentForm) -> GuestsField:
    field = form.editor("guests")
    assert isinstance(field, GuestsField)
    return field


def answer(form: AppointmentForm, qtbot: QtBot, downs: int) -> None:
    """Answer the question by keyboard: so many times Down, then Enter."""
    asked(form, qtbot)
    for _one in range(downs):
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)


def asked(form: AppointmentForm, qtbot: QtBot) -> ScopeQuestion:
    """The question, with the keyboard in it."""
    question = form.window().findChild(ScopeQuestion)
    assert question is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() in question.findChildren(QWidget))
    return question


def key(which: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, which)


def shown(desk: Desk, first: str = "2026-11-26", last: str = "2026-12-25") -> list[str]:
    """What stands in the calendar: day, time and what."""
    found = desk.ask(occurrences, start=wall(first), end=wall(last))
    return [f"{one.starts:%d %H:%M} {one.title}" for one in found]


def test_a_weekly_meeting_with_two_guests_is_typed_by_keyboard_alone(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    desk.run("x", add_customer, name="Mart Tamm")
    form = open_form(context, qtbot, starts=wall("2026-11-26 10:00"))
    form.focus("what")
    QTest.keyClicks(form.editor("what"), "Weekly fitting")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    QTest.keyClicks(form.editor("customer"), "anna")
    form.focus("repeats")
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert repeats_of(form).value() == WEEKLY
    form.focus("guests")
    line = guests_of(form).line
    QTest.keyClicks(line, "mart tamm")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "Liis liis@post.ee")
    QTest.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.left):
        QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown(desk) == [f"{day} 10:00 Weekly fitting" for day in ("26", "03", "10", "17", "24")]
    (one, *_rest) = desk.ask(occurrences, start=wall("2026-11-26"), end=wall("2026-12-25"))
    assert (one.customer, one.guest_names) == (anna, "Mart Tamm, Liis")
    view = desk.ask(appointment, row=one.row)
    assert view is not None
    assert [guest.email for guest in view.guests] == ["", "liis@post.ee"]


def test_the_next_days_are_shown_and_what_is_different_about_them(context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, starts=wall("2027-01-31 10:00"))
    preview = repeats_of(form).preview
    assert not preview.isVisible()
    repeats_of(form).rule.choice.choose("month")
    assert preview.lines()[:2] == ["Sun 31 Jan 2027, 10:00", "Sun 28 Feb 2027, 10:00 · this month has no day 31"]
    span = form.editor("starts")
    assert isinstance(span, SpanField)
    span.from_day.set_day(date(2026, 12, 23))
    repeats_of(form).rule.choice.choose("day")
    assert [line.partition(" · ")[0] for line in preview.lines()][1:3] == ["Thu 24 Dec, 10:00", "Fri 25 Dec, 10:00"]


def test_a_29_february_does_not_fill_the_form_with_years_that_have_none(context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, starts=wall("2028-02-29 10:00"))
    repeats_of(form).set_value("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    lines = repeats_of(form).preview.lines()
    assert lines[:2] == ["Tue 29 Feb 2028, 10:00", "left out: 2029 has no 29 February"]
    assert len(lines) <= 8 and lines[-1] == "Sun 29 Feb 2032, 10:00"


def test_the_preview_of_one_of_a_series_counts_from_its_beginning(desk: Desk, context: Context, qtbot: QtBot) -> None:
    row = desk.run(
        "x", add_appointment, what="Course", starts=wall("2026-11-26 10:00"), repeats=f"{WEEKLY};COUNT=4"
    )  # fmt: skip
    form = open_form(context, qtbot, row, original=THIRD)
    assert repeats_of(form).preview.lines() == ["Thu 10 Dec, 10:00", "Thu 17 Dec, 10:00"]


def test_the_preview_tells_of_closed_days_and_of_what_was_said_of_single_days(
    desk: Desk, context: Context, weekly: int, qtbot: QtBot
) -> None:
    desk.run("x", add_closed_day, name="Inventory", first=date(2026, 12, 3))
    desk.run("x", cancel_occurrence, row=weekly, original=THIRD)
    desk.run("x", place_appointment, row=weekly, original=wall("2026-12-17 10:00"), starts=wall("2026-12-18 12:00"))
    form = open_form(context, qtbot, weekly, original=wall("2026-11-26 10:00"))
    assert repeats_of(form).preview.lines() == [
        "Thu 26 Nov, 10:00", "Thu 3 Dec, 10:00 · closed: Inventory", "Thu 10 Dec, 10:00 · deleted",
        "Thu 17 Dec, 10:00 · moved to Fri 18 Dec, 12:00", "Thu 24 Dec, 10:00 · closed: Christmas Eve",
    ]  # fmt: skip


def test_one_alone_is_changed_and_undone(desk: Desk, context: Context, weekly: int, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, weekly, original=THIRD)
    QTest.keyClicks(form.editor("what"), ", long")
    form.submit()
    answer(form, qtbot, 0)
    assert shown(desk) == [
        "26 10:00 Fitting", "03 10:00 Fitting", "10 10:00 Fitting, long", "17 10:00 Fitting", "24 10:00 Fitting",
    ]  # fmt: skip
    assert not form.is_dirty()
    desk.undo()
    assert shown(desk)[2] == "10 10:00 Fitting"


def test_this_and_all_later_ones_are_moved_and_undone(desk: Desk, context: Context, weekly: int, qtbot: QtBot) -> None:
    before = shown(desk)
    form = open_form(context, qtbot, weekly, original=THIRD)
    span = form.editor("starts")
    assert isinstance(span, SpanField)
    span.from_day.set_day(date(2026, 12, 11))
    span.from_time.set_moment(time(12))
    form.submit()
    answer(form, qtbot, 1)
    assert shown(desk) == [
        "26 10:00 Fitting", "03 10:00 Fitting", "11 12:00 Fitting", "18 12:00 Fitting",
    ]  # fmt: skip
    desk.undo()
    assert shown(desk) == before


def test_all_are_moved_as_far_as_the_one_that_was_changed(
    desk: Desk, context: Context, weekly: int, qtbot: QtBot
) -> None:
    form = open_form(context, qtbot, weekly, original=THIRD)
    span = form.editor("starts")
    assert isinstance(span, SpanField)
    span.from_day.set_day(date(2026, 12, 9))
    form.submit()
    answer(form, qtbot, 2)
    assert [line[:2] for line in shown(desk, "2026-11-20")] == ["25", "02", "09", "16", "23"]


@pytest.mark.parametrize(("downs", "changed"), [(1, 3), (2, 5)])
def test_the_time_of_one_that_was_moved_is_not_laid_upon_the_others(
    desk: Desk, context: Context, weekly: int, qtbot: QtBot, downs: int, changed: int
) -> None:
    desk.run("x", place_appointment, row=weekly, original=THIRD, starts=wall("2026-12-10 12:00"))
    form = open_form(context, qtbot, weekly, original=THIRD)
    QTest.keyClicks(form.editor("what"), " on")
    form.submit()
    answer(form, qtbot, downs)
    assert [line[:8] for line in shown(desk)] == ["26 10:00", "03 10:00", "10 12:00", "17 10:00", "24 10:00"]
    assert sum(line.endswith("Fitting on") for line in shown(desk)) == changed


def test_another_rule_cannot_be_that_of_one_day(desk: Desk, context: Context, weekly: int, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, weekly, original=THIRD)
    repeats_of(form).rule.choice.choose("fortnight")
    form.submit()
    assert asked(form, qtbot).options.current() == "following"
    answer(form, qtbot, 0)
    assert [line[:2] for line in shown(desk, last="2027-01-08")] == ["26", "03", "10", "24", "07"]


def test_esc_leaves_the_form_as_it_is_with_nothing_changed(
    desk: Desk, context: Context, weekly: int, qtbot: QtBot
) -> None:
    form = open_form(context, qtbot, weekly, original=THIRD)
    QTest.keyClicks(form.editor("what"), ", long")
    form.submit()
    asked(form, qtbot)
    key(Qt.Key.Key_Escape)
    assert form.is_dirty()
    assert shown(desk)[2] == "10 10:00 Fitting"


@pytest.mark.parametrize(("downs", "left"), [(0, "26 03 17 24"), (1, "26 03"), (2, "")])
def test_deleting_asks_which_and_is_undone(
    desk: Desk, context: Context, weekly: int, qtbot: QtBot, downs: int, left: str
) -> None:
    before = shown(desk)
    form = open_form(context, qtbot, weekly, original=THIRD)
    QTest.mouseClick(form.delete_button, Qt.MouseButton.LeftButton)
    answer(form, qtbot, downs)
    assert " ".join(line[:2] for line in shown(desk)) == left
    desk.undo()
    assert shown(desk) == before


def test_deleting_from_the_timeline_asks_as_well(
    desk: Desk, context: Context, anna: int, weekly: int, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    actions = EntryActions(context)
    (entry,) = desk.ask(timeline, customer=anna)
    actions.delete(entry, window)
    question = window.findChild(ScopeQuestion)
    assert question is not None
    assert len(shown(desk)) == 5, "nothing is done before it is answered"
    question.take()
    assert [line[:2] for line in shown(desk)] == ["03", "10", "17", "24"]


def test_a_series_opened_as_a_whole_says_so_and_asks_nothing(
    desk: Desk, context: Context, weekly: int, qtbot: QtBot
) -> None:
    form = open_form(context, qtbot, weekly)
    assert form.title.text() == "All appointments of this series"
    QTest.keyClicks(form.editor("what"), " of all")
    with qtbot.waitSignal(form.left):
        form.submit()
    assert {line[9:] for line in shown(desk)} == {"Fitting of all"}


def test_guests_are_offered_the_customers_own_people_first(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    peeter = desk.run("x", add_customer, name="Peeter Saar")
    desk.run("x", add_relation, customer=anna, other=peeter, other_is="husband")
    form = open_form(context, qtbot, customer=anna)
    assert [one.name for one in guests_of(form).finds("")] == ["Peeter Saar", "Mart"]


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("Liis Kask", Guest(name="Liis Kask")),
        ("liis@post.ee", Guest(email="liis@post.ee")),
        ("Liis Kask <liis@post.ee>", Guest(name="Liis Kask", email="liis@post.ee")),
        ("liis@post", None),
        ("@", None),
    ],
)
def test_a_guest_may_be_a_name_alone_or_an_address(text: str, guest: Guest | None) -> None:
    found = by_itself(text)
    assert (None if found is None else found.value) == guest


def test_a_guest_that_may_be_several_is_asked_for(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    desk.run("x", add_customer, name="Anna Kask")
    form = open_form(context, qtbot, starts=wall("2026-11-26 10:00"), what="Fitting")
    QTest.keyClicks(guests_of(form).line, "anna")
    form.submit()
    assert list(form.errors()) == ["guests"]


def test_remind_me_is_said_in_the_same_form_and_undone_in_the_same_step(
    desk: Desk, context: Context, qtbot: QtBot
) -> None:
    form = open_form(context, qtbot, starts=wall("2026-11-26 10:00"), what="Fitting")
    remind = form.findChild(Select, "appointment_form_remind")
    assert remind is not None
    remind.choose("60")
    form.submit()
    assert [(one.what, one.lead) for one in desk.ask(open_reminders)] == [("Fitting", 60)]
    desk.undo()
    assert (desk.ask(open_reminders), shown(desk)) == ([], [])


def test_a_span_from_the_calendar_is_taken_as_it_was_drawn(context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, starts=wall("2026-11-26 10:00"), ends=wall("2026-11-26 12:30"), staff=1)
    assert (form.values()["starts"].ends, form.values()["staff"]) == (wall("2026-11-26 12:30"), "1")  # type: ignore[attr-defined]
    days = open_form(context, qtbot, starts=wall("2026-11-26"), ends=wall("2026-11-28"), all_day=True)
    assert days.values()["starts"].ends.day == 27  # type: ignore[attr-defined]


def test_tab_goes_through_the_form_as_the_eye_does(context: Context, weekly: int, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, weekly, original=THIRD)
    form.focus("guests")
    passed = []
    for _step in range(10):
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.objectName())
        QTest.keyClick(form.window(), Qt.Key.Key_Tab)
    assert passed == [
        "appointment_form_guests_line", "appointment_form_guests_chip_0", "appointment_form_staff",
        "appointment_form_place", "appointment_form_note", "appointment_form_remind", "appointment_form_cancel",
        "appointment_form_save", "appointment_form_delete", "appointment_form_what",
    ]  # fmt: skip


def test_hebrew_stands_from_right_to_left(context: Context, weekly: int, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, weekly, original=THIRD)
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    (chip,) = guests_of(form).chips.chips
    assert chip.geometry().right() > guests_of(form).chips.width() - 4
    kinds = [one for one in form.editor("kind").findChildren(QWidget) if one.isVisible() and one.accessibleName()]
    places = [one.mapTo(form, one.rect().topLeft()).x() for one in kinds[:3]]
    assert places == sorted(places, reverse=True)
