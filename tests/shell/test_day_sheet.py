"""The day sheet: what can be read on paper, in the language of the window, and how one comes to it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base.words import speaking
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder, change_reminder
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.context import Context
from clientdesk.kit.paper import A4
from clientdesk.kit.printing import font, write_pdf
from clientdesk.shell.day_sheet import day_sheet
from clientdesk.shell.day_sheet_pages import DayPages, wrapped
from clientdesk.shell.print_page import PrintPage
from tests.shell.opened import Opener, opened, shop_folder

__all__ = ["opened", "shop_folder"]

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


def person(desk: Desk, name: str, phone: str = "", **more: Any) -> int:  # noqa: ANN401
    points = (PointInput(PointKind.PHONE, phone),) if phone else ()
    return desk.run("Added", add_customer, name=name, points=points, **more)


@pytest.fixture
def anna(desk: Desk) -> int:
    """One to call at ten, with all that is known of her; a meeting at half past one; a birthday tomorrow."""
    anna = person(desk, "Anna Saar", "+372 5123 4567", given="Anna", family="Saar", nickname="Annie")
    person(desk, "Helena Kask", birth_month=11, birth_day=21, birth_year=1986)
    desk.run(
        "Added", add_reminder, what="Ask how the saddle fits", due_on=FRIDAY, due_time="10:00", customer=anna,
        to_say="There is a wider one", note="Rides to Hiiumaa in June",
    )  # fmt: skip
    desk.run("Added", add_reminder, what="Order tyres", due_on=FRIDAY)
    desk.run("Added", add_appointment, what="Fleet service", starts=wall("2026-11-20T13:30"))
    desk.run(
        "Logged", log_contact, customer=anna, kind=ContactKind.CALL, direction=Direction.OUTGOING,
        note="Tried the new saddle", on=wall("2026-11-17T10:00"),
    )  # fmt: skip
    return anna


def written(desk: Desk, out: Path) -> str:
    """What can be read on the sheet."""
    pages = DayPages(desk.ask(day_sheet, wanted=lambda _row: True), A4)
    write_pdf(pages, out, lambda _done, _of: None)
    read = PdfReader(out)
    assert len(read.pages) == pages.count()
    return "\n".join(page.extract_text() for page in read.pages).replace("\t", " ")


def test_everything_one_needs_on_the_shop_floor_can_be_read(
    desk: Desk, anna: int, tmp_path: Path, qapp: QApplication
) -> None:
    found = written(desk, tmp_path / "day.pdf")
    for words in (
        "Friday 20 November", "Your day", "13:30", "Fleet service", "Call today", "10:00", "Anna Saar",
        "+372 5123 4567", "Ask how the saddle fits", "Address as: Annie", "To say: There is a wider one",
        "Rides to Hiiumaa in June", "Last contact 3 days ago: Tried the new saddle", "Also to do", "Order tyres",
        "Helena Kask", "Tomorrow, turns 40", "Page 1 of 1",
    ):  # fmt: skip
        assert words in found, words
    assert found.index("13:30") < found.index("10:00"), "appointments stand before the calls"


def test_a_day_with_nothing_says_so(desk: Desk, tmp_path: Path, qapp: QApplication) -> None:
    found = written(desk, tmp_path / "day.pdf")
    assert "Nobody to call today." in found
    assert "Nothing is planned for today." in found


def test_a_long_day_goes_on_on_the_next_page_and_nobody_is_torn_apart(
    desk: Desk, tmp_path: Path, qapp: QApplication
) -> None:
    for number in range(37):
        desk.run(
            "Added", add_reminder, what=f"Why number {number} " + "and so on " * 30, due_on=FRIDAY,
            customer=person(desk, f"Person {number:02}"),
        )  # fmt: skip
    write_pdf(
        DayPages(desk.ask(day_sheet, wanted=lambda _row: True), A4), tmp_path / "day.pdf", lambda _done, _of: None
    )
    pages = [page.extract_text().replace("\t", " ") for page in PdfReader(tmp_path / "day.pdf").pages]
    assert len(pages) > 3
    for number in range(37):
        [where] = [page for page in pages if f"Person {number:02}" in page]
        assert f"Why number {number} " in where


def test_in_hebrew_it_is_read_from_the_right(desk: Desk, anna: int, tmp_path: Path, qapp: QApplication) -> None:
    with speaking("he"):
        sheet = desk.ask(day_sheet, wanted=lambda _row: True)
    assert sheet.right_to_left
    write_pdf(DayPages(sheet, A4), tmp_path / "day.pdf", lambda _done, _of: None)
    places: list[tuple[str, float]] = []
    PdfReader(tmp_path / "day.pdf").pages[0].extract_text(
        visitor_text=lambda text, _cm, tm, _font, _size: places.append((text, tm[4])) if text.strip() else None
    )
    name = next(x for text, x in places if "Anna" in text)
    number = next(x for text, x in places if "5123" in text)
    assert name > number, "the name stands at the right, its number at the left"


def test_only_mine_leaves_out_what_is_for_another(desk: Desk, anna: int, context: Context, qtbot: QtBot) -> None:
    liis = desk.run("Added", add_staff, name="Liis")
    row = next(one.id for one in desk.ask(open_reminders) if one.what == "Order tyres")
    desk.run("Changed", change_reminder, row=row, what="Order tyres", due_on=FRIDAY, staff=liis)
    page = PrintPage(context)
    qtbot.addWidget(page)
    page.resize(1196, 800)
    page.show()
    page.show_print("day", None)
    pane = page._made["day"]
    assert not page.kinds.isVisible() and not page._who_field.isVisible()
    names = _names(page, qtbot)
    assert "Order tyres" in names
    pane.mine.setChecked(True)  # type: ignore[attr-defined]
    assert _names(page, qtbot) == [name for name in names if name != "Order tyres"]
    qtbot.waitUntil(lambda: not context.works.running)


def _names(page: PrintPage, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: not page._patience.isActive() and page._task is None and page.pages is not None)
    assert isinstance(page.pages, DayPages)
    return [item.name for part in page.pages._sheet.parts for item in part.items]


def test_ctrl_p_on_today_shows_the_day_and_on_customers_their_list(
    opened: Opener, shop_folder: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    window.open_page("today")
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.currentWidget()
    assert isinstance(page, PrintPage)
    assert page.title.text() == "Day sheet"
    qtbot.waitUntil(lambda: not window.context.works.running and not page._patience.isActive())
    window.open_page("customers")
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.title.text() == "Print"
    qtbot.waitUntil(lambda: not window.context.works.running and not page._patience.isActive())


@given(text=st.text(max_size=400))
def test_wrapped_lines_hold_the_text_from_its_beginning(qapp: QApplication, text: str) -> None:
    tidy = " ".join(text.split())
    lines = wrapped(text, font(9.5), 4000)
    assert len(lines) <= 4
    joined = "".join("".join(line.split()) for line in lines)
    assert "".join(tidy.split()).startswith(joined) or "\ufffd" in joined
