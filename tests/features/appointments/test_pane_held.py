"""After an appointment: held or not and why, who came; said from any list, told on every timeline, undone."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import Guest, add_appointment
from clientdesk.features.appointments.pane_form import AppointmentForm
from clientdesk.features.appointments.pane_held import HeldForm
from clientdesk.features.appointments.queries import appointment, occurrences, timeline
from clientdesk.features.appointments.queries_today import todays, unsaid
from clientdesk.features.appointments.rules_told import in_a_row, told_words
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.context import Context, Reached
from clientdesk.shell.calendar_deeds import CalendarDeeds
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.timeline_actions import EntryActions
from clientdesk.shell.today_acts import TodayActs

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    """With whom."""
    return desk.run("x", add_customer, name="Anna Saar")


@pytest.fixture
def liis(desk: Desk) -> int:
    """A guest."""
    return desk.run("x", add_customer, name="Liis Kask")


@pytest.fixture
def row(desk: Desk, anna: int, liis: int) -> int:
    """A meeting yesterday with two guests."""
    guests = (Guest(customer=liis), Guest(name="Peeter"))
    return desk.run("x", add_appointment, what="Fitting", starts=wall("2026-11-19 10:00"), customer=anna, guests=guests)


def open_held(context: Context, qtbot: QtBot, row: int, **first: object) -> HeldForm:
    """The form, with the keyboard on what is marked."""
    form = HeldForm(context, row, dict(first))
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.held.button(form.held.current()).setFocus()
    return form


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def details(desk: Desk, customer: int) -> list[str]:
    """What the timeline of a customer says became of the appointments."""
    found = desk.ask(timeline, customer=customer)
    return [": ".join(part for part in (shown(one.detail), shown(one.also)) if part) for one in found]


def test_held_is_one_key_and_stands_on_both_timelines(
    desk: Desk, context: Context, anna: int, liis: int, row: int, qtbot: QtBot
) -> None:
    form = open_held(context, qtbot, row)
    with qtbot.waitSignals([form.left, context.offered]):
        press(Qt.Key.Key_Return)
    assert details(desk, anna) == ["held: Liis Kask and Peeter came"]
    assert details(desk, liis) == ["held: Anna Saar · Liis Kask and Peeter came"]
    desk.undo()
    assert details(desk, anna) == [""]


def test_who_did_not_come_is_unticked(desk: Desk, context: Context, anna: int, row: int, qtbot: QtBot) -> None:
    form = open_held(context, qtbot, row)
    for tick in form.came.ticks.values():
        if tick.text() == "Peeter":
            QTest.keyClick(tick, Qt.Key.Key_Space)
    form.submit()
    assert details(desk, anna) == ["held: Liis Kask came, Peeter did not"]
    again = open_held(context, qtbot, row)
    assert [tick.isChecked() for tick in again.came.ticks.values()] == [True, False]


def test_not_held_asks_why(desk: Desk, context: Context, anna: int, row: int, qtbot: QtBot) -> None:
    form = open_held(context, qtbot, row)
    assert not form.editor("because").isVisible()
    press(Qt.Key.Key_Down)
    assert not form.editor("came").isVisible()
    line = form.editor("because")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Anna was ill")
    with qtbot.waitSignal(form.left), qtbot.assertNotEmitted(context.reached):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert details(desk, anna) == ["not held: Anna was ill"]
    assert desk.ask(unsaid, first=wall("2026-11-18").date(), last=wall("2026-11-20").date()) == []


def test_after_it_what_was_said_can_be_written_down(
    desk: Desk, context: Context, anna: int, row: int, qtbot: QtBot
) -> None:
    form = open_held(context, qtbot, row)
    with qtbot.waitSignal(context.offered) as offered, qtbot.waitSignal(context.reached) as reached:
        form.submit()
    assert reached.args == [Reached(anna, "meeting", "", wall("2026-11-19 10:00"), wall("2026-11-19 11:00"))]
    assert offered.args is not None
    words, _button, go = offered.args
    assert words.text() == "What was said with Anna Saar?"
    with qtbot.waitSignal(context.customer_asked) as shown_now:
        go()
    assert shown_now.args == [anna]


def test_one_of_a_series_is_said_to_be_held_alone(
    desk: Desk, context: Context, anna: int, liis: int, qtbot: QtBot
) -> None:
    series = desk.run(
        "x", add_appointment, what="Course", starts=wall("2026-11-12 10:00"), customer=anna,
        repeats="FREQ=WEEKLY;BYDAY=TH", guests=(Guest(customer=liis),),
    )  # fmt: skip
    form = open_held(context, qtbot, series, at=wall("2026-11-19 10:00"))
    assert form.title.text() == "Course · Thu 19 Nov, 10:00"
    form.submit()
    found = desk.ask(occurrences, start=wall("2026-11-10"), end=wall("2026-12-01"))
    assert [one.held for one in found] == ["", "held", ""]
    assert details(desk, liis).count("held: Anna Saar · Liis Kask came") == 1


def test_what_has_not_begun_is_not_asked_about(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    row = desk.run("x", add_appointment, what="Fitting", starts=wall("2026-11-21 10:00"), customer=anna)
    form = open_held(context, qtbot, row)
    form.submit()
    assert form.errors() == {"held": "This has not begun yet."}
    whole = AppointmentForm(context, row, {})
    qtbot.addWidget(whole)
    assert whole.held_button.isHidden()


def test_the_form_of_what_is_over_says_what_became_of_it_and_leads_there(
    context: Context, row: int, qtbot: QtBot
) -> None:
    open_held(context, qtbot, row).submit()
    form = AppointmentForm(context, row, {})
    qtbot.addWidget(form)
    form.show()
    assert form.told.text() == "Held: Liis Kask and Peeter came"
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.mouseClick(form.held_button, Qt.MouseButton.LeftButton)
    assert asked.args[:2] == ["appointment_held", row]


def test_every_list_that_shows_it_asks(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    desk.run("x", add_appointment, what="Course", starts=wall("2026-11-13 09:00"), customer=anna, repeats="FREQ=DAILY")
    (one,) = desk.ask(occurrences, start=wall("2026-11-20"), end=wall("2026-11-21"))
    (today,) = desk.ask(todays)
    entry = next(each for each in desk.ask(timeline, customer=anna) if each.original == one.original)
    asked: list[object] = []
    context.edit_asked.connect(lambda *args: asked.append(args))
    CalendarDeeds(context).hold(one)
    TodayActs(context, Deeds(context)).hold(today)
    EntryActions(context).hold(entry)
    assert asked == [("appointment_held", one.row, {"original": one.original})] * 3
    (tomorrow,) = desk.ask(occurrences, start=wall("2026-11-21"), end=wall("2026-11-22"))
    CalendarDeeds(context).hold(tomorrow)
    assert len(asked) == 3, "what has not begun is not asked about"


def test_what_was_written_down_before_is_not_doubled(
    desk: Desk, context: Context, anna: int, row: int, qtbot: QtBot
) -> None:
    desk.run("x", log_contact, customer=anna, kind="meeting", note="went well", on=wall("2026-11-19 10:00"))
    form = open_held(context, qtbot, row)
    with qtbot.assertNotEmitted(context.offered):
        form.submit()
    assert (view := desk.ask(appointment, row=row)) is not None
    assert view.held == "held"


@pytest.mark.parametrize(
    ("held", "because", "guests", "words"),
    [
        ("", "", {"Anna": True}, ""),
        ("held", "", {}, "held"),
        ("held", "", {"Anna": None}, "held"),
        ("held", "", {"Anna": True, "Mart": None}, "held: Anna came"),
        ("held", "", {"Anna": False, "Mart": False}, "held: Anna and Mart did not come"),
        ("not_held", "", {}, "not held"),
        ("not_held", "it snowed", {"Anna": True}, "not held: it snowed"),
    ],
)
def test_what_became_of_it_in_words(held: str, because: str, guests: dict[str, bool | None], words: str) -> None:
    assert told_words(held, because, guests.items()) == words


def test_names_in_a_row() -> None:
    assert [in_a_row(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
