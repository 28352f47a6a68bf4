"""What nobody took care of: one window with a report that holds nothing personal, and the same in the log file."""

from __future__ import annotations

import logging
import os
import subprocess
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

# A painter that is left open ends the process, so this one happens in a process of its own.
BAD_PAINT = """
import sys
from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtWidgets import QTableView
from clientdesk.app import application
from clientdesk.kit.delegate import RowDelegate
from clientdesk.kit.widgets import Painted
from clientdesk.shell.bugs import Bugs

class BadRow(RowDelegate):
    def row_of(self, index):
        return "row"
    def draw(self, canvas, row, state):
        raise ValueError("a row cannot be drawn")

def bad(canvas):
    canvas.box(0, 0, 40, 40, fill="accent")
    raise ValueError("a block cannot be drawn")

app = application()
bugs = Bugs()
bugs.watch()
if sys.argv[1] == "row":
    widget = QTableView()
    widget.setModel(QStringListModel(["Anna"], widget))
    widget.setItemDelegate(BadRow(parent=widget))
else:
    widget = Painted(bad)
widget.show()
painted = 0

def again():
    global painted
    painted += 1
    widget.resize(200 + painted, 200)
    if painted == 5:
        print(bugs.dialog.isVisible(), bugs.dialog.report.toPlainText().count("ValueError"))
        app.quit()

timer = QTimer(interval=20)
timer.timeout.connect(again)
timer.start()
app.exec()
bugs.rest()
"""


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


@pytest.mark.parametrize("what", ["block", "row"])
def test_what_cannot_be_painted_is_told_and_the_program_lives_on(what: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BAD_PAINT, what], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (0, "True 1\n"), ended.stderr[-500:]


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
