"""Two people and one customer, in a whole window: a note against the record, who else spoke to her, a hand-over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.short_list import ShortList
from clientdesk.shell.main_window import MainWindow
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(window: QWidget, name: str) -> None:
    found = [one for one in window.findChildren(QPushButton, name) if one.isVisible()]
    assert found, name
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def test_a_note_a_look_and_a_hand_over_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.bridge.desk
    mart, kati = desk.staff, desk.run("Staff added", add_staff, name="Kati")
    points = (PointInput(PointKind.PHONE, "5123 4567"),)
    desk.run("Customer changed", change_customer, customer=1, points=points, owner=mart)
    desk.staff = kati
    call = desk.run("Contact logged", log_contact, customer=1, kind=ContactKind.CALL, note="Asked about the saddle")
    window.context.show_customer(1)
    window.activateWindow()

    QTest.keyClick(window, Qt.Key.Key_L, _SHIFT)
    text = window.findChild(QPlainTextEdit, "remark_form_text")
    assert text is not None
    QTest.keyClicks(text, "Her new number is 5555 0199")
    press(window, "remark_form_accept")
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    desk.staff = mart
    window.context.person_changed.emit()
    press(window, f"who_else_{kati}")
    timeline = window.findChild(ShortList, "timeline")
    assert isinstance(timeline, ShortList)
    row = timeline.current_row()
    assert row is not None and row.key == ("contact", call)
    press(window, "contradiction_1_take")
    known = desk.ask(profile, customer=1)
    assert known is not None and [point.shown for point in known.points] == ["+372 5555 0199"]

    QTest.keyClick(window, Qt.Key.Key_H, _SHIFT)
    note = window.findChild(QPlainTextEdit, "hand_over_form_note")
    assert note is not None
    QTest.keyClicks(note, "Mornings suit her")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    known = desk.ask(profile, customer=1)
    assert known is not None and known.owner_name == "Kati"
    for _ in range(2):
        window.context.bridge.undo()
    known = desk.ask(profile, customer=1)
    assert known is not None and (known.owner_name, known.points[0].shown) == ("Mart", "+372 5123 4567")
