"""A large shop of an older version is made ready beside a window that says so, not before one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from clientdesk.app import Options, Program, application
from clientdesk.desk.desk import plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.listing import customer_ids
from clientdesk.shell.bugs import Bugs
from clientdesk.shell.getting_ready import GettingReady
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.trouble_window import TroubleWindow
from clientdesk.store import backup, database
from clientdesk.store.database import FILE
from tests.conftest import Folders
from tests.shell.opened import tidy

OLD = Path(__file__).parents[1] / "store" / "releases" / "0.3.0.sqlite"


@pytest.fixture
def program(folders: Folders, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program on a shop of an older release, where any shop counts as large; not begun."""
    monkeypatch.setattr(database, "LARGE", 0)
    folders.data.mkdir(parents=True, exist_ok=True)
    shutil.copy(OLD, folders.data / FILE)
    made = Program(application(), Options(folders.data, language="en", theme="light"), Bugs())
    yield made
    made.end()
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tidy()


def test_it_says_what_it_does_and_then_shows_the_shop(program: Program, folders: Folders, qtbot: QtBot) -> None:
    program.begin()
    first = program.window
    assert isinstance(first, GettingReady) and first.step.text() == "Making a backup"
    assert 0 < first.bar.share() < 1
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20_000)
    assert isinstance(program.window, MainWindow)
    assert program.window.context.bridge.desk.ask(customer_ids)
    assert len(backup.listed(folders.data / backup.FOLDER)) == 1


def test_what_cannot_be_raised_is_told_with_the_ways_out(program: Program, folders: Folders, qtbot: QtBot) -> None:
    path = folders.data / FILE
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 40_000 + whole[48_192:])
    program.begin()
    qtbot.waitUntil(lambda: isinstance(program.window, TroubleWindow), timeout=20_000)
    assert backup.listed(folders.data / backup.FOLDER) == []


def test_closed_meanwhile_it_still_comes_to_its_end(program: Program, folders: Folders) -> None:
    program.begin()
    assert isinstance(program.window, GettingReady)
    program.window.close()
    program.end()
    assert len(backup.listed(folders.data / backup.FOLDER)) == 1
    assert not database.takes_long_to_open(folders.data, plan_of(CATALOGUE)), "it is of this version now"
