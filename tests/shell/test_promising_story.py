"""A promise from the line in which it was said to the share it leaves; an idea from its giver's mouth to the thanks."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from clientdesk.base.words import shown
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contributions.queries import contributions
from clientdesk.features.promises.queries import open_promises, promises_kept, promises_of
from clientdesk.features.promises.rules import Share, Standing
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.fields import Select
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.short_list import ShortList
from clientdesk.shell.main_window import MainWindow
from tests.fakes.clock import FakeClock
from tests.shell.opened import opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ANNA = 1


def later(window: MainWindow, moment: str) -> None:
    """It is now `moment`, and the timer has noticed."""
    clock = window.context.bridge.desk.clock
    assert isinstance(clock, FakeClock)
    clock.set_local(datetime.fromisoformat(moment))
    window.alarm.clock.wake()


def write(window: MainWindow, line: str) -> QPlainTextEdit:
    """Show Anna, and write a line into the composer."""
    window.context.show_customer(ANNA)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    entry = part(window, QPlainTextEdit, "timeline_composer_text")
    assert isinstance(entry, QPlainTextEdit)
    QTest.keyClicks(entry, line)
    return entry


def visible(window: MainWindow, name: str) -> QPushButton:
    """A button that is seen."""
    found = [one for one in window.findChildren(QPushButton, name) if one.isVisible()]
    assert found, name
    return found[0]


def text_of(window: MainWindow, name: str) -> str:
    """What a label says."""
    label = part(window, PlainLabel, name)
    assert isinstance(label, PlainLabel)
    return label.text()


def choose(name: str) -> None:
    """Take a line of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [one for one in menu.actions() if one.objectName() == name]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_said_in_a_call_reminded_of_and_kept_late(window: MainWindow) -> None:
    desk = window.context.bridge.desk
    entry = write(window, "Called, I'll send the price list tomorrow")
    sign = visible(window, "timeline_composer_promise")
    assert sign.text() == "Tomorrow"
    QTest.keyClick(entry, Qt.Key.Key_Return, CTRL | SHIFT)
    (promise,) = desk.ask(open_promises, customer=ANNA)
    (call,) = desk.ask(contacts, customer=ANNA)
    assert (promise.what, promise.due_on, promise.contact, call.kind) == (
        "Send the price list", date(2026, 11, 21), call.row, "call",
    )  # fmt: skip
    assert "Kept: Send the price list" in [one.accessibleName() for one in window.findChildren(QPushButton)]

    popup = window.alarm.popup
    later(window, "2026-11-21 09:30")
    assert [row.partition(".")[0] for row in popup.rows()] == ["Send the price list"], "once, and not for each reminder"
    assert [one.lead for one in desk.ask(open_reminders)] == [1440, 0]

    later(window, "2026-11-24 09:30")
    window.open_page("today")
    card = part(window, ShortList, "today_promises_list")
    assert isinstance(card, ShortList)
    assert [shown(line.row.when) for line in card.rows()] == ["3 days late"]
    card.setFocus()
    card.choose(0)
    QTest.keyClick(card, Qt.Key.Key_Space)
    (promise,) = desk.ask(promises_of, customer=ANNA)
    assert (promise.standing, window.toasts.shown()[-1]) == (Standing.KEPT_LATE, "Promise kept")
    assert list(desk.ask(open_reminders)) == []

    window.open_page("promises")
    assert text_of(window, "promises_share") == "0 %"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.ask(promises_of, customer=ANNA)[0].standing is Standing.LATE
    assert text_of(window, "promises_count") == "1 open, 1 of them late"
    line = part(window, ShortList, "promises_list")
    assert isinstance(line, ShortList)
    line.setFocus()
    line.choose(0)
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert desk.ask(promises_kept).whole == Share(0, 1)


def test_a_plain_line_that_promises_offers_to_keep_it(window: MainWindow) -> None:
    entry = write(window, "Promised to bring the lock on 3 December")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert window.toasts.shown()[-1] == "Promised: Bring the lock, Thu 3 Dec"
    (offer,) = [one for one in window.findChildren(QPushButton) if one.text() == "Keep as a promise"]
    QTest.keyClick(offer, Qt.Key.Key_Space)
    (promise,) = window.context.bridge.desk.ask(open_promises, customer=ANNA)
    assert (promise.what, promise.due_on) == ("Bring the lock", date(2026, 12, 3))


def test_a_note_kept_as_a_promise_is_not_called_a_contact(window: MainWindow) -> None:
    entry = write(window, "I will send the price list on Monday")
    QTest.keyClick(entry, Qt.Key.Key_Return, CTRL | SHIFT)
    desk = window.context.bridge.desk
    (promise,) = desk.ask(open_promises, customer=ANNA)
    assert promise.what == "Send the price list"
    assert desk.last_undo is not None
    assert desk.last_undo.label.text() == "Promise written down"


def test_by_the_form_and_broken_with_a_word(window: MainWindow) -> None:
    desk = window.context.bridge.desk
    window.context.show_customer(ANNA)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    what = part(window, QLineEdit, "promise_form_what")
    QTest.keyClicks(what, "Keep the blue frame aside")
    QTest.keyClick(what, Qt.Key.Key_Return)
    (promise,) = desk.ask(open_promises, customer=ANNA)
    assert promise.due_on == date(2026, 11, 27)

    QTest.keyClick(visible(window, f"promise_{promise.id}_more"), Qt.Key.Key_Space)
    choose("promise_break")
    outcome = part(window, QPlainTextEdit, "promise_form_outcome")
    QTest.keyClicks(outcome, "Sold it by mistake")
    QTest.keyClick(outcome, Qt.Key.Key_Return, CTRL)
    (closed,) = desk.ask(promises_of, customer=ANNA)
    assert (closed.standing, closed.outcome) == (Standing.BROKEN, "Sold it by mistake")
    hidden = part(window, QWidget, "open_promises")
    assert hidden.isHidden(), "nothing is owed any more"


def test_an_idea_is_used_and_thanked_for(window: MainWindow) -> None:
    desk = window.context.bridge.desk
    window.context.show_customer(ANNA)
    QTest.keyClick(window, Qt.Key.Key_O, CTRL | SHIFT)
    what = part(window, QPlainTextEdit, "contribution_form_what")
    QTest.keyClicks(what, "A rack for wet coats")
    QTest.keyClick(what, Qt.Key.Key_Return, CTRL)
    window.open_page("contributions")
    QTest.keyClick(visible(window, "contribution_1_more"), Qt.Key.Key_Space)
    choose("contribution_used")
    QTest.keyClick(visible(window, "contribution_1_thank"), Qt.Key.Key_Space)
    how = part(window, Select, "thanks_form_how")
    assert isinstance(how, Select)
    how.choose("visit")
    note = part(window, QPlainTextEdit, "thanks_form_note")
    QTest.keyClick(note, Qt.Key.Key_Return, CTRL)
    (idea,) = desk.ask(contributions)
    (visit,) = desk.ask(contacts, customer=ANNA)
    assert (idea.status, idea.thanked_on) == ("used", date(2026, 11, 20))
    assert (visit.kind, visit.note) == ("visit", "Thank you for: A rack for wet coats")
    assert not [one for one in window.findChildren(QPushButton, "contribution_1_thank") if one.isVisible()]
    for _each in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert list(desk.ask(contributions)) == []
