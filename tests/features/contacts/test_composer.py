"""The composer as a person uses it, over the real timeline: Enter saves, Ctrl+Enter plans as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.pane import PANES
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.pane_drafts import Draft, Drafts
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
from clientdesk.features.customers.commands import add_customer, empty_trash, trash_customer
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.kit.context import Context
from clientdesk.shell.timeline import TimelineView

wall = datetime.fromisoformat
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


@pytest.fixture
def arvo(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Arvo Mägi")


class Page(QWidget):
    """Composer and timeline, one above the other, and a tab that can be opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.composer = Composer(context)
        self.timeline = TimelineView(context)
        self.opened: list[str] = []
        stack = QVBoxLayout(self)
        stack.addWidget(self.composer)
        stack.addWidget(self.timeline, 1)
        self.resize(600, 700)

    def show_tab(self, key: str) -> None:
        self.opened.append(key)

    def show_customer(self, customer: int | None) -> None:
        self.composer.show_customer(customer)
        self.timeline.show_customer(customer)

    def said(self) -> list[str]:
        return [row.heading or row.title for row in self.timeline.list.rows()]


@pytest.fixture
def page(context: Context, anna: int, qtbot: QtBot) -> Page:
    made = Page(context)
    qtbot.addWidget(made)
    made.show()
    made.show_customer(anna)
    QApplication.processEvents()
    return made


def write(page: Page, text: str) -> None:
    page.composer.entry.setFocus()
    QTest.keyClicks(page.composer.entry, text)


def enter(page: Page, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.composer.entry, Qt.Key.Key_Return, modifier)
    QApplication.processEvents()


def click(page: Page, name: str) -> None:
    widget = page.findChild(QWidget, name)
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def newest(desk: Desk, customer: int) -> ContactDetails:
    return desk.ask(contacts, customer=customer)[0]


def test_a_note_is_written_and_enter_saves_it(page: Page, desk: Desk, anna: int) -> None:
    write(page, "Prefers a call after 16:00")
    enter(page)
    assert page.said() == ["Today", "Prefers a call after 16:00"]
    assert page.composer.entry.toPlainText() == ""
    assert newest(desk, anna).kind == ContactKind.NOTE
    page.composer._context.bridge.undo()
    assert page.said() == []


def test_by_mouse_a_call_with_its_kind(page: Page, desk: Desk, anna: int) -> None:
    told: list[str] = []
    page.composer._context.bridge.done.connect(lambda phrase: told.append(phrase.text()))
    page.composer.kinds.choose("call")
    write(page, "Happy with the saddle")
    click(page, "timeline_composer_save")
    assert (newest(desk, anna).kind, newest(desk, anna).note) == (ContactKind.CALL, "Happy with the saddle")
    assert page.said() == ["Today", "Call"]
    assert told == ["Call logged"]
    assert page.composer.kind().key == ContactKind.NOTE, "the next one begins as a note"


def test_shift_enter_begins_a_line_and_the_field_grows(page: Page, desk: Desk, anna: int, qtbot: QtBot) -> None:
    low = page.composer.height()
    write(page, "Re: My bike")
    enter(page, SHIFT)
    write(page, "Thank you")
    assert page.composer.entry.toPlainText() == "Re: My bike\nThank you"
    qtbot.waitUntil(lambda: page.composer.height() > low)
    enter(page)
    assert newest(desk, anna).note == "Re: My bike\nThank you"
    qtbot.waitUntil(lambda: page.composer.height() == low)


def test_ctrl_enter_plans_from_the_same_line_in_one_step(page: Page, desk: Desk, anna: int) -> None:
    page.composer.kinds.choose("call")
    write(page, "Sent the offer, in 3 days")
    chip = page.composer.findChild(QPushButton, "timeline_composer_chip_next_step")
    assert chip is not None
    assert chip.text() == "Mon 23 Nov", "what was understood is said before it is saved"
    enter(page, CTRL)
    assert page.said() == ["Planned", "Sent the offer", "Today", "Call"]
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.due_on, reminder.due_time, reminder.kind) == (date(2026, 11, 23), None, "call")
    assert newest(desk, anna).note == "Sent the offer"
    desk.undo()
    assert desk.ask(contacts, customer=anna) == []
    assert list(desk.ask(open_reminders, customer=anna)) == []
    desk.redo()
    assert len(desk.ask(open_reminders, customer=anna)) == 1


def test_the_reminder_takes_the_last_line_and_its_time(page: Page, desk: Desk, anna: int) -> None:
    page.composer.entry.setPlainText("Wants panniers.\nперезвонить завтра в 10")
    click(page, "timeline_composer_plan")
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.what, reminder.due_on, reminder.due_time) == ("перезвонить", date(2026, 11, 21), "10:00")
    assert newest(desk, anna).note == "Wants panniers"


def test_without_a_moment_one_is_asked_for(page: Page, desk: Desk, anna: int) -> None:
    write(page, "Sent the offer")
    enter(page, CTRL)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    next(action for action in menu.actions() if action.objectName() == "plan_7").trigger()
    menu.close()
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.what, reminder.due_on) == ("Sent the offer", date(2026, 11, 27))


def test_a_doubtful_moment_at_the_end_of_a_note_is_asked_for(page: Page, desk: Desk, anna: int) -> None:
    write(page, "She is on holiday until Friday")
    enter(page, CTRL)
    assert desk.ask(contacts, customer=anna) == []
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()] == ["Today", "Fri 27 Nov"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    (reminder,) = desk.ask(open_reminders, customer=anna)
    assert (reminder.what, reminder.due_on) == ("She is on holiday", date(2026, 11, 27))
    assert newest(desk, anna).note == "She is on holiday until Friday"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_nothing_written_is_nothing_saved(page: Page, desk: Desk, anna: int, modifier: Qt.KeyboardModifier) -> None:
    write(page, "  ")
    enter(page, modifier)
    assert page.composer.error.text()
    assert desk.ask(contacts, customer=anna) == []
    write(page, "x")
    assert page.composer.error.text() == "", "the error goes when one goes on"


def test_a_moment_without_words_asks_for_words(page: Page, desk: Desk, anna: int) -> None:
    write(page, "in 3 days")
    enter(page, CTRL)
    assert page.composer.error.text() == "Please write what to be reminded of first."
    assert page.composer.entry.toPlainText() == "in 3 days"
    assert desk.ask(contacts, customer=anna) == []


def test_the_small_fields_are_told_and_put_away(page: Page, desk: Desk, anna: int) -> None:
    page.composer.kinds.choose("call")
    click(page, "timeline_composer_more")
    more = page.composer.more
    more.day.set_day(date(2026, 11, 8))
    more.moment.set_moment(time(14, 20))
    more.length.setText("6")
    more.direction.choose("outgoing")
    more.outcome.setText("answered")
    write(page, "Happy")
    enter(page)
    found = newest(desk, anna)
    assert (found.on, found.lasted_s, found.direction) == (wall("2026-11-08T14:20"), 360, Direction.OUTGOING)
    assert (found.outcome, found.by_name) == ("answered", "Mart")
    assert page.said() == ["Sunday 8 November", "Called, talked for 6 minutes"]
    assert more.isHidden()
    write(page, "Later")
    enter(page)
    assert newest(desk, anna).on == wall("2026-11-20T09:05"), "the next one is now again"


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        (lambda more: more.length.setText("long"), "Please write the length in minutes"),
        (lambda more: more.day.set_day(date(2027, 1, 1)), "This is still to come"),
    ],
)  # fmt: skip
def test_a_slip_is_said_in_words_and_nothing_written_is_lost(
    page: Page, desk: Desk, anna: int, mistake: Callable[[QWidget], None], words: str
) -> None:
    page.composer.kinds.choose("call")
    click(page, "timeline_composer_more")
    mistake(page.composer.more)
    write(page, "Happy")
    enter(page)
    assert page.composer.error.text().startswith(words)
    assert page.composer.entry.toPlainText() == "Happy"
    assert desk.ask(contacts, customer=anna) == []


def test_only_fields_that_make_sense_are_offered(page: Page) -> None:
    click(page, "timeline_composer_more")
    more = page.composer.more
    assert not more.direction.isVisible()
    assert not more.length.isVisible()
    page.composer.kinds.choose("call")
    assert more.direction.isVisible()
    assert more.length.isVisible()
    page.composer.kinds.choose("letter")
    assert more.direction.isVisible()
    assert not more.length.isVisible()


def test_a_meeting_tells_where_whose_idea_and_who_was_there(page: Page, desk: Desk, anna: int, arvo: int) -> None:
    page.composer.kinds.choose("meeting")
    click(page, "timeline_composer_more")
    more = page.composer.more
    assert not more.answered.isVisible()
    more.place.choose("elsewhere")
    more.initiator.choose("customer")
    more.present.setFocus()
    QTest.keyClicks(more.present, "Mart, Kati from the club")
    more.important.setChecked(True)
    write(page, "plan for spring")
    enter(page)
    found = newest(desk, anna)
    assert (found.place, found.initiator, found.important) == (Place.ELSEWHERE, Initiator.CUSTOMER, True)
    assert [one.name for one in found.present] == ["Mart", "Kati from the club"]
    click(page, "timeline_composer_more")
    assert more.present.text() == ""
    assert not more.important.isChecked()


def test_a_call_tells_that_nobody_answered(page: Page, desk: Desk, anna: int) -> None:
    page.composer.kinds.choose("call")
    click(page, "timeline_composer_more")
    page.composer.more.answered.choose("no")
    write(page, "about the invoice")
    enter(page)
    assert newest(desk, anna).answered is False


def test_the_small_fields_win_over_the_line(page: Page, desk: Desk, anna: int) -> None:
    write(page, "call 5 min, asked about oil")
    click(page, "timeline_composer_more")
    page.composer.more.length.setText("15")
    page.composer.entry.setFocus()
    enter(page)
    found = newest(desk, anna)
    assert (found.lasted_s, found.note) == (900, "asked about oil")


def test_files_are_dropped_on_it(page: Page, desk: Desk, anna: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    offer = tmp_path_factory.mktemp("files") / "offer.txt"
    offer.write_text("Two panniers", "utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(offer))])
    for name in ("timeline_composer", "timeline_composer_text"):
        target = page.findChild(QWidget, name)
        assert target is not None
        target = target.viewport() if isinstance(target, QPlainTextEdit) else target
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = target.rect().center()
        QApplication.sendEvent(target, QDragEnterEvent(place, Qt.DropAction.CopyAction, dropped, left, none))
        drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, dropped, left, none)
        QApplication.sendEvent(target, drop)
        assert [one.name for one in page.composer.files.value()] == ["offer.txt"], name
        assert page.composer.entry.hasFocus(), "the next thing is to write what the file is"
        page.composer.foot.save.setFocus()
    assert page.composer.entry.toPlainText() == "", "a file is no text"
    enter(page)
    assert [file.name for file in newest(desk, anna).files] == ["offer.txt"]


def test_each_customer_keeps_the_words_not_saved_yet(page: Page, anna: int, arvo: int) -> None:
    page.composer.kinds.choose("visit")
    write(page, "Came by about")
    page.show_customer(arvo)
    assert page.composer.entry.toPlainText() == ""
    write(page, "Arvo's")
    page.show_customer(anna)
    assert (page.composer.entry.toPlainText(), page.composer.kind().key) == ("Came by about", ContactKind.VISIT)
    page.show_customer(arvo)
    assert page.composer.entry.toPlainText() == "Arvo's"


def test_words_not_saved_yet_outlive_the_program(page: Page, context: Context, anna: int, qtbot: QtBot) -> None:
    write(page, "Came by about")
    kept = context.bridge.desk.store.folder / "drafts.json"
    qtbot.waitUntil(kept.exists)
    again = Page(context)
    qtbot.addWidget(again)
    again.show_customer(anna)
    assert again.composer.entry.toPlainText() == "Came by about"
    enter(again)
    again.composer._drafts.keep()
    assert not kept.exists()


def test_words_about_a_customer_who_is_gone_for_good_go_too(page: Page, desk: Desk, anna: int, arvo: int) -> None:
    write(page, "A secret")
    page.show_customer(arvo)
    page.composer._drafts.keep()
    desk.run("Customer deleted", trash_customer, customer=anna)
    assert page.composer._drafts.of(anna) is not None, "who is in the trash may come back"
    desk.run("Trash emptied", empty_trash)
    QApplication.processEvents()
    kept = desk.store.folder / "drafts.json"
    assert not kept.exists() or "secret" not in kept.read_text("utf-8")


def test_a_customer_who_went_to_the_trash_meanwhile_is_told(page: Page, desk: Desk, anna: int) -> None:
    write(page, "Happy")
    desk.run("Customer deleted", trash_customer, customer=anna)
    enter(page)
    assert page.composer.error.text()
    assert page.composer.entry.toPlainText() == "Happy"


def test_log_contact_leads_to_the_field(page: Page, context: Context, anna: int) -> None:
    page.timeline.list.setFocus()
    action = next(one for one in PANES.actions if one.key == "log_contact")
    assert action.shortcut == "Ctrl+L"
    action.run(context, anna)
    assert page.composer.entry.hasFocus()
    assert page.opened == ["timeline"]


def test_nobody_chosen_shows_no_composer(page: Page) -> None:
    page.show_customer(None)
    assert not page.composer.isVisible()


def test_every_control_has_a_name(page: Page) -> None:
    click(page, "timeline_composer_more")
    page.composer.kinds.choose("call")
    for widget in page.composer.findChildren(QWidget):
        reached = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and not widget.objectName().startswith("qt_"):
            assert widget.accessibleName(), widget.objectName()


def test_markup_stays_what_was_written(page: Page) -> None:
    page.composer.entry.insertPlainText("<b>x</b>")
    enter(page)
    assert page.said() == ["Today", "<b>x</b>"]


def test_drafts_that_cannot_be_read_are_none(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "drafts.json").write_text('[{"customer": "?"}]', "utf-8")
    assert Drafts(tmp_path).of(1) is None
    drafts = Drafts(tmp_path / "gone")
    drafts.put(1, Draft("Happy", "call"))
    drafts.keep()
    assert drafts.of(1) == Draft("Happy", "call"), "a folder that takes nothing loses nothing of this session"


def test_drafts_keep_their_files_and_read_what_an_older_version_kept(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "drafts.json").write_text('[{"customer": 2, "text": "Happy", "kind": "call"}]', "utf-8")
    drafts = Drafts(tmp_path)
    assert drafts.of(2) == Draft("Happy", "call")
    drafts.put(1, Draft("", "", (Attached("ab.txt", "offer.txt"),)))
    drafts.keep()
    assert Drafts(tmp_path).of(1) == Draft("", "", (Attached("ab.txt", "offer.txt"),))
    assert Drafts(tmp_path).of(2) == Draft("Happy", "call")


def test_a_draft_is_for_its_owner_alone(tmp_path: Path, qtbot: QtBot) -> None:
    drafts = Drafts(tmp_path)
    drafts.put(1, Draft("Happy", "call"))
    drafts.keep()
    assert (tmp_path / "drafts.json").stat().st_mode & 0o077 == 0
