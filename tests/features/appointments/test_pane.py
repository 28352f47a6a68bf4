"""The form of an appointment, filled in as a person does."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import AppointmentKind, add_appointment, delete_appointment
from clientdesk.features.appointments.pane import PANES
from clientdesk.features.appointments.pane_form import AppointmentForm
from clientdesk.features.appointments.pane_span import Span, SpanField
from clientdesk.features.appointments.queries import AppointmentView, appointment
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.context import Context
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat


def the_only(desk: Desk) -> AppointmentView:
    """The one appointment of the shop."""
    (row,) = desk.store.database.execute_sql("SELECT id FROM appointment").fetchall()
    found = desk.ask(appointment, row=row[0])
    assert found is not None
    return found


def open_form(context: Context, qtbot: QtBot, row: int | None = None, **first: Any) -> AppointmentForm:  # noqa: ANN401
    """The form, shown."""
    form = AppointmentForm(context, row, first)
    qtbot.addWidget(form)
    form.show()
    return form


def span_of(form: AppointmentForm) -> SpanField:
    """The field for when it is."""
    span = form.editor("starts")
    assert isinstance(span, SpanField)
    return span


def test_a_new_one_is_written_with_enter(desk: Desk, context: Context, qtbot: QtBot) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar")
    form = open_form(context, qtbot, starts=wall("2026-11-26 17:30"))
    QTest.keyClicks(form.editor("what"), "Collects the bike")
    QTest.keyClicks(form.editor("customer"), "anna")
    QTest.keyClicks(form.editor("place"), "At the shop")
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form.editor("place"), Qt.Key.Key_Return)
    found = the_only(desk)
    assert (found.what, found.starts, found.ends) == (
        "Collects the bike", wall("2026-11-26 17:30"), wall("2026-11-26 18:30"),
    )  # fmt: skip
    assert (found.customer, found.place, found.staff_name) == (anna, "At the shop", "Mart")
    assert not form.is_dirty()


def test_for_a_customer_shown_it_begins_with_them_at_the_next_full_hour(
    desk: Desk, context: Context, qtbot: QtBot
) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar")
    (action,) = PANES.actions
    with qtbot.waitSignal(context.edit_asked) as asked:
        action.run(context, anna)
    assert asked.args == ["appointment", None, {"customer": anna}]
    form = open_form(context, qtbot, customer=anna)
    assert form.values()["customer"] == anna
    assert form.values()["starts"] == Span(wall("2026-11-20 10:00"), wall("2026-11-20 11:00"))


def test_late_in_the_evening_something_new_begins_tomorrow(clock: FakeClock, context: Context, qtbot: QtBot) -> None:
    clock.set_local(wall("2026-11-20 23:40"))
    assert span_of(open_form(context, qtbot)).value().starts == wall("2026-11-21 10:00")


def test_what_is_wrong_is_said_at_its_field_and_the_text_stays(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, starts=wall("2026-11-26 17:30"))
    form.submit()
    assert form.errors() == {"what": "Please say what the appointment is about."}
    QTest.keyClicks(form.editor("what"), "Collects the bike")
    span_of(form).to_time.set_moment(time(9))
    form.submit()
    assert form.errors() == {"starts": "The end comes before the start."}
    span_of(form).to_time.set_moment(time(19))
    QTest.keyClicks(form.editor("customer"), "Nobody of this name")
    form.submit()
    assert list(form.errors()) == ["customer"]
    assert form.values()["what"] == "Collects the bike"
    assert desk.store.database.execute_sql("SELECT count(*) FROM appointment").fetchone() == (0,)


def test_the_end_goes_with_the_start(context: Context, qtbot: QtBot) -> None:
    span = span_of(open_form(context, qtbot, starts=wall("2026-11-26 17:30")))
    span.to_time.set_moment(time(20))
    span.from_day.set_day(date(2026, 12, 1))
    span.from_time.set_moment(time(23))
    assert span.value() == Span(wall("2026-12-01 23:00"), wall("2026-12-02 01:30"))


def test_whole_days_need_no_time(desk: Desk, context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot, starts=wall("2026-11-11 10:00"), what="Bicycle fair")
    span = span_of(form)
    QTest.mouseClick(span.all_day, Qt.MouseButton.LeftButton)
    assert not span.from_time.isVisible()
    span.to_day.set_day(date(2026, 11, 13))
    form.submit()
    found = the_only(desk)
    assert (found.starts, found.ends, found.all_day) == (wall("2026-11-11"), wall("2026-11-14"), True)
    again = open_form(context, qtbot, found.id)
    assert span_of(again).to_day.day() == date(2026, 11, 13)
    again.submit()
    assert the_only(desk) == found


def test_one_that_is_there_is_shown_and_changed(desk: Desk, context: Context, qtbot: QtBot) -> None:
    row = desk.run(
        "x", add_appointment, what="Fleet service", starts=wall("2026-11-24 14:00"), ends=wall("2026-11-24 16:15"),
        kind=AppointmentKind.VISIT, note="Bring the stand\nand oil",
    )  # fmt: skip
    form = open_form(context, qtbot, row)
    assert form.values()["note"] == "Bring the stand\nand oil"
    QTest.keyClicks(form.editor("what"), ", 14 bikes")
    form.submit()
    found = the_only(desk)
    assert (found.what, found.kind, found.ends) == ("Fleet service, 14 bikes", "visit", wall("2026-11-24 16:15"))
    desk.undo()
    assert the_only(desk).what == "Fleet service"


def test_one_that_is_gone_meanwhile_is_said_to_be_gone(desk: Desk, context: Context, qtbot: QtBot) -> None:
    row = desk.run("x", add_appointment, what="Fleet service", starts=wall("2026-11-24 14:00"))
    form = open_form(context, qtbot, row)
    desk.run("x", delete_appointment, row=row)
    form.submit()
    assert form.errors() == {"": "This appointment is not in the calendar any more."}


def test_everything_in_the_form_has_a_name_to_be_heard(context: Context, qtbot: QtBot) -> None:
    form = open_form(context, qtbot)
    focusable = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None
    ]
    assert len(focusable) >= 10
    assert [widget.objectName() for widget in focusable if not widget.accessibleName()] == []


@pytest.mark.parametrize("value", [None, "tomorrow"])
def test_a_span_that_is_none_changes_nothing(context: Context, qtbot: QtBot, value: object) -> None:
    span = span_of(open_form(context, qtbot, starts=wall("2026-11-26 17:30")))
    span.set_value(value)
    assert span.value().starts == wall("2026-11-26 17:30")
