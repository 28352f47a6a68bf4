"""Everything that happened with a customer, on paper: read back from the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import UserError
from clientdesk.base.words import use_language
from clientdesk.desk.desk import Desk
from clientdesk.desk.tasks import Tasks
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.company import Present
from clientdesk.features.contacts.pane_print import PeriodPrint
from clientdesk.features.contacts.queries_period import period_sheet
from clientdesk.features.contacts.records import Direction
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.printing_sheet import CustomerSheet
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.printing import write_pdf
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works

at = datetime.fromisoformat
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def anna(desk: Desk) -> int:
    made: int = desk.run("x", add_customer, name="Anna Saar")
    return made


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> Iterator[PeriodPrint]:
    bridge, tasks = Bridge(desk), Tasks(desk.store)
    made = PeriodPrint(Context(bridge, style_of(), Works(tasks)))
    qtbot.addWidget(made)
    yield made
    tasks.close()
    bridge.close()


def log(desk: Desk, customer: int, on: str, note: str, kind: str = "call", **more: object) -> int:
    logging: Callable[..., int] = log_contact
    return desk.run("x", logging, customer=customer, kind=kind, note=note, on=at(on), **more)


def pages(pane: PeriodPrint, customer: int, path: Path) -> list[str]:
    """What a reader of the PDF finds on each page."""
    write_pdf(pane.maker([customer])(lambda _done, _of: None), path, lambda _done, _of: None)
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(path).pages]


def told(desk: Desk, customer: int, first: date, last: date, **more: object) -> str:
    """Everything the sheet says, in one text."""
    asked: Callable[..., CustomerSheet | None] = period_sheet
    sheet = desk.ask(asked, customer=customer, first=first, last=last, **more)
    assert sheet is not None
    return "\n".join(
        f"{part.title}\n" + "\n".join(f"{one.label} {one.text}" for one in part.lines) for part in sheet.parts
    )


def test_an_entry_is_told_in_full(desk: Desk, anna: int, pane: PeriodPrint, tmp_path: Path) -> None:
    text = "First line of it\n" + "and much more was said about the panniers " * 12 + "to the very end."
    log(
        desk, anna, "2026-11-08T14:20", text, direction=Direction.INCOMING, outcome="order", lasted_s=360,
        next_step="call on Friday", important=True, present=(Present(None, None, "Jaan Tamm"),),
    )  # fmt: skip
    (page,) = pages(pane, anna, tmp_path / "a.pdf")
    for words in (
        "Anna Saar", "1 January 2026 to 20 November 2026", "1 entry", "8 November 2026", "14:20", "Call",
        "First line of it", "to the very end.", "order", "Jaan Tamm", "Important", "Next: call on Friday",
        "Keeping in touch", "Page 1 of 1",
    ):  # fmt: skip
        assert words in page, page


def test_only_the_time_that_is_asked_for(desk: Desk, anna: int, pane: PeriodPrint, tmp_path: Path) -> None:
    log(desk, anna, "2025-12-31T10:00", "Last year")
    log(desk, anna, "2026-03-01T10:00", "In March")
    log(desk, anna, "2026-05-31T23:59", "End of May")
    log(desk, anna, "2026-06-01T00:00", "In June")
    pane.first.set_day(date(2026, 3, 1))
    pane.last.set_day(date(2026, 5, 31))
    (page,) = pages(pane, anna, tmp_path / "a.pdf")
    assert "In March" in page and "End of May" in page
    assert "Last year" not in page and "In June" not in page


def test_kinds_and_the_programs_notes_are_chosen(desk: Desk, anna: int, pane: PeriodPrint, tmp_path: Path) -> None:
    log(desk, anna, "2026-11-08T10:00", "On the phone")
    log(desk, anna, "2026-11-09T10:00", "At the shop", "visit")
    row = desk.run("x", add_reminder, what="Order the saddle", due_on=date(2026, 11, 25), customer=anna)
    desk.run("x", finish_reminder, row=row)
    (page,) = pages(pane, anna, tmp_path / "a.pdf")
    assert "On the phone" in page and "At the shop" in page and "Order the saddle" not in page
    pane.ticks["visit"].setChecked(False)
    pane.notes.setChecked(True)
    (page,) = pages(pane, anna, tmp_path / "b.pdf")
    assert "On the phone" in page and "At the shop" not in page and "Order the saddle" in page
    assert "Keeping in touch" not in page, "what counts all kinds would not fit some of them"


def test_what_is_planned_is_not_what_happened(desk: Desk, anna: int) -> None:
    desk.run("x", add_reminder, what="Order the saddle", due_on=date(2026, 11, 25), customer=anna)
    assert "Order the saddle" not in told(desk, anna, *YEAR, notes=True)
    assert "Nothing happened in this time." in told(desk, anna, *YEAR)


def test_many_pages_are_numbered_and_nothing_is_lost(
    desk: Desk, anna: int, pane: PeriodPrint, tmp_path: Path
) -> None:  # fmt: skip
    for day in range(1, 29):
        for hour in (9, 12, 15):
            log(desk, anna, f"2026-02-{day:02}T{hour:02}:00", f"Said w{day}h{hour}x and more of it\nas ever")
    found = pages(pane, anna, tmp_path / "a.pdf")
    assert len(found) > 2
    assert [f"Page {n} of {len(found)}" in page for n, page in enumerate(found, 1)] == [True] * len(found)
    whole = "".join(found).replace(" ", "")
    assert all(f"w{day}h{hour}x" in whole for day in range(1, 29) for hour in (9, 12, 15))


def test_it_is_in_the_language_of_the_window(desk: Desk, anna: int, pane: PeriodPrint, tmp_path: Path) -> None:
    log(desk, anna, "2026-11-08T10:00", "שאלה על שמן")
    use_language("he")
    try:
        sheet = desk.ask(period_sheet, customer=anna, first=YEAR[0], last=YEAR[1])
        assert sheet is not None and sheet.right_to_left
        assert sheet.parts[-1].title.endswith("2026") and not sheet.parts[-1].title.isascii()
        assert "2026" in pages(pane, anna, tmp_path / "a.pdf")[0]
    finally:
        use_language("en")


def test_days_in_the_wrong_order_are_refused_in_a_sentence(anna: int, pane: PeriodPrint) -> None:
    pane.first.set_day(date(2026, 5, 2))
    pane.last.set_day(date(2026, 5, 1))
    with pytest.raises(UserError, match="after the last one"):
        pane.maker([anna])(lambda _done, _of: None)


def test_somebody_who_is_gone_has_no_pages(pane: PeriodPrint) -> None:
    with pytest.raises(UserError, match="not there any more"):
        pane.maker([4711])(lambda _done, _of: None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_whatever_was_written_is_told(desk: Desk, note: str) -> None:
    customer = desk.run("x", add_customer, name="Anna")
    desk.run("x", log_contact, customer=customer, kind="note", note=f"x {note}", on=at("2026-11-08T10:00"))
    kept = note.strip().split()
    assert all(word in told(desk, customer, *YEAR) for word in kept)
