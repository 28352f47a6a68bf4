"""After a call or an e-mail that was begun from here the strip asks how it went; nothing is logged unasked."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane import PANES
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import Direction
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.pane_actions import ACTIONS
from clientdesk.features.customers.rules import PointKind
from clientdesk.kit.context import Context, Reached
from clientdesk.shell.reaching import call, write
from tests.fakes.clock import FakeClock

PHONE, EMAIL = "+372 5123 4567", "anna@post.ee"


@pytest.fixture(autouse=True)
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the telephone and the mail program; nothing really is."""
    addresses: list[str] = []

    def take(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return addresses


@pytest.fixture
def anna(desk: Desk) -> int:
    points = (PointInput(PointKind.PHONE, PHONE), PointInput(PointKind.EMAIL, EMAIL))
    return desk.run("Customer added", add_customer, name="Anna Saar", points=points)


@pytest.fixture
def arvo(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Arvo Mägi")


@pytest.fixture
def composer(context: Context, anna: int, qtbot: QtBot) -> Composer:
    made = Composer(context)
    qtbot.addWidget(made)
    made.resize(700, 220)
    made.show()
    made.show_customer(anna)
    QApplication.processEvents()
    return made


def press(widget: QWidget | None, key: Qt.Key) -> None:
    assert widget is not None
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def click(composer: Composer, name: str) -> None:
    button = composer.findChild(QPushButton, f"timeline_composer_offer_{name}")
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def chips(composer: Composer) -> list[str]:
    return [chip.text() for chip in composer.understood.row.standing()]


def test_after_a_call_it_is_asked_how_it_went_and_the_length_is_known(
    composer: Composer, context: Context, clock: FakeClock, desk: Desk, anna: int
) -> None:
    call(context, PHONE, anna)
    assert composer.offer.label.text() == "You called Anna Saar at 09:05. How did it go?"
    assert desk.ask(contacts, customer=anna) == []
    clock.sleep(minutes=6, seconds=20)
    click(composer, "yes")
    assert composer.kinds.current() == "call"
    assert chips(composer) == ["We called", "Answered", "6 minutes", "Today, 09:05"]
    assert composer.entry.hasFocus()
    assert desk.ask(contacts, customer=anna) == [], "nothing is logged unasked"
    QTest.keyClicks(composer.entry, "wants panniers")
    press(composer.entry, Qt.Key.Key_Return)
    (saved,) = desk.ask(contacts, customer=anna)
    assert (saved.kind, saved.direction, saved.answered) == ("call", Direction.OUTGOING, True)
    assert (saved.lasted_s, saved.on.strftime("%H:%M"), saved.note) == (360, "09:05", "wants panniers")
    assert composer.offer.isHidden()


def test_what_was_asked_of_an_empty_line_is_no_longer_asked_after_an_answer(
    composer: Composer, context: Context, anna: int
) -> None:
    press(composer.entry, Qt.Key.Key_Return)
    assert composer.error.text() == "Please write what happened first."
    call(context, PHONE, anna)
    click(composer, "yes")
    assert composer.error.text() == ""


def test_no_answer_by_keyboard_alone(composer: Composer, context: Context, desk: Desk, anna: int) -> None:
    call(context, PHONE, anna)
    assert composer.offer.yes.hasFocus()
    press(QApplication.focusWidget(), Qt.Key.Key_Right)
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chips(composer) == ["We called", "No answer", "Today, 09:05"]
    press(composer.entry, Qt.Key.Key_Return)
    (saved,) = desk.ask(contacts, customer=anna)
    assert (saved.answered, saved.lasted_s) == (False, None)


def test_the_length_that_was_measured_is_corrected(composer: Composer, context: Context, desk: Desk, anna: int) -> None:
    call(context, PHONE, anna)
    click(composer, "yes")
    press(composer.understood.row.standing()[2], Qt.Key.Key_Return)
    composer.understood.fields.length.setText("15")
    press(composer.understood.fields.length, Qt.Key.Key_Return)
    press(composer.entry, Qt.Key.Key_Return)
    assert desk.ask(contacts, customer=anna)[0].lasted_s == 900


def test_the_strip_waits_for_its_customer(composer: Composer, context: Context, anna: int, arvo: int) -> None:
    call(context, PHONE, anna)
    composer.show_customer(arvo)
    assert composer.offer.isHidden()
    composer.show_customer(anna)
    assert not composer.offer.isHidden()
    click(composer, "dismiss")
    composer.show_customer(arvo)
    composer.show_customer(anna)
    assert composer.offer.isHidden()


def test_esc_puts_it_away(composer: Composer, context: Context, desk: Desk, anna: int) -> None:
    call(context, PHONE, anna)
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert composer.offer.isHidden()
    assert composer.entry.hasFocus()
    assert desk.ask(contacts, customer=anna) == []


def test_whoever_is_writing_is_not_interrupted(composer: Composer, context: Context, anna: int) -> None:
    composer.call()
    QTest.keyClicks(composer.entry, "Came by")
    call(context, PHONE, anna)
    assert composer.entry.hasFocus()
    click(composer, "yes")
    assert composer.entry.toPlainText() == "Came by"


def test_an_email_is_offered_in_words_of_its_own(composer: Composer, context: Context, desk: Desk, anna: int) -> None:
    write(context, EMAIL, anna)
    assert composer.offer.label.text() == "You wrote to Anna Saar at 09:05."
    assert not composer.offer.no.isVisible()
    click(composer, "yes")
    QTest.keyClicks(composer.entry, "the price list")
    press(composer.entry, Qt.Key.Key_Return)
    (saved,) = desk.ask(contacts, customer=anna)
    assert (saved.kind, saved.direction, saved.answered) == ("email", Direction.OUTGOING, None)


@pytest.mark.parametrize(("key", "opens"), [("call", "tel:"), ("email", "mailto:")])
def test_the_buttons_of_the_profile_offer_it_too(
    composer: Composer, context: Context, anna: int, dialled: list[str], key: str, opens: str
) -> None:
    action = next(one for one in ACTIONS if one.key == key)
    action.run(context, anna)
    assert dialled[0].startswith(opens)
    assert not composer.offer.isHidden()


def test_a_call_that_was_begun_before_the_profile_was_ever_open_is_asked_about(
    context: Context, anna: int, qtbot: QtBot
) -> None:
    assert PANES.begin is not None
    PANES.begin(context)
    call(context, PHONE, anna)
    made = Composer(context)
    qtbot.addWidget(made)
    made.show()
    made.show_customer(anna)
    assert not made.offer.isHidden()


def test_what_was_logged_some_other_way_is_not_asked_any_more(
    composer: Composer, context: Context, desk: Desk, anna: int
) -> None:
    call(context, PHONE, anna)
    desk.run("Call logged", log_contact, customer=anna, kind="note", note="something else")
    QApplication.processEvents()
    assert not composer.offer.isHidden()
    desk.run("Call logged", log_contact, customer=anna, kind="call")
    QApplication.processEvents()
    assert composer.offer.isHidden()


def test_the_next_day_it_says_so_and_measures_nothing(
    composer: Composer, context: Context, clock: FakeClock, anna: int, arvo: int
) -> None:
    call(context, PHONE, anna)
    composer.show_customer(arvo)
    clock.sleep(days=1)
    composer.show_customer(anna)
    assert composer.offer.label.text() == "You called Anna Saar yesterday. How did it go?"
    click(composer, "yes")
    assert chips(composer) == ["We called", "Answered", "Yesterday, 09:05"]


def test_files_are_pasted_into_what_is_written_and_saved_with_it(
    composer: Composer, desk: Desk, anna: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    offer = tmp_path_factory.mktemp("files") / "offer.txt"
    offer.write_text("Two panniers", "utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(offer))])
    QGuiApplication.clipboard().setMimeData(copied)
    composer.call()
    composer.entry.paste()
    assert [one.name for one in composer.files.value()] == ["offer.txt"]
    other = desk.run("Customer added", add_customer, name="Dmitri Volkov")
    composer.show_customer(other)
    assert composer.files.value() == ()
    composer.show_customer(anna)
    press(composer.entry, Qt.Key.Key_Return)
    (saved,) = desk.ask(contacts, customer=anna)
    assert [file.name for file in saved.files] == ["offer.txt"]
    assert composer.files.value() == ()


@pytest.mark.parametrize(
    ("kind", "asked", "known"),
    [
        ("meeting", "You met Anna Saar yesterday. What was said?", ["45 minutes", "Yesterday, 10:00"]),
        ("call", "You spoke with Anna Saar yesterday. What was said?", ["We called", "Answered", "45 minutes"]),
    ],
)
def test_after_a_meeting_of_the_calendar_moment_and_length_are_known(
    kind: str, asked: str, known: list[str], composer: Composer, context: Context, desk: Desk, anna: int
) -> None:
    began = datetime.fromisoformat("2026-11-19 10:00")
    context.reached.emit(Reached(anna, kind, "", began, began + timedelta(minutes=45)))
    assert composer.offer.label.text() == asked
    assert composer.offer.no.isHidden()
    click(composer, "yes")
    assert chips(composer)[: len(known)] == known
    QTest.keyClicks(composer.entry, "wants panniers")
    press(composer.entry, Qt.Key.Key_Return)
    (saved,) = desk.ask(contacts, customer=anna)
    assert (saved.kind, saved.on, saved.lasted_s, saved.note) == (kind, began, 2700, "wants panniers")


def test_a_meeting_that_was_written_down_before_is_not_asked_about(
    composer: Composer, context: Context, desk: Desk, anna: int
) -> None:
    began = datetime.fromisoformat("2026-11-19 10:00")
    desk.run("Logged", log_contact, customer=anna, kind="meeting", note="came early", on=began)
    context.reached.emit(Reached(anna, "meeting", "", began, began + timedelta(hours=1)))
    assert composer.offer.isHidden()
