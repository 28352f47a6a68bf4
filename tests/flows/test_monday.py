"""A Monday after two weeks away, by keyboard: what was missed, nine calls, their follow-ups, the day on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base.words import LANGUAGES
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.kit.short_list import ShortList
from clientdesk.shell.today import TodayPage
from clientdesk.shell.today_rows import TodayLine
from clientdesk.store.database import open_store
from clientdesk.store.journal import Step
from tests.conftest import Folders
from tests.fakes.clock import FakeClock
from tests.flows.shopkeeper import CTRL, Key
from tests.flows.whole import Hands, Picture, choose_file
from tests.shell.opened import make_shop, tidy

LEFT_ON, BACK_ON = "2026-11-06 17:30", "2026-11-23 09:05"
MISSED = 37
LINES = {
    "en": "call 5 min, asked about oil, call Friday 10",
    "et": "helistasin 5 min, küsis õli kohta, helistada reedel kell 10",
    "lt": "skambinau 5 min, klausė apie alyvą, skambinti penktadienį 10 val.",
    "ru": "звонила 5 мин, спросил про масло, позвонить в пятницу в 10",
    "he": "שיחה 5 דק׳, שאל על שמן, להתקשר ביום שישי ב-10",
}
FRIDAY_TEN = datetime.fromisoformat("2026-11-27 10:00")


def customer(place: int) -> str:
    """The name of one of many."""
    return f"Person {place:02}"


@pytest.fixture(params=LANGUAGES)
def keeper(request: pytest.FixtureRequest, folders: Folders, qtbot: QtBot) -> Iterator[Hands]:
    """Mart, who left on a Friday; 37 reminders fell due while nobody was there."""
    make_shop(folders.data)
    clock = FakeClock()
    clock.set_local(datetime.fromisoformat(LEFT_ON))
    store = open_store(folders.data, plan_of(CATALOGUE))
    desk = Desk(store, CATALOGUE, clock)
    desk.staff = 1
    for place in range(MISSED + 1):
        point = PointInput(PointKind.PHONE, f"+372 5550 {place:04}")
        row = desk.run("Customer added", add_customer, name=customer(place), points=(point,))
        away = place < MISSED
        desk.run(
            "Reminder added", add_reminder, what=f"Ask {place:02}", customer=row, kind=ReminderKind.CALL,
            due_on=date(2026, 11, 9) + timedelta(days=place % 14) if away else date(2026, 11, 23),
            due_time=None if away else "14:00",
        )  # fmt: skip
    store.close()
    made = Hands(qtbot, folders.data, request.param)
    made.clock.set_local(datetime.fromisoformat(LEFT_ON))
    made.start()
    made.quit()
    made.clock.set_local(datetime.fromisoformat(BACK_ON))
    made.start()
    made.later(BACK_ON)
    yield made
    made.leave()
    tidy()


def test_a_monday_after_two_weeks_away(keeper: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, before = keeper.picture(), keeper.window.context.bridge.desk.last_undo
    see_what_was_missed(keeper)
    for place in range(9):
        log_a_call(keeper, place)
    spread_what_is_left(keeper)
    print_the_day(keeper, tmp_path / "day.pdf", monkeypatch)
    be_reminded_at_two(keeper)
    undo_to_the_morning(keeper, first, before)


def today(keeper: Hands) -> TodayPage:
    """The start page."""
    page = keeper.window.pages.made("today")
    assert isinstance(page, TodayPage)
    return page


def rows_of(keeper: Hands, card: str) -> ShortList[TodayLine]:
    """The rows of a card of Today."""
    found: ShortList[TodayLine] = keeper.part(ShortList, f"today_{card}_list")
    return found


def see_what_was_missed(keeper: Hands) -> None:
    """Today says how many fell due, without a wall of red."""
    page = today(keeper)
    assert page.card("call_today").count() == MISSED + 1
    assert len(rows_of(keeper, "call_today").rows()) < 8
    assert page.away.isVisible()


def log_a_call(keeper: Hands, place: int) -> None:
    """The first row: L, one line with its follow-up, Ctrl+Enter; back on Today it is ticked off."""
    keeper.press(Key.Key_1, held=CTRL)
    into_calls(keeper)
    row = rows_of(keeper, "call_today").rows()[0].row
    keeper.press(Key.Key_L)
    assert keeper.text("profile_name") == row.name
    keeper.write(LINES[keeper.language])
    keeper.press(Key.Key_Return, held=CTRL)
    keeper.rest()
    assert row.customer is not None
    logged = keeper.window.context.bridge.ask(contacts, customer=row.customer)[0]
    assert (logged.kind, logged.lasted_s) == ("call", 300)
    coming = keeper.window.context.bridge.ask(open_reminders, customer=row.customer)
    assert (coming[-1].due_on, coming[-1].due_time) == (FRIDAY_TEN.date(), "10:00")
    keeper.press(Key.Key_1, held=CTRL)
    into_calls(keeper)
    keeper.press(Key.Key_Space)
    keeper.wait(lambda: rows_of(keeper, "call_today").rows()[0].row.row != row.row)
    assert today(keeper).card("call_today").count() == MISSED - place


def into_calls(keeper: Hands) -> None:
    """Down, until the keyboard is in the card of whom to call, on its first row."""
    for _ in range(12):
        if rows_of(keeper, "call_today").hasFocus():
            break
        keeper.press(Key.Key_Down)
    keeper.press(Key.Key_Home)


def spread_what_is_left(keeper: Hands) -> None:
    """The card of the absence chooses what was missed; P spreads it over a week of working days, as one step."""
    step_to(keeper, Key.Key_Tab, "today_away_catch_up")
    keeper.press(Key.Key_Space)
    step_to(keeper, Key.Key_Tab, "today_call_today_list")
    keeper.press(Key.Key_P)
    keeper.take_offered()
    keeper.rest()
    keeper.wait(lambda: today(keeper).card("call_today").count() < 9)


def print_the_day(keeper: Hands, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+P, and the day on paper."""
    choose_file(monkeypatch, out)
    keeper.press(Key.Key_P, held=CTRL)
    keeper.wait_for("print_save")
    step_to(keeper, Key.Key_Tab, "print_save")
    keeper.press(Key.Key_Space)
    keeper.wait(out.exists)
    keeper.rest()
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert customer(MISSED) in text and "14:00" in text


def be_reminded_at_two(keeper: Hands) -> None:
    """The popup comes at its moment."""
    keeper.later("2026-11-23 13:59")
    assert f"Ask {MISSED:02}" not in " ".join(keeper.popup())
    keeper.later("2026-11-23 14:00")
    keeper.wait(lambda: f"Ask {MISSED:02}" in " ".join(keeper.popup()))


def undo_to_the_morning(keeper: Hands, first: Picture, before: Step | None) -> None:
    """Everything a person did is taken back; what the program noted stays."""
    desk = keeper.window.context.bridge.desk
    while desk.last_undo != before:
        keeper.press(Key.Key_Z, held=CTRL)
        keeper.rest()
    left = {table: rows for table, rows in keeper.picture().items() if rows != first[table]}
    assert set(left) <= {"reminder_raised"}


def step_to(keeper: Hands, key: Key, there: str) -> None:
    """Press a key until the keyboard is there, or would have been long ago."""
    for _ in range(80):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == there:
            return
        keeper.press(key)
    raise AssertionError(there)
