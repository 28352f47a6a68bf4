"""A weekly meeting from the first key to what was said after it, in the whole window."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.timeline import TimelineEntry
from clientdesk.features.appointments.pane_form import AppointmentForm
from clientdesk.features.appointments.pane_held import HeldForm
from clientdesk.features.appointments.queries import occurrences, timeline
from clientdesk.kit.scope_question import ScopeQuestion
from clientdesk.shell.calendar_page import CalendarPage
from clientdesk.shell.main_window import MainWindow
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

wall = datetime.fromisoformat
CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


def write(form: AppointmentForm, name: str, text: str) -> None:
    line = form.editor(name)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, text)


def is_open(window: MainWindow) -> bool:
    """Whether a form stands at the side."""
    return window.sheet.form is not None


def in_month(page: CalendarPage, day: date) -> list[tuple[str, bool]]:
    """What stands on a day of the month, and whether it is drawn as over."""
    cell = page.month.days.cell_at(page.month.days.index_of(day))
    return [(one.title, one.done) for one in cell.entries] if cell else []


def of_customer(window: MainWindow, customer: int) -> list[TimelineEntry]:
    return list(window.context.bridge.ask(timeline, customer=customer))


def test_a_weekly_meeting_from_the_first_key_to_what_was_said_after_it(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    page = window.open_page("calendar")
    assert isinstance(page, CalendarPage)
    window.context.edit("appointment", starts=wall("2026-11-06 15:00"))
    form = window.sheet.form
    assert isinstance(form, AppointmentForm)
    write(form, "what", "Round of the fleet")
    write(form, "customer", "anna")
    form.focus("repeats")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    form.focus("guests")
    for name in ("Dmitri", "Peeter"):
        for letter in name:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    page.show_view("month")
    assert not is_open(window)
    assert in_month(page, date(2026, 11, 13)) == [("Round of the fleet", True)]
    assert in_month(page, date(2026, 11, 27)) == [("Round of the fleet", False)]
    assert [(one.title, one.guest_names) for one in window.context.bridge.ask(
        occurrences, start=wall("2026-11-13"), end=wall("2026-11-14")
    )] == [("Round of the fleet", "Dmitri Volkov, Peeter")]  # fmt: skip
    # H on the one of last week, and Enter: it was held and all came.
    page.month.set_day(date(2026, 11, 13))
    page.month.setFocus()
    press(Qt.Key.Key_H)
    held = window.sheet.form
    assert isinstance(held, HeldForm)
    press(Qt.Key.Key_Return)
    assert not is_open(window)
    for customer in (1, 2):
        assert "Dmitri Volkov and Peeter came" in " ".join(str(one.also) for one in of_customer(window, customer))
    # The notice leads to the line in which it is written down, which knows when and how long it was.
    assert window.toasts.shown()[-2:] == ["Appointment held", "What was said with Anna Saar?"]
    window.context.show_customer(1)
    strip = window.findChild(QWidget, "timeline_composer_offer")
    assert strip is not None and strip.isVisible()
    assert strip.accessibleName() == "You met Anna Saar 7 days ago. What was said?"
    # From the timeline the next one is deleted: it is asked which of them are meant.
    entry = next(each for each in of_customer(window, 1) if each.planned)
    window.context.edit(entry.table, entry.row, original=entry.original)
    form = window.sheet.form
    assert isinstance(form, AppointmentForm)
    QTest.mouseClick(form.delete_button, Qt.MouseButton.LeftButton)
    question = window.findChild(ScopeQuestion)
    assert question is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() in question.findChildren(QWidget))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert [one for one in of_customer(window, 1) if one.planned] == []
    window.context.bridge.undo()
    assert [one for one in of_customer(window, 1) if one.planned] == [entry]
