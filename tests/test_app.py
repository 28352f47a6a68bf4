"""The program as a person starts it: a second start, no display, the first run, and shops that cannot be opened."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.app import Options, Program, application, open_window
from clientdesk.base.errors import StoreError, StoreTrouble
from clientdesk.base.known_shops import held_a_shop
from clientdesk.base.preferences import Preferences, load_preferences, save_preferences
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.handover import Answer, hand_over, raise_window
from clientdesk.kit.widgets import Button
from clientdesk.shell.bugs import Bugs
from clientdesk.shell.first_run import FirstRun
from clientdesk.shell.handover import LOCK
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.trouble_window import TroubleWindow
from clientdesk.store import backup
from clientdesk.store.database import FILE, open_store
from tests.conftest import Folders
from tests.fakes.clock import FakeClock
from tests.shell.opened import make_shop, part, tidy

Start = Callable[..., Program]

RUN = (
    "import sys; from pathlib import Path; from clientdesk.app import Options, run;"
    "sys.exit(run(Options(Path(sys.argv[1]), language='en')))"
)


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Starts the program within this process; everything is closed at the end."""
    programs: list[Program] = []

    def begin(folder: Path, **more: object) -> Program:
        bugs = Bugs()
        program = Program(application(), Options(folder, language="en", theme="light", **more), bugs)  # type: ignore[arg-type]
        programs.append(program)
        program.begin()
        return program

    yield begin
    for program in programs:
        window = program.window
        if window is not None:
            window.close()
            window.deleteLater()
        program.end()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tidy()


def press(window: QWidget | None, name: str) -> None:
    assert window is not None
    button = part(window, Button, name)
    assert isinstance(button, Button)
    button.click()


def said_in(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def fingerprint(folder: Path) -> str:
    return hashlib.sha256((folder / FILE).read_bytes()).hexdigest()


def started(folder: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, str(folder), *more],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


# --- Starting --------------------------------------------------------------------------------------------------------


def test_it_quits_after_its_first_paint_when_asked_to(folders: Folders) -> None:
    make_shop(folders.data)
    ended = started(folders.data, CLIENTDESK_QUIT_AFTER_PAINT="1")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert "Traceback" not in ended.stderr
    assert not (folders.data / LOCK).exists(), "the lock is let go"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there is a display a matter of luck")
@pytest.mark.parametrize("display", ["", ":4711", "nowhere.invalid:0", "rubbish"])
def test_without_a_display_it_says_how_to_go_on(folders: Folders, display: str) -> None:
    ended = started(folders.data, QT_QPA_PLATFORM="xcb", DISPLAY=display, WAYLAND_DISPLAY="")
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "screenshots" in ended.stderr


def test_a_second_start_raises_the_first_window_and_ends(folders: Folders, start: Start, qtbot: QtBot) -> None:
    make_shop(folders.data)
    window = start(folders.data).window
    assert isinstance(window, MainWindow)
    window.showMinimized()
    elsewhere = folders.home / "by another path"
    elsewhere.symlink_to(folders.data, target_is_directory=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", RUN, str(elsewhere)], env=environment) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.returncode == 0
    assert not window.isMinimized()


def test_the_lock_of_a_killed_window_is_taken_over(folders: Folders, start: Start) -> None:
    make_shop(folders.data)
    code = (
        "import os, sys; from pathlib import Path; from clientdesk.shell.handover import OneWindow;"
        "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "one = OneWindow(Path(sys.argv[1])); assert one.take(); os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(folders.data)], env=environment, check=False, timeout=60)
    assert (folders.data / LOCK).exists()
    assert isinstance(start(folders.data).window, MainWindow)


def test_the_open_window_carries_out_verbs_for_others(folders: Folders, start: Start, qtbot: QtBot) -> None:
    make_shop(folders.data)
    asked: list[tuple[list[str], Path]] = []

    def serve(desk: Desk, argv: list[str], cwd: Path) -> Answer:
        asked.append((argv, cwd))
        return Answer(1, f"{desk.settings.name} ✓\n", "a problem\n")

    start(folders.data, serve=serve)
    code = (
        "import sys, json; from pathlib import Path; from clientdesk.handover import hand_over;"
        "answer = hand_over(Path(sys.argv[1]), ['do', 'add_customer', 'name=עדי']);"
        "sys.stdout.buffer.write(answer.stdout.encode()); sys.stderr.write(answer.stderr); sys.exit(answer.exit)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folders.data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=folders.home, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as other:  # fmt: skip
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
        assert other.stdout is not None
        assert other.stderr is not None
        assert (other.stdout.read().decode(), other.stderr.read().decode()) == ("Tartu Bikes ✓\n", "a problem\n")
    assert other.returncode == 1
    assert asked == [(["do", "add_customer", "name=עדי"], folders.home.resolve())]


def test_nobody_answers_where_no_window_is_open(folders: Folders) -> None:
    folders.data.mkdir()
    assert hand_over(folders.data, ["backup"]) is None
    assert not raise_window(folders.data)


def test_the_language_asked_for_comes_before_the_one_chosen(folders: Folders) -> None:
    from clientdesk.base import words

    make_shop(folders.data)
    save_preferences(folders.data, Preferences(language="et"))
    for asked, spoken in (("ru", "ru"), (None, "et")):
        window = open_window(folders.data, language=asked, clock=FakeClock())
        assert words.language() == spoken
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert load_preferences(folders.data).language == "et", "a language for one run is not kept"
    tidy()


def test_a_hebrew_window_is_turned_round_from_the_start(folders: Folders) -> None:
    from clientdesk.base import words

    make_shop(folders.data)
    # The command line speaks before there is an application.
    words.use_language("he")
    window = open_window(folders.data, language="he", clock=FakeClock())
    assert window.isRightToLeft()
    assert QLocale().language() == QLocale.Language.Hebrew
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tidy()


# --- The first run ---------------------------------------------------------------------------------------------------


def test_the_first_run_asks_once_and_makes_the_shop_only_then(folders: Folders, start: Start, qtbot: QtBot) -> None:
    program = start(folders.data)
    page = program.window
    assert isinstance(page, FirstRun)
    assert not (folders.data / FILE).exists()
    assert page.focusWidget() is page.shop, "one begins to type"
    press(page, "first_run_begin")
    assert not (folders.data / FILE).exists(), "a shop needs a name"
    qtbot.keyClicks(page.shop, "Tartu Jalgrattad")
    page.person.clear()
    qtbot.keyClicks(page.person, "Mart")
    page.country.choose("LT")
    page.country.chosen.emit("LT")
    page.zone.choose("Europe/Vilnius")
    qtbot.keyClick(page.person, Qt.Key.Key_Return)
    window = program.window
    assert isinstance(window, MainWindow)
    settings = window.context.bridge.desk.settings
    assert (settings.name, settings.country, settings.currency) == ("Tartu Jalgrattad", "LT", "EUR")
    assert (settings.zone, settings.collation) == ("Europe/Vilnius", "lt")
    assert window.pages.current == "customers"
    assert part(window, QWidget, "welcome").isVisible()
    assert window.persons.button.isVisible()
    assert window.persons.button.accessibleName() == "At the desk: Mart"
    assert window.context.bridge.desk.last_undo is None, "the answers are not undone by Ctrl+Z"
    assert held_a_shop(folders.data)


def test_leaving_the_first_run_leaves_no_shop(folders: Folders, start: Start) -> None:
    program = start(folders.data)
    assert program.window is not None
    program.window.close()
    assert not (folders.data / FILE).exists()


# --- Shops that cannot be opened -------------------------------------------------------------------------------------


def make_newer(folder: Path) -> None:
    data = bytearray((folder / FILE).read_bytes())
    data[60:64] = (int.from_bytes(data[60:64], "big") + 1).to_bytes(4, "big")
    (folder / FILE).write_bytes(data)


def blank_header(folder: Path) -> None:
    data = bytearray((folder / FILE).read_bytes())
    data[:32] = b"\0" * 32
    (folder / FILE).write_bytes(data)


def foreign(folder: Path) -> None:
    (folder / FILE).write_text("name;phone\nAnna;1\n" * 40, encoding="utf-8")


def empty(folder: Path) -> None:
    (folder / FILE).write_bytes(b"")


def short(folder: Path) -> None:
    (folder / FILE).write_bytes((folder / FILE).read_bytes()[:60])


BROKEN = [make_newer, blank_header, foreign, empty, short]


@pytest.mark.parametrize("breaking", BROKEN, ids=lambda one: one.__name__)
def test_a_shop_that_cannot_be_opened_shows_every_way_out(
    folders: Folders, start: Start, breaking: Callable[[Path], None]
) -> None:
    make_shop(folders.data, "Anna Saar")
    breaking(folders.data)
    before = fingerprint(folders.data)
    window = start(folders.data).window
    assert isinstance(window, TroubleWindow)
    offered = {button.objectName() for button in window.findChildren(Button)}
    assert {"trouble_copy", "trouble_backup", "trouble_folder", "trouble_quit"} <= offered
    press(window, "trouble_copy")
    press(window, "trouble_again")
    assert fingerprint(folders.data) == before
    press(window, "trouble_quit")
    assert fingerprint(folders.data) == before


def test_a_backup_takes_the_place_of_a_damaged_file_which_is_kept(
    folders: Folders, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_shop(folders.data, "Anna Saar")
    made = backup.make(folders.data / FILE, folders.data / "backups", at="2026-11-20T07:05:00", reason="by-hand")
    blank_header(folders.data)
    before = fingerprint(folders.data)
    program = start(folders.data)
    assert isinstance(program.window, TroubleWindow)
    program.window.backup_chosen.emit(made)
    window = program.window
    assert isinstance(window, MainWindow)
    assert window.context.bridge.desk.settings.name == "Tartu Bikes"
    aside = list(folders.data.glob("set-aside-*"))
    assert [hashlib.sha256((one / FILE).read_bytes()).hexdigest() for one in aside] == [before]


def test_what_is_no_backup_is_refused_and_everything_stays(folders: Folders, start: Start, tmp_path: Path) -> None:
    make_shop(folders.data)
    blank_header(folders.data)
    before = fingerprint(folders.data)
    rubbish = tmp_path / "rubbish.clientdesk-backup"
    rubbish.write_bytes(b"not a backup at all")
    program = start(folders.data)
    assert isinstance(program.window, TroubleWindow)
    program.window.backup_chosen.emit(rubbish)
    assert isinstance(program.window, TroubleWindow)
    assert program.window.error.text() == "This file is not a ClientDesk shop."
    assert fingerprint(folders.data) == before
    assert not list(folders.data.glob("set-aside-*"))


def test_a_vanished_shop_is_looked_for_and_not_begun_anew(folders: Folders, start: Start) -> None:
    make_shop(folders.data)
    first = start(folders.data)
    assert first.window is not None
    first.window.close()
    first.end()
    moved = folders.home / "moved"
    shutil.move(folders.data, moved)
    program = start(folders.data)
    window = program.window
    assert isinstance(window, TroubleWindow)
    assert str(folders.data) in said_in(window)
    assert not (folders.data / FILE).exists()
    window.folder_chosen.emit(moved)
    assert isinstance(program.window, MainWindow)


def test_a_copy_can_be_looked_at_and_not_changed(folders: Folders, start: Start) -> None:
    make_shop(folders.data, "Anna Saar")
    before = fingerprint(folders.data)
    program = start(folders.data)
    assert program.window is not None
    program.window.close()
    program._on_copy()
    window = program.window
    assert isinstance(window, MainWindow)
    assert window.standing.isVisible()
    window.context.bridge.run("Customer added", add_customer, name="Liis Tamm")
    assert window.banner.isVisible()
    window.context.bridge.run("Changed", change_settings, name="Another")
    window.close()
    store = open_store(folders.data, plan_of(CATALOGUE))
    assert Desk(store, CATALOGUE, FakeClock()).settings.name == "Tartu Bikes"
    store.close()
    assert fingerprint(folders.data) == before


def test_another_computer_holding_the_shop_is_named(folders: Folders, start: Start) -> None:
    make_shop(folders.data)
    (folders.data / LOCK).write_text("4711\nclientdesk\nother-computer\n\n", encoding="utf-8")
    window = start(folders.data).window
    assert isinstance(window, TroubleWindow)
    assert "4711" in said_in(window)
    assert "other-computer" in said_in(window)
    (folders.data / LOCK).unlink()
    press(window, "trouble_again")


def test_a_window_needs_a_shop(folders: Folders) -> None:
    with pytest.raises(StoreError) as refused:
        open_window(folders.data, clock=FakeClock())
    assert refused.value.trouble is StoreTrouble.MISSING
