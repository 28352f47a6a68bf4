"""The guards of the test run: each must catch the fault it is there for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.corpora import CHECKOUT

GUARDED = """
import contextlib, socket, sqlite3, warnings
from PySide6.QtCore import QTimer, qWarning

def test_reaches_out():
    with contextlib.suppress(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_asks_for_a_name():
    with contextlib.suppress(OSError):
        socket.getaddrinfo("clientdesk.invalid", 80)

def test_stays_at_home():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()):
            pass

def test_leaves_a_database_open():
    sqlite3.connect(":memory:").execute("SELECT 1")

def test_closes_its_database():
    sqlite3.connect(":memory:").close()

def test_leaves_a_file_open():
    open(__file__)

def test_warns():
    warnings.warn("old", DeprecationWarning)

def test_qt_warns(qapp):
    qWarning("wrong")

def test_slot_raises(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(20)
"""


def test_each_guard_catches_its_fault(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\nfrom tests.conftest import _clean_ending\n")
    (tmp_path / "test_guarded.py").write_text(GUARDED)
    options = ["-p", "no:randomly", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-c", str(CHECKOUT / "pyproject.toml"), str(tmp_path)],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        text=True,
        timeout=100,
    )
    caught = re.findall(r"^(?:FAILED|ERROR) \S+::(\w+)", run.stdout, re.MULTILINE)
    assert sorted(caught) == [
        "test_asks_for_a_name",
        "test_leaves_a_database_open",
        "test_leaves_a_file_open",
        "test_qt_warns",
        "test_reaches_out",
        "test_slot_raises",
        "test_warns",
    ], run.stdout + run.stderr
