"""In the whole window: a suggestion is taken, seen on the profile, and undone; a day off moves what is spread."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from clientdesk.desk.working_days import opens_next, working_days
from clientdesk.features.closures.pane_form import ClosedDayForm
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.relationships.pane_about import Relationship
from clientdesk.features.relationships.pane_form import ChangeKind
from clientdesk.features.relationships.pane_line import RelationshipLine
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.settings_page import SettingsPage
from tests.conftest import Folders
from tests.shell.opened import Opener, make_shop, opened, part

__all__ = ["opened"]


@pytest.fixture
def window(opened: Opener, folders: Folders) -> MainWindow:
    """A shop with one customer."""
    make_shop(Path(folders.data), "Anna Saar")
    return opened(folders.data)


def test_a_kind_is_suggested_looked_at_taken_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.bridge.desk
    for month in (2, 4, 6, 8):
        on = datetime(2026, month, 3, 12)  # noqa: DTZ001 - the shop's wall
        desk.run("Visit", log_contact, customer=1, kind=ContactKind.VISIT, note="Saddles", on=on)
    window.context.show_customer(1)
    line = part(window, RelationshipLine, "relationship_line")
    assert isinstance(line, RelationshipLine)
    qtbot.waitUntil(line.isVisible)
    qtbot.mouseClick(part(line, QAbstractButton, "suggestion_accept"), Qt.MouseButton.LeftButton)
    assert isinstance(window.sheet.form, ChangeKind)
    qtbot.keyClick(window.sheet.form.save_button, Qt.Key.Key_Space)
    assert not window.sheet.isVisible()
    assert line.words()[0].startswith("Dedicated personal. Keep personal:")
    page = window.pages.currentWidget()
    page.profile.show_tab("about")  # type: ignore[union-attr]
    card = part(window, Relationship, "about_relationship")
    assert isinstance(card, Relationship)
    assert card.name.text() == "Dedicated personal"
    window.context.bridge.undo()
    assert card.name.text() == "None was chosen."


def test_a_day_off_told_in_the_settings_moves_what_comes_next(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.bridge.desk
    saturday, monday = date(2026, 11, 21), date(2026, 11, 23)
    assert list(desk.ask(working_days, date(2026, 11, 20), 2)) == [saturday, monday]
    window.open_settings("days_off")
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    qtbot.keyClick(part(page, QAbstractButton, "days_off_add"), Qt.Key.Key_Space)
    form = window.sheet.form
    assert isinstance(form, ClosedDayForm)
    form.set_values({"name": "Inventory", "first": saturday, "last": monday, "yearly": False, "is_open": "closed"})
    qtbot.keyClicks(form.editor("name"), "!")
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Return)
    assert not window.sheet.isVisible()
    assert list(desk.ask(working_days, date(2026, 11, 20), 1)) == [date(2026, 11, 24)]
    desk.clock.set_local(datetime.fromisoformat("2026-11-20 19:00"))  # type: ignore[attr-defined]
    opens = desk.ask(opens_next)
    assert opens is not None
    assert opens.date() == date(2026, 11, 24)
