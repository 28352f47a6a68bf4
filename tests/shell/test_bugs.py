"""What nobody took care of: one window with a report that holds nothing personal, and the same in the log file."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from clientdesk.base import logbook
from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.shell.bugs import Bugs
from clientdesk.store.troubles import store_error
from tests.conftest import Folders

SECRET = "Anna Saar +372 5123 4567"


@pytest.fixture
def bugs(qtbot: QtBot) -> Iterator[Bugs]:
    made = Bugs()
    yield made
    if made.dialog is not None:
        made.dialog.close()


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - to have a traceback
        return caught


def test_a_bug_is_told_once_in_one_window(bugs: Bugs) -> None:
    for _ in range(3):
        error = raised(KeyError(SECRET))
        bugs._on_error(type(error), error, None)
    dialog = bugs.dialog
    assert dialog is not None
    assert dialog.isVisible()
    report = dialog.report.toPlainText()
    assert "KeyError" in report
    assert "test_bugs.py" in report
    assert SECRET not in report
    dialog.accept()
    assert bugs.dialog is None


def test_the_report_is_copied_whole(bugs: Bugs) -> None:
    error = raised(ValueError(SECRET))
    bugs._on_error(type(error), error, None)
    assert bugs.dialog is not None
    bugs.dialog._copy()
    assert QGuiApplication.clipboard().text() == bugs.dialog.report.toPlainText()


def test_a_bug_on_another_thread_is_told_on_this_one(bugs: Bugs, qtbot: QtBot) -> None:
    error = raised(RuntimeError(SECRET))
    worker = threading.Thread(target=lambda: bugs._on_error(type(error), error, None))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bugs.dialog is not None)


@pytest.mark.parametrize("error", [store_error(StoreTrouble.DAMAGED), UserError("name", "No.")])
def test_what_the_world_did_is_no_bug(bugs: Bugs, error: StoreError | UserError) -> None:
    told: list[object] = []
    bugs.told = told.append
    bugs._on_error(type(error), error, None)
    assert told == [error]
    assert bugs.dialog is None


def test_the_hooks_are_put_back(qtbot: QtBot) -> None:
    before = (sys.excepthook, threading.excepthook)
    bugs = Bugs()
    bugs.watch()
    assert sys.excepthook != before[0]
    bugs.rest()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_log_says_where_and_never_with_what(folders: Folders) -> None:
    folders.data.mkdir()
    handler = logbook.start(folders.data)
    try:
        log = logging.getLogger("clientdesk.somewhere")
        try:
            try:
                raise ValueError(SECRET)
            except ValueError as cause:
                raise RuntimeError(f"about {SECRET}") from cause
        except RuntimeError as error:
            log.error("It went wrong with %s.", SECRET, exc_info=error)
        logging.getLogger("somebody.else").warning("their own words about %s", SECRET)
    finally:
        logbook.stop(handler)
    (written,) = (folders.data / "logs").iterdir()
    text = written.read_text(encoding="utf-8")
    assert "It went wrong with %s." in text
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "test_bugs.py" in text
    assert "somebody.else" in text
    assert "Anna" not in text
    assert "5123" not in text
    assert "their own words" not in text
    assert str(folders.home.parent) not in text


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(folders: Folders) -> None:
    assert logbook.start(folders.data / "missing") is None
    logbook.stop(None)
