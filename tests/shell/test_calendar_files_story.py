"""A calendar file in the window: dropped, looked at, brought in, seen, taken back; and written out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.queries import occurrences
from clientdesk.features.contacts.attachments import keep_content
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.icalendar.pane import write_calendar
from clientdesk.formats.ical import read_calendar
from clientdesk.kit.context import Context
from clientdesk.kit.options import OptionButton
from clientdesk.kit.widgets import Button
from clientdesk.shell.export_page import ExportPage
from clientdesk.shell.import_page import ImportPage, Stage
from clientdesk.shell.main_window import MainWindow
from tests.features.icalendar.carried import WALL, bring, calendar, event, shown
from tests.shell.importing import click, figures, page, settle, stage_of, take
from tests.shell.opened import Opener, opened, part, shop_folder

__all__ = ["opened", "page", "shop_folder"]

TALLINN = ";TZID=FLE Standard Time"
FILE = calendar(
    "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
    *event("weekly", f"DTSTART{TALLINN}:20261201T100000", f"DTEND{TALLINN}:20261201T110000",
           "RRULE:FREQ=WEEKLY;COUNT=3", "LOCATION:Tartu", summary="Team"),
    *event("eve", "DTSTART;VALUE=DATE:20261224", summary="Christmas Eve"),
    *event("broken", "DTSTART:20261324T100000Z", summary="Broken"),
)  # fmt: skip
DAYS = ["2026-12-01 10:00 Team", "2026-12-08 10:00 Team", "2026-12-15 10:00 Team", "2026-12-24 Christmas Eve"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A calendar as Outlook writes it, one event of it broken."""
    path = tmp_path / "calendar.ics"
    path.write_bytes(FILE)
    return path


def events_shown(page: ImportPage) -> list[list[str]]:
    """The rows of the preview on the step that checks."""
    return [[cell.text for cell in row.cells] for row in page.check.preview.table.rows.preview.rows]


def test_a_calendar_is_shown_then_brought_in_and_taken_back(
    page: ImportPage, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, file)
    assert stage_of(page) is Stage.CHECK
    assert events_shown(page)[0] == ["Team", "1 Dec, 10:00", "every Tuesday, 3 times", "Tartu"]
    assert events_shown(page)[1][:2] == ["Christmas Eve", "24 Dec"]
    assert figures(page)[:1] == ["2 new events"]
    assert page.title.text() == "Bring in a calendar"
    assert page.next.text() == "Bring in 2 events"
    assert page.check.problems.list.texts()[0].endswith("This date cannot be read: 20261324T100000Z")
    assert not page.check.defaults.isVisible()
    assert not page.check.known.keys.isVisible()
    assert shown(desk) == []
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.DONE
    assert page.done.title.text() == "2 events were brought in"
    assert page.next.text() == "Show the calendar"
    assert shown(desk) == DAYS
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(lambda: page.session.is_undone)
    assert shown(desk) == []


def test_what_is_there_already_is_left_out_or_updated_as_said(
    page: ImportPage, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, file)
    click(page, qtbot, "import_next")
    file.write_bytes(FILE.replace(b"Christmas Eve", b"Closed"))
    click(page, qtbot, "import_another")
    take(page, qtbot, file)
    assert page.check.known.head.title.text() == "Known or called off"
    assert [text.partition(": ")[2] for text in page.check.known.list.texts()] == [
        "Team. It is in the calendar already.",
        "Closed. It is in the calendar already.",
    ]
    assert not page.next.isEnabled()
    page.check.known.choice.chosen.emit("update")
    settle(page, qtbot)
    assert page.next.text() == "Update 2 events"
    click(page, qtbot, "import_next")
    assert shown(desk)[-1] == "2026-12-24 Closed"


def test_a_calendar_dropped_on_the_window_is_looked_at_there(
    opened: Opener, shop_folder: Path, file: Path, qtbot: QtBot
) -> None:
    window: MainWindow = opened(shop_folder)
    window.open_files([file])
    qtbot.waitUntil(lambda: window.findChild(ImportPage, "import_page") is not None)
    there = part(window, ImportPage, "import_page")
    assert isinstance(there, ImportPage)
    qtbot.waitUntil(lambda: there.session.is_ready and there.session.reckoned is not None)
    assert there.stage is Stage.CHECK
    there.step_on()
    qtbot.waitUntil(lambda: there.stage is Stage.DONE)
    there.step_on()
    assert window.pages.current == "calendar"
    found = window.context.bridge.ask(occurrences, start=WALL("2026-12-01"), end=WALL("2026-12-02"))
    assert [one.title for one in found] == ["Team"]


def test_the_calendar_is_written_from_the_page_of_exports(
    context: Context, desk: Desk, file: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(desk, file)
    made = ExportPage(context)
    qtbot.addWidget(made)
    made.show()
    out = tmp_path / "out.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    made.step_on()
    qtbot.mouseClick(part(made, OptionButton, "export_format_ics"), Qt.MouseButton.LeftButton)
    made.step_on()
    assert made.losses.goes.text() == "2 events go into the file, those that repeat as one each."
    assert any("by name and e-mail only" in said for said in made.losses.said())
    qtbot.mouseClick(part(made, Button, "export_next"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: made.done.title.text() == "2 events were written")
    assert [one.summary for one in read_calendar(out.read_bytes()).events] == ["Team", "Christmas Eve"]
    qtbot.waitUntil(lambda: not context.works.running)


def test_from_a_customer_one_comes_to_a_file_of_their_appointments(
    opened: Opener, shop_folder: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    write_calendar(window.context, 1)
    assert window.pages.current == "export"
    there = window.pages.currentWidget()
    assert isinstance(there, ExportPage)
    assert list(there.customers() or ()) == [1]


def test_an_invitation_that_came_with_an_e_mail_comes_in_from_its_preview(
    opened: Opener, shop_folder: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    desk = window.context.bridge.desk
    kept = [keep_content(desk.store.folder, name, FILE) for name in ("notes.txt", "invite.ics")]
    desk.run("Logged", log_contact, customer=1, kind=ContactKind.NOTE, files=tuple(kept))
    window.context.edit("contact_file", 1)
    assert not part(window, Button, "file_preview_bring").isVisible()
    window.context.edit("contact_file", 2)
    button = next(one for one in window.findChildren(Button, "file_preview_bring") if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pages.current == "import"
    there = window.pages.currentWidget()
    assert isinstance(there, ImportPage)
    qtbot.waitUntil(lambda: there.session.is_ready and there.session.reckoned is not None)
    assert there.next.text() == "Bring in 2 events"
