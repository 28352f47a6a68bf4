"""The whole story, in five languages: import, search, open, log, plan, popup, snooze, done, undo, quit, start again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.words import LANGUAGES, Phrase, _, ngettext
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.pane_links import Link
from clientdesk.features.customers.queries_find import find
from clientdesk.features.customers.wording import say_words
from clientdesk.features.reminders.queries import done_reminders, open_reminders
from clientdesk.kit.fields import SearchField
from clientdesk.shell.import_page import ImportPage, Stage
from tests.conftest import Folders
from tests.flows.shopkeeper import CTRL, SHIFT, Key, Shopkeeper, plain, write_cards
from tests.shell.opened import make_shop, tidy

PEOPLE = [
    {"FN": "Grace Whitfield", "N": "Whitfield;Grace;;;", "TEL;TYPE=CELL": "+44 20 7946 0018"},
    {"FN": "Õnne Kask", "N": "Kask;Õnne;;;", "TEL;TYPE=CELL": "+372 5300 1180", "BDAY": "1986-03-03"},
    {"FN": "Živilė Petrauskienė", "N": "Petrauskienė;Živilė;;;", "TEL;TYPE=CELL": "+370 612 34567"},
    {"FN": "Иванов Пётр", "N": "Иванов;Пётр;Ильич;;", "TEL;TYPE=CELL": "+7 921 123-45-67"},
    {"FN": "עדי כהן", "N": "כהן;עדי;;;", "TEL;TYPE=CELL": "+972 52-123-4567"},
    {"FN": "Ελένη Παππά", "N": "Παππά;Ελένη;;;", "TEL;TYPE=CELL": "+30 21 0123 4567"},
    {"FN": "ნინო ბერიძე", "N": "ბერიძე;ნინო;;;", "EMAIL": "nino@example.ge"},
    {"FN": "Jaan Tamm", "N": "Tamm;Jaan;;;", "EMAIL": "jaan@example.ee"},
    {"FN": "Щербакова Юлия", "N": "Щербакова;Юлия;;;", "EMAIL": "yulia@example.ru"},
    {"FN": "Jonas Ąžuolas", "N": "Ąžuolas;Jonas;;;", "EMAIL": "jonas@example.lt"},
    {"FN": "רות לוי", "N": "לוי;רות;;;", "EMAIL": "rut@example.co.il"},
    {"FN": "Conor O’Brien", "N": "O’Brien;Conor;;;", "EMAIL": "conor@example.ie"},
]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What the story is about in one language.

    Args:
        name: who is looked for.
        letters: three that find them.
        slipped: the same three keys while the keyboard speaks another language.
        phone: as it is shown.
        say: how they are addressed.
        follow_up: a note at whose end stands when to follow up: in three days.
    """

    name: str
    letters: str
    slipped: str
    phone: str
    say: tuple[str, ...]
    follow_up: str


TOLD = {
    "en": Told("Grace Whitfield", "whi", "црш", "+44 20 7946 0018", ("Grace",), "Wants panniers, in 3 days"),
    "et": Told("Õnne Kask", "onn", "щтт", "+372 5300 1180", ("Õnne",), "Tahab kotte, 3 päeva pärast"),
    "lt": Told("Živilė Petrauskienė", "ziv", "яшм", "+370 612 34567", ("Živilė",), "Nori krepšių, po 3 dienų"),
    "ru": Told("Иванов Пётр", "ива", "bdf", "+7 921 123-45-67", ("Пётр Ильич", "Пётр"), "Хочет сумки, через 3 дня"),
    "he": Told("עדי כהן", "כהן", "fvi", "+972 52-123-4567", ("עדי",), "רוצה תיקים, בעוד 3 ימים"),
}


@pytest.fixture(params=LANGUAGES)
def keeper(request: pytest.FixtureRequest, folders: Folders, qtbot: QtBot) -> Iterator[Shopkeeper]:
    """Somebody on the first morning of a shop without customers, once in each language."""
    make_shop(folders.data)
    made = Shopkeeper(qtbot, folders.data, request.param)
    yield made
    made.leave()
    tidy()


def test_the_desk_opens_on_real_customers(keeper: Shopkeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = TOLD[keeper.language]
    keeper.start()
    bring_the_contacts_of_the_phone(keeper, tmp_path / "phone.vcf", monkeypatch)
    find_and_open(keeper, told)
    customer = see_who_it_is(keeper, told)
    log_a_call(keeper, customer)
    plan_with_the_form(keeper, customer)
    plan_from_the_note(keeper, told, customer)
    be_reminded_and_put_it_off(keeper, told)
    be_reminded_again_and_do_it(keeper, told, customer)
    undo_and_redo(keeper, customer)
    come_back_another_day(keeper, told, customer)


def bring_the_contacts_of_the_phone(keeper: Shopkeeper, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the welcome to the list: choose a file, look at what was found, bring it in, show it."""
    write_cards(path, PEOPLE)
    keeper.window.open_page("customers")
    assert keeper.part(QWidget, "welcome").isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    keeper.click(keeper.button("welcome_import"))
    page = keeper.part(ImportPage, "import_page")
    keeper.qtbot.waitUntil(lambda: page.stage is Stage.CHECK and page.session.is_ready, timeout=20_000)
    counted = Phrase("Bring in {count} customer", "Bring in {count} customers", 12, count="12")
    assert page.next.text() == counted.text()
    keeper.press(Key.Key_Return)
    keeper.qtbot.waitUntil(lambda: page.stage is Stage.DONE, timeout=20_000)
    keeper.press(Key.Key_Return)
    assert keeper.window.pages.current == "customers"
    assert keeper.part(SearchField, "customer_search").hasFocus(), "one may type a name at once"
    assert sorted(keeper.names()) == sorted(one["FN"] for one in PEOPLE)
    count = ngettext("{n} customer", "{n} customers", 12).format(n=12)
    assert keeper.part(QLabel, "customer_count").text() == count


def find_and_open(keeper: Shopkeeper, told: Told) -> None:
    """Three letters are enough, even with the keyboard in another language; Enter opens the first find."""
    keeper.press(Key.Key_F, held=CTRL)
    keeper.write(told.slipped)
    keeper.qtbot.waitUntil(lambda: keeper.names() == [told.name], timeout=20_000)
    keeper.press(Key.Key_A, held=CTRL)
    keeper.write(told.letters)
    keeper.qtbot.waitUntil(lambda: keeper.names() == [told.name], timeout=20_000)
    keeper.press(Key.Key_Down, Key.Key_Return)


def see_who_it_is(keeper: Shopkeeper, told: Told) -> int:
    """The name, how to say it, and under About the phone; returns the id."""
    (found,) = keeper.window.context.bridge.ask(find, text=told.letters)
    assert keeper.part(QLabel, "profile_name").text() == told.name
    assert keeper.part(QLabel, "profile_say").text() == say_words(told.say)
    assert keeper.button("profile_call").isVisible()
    tabs = keeper.part(QWidget, "profile_tabs").findChildren(QPushButton)
    keeper.click(next(tab for tab in tabs if tab.accessibleName() == _("About")))
    about = keeper.part(QWidget, "profile_about")
    assert [plain(link.text()) for link in about.findChildren(Link) if link.isVisible()] == [told.phone]
    return found.id


def log_a_call(keeper: Shopkeeper, customer: int) -> None:
    """Ctrl+L leads to the composer whatever tab is open; Enter writes it down."""
    keeper.press(Key.Key_L, held=CTRL)
    keeper.write("The saddle is fine")
    keeper.press(Key.Key_Tab, Key.Key_Left if keeper.language == "he" else Key.Key_Right)
    keeper.press(Key.Key_Tab, held=SHIFT)
    keeper.press(Key.Key_Return)
    assert keeper.said() == _("Call logged")
    assert keeper.story() == [_("Today"), _("Call")]
    (logged,) = keeper.window.context.bridge.ask(contacts, customer=customer)
    assert (logged.kind, logged.note) == (ContactKind.CALL, "The saddle is fine")


def plan_with_the_form(keeper: Shopkeeper, customer: int) -> None:
    """Ctrl+R, what, at what time, Enter."""
    keeper.press(Key.Key_R, held=CTRL)
    assert keeper.part(QLineEdit, "reminder_form_customer").text() == TOLD[keeper.language].name
    keeper.write("Ask about the brakes")
    keeper.click(keeper.part(QLineEdit, "reminder_form_due_time"))
    keeper.write("10:00")
    keeper.press(Key.Key_Return)
    assert keeper.said() == _("Reminder added")
    assert keeper.story() == [_("Planned"), "Ask about the brakes", _("Today"), _("Call")]
    (planned,) = keeper.window.context.bridge.ask(open_reminders, customer=customer)
    assert (planned.what, planned.due_on, planned.due_time) == ("Ask about the brakes", date(2026, 11, 20), "10:00")


def plan_from_the_note(keeper: Shopkeeper, told: Told, customer: int) -> None:
    """Ctrl+Enter reads off the end of the note when to follow up."""
    what = told.follow_up.partition(",")[0]
    keeper.press(Key.Key_L, held=CTRL)
    keeper.write(told.follow_up)
    keeper.press(Key.Key_Return, held=CTRL)
    assert keeper.said() == _("Note saved, reminder added")
    assert keeper.story() == [_("Planned"), "Ask about the brakes", what, _("Today"), what, _("Call")]
    planned = keeper.window.context.bridge.ask(open_reminders, customer=customer)
    assert [(one.what, one.due_on) for one in planned][1:] == [(what, date(2026, 11, 23))]


def be_reminded_and_put_it_off(keeper: Shopkeeper, told: Told) -> None:
    """At ten the popup says what, who and how to reach them; an hour later will do."""
    assert keeper.popup() == []
    keeper.later("2026-11-20 10:00")
    shown = keeper.popup()
    assert shown[:2] == [_("Due now, {time}").format(time="10:00"), "Ask about the brakes"]
    assert told.name in shown[2]
    assert told.phone in " ".join(shown)
    keeper.click(keeper.button("reminder_snooze"))
    assert keeper.popup() == []
    moved = _("Reminder moved to {moment}").format(moment=_("today, {time}").format(time="11:00"))
    assert keeper.said() == moved


def be_reminded_again_and_do_it(keeper: Shopkeeper, told: Told, customer: int) -> None:
    """At eleven it is there again, and done."""
    keeper.later("2026-11-20 10:59")
    assert keeper.popup() == []
    keeper.later("2026-11-20 11:00")
    assert keeper.popup()[1] == "Ask about the brakes"
    keeper.click(keeper.button("reminder_done"))
    assert keeper.popup() == []
    assert whats(keeper, customer) == [told.follow_up.partition(",")[0]]


def undo_and_redo(keeper: Shopkeeper, customer: int) -> None:
    """Ctrl+Z opens the reminder again, and it is shown again; Ctrl+Shift+Z closes it."""
    keeper.press(Key.Key_Z, held=CTRL)
    assert keeper.popup()[1] == "Ask about the brakes"
    assert "Ask about the brakes" in whats(keeper, customer)
    keeper.press(Key.Key_Z, held=CTRL | SHIFT)
    assert keeper.popup() == []
    assert "Ask about the brakes" not in whats(keeper, customer)
    done = keeper.window.context.bridge.ask(done_reminders, customer=customer)
    assert [one.what for one in done] == ["Ask about the brakes"]


def come_back_another_day(keeper: Shopkeeper, told: Told, customer: int) -> None:
    """Everything is where it was, and what was done last can still be undone."""
    before = keeper.story()
    keeper.quit()
    keeper.clock.sleep(hours=1)
    keeper.start()
    keeper.window.open_page("customers")
    assert len(keeper.names()) == len(PEOPLE)
    find_and_open(keeper, told)
    keeper.press(Key.Key_L, held=CTRL)
    assert keeper.story() == before
    keeper.press(Key.Key_Z, held=CTRL)
    assert "Ask about the brakes" in whats(keeper, customer)
    assert keeper.story()[:2] == [_("Planned"), "Ask about the brakes"]


def whats(keeper: Shopkeeper, customer: int) -> list[str]:
    """What is still to be done, in the store."""
    return [one.what for one in keeper.window.context.bridge.ask(open_reminders, customer=customer)]
