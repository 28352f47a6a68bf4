"""What was understood of a line stands as chips under it: corrected by mouse and by keyboard, asked, taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands_kinds import add_kind
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.choice_row import ChoiceButton
from clientdesk.kit.context import Context

CTRL = Qt.KeyboardModifier.ControlModifier
LINE = "call 5 min, asked about oil, call Friday 10:00"
"""Said on Friday 20 November 2026: today at ten, or in a week."""
PLAIN = "call 5 min, asked about oil, call Monday 10:00"


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


@pytest.fixture
def composer(context: Context, anna: int, qtbot: QtBot) -> Composer:
    made = Composer(context)
    qtbot.addWidget(made)
    made.resize(620, 160)
    made.show()
    made.show_customer(anna)
    made.call()
    QApplication.processEvents()
    return made


def write(composer: Composer, text: str) -> None:
    QTest.keyClicks(composer.entry, text)
    QApplication.processEvents()


def press(widget: QWidget | None, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    assert widget is not None
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def chips(composer: Composer) -> list[str]:
    return [chip.text() for chip in composer.understood.row.standing()]


def chip(composer: Composer, part: str) -> QWidget:
    found = composer.findChild(QWidget, f"timeline_composer_chip_{part}")
    assert found is not None
    return found


def menu(composer: Composer) -> QMenu:
    return next(one for one in composer.findChildren(QMenu) if one.isVisible())


def take(composer: Composer, name: str) -> None:
    shown = menu(composer)
    next(action for action in shown.actions() if action.objectName() == name).trigger()
    shown.close()
    QApplication.processEvents()


def newest(desk: Desk, customer: int) -> ContactDetails:
    return desk.ask(contacts, customer=customer)[0]


def test_one_line_is_understood_while_it_is_written(composer: Composer) -> None:
    write(composer, PLAIN)
    assert chips(composer) == ["Call", "5 minutes", "call · Mon 23 Nov, 10:00"]
    assert composer.kinds.current() == "call", "the row of kinds shows what will be saved"


def test_enter_saves_all_of_it(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, PLAIN)
    press(composer.entry, Qt.Key.Key_Return)
    saved = newest(desk, anna)
    assert (saved.kind, saved.lasted_s, saved.note) == ("call", 300, "asked about oil")
    assert saved.next_step == "call · Mon 23 Nov, 10:00"
    assert list(desk.ask(open_reminders, customer=anna)) == [], "Enter alone plans nothing"
    assert chips(composer) == []
    assert composer.kinds.current() == "note"


def test_the_toast_offers_the_reminder_that_enter_left_out(
    composer: Composer, context: Context, desk: Desk, anna: int
) -> None:
    offered: list[tuple[object, ...]] = []
    context.offered.connect(lambda *told: offered.append(told))
    write(composer, PLAIN)
    press(composer.entry, Qt.Key.Key_Return)
    ((words, action, remind),) = offered
    assert (words.text(), action) == ("Next: call, Mon 23 Nov, 10:00", "Remind me")  # type: ignore[attr-defined]
    remind()  # type: ignore[operator]
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.what, reminder.due_on, reminder.due_time) == ("call", date(2026, 11, 23), "10:00")


def test_ctrl_enter_plans_the_follow_up_that_belongs_to_the_contact(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, PLAIN)
    press(composer.entry, Qt.Key.Key_Return, CTRL)
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.what, reminder.kind, reminder.due_on) == ("call", "call", date(2026, 11, 23))
    assert newest(desk, anna).note == "asked about oil"
    row = desk.ask(lambda shop: shop.database.execute_sql("SELECT contact_id FROM reminder").fetchone())
    assert row == (newest(desk, anna).row,)
    desk.undo()
    assert desk.ask(contacts, customer=anna) == []


def test_del_says_not_that_and_the_words_go_back(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, PLAIN)
    press(composer.entry, Qt.Key.Key_Tab)
    press(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is chip(composer, "length")
    press(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert chips(composer) == ["Call", "call · Mon 23 Nov, 10:00"]
    press(composer.entry, Qt.Key.Key_Return)
    saved = newest(desk, anna)
    assert saved.lasted_s is None
    assert "5 min" in saved.note


def test_what_was_refused_stays_refused_while_one_writes_on(composer: Composer) -> None:
    write(composer, "call 5 min, oil")
    press(composer.entry, Qt.Key.Key_Tab)
    press(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert "Call" not in chips(composer)
    write(composer, " and wax")
    assert "Call" not in chips(composer)
    assert composer.kinds.current() == "note"
    assert composer.understood.told.reading.note == "call 5 min, oil and wax"


def test_the_cross_refuses_by_mouse(composer: Composer) -> None:
    write(composer, PLAIN)
    length = chip(composer, "length")
    QTest.mouseClick(length, Qt.MouseButton.LeftButton, pos=QPoint(length.width() - 8, length.height() // 2))
    assert "5 minutes" not in chips(composer)


def test_a_length_is_corrected_by_keyboard(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, PLAIN)
    press(chip(composer, "length"), Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is composer.understood.fields.length
    QTest.keyClicks(field, "x")
    press(field, Qt.Key.Key_Return)
    assert not composer.understood.fields.isHidden(), "what cannot be read is said, not swallowed"
    composer.understood.fields.length.setText("15")
    press(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is composer.entry
    assert "15 minutes" in chips(composer)
    press(composer.entry, Qt.Key.Key_Return)
    assert newest(desk, anna).lasted_s == 900


def test_esc_leaves_the_small_field_as_it_was(composer: Composer) -> None:
    write(composer, PLAIN)
    press(chip(composer, "length"), Qt.Key.Key_Return)
    composer.understood.fields.length.setText("99")
    press(composer.understood.fields.length, Qt.Key.Key_Escape)
    assert chips(composer)[1] == "5 minutes"
    assert composer.understood.fields.isHidden()


def test_a_next_step_gets_another_day(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, PLAIN)
    QTest.mouseClick(chip(composer, "next_step"), Qt.MouseButton.LeftButton)
    fields = composer.understood.fields
    fields.what.setText("call back")
    fields.day.set_day(date(2026, 12, 1))
    fields.at.setText("9.30")
    QTest.mouseClick(fields.take_button, Qt.MouseButton.LeftButton)
    assert chips(composer)[-1] == "call back · Tue 1 Dec, 09:30"
    press(composer.entry, Qt.Key.Key_Return, CTRL)
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.what, reminder.due_on, reminder.due_time) == ("call back", date(2026, 12, 1), "09:30")


def test_a_doubtful_day_is_asked_and_a_second_enter_answers_and_saves(
    composer: Composer, desk: Desk, anna: int
) -> None:
    write(composer, LINE)
    assert chips(composer)[-1].endswith("?")
    press(composer.entry, Qt.Key.Key_Return)
    assert desk.ask(contacts, customer=anna) == [], "nothing is guessed"
    shown = menu(composer)
    press(shown, Qt.Key.Key_Return)
    assert newest(desk, anna).note == "asked about oil"
    assert composer.entry.toPlainText() == ""


def test_another_answer_is_reached_by_an_arrow_and_plans_with_ctrl_enter(
    composer: Composer, desk: Desk, anna: int
) -> None:
    write(composer, LINE)
    press(composer.entry, Qt.Key.Key_Return, CTRL)
    shown = menu(composer)
    press(shown, Qt.Key.Key_Down)
    press(shown, Qt.Key.Key_Return)
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.due_on, reminder.due_time) == (date(2026, 11, 27), "10:00")


def test_a_question_is_answered_beforehand_by_mouse(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, LINE)
    QTest.mouseClick(chip(composer, "next_step"), Qt.MouseButton.LeftButton)
    take(composer, "chip_moment_1")
    assert desk.ask(contacts, customer=anna) == []
    assert chips(composer)[-1] == "call · Fri 27 Nov, 10:00"


def test_a_question_may_turn_out_to_be_none(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, LINE)
    press(composer.entry, Qt.Key.Key_Return)
    take(composer, "chip_refuse")
    press(composer.entry, Qt.Key.Key_Return)
    saved = newest(desk, anna)
    assert saved.next_step == ""
    assert "Friday" in saved.note


def test_the_row_of_kinds_wins_over_the_line(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, "call 5 min, asked about oil")
    composer.kinds.choose("visit")
    assert "Call" not in chips(composer)
    press(composer.entry, Qt.Key.Key_Return)
    saved = newest(desk, anna)
    assert (saved.kind, saved.lasted_s) == ("visit", 300)
    assert saved.note == "call, asked about oil"


def test_what_makes_no_sense_for_the_kind_stays_in_the_note(composer: Composer, desk: Desk, anna: int) -> None:
    composer.kinds.choose("letter")
    write(composer, "call 5 min, asked about oil")
    assert chips(composer) == []
    composer.kinds.choose("call")
    assert chips(composer) == ["Call", "5 minutes"]


def test_a_kind_is_corrected_from_its_chip(composer: Composer) -> None:
    write(composer, "call 5 min, asked about oil")
    press(chip(composer, "kind"), Qt.Key.Key_Return)
    take(composer, "chip_meeting")
    assert composer.kinds.current() == "meeting"


def test_who_called_and_whether_they_answered_are_corrected(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, "phoned, no answer")
    press(chip(composer, "answered"), Qt.Key.Key_Return)
    take(composer, "chip_answered")
    assert "Answered" in chips(composer)
    composer.understood.corrections.given.clear()
    write(composer, ", she called")
    press(composer.entry, Qt.Key.Key_Return)
    assert newest(desk, anna).kind == "call"


def test_a_call_of_yesterday_is_saved_as_of_yesterday(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, "yesterday called 5 min, asked about oil")
    assert "Yesterday" in chips(composer)
    press(composer.entry, Qt.Key.Key_Return)
    assert newest(desk, anna).on == datetime.fromisoformat("2026-11-19T12:00")


def test_a_plain_note_stays_a_plain_note(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, "Her number ends in 10")
    assert chips(composer) == []
    press(composer.entry, Qt.Key.Key_Return)
    assert (newest(desk, anna).kind, newest(desk, anna).note) == ("note", "Her number ends in 10")


def test_own_kinds_stand_in_the_row_and_can_be_chosen(composer: Composer, desk: Desk, anna: int) -> None:
    desk.run("Kind added", add_kind, name="Test ride")
    QApplication.processEvents()
    names = [str(choice.words() if callable(choice.words) else choice.words) for choice in composer.kinds.choices()]
    assert "Test ride" in names
    key = next(choice.key for choice in composer.kinds.choices() if choice.key not in _BUILT_IN)
    composer.kinds.choose(key)
    write(composer, "liked the blue one")
    press(composer.entry, Qt.Key.Key_Return)
    assert newest(desk, anna).own_name == "Test ride"


def test_tab_goes_from_the_text_through_chips_and_kinds(composer: Composer) -> None:
    press(composer.entry, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), ChoiceButton)
    composer.call()
    write(composer, PLAIN)
    press(composer.entry, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is chip(composer, "kind")
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), ChoiceButton)


def test_the_chips_are_mirrored_from_right_to_left(composer: Composer) -> None:
    write(composer, PLAIN)
    first, second = composer.understood.row.standing()[:2]
    assert first.x() < second.x()
    composer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert first.x() > second.x()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    press(first, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is second


def test_chips_go_on_in_the_next_line_where_there_is_no_room(composer: Composer) -> None:
    write(composer, PLAIN)
    composer.resize(260, 300)
    QApplication.processEvents()
    tops = {one.y() for one in composer.understood.row.standing()}
    assert len(tops) > 1
    assert all(one.geometry().right() <= composer.understood.row.width() for one in composer.understood.row.standing())


def test_every_chip_says_what_it_is(composer: Composer) -> None:
    write(composer, PLAIN)
    assert [one.accessibleName() for one in composer.understood.row.standing()] == [
        "Kind: Call", "Length: 5 minutes", "Next step: call · Mon 23 Nov, 10:00",
    ]  # fmt: skip


def test_another_line_begins_without_the_corrections_of_the_last(composer: Composer) -> None:
    write(composer, PLAIN)
    press(chip(composer, "length"), Qt.Key.Key_Return)
    composer.understood.fields.length.setText("15")
    press(composer.understood.fields.length, Qt.Key.Key_Return)
    composer.entry.selectAll()
    press(composer.entry, Qt.Key.Key_Backspace)
    assert chips(composer) == []
    write(composer, "call 7 min, oil")
    assert "7 minutes" in chips(composer)


def test_corrections_wait_for_their_customer(composer: Composer, desk: Desk, anna: int) -> None:
    write(composer, PLAIN)
    composer.understood.refuse(next(part for part in composer.understood.row.chips if part.value == "length"))
    other = desk.run("Customer added", add_customer, name="Arvo Mägi")
    composer.show_customer(other)
    assert chips(composer) == []
    composer.show_customer(anna)
    assert "5 minutes" not in chips(composer)


_BUILT_IN = {"note", "call", "email", "meeting", "letter", "visit", "message", "social", "occasion"}
