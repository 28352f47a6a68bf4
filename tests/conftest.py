"""What holds for every test: no screen, folders of its own, no network, nothing left open, no warning unseen."""

from __future__ import annotations

import gc
import ipaddress
import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

import catalogues
from tests import corpora as real_files

HERE = Path(__file__).parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A test's time zone and language are given by hand, never taken from the machine.
for _name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "CLIENTDESK_DATA", "CLIENTDESK_QUIT_AFTER_PAINT"):
    os.environ.pop(_name, None)

# A busy machine is no fault of the code, so no example has a deadline; pytest-timeout ends what hangs.
hypothesis.settings.register_profile("quick", deadline=None, max_examples=25, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@dataclass(frozen=True)
class Folders:
    """The folders of one test; the program finds no others."""

    home: Path
    data: Path
    config: Path
    cache: Path


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Move home, settings, caches and the shop's data into a folder that only this test has."""
    home = tmp_path / "home"
    own = Folders(home=home, data=tmp_path / "data", config=home / ".config", cache=home / ".cache")
    home.mkdir()
    for name, path in {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": own.config,
        "LOCALAPPDATA": home / ".local" / "share",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CONFIG_HOME": own.config,
        "XDG_CACHE_HOME": own.cache,
        "CLIENTDESK_DATA": own.data,
    }.items():
        monkeypatch.setenv(name, str(path))
    return own


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real files; the test is skipped where it is absent, and fails where it was promised."""
    found = real_files.folder()
    if found is None:
        pytest.skip("no folder of real files beside the checkout (set CLIENTDESK_CORPORA)")
    if not any((found / kind).is_dir() for kind in ("vcard", "csv", "ics")):
        pytest.fail(f"CLIENTDESK_CORPORA names {found}, which holds no corpora")
    return found


# --- No network ------------------------------------------------------------------------------------------------------

_reached_out: list[str] = []


def _is_this_machine(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in ("", "localhost", None):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _guard(event: str, args: tuple[object, ...]) -> None:
    """Refuse what leaves this machine; remembered too, in case the refusal itself is swallowed."""
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) and address else None  # a local socket's address is a path
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = args[0]
    else:
        return
    if not _is_this_machine(host):
        _reached_out.append(f"{event} {host}")
        raise PermissionError(f"a test may not reach {host}")


# --- Nothing left open -----------------------------------------------------------------------------------------------

_opened: list[sqlite3.Connection] = []  # held on to, so that none can hide by being forgotten


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "sqlite3.connect/handle" and isinstance(args[0], sqlite3.Connection):
        _opened.append(args[0])


def _let_windows_go() -> None:
    """Destroy what a test left on the screen: it would hear of the next test's changes of look and language."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _look_for_circles() -> None:
    """Only here, between two tests: looked for on a thread that reads photos, a widget would be destroyed there."""
    young, older, oldest = gc.get_count()
    if young > 2_000:
        gc.collect(0 if older < 10 else 1 if oldest < 10 else 2)


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.interrupt()  # the one call that any thread may make, and that a closed connection refuses
    except sqlite3.ProgrammingError:
        return False
    return True


gc.set_threshold(0)
sys.addaudithook(_guard)
sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def _clean_ending(folders: Folders) -> Iterator[None]:
    """Fail the test that reached for the network or left a database open."""
    del _reached_out[:]
    del _opened[:]  # opened by a fixture of wider scope: not this test's to close
    yield
    _let_windows_go()
    _look_for_circles()
    left = sum(1 for connection in _opened if _is_open(connection))
    del _opened[:]
    assert not _reached_out, f"reached for the network: {_reached_out}"
    assert not left, f"{left} database connection(s) left open"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations before the first test; the workers of a parallel run find them made."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count what lies in `tests/faults` and `tests/simulation` to the part of that name."""
    parts = {"faults": pytest.mark.fault, "simulation": pytest.mark.simulation}
    for item in items:
        if item.path.is_relative_to(HERE):
            room = item.path.relative_to(HERE).parts[0]
            if room in parts:
                item.add_marker(parts[room])
