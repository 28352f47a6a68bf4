"""The card on the tab About, the hand-over sheet, the line above the composer."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.care.commands import add_deputy, hand_over
from clientdesk.features.care.pane import PANES
from clientdesk.features.care.pane_form import DeputyForm
from clientdesk.features.care.pane_others import Others
from clientdesk.features.care.pane_section import CareSection
from clientdesk.features.care.pane_sheet import HandOverPane
from clientdesk.features.care.queries import care
from clientdesk.features.care.queries_sheet import hand_over_document
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.context import Context
from clientdesk.kit.fields import NoteField, Select
from tests.features.customers.people import add


@pytest.fixture
def kati(desk: Desk) -> int:
    """A colleague."""
    return desk.run("Staff added", add_staff, name="Kati")


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer whom Mart looks after."""
    return add(desk, "Anna Saar", owner=desk.staff)


def opened(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(440, 700)
    widget.show()
    qtbot.waitExposed(widget)


def shown(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible())


def press(widget: QWidget, name: str) -> None:
    found = [one for one in widget.findChildren(QPushButton, name) if not one.isHidden()]
    assert found, name
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def test_the_card_tells_who_looks_after_them_and_who_stands_in(
    context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot
) -> None:
    card = CareSection(context)
    card.show_customer(anna)
    opened(card, qtbot)
    assert "Looked after by | Mart" in shown(card)
    row = desk.run("Added", add_deputy, customer=anna, staff=kati, from_on=date(2026, 11, 20), reason="holiday")
    assert "Kati | stands in now · from 20 Nov on · holiday" in shown(card)
    press(card, f"deputy_{row}_end")
    assert "stands in now · from 20 Nov to 20 Nov · holiday" in shown(card)
    press(card, f"deputy_{row}_delete")
    assert "Kati" not in shown(card)
    card.show_customer(add(desk, "Oleg"))
    assert "Nobody in particular yet" in shown(card)


def test_the_card_leads_to_the_forms(context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot) -> None:
    row = desk.run("Handed over", hand_over, customer=anna, to=kati, note="Mornings")
    asked: list[tuple[object, ...]] = []
    context.edit_asked.connect(lambda *what: asked.append(what))
    card = CareSection(context)
    card.show_customer(anna)
    opened(card, qtbot)
    assert "Handed over from Mart to Kati · 20 Nov | Mornings" in shown(card)
    for name in ("care_hand_over", "care_deputy", "care_sheet"):
        press(card, name)
    [action] = PANES.actions
    action.run(context, anna)
    assert asked == [
        ("hand_over", None, {"customer": anna}), ("deputy", None, {"customer": anna}), ("hand_over", row, {}),
        ("hand_over", None, {"customer": anna}),
    ]  # fmt: skip


def test_a_deputy_is_written_in_the_form(context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot) -> None:
    form = DeputyForm(context, None, {"customer": anna})
    opened(form, qtbot)
    staff, reason = form.editor("staff"), form.editor("reason")
    assert isinstance(staff, Select)
    # Mart looks after her anyway, so that only Kati is left to choose.
    assert staff.current() == str(kati)
    QTest.keyClicks(reason, "holiday")
    with qtbot.waitSignal(form.left):
        QTest.keyClick(reason, Qt.Key.Key_Return)
    [one] = desk.ask(care, customer=anna).deputies
    assert (one.name, one.reason, one.from_on) == ("Kati", "holiday", date(2026, 11, 20))


def test_nobody_chosen_is_said_at_the_field(context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot) -> None:
    desk.run("Staff added", add_staff, name="Liis")
    form = DeputyForm(context, None, {"customer": anna})
    opened(form, qtbot)
    form.submit()
    assert list(form.errors()) == ["staff"]


def test_handed_over_from_the_sheet(context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot) -> None:
    desk.run("Added", add_reminder, customer=anna, what="Call about the service", due_on=date(2026, 11, 23))
    sheet = HandOverPane(context, None, {"customer": anna})
    opened(sheet, qtbot)
    assert "Promised and planned" in shown(sheet) and "Call about the service · Mart" in shown(sheet)
    note = sheet.form.editor("note")
    assert isinstance(note, NoteField)
    QTest.keyClicks(note, "She prefers mornings")
    with qtbot.waitSignal(sheet.form.left):
        QTest.keyClick(sheet.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    known = desk.ask(care, customer=anna)
    assert (known.owner, known.hand_overs[0].note) == ("Kati", "She prefers mornings")
    later = HandOverPane(context, known.hand_overs[0].id, {})
    opened(later, qtbot)
    assert "Handed over from Mart to Kati" in shown(later)
    assert later.form.values() == {"note": "She prefers mornings"}


def test_the_line_shows_only_when_somebody_else_did(
    context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot
) -> None:
    made = PANES.above
    assert made is not None
    line = made(context)
    assert isinstance(line, Others)
    qtbot.addWidget(line)
    line.show_customer(anna)
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL)
    assert line.isHidden()
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL, by=kati)
    assert not line.isHidden()
    [button] = [one for one in line.findChildren(QPushButton) if not one.isHidden()]
    assert button.text() == "Kati was in touch this week, today"
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.EMAIL, by=kati)
    [button] = [one for one in line.findChildren(QPushButton) if not one.isHidden()]
    assert button.text() == "Kati was in touch 2 times this week, last today"


def test_the_sheet_goes_to_paper(context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot) -> None:
    row = desk.run("Handed over", hand_over, customer=anna, to=kati, note="She prefers mornings")
    asked: list[tuple[str, list[int]]] = []
    context.print_asked.connect(lambda key, customers: asked.append((key, list(customers))))
    sheet = HandOverPane(context, row, {})
    opened(sheet, qtbot)
    press(sheet, "hand_over_print")
    [kind] = PANES.prints
    assert asked == [(kind.key, [anna])]
    printed = kind.make(context)
    qtbot.addWidget(printed)
    pages = printed.maker(asked[0][1])(lambda _done, _of: None)
    assert (pages.title, pages.count()) == ("Anna Saar", 1)
    told = desk.ask(hand_over_document, customer=anna)
    assert told is not None and told.detail == "Handed over from Mart to Kati"
    assert [line.text for line in told.parts[0].lines] == ["She prefers mornings"]


def test_the_line_follows_who_is_at_the_desk(context: Context, desk: Desk, anna: int, kati: int, qtbot: QtBot) -> None:
    line = Others(context)
    qtbot.addWidget(line)
    line.show_customer(anna)
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL, by=kati)
    assert not line.isHidden()
    desk.staff = kati
    context.person_changed.emit()
    assert line.isHidden()
