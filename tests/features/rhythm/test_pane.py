"""The tiles of the profile, the forms of a rhythm, its section of the settings."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.tone import Tone
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.rhythm.commands import set_no_rhythm, set_rhythm
from clientdesk.features.rhythm.pane import PANES
from clientdesk.features.rhythm.pane_form import NotNeededForm, RhythmForm
from clientdesk.features.rhythm.pane_settings import RhythmSettings
from clientdesk.features.rhythm.pane_tiles import keep_in_touch, last_contact
from clientdesk.features.rhythm.queries import NextTouch, next_touch
from clientdesk.features.rhythm.rules import By, Via, Way
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import Select
from clientdesk.kit.panes import TileText
from clientdesk.shell.profile_tiles import TileButton, TileStrip

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer of class A."""
    return desk.run("Added", add_customer, name="Anna Saar", potential="A")


def opened(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(560, 700)
    widget.show()
    qtbot.waitExposed(widget)


def known(desk: Desk, customer: int) -> NextTouch:
    found = desk.ask(next_touch, customer=customer)
    assert found is not None
    return found


def tile(strip: TileStrip, key: str) -> TileButton:
    found = strip.findChild(TileButton, f"profile_tile_{key}")
    assert isinstance(found, TileButton)
    return found


def test_the_tiles_tell_the_last_contact_and_the_next(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    strip = TileStrip(context, PANES.tiles)
    assert strip.isHidden()
    strip.show_customer(anna)
    opened(strip, qtbot)
    assert tile(strip, "last_contact").isHidden()
    # The thirtieth day is a Sunday, on which the shop is closed.
    assert tile(strip, "keep_in_touch").shown == TileText("in 31 days", "every 30 days")
    desk.run("Logged", log_contact, customer=anna, kind="visit", on=wall("2026-11-19 12:00"))
    assert tile(strip, "last_contact").shown == TileText("Yesterday", "Visit")
    assert tile(strip, "keep_in_touch").accessibleName() == "Keep in touch, in 29 days, every 30 days"


def test_a_tile_is_late_in_red_planned_or_says_why_not(desk: Desk, anna: int) -> None:
    desk.run("Agreed", set_rhythm, customer=anna, days=10)
    desk.run("Logged", log_contact, customer=anna, kind="call", on=wall("2026-11-06 12:00"))
    assert desk.ask(keep_in_touch, anna) == TileText("4 days late", "every 10 days", Tone.DANGER)
    desk.run("Plan", add_reminder, what="Call", due_on=date(2026, 11, 23), customer=anna, kind=ReminderKind.CALL)
    assert desk.ask(keep_in_touch, anna) == TileText("in 3 days", "planned, every 10 days")
    desk.undo()
    desk.run("Agreed", set_no_rhythm, customer=anna, because="moved to Riga")
    assert desk.ask(keep_in_touch, anna) == TileText("No rhythm", "moved to Riga")
    assert desk.ask(last_contact, anna) == TileText("14 days ago", "Call")


def test_the_tile_opens_the_form_by_keyboard(context: Context, anna: int, qtbot: QtBot) -> None:
    strip = TileStrip(context, PANES.tiles)
    strip.show_customer(anna)
    opened(strip, qtbot)
    with qtbot.waitSignal(context.edit_asked) as asked:
        QTest.keyClick(tile(strip, "keep_in_touch"), Qt.Key.Key_Return)
    assert asked.args == ["next_touch", anna, {}]
    assert tile(strip, "last_contact").focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_rhythm_of_ones_own_is_agreed_in_the_form(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    form = RhythmForm(context, anna)
    opened(form, qtbot)
    way, days, because = form.editor("way"), form.editor("days"), form.editor("because")
    assert isinstance(way, Select) and isinstance(days, QLineEdit) and isinstance(because, QLineEdit)
    assert (days.isVisible(), because.isVisible(), way.currentText()) == (
        False, False, "As others of their kind: every 30 days",
    )  # fmt: skip
    way.choose(Way.OWN.value)
    days.setText("often")
    form.submit()
    assert form.errors() == {"days": "Please give a number of days from 1 to 3650."}
    days.setText("14")
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert (known(desk, anna).days, known(desk, anna).by) == (14, By.OWN)


def test_no_rhythm_asks_why_and_a_day_can_be_chosen(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    form = RhythmForm(context, anna)
    opened(form, qtbot)
    way, until, because = form.editor("way"), form.editor("until"), form.editor("because")
    assert isinstance(way, Select) and isinstance(until, DateField) and isinstance(because, QLineEdit)
    until.set_day(date(2026, 11, 25))
    form.submit()
    assert (known(desk, anna).on, known(desk, anna).is_chosen) == (date(2026, 11, 25), True)
    way.choose(Way.NEVER.value)
    form.submit()
    assert form.errors() == {"because": "Please say why."}
    because.setText("buys elsewhere")
    form.submit()
    assert (known(desk, anna).via, known(desk, anna).because) == (Via.NONE, "buys elsewhere")
    again = RhythmForm(context, anna)
    opened(again, qtbot)
    assert again.values() == {"way": "never", "days": "", "because": "buys elsewhere", "until": None}
    back = again.editor("way")
    assert isinstance(back, Select)
    back.choose(Way.AS_OTHERS.value)
    again.submit()
    assert (known(desk, anna).days, known(desk, anna).by, known(desk, anna).is_chosen) == (30, By.CLASS, False)


def test_why_it_is_not_needed_is_asked_shortly(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    desk.run("Logged", log_contact, customer=anna, kind="call", on=wall("2026-10-01 12:00"))
    form = NotNeededForm(context, anna)
    opened(form, qtbot)
    usual = form.editor("usual")
    assert isinstance(usual, Select)
    usual.choose("2")
    assert form.values()["because"] == "On holiday"
    save = form.findChild(QPushButton, "not_needed_form_save")
    assert save is not None
    QTest.keyClick(save, Qt.Key.Key_Space)
    assert known(desk, anna).due_on == date(2026, 12, 20)
    assert desk.last_undo is not None and desk.last_undo.label.text() == "Contact not needed now"


def test_the_settings_change_what_holds_for_everybody(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    section = RhythmSettings(context)
    opened(section, qtbot)

    def write(name: str, text: str) -> None:
        field = section.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    write("rhythm_class_A", "21")
    assert known(desk, anna).days == 21
    write("rhythm_class_A", "")
    assert known(desk, anna).via is Via.NONE
    write("rhythm_class_A", "0")
    assert section.error.text() == "Please give a number of days from 1 to 3650."
    write("rhythm_class_A", "30")
    assert (known(desk, anna).days, section.error.text()) == (30, "")
    desk.run("Logged", log_contact, customer=anna, kind="letter")
    letters = section.findChild(QCheckBox, "rhythm_counts_letter")
    assert letters is not None and letters.isChecked()
    QTest.keyClick(letters, Qt.Key.Key_Space)
    assert known(desk, anna).last_on is None
    desk.undo()
    assert letters.isChecked() and known(desk, anna).last_kind == "letter"
