"""The program that goes on without its window: really started, its clock shifted, with a tray and without."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

import pytest

from clientdesk.base.preferences import Preferences, load_preferences, save_preferences
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.shell.handover import LOCK
from clientdesk.store.database import FILE, open_store
from tests.conftest import Folders
from tests.fakes.clock import FakeClock
from tests.flows.screen import Screen, missing, until
from tests.shell.opened import make_shop

TOOLS = [*missing(), *(tool for tool in ("faketime", "trayer") if shutil.which(tool) is None)]
SHOP = "Tartu Bikes"
POPUP = "Reminders that are due"
QUESTION = "Go on reminding when the window is closed[?]"
DUE = datetime.fromisoformat("2026-11-20 08:00:00")
"""Ten o'clock in Tallinn, in UTC."""

pytestmark = pytest.mark.skipif(
    bool(TOOLS) or not sys.platform.startswith("linux"), reason=f"needs a Linux with {' and '.join(TOOLS) or 'X11'}"
)


@pytest.fixture
def screen(folders: Folders) -> Iterator[Screen]:
    """A screen of its own; no other desktop's tray is to be found from it."""
    others = ("QT_", "WAYLAND", "DBUS_")
    taken = {name: text for name, text in os.environ.items() if not name.startswith(others)}
    environment = {**taken, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8", "TZ": "Europe/Tallinn"}
    with Screen(environment) as made:
        yield made


@pytest.fixture
def tray(screen: Screen) -> Iterator[None]:
    """A tray at the top of the screen."""
    command = ["trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32"]
    running = subprocess.Popen(command, env=screen.environment, stderr=subprocess.DEVNULL)
    until(lambda: screen.windows("panel"), "the tray")
    yield
    running.terminate()
    running.wait()


@pytest.fixture
def shop(folders: Folders) -> Path:
    """A shop in which something is to be done at ten."""
    make_shop(folders.data, "Anna Saar")
    store = open_store(folders.data, plan_of(CATALOGUE))
    desk = Desk(store, CATALOGUE, FakeClock())
    desk.run("Added", add_reminder, what="Call Anna", due_on=date(2026, 11, 20), due_time="10:00", customer=1)
    store.close()
    return folders.data


class Running:
    """The program, started while the system's clock shows a moment of that Friday.

    Args:
        screen: where it shows itself.
        shop: its folder.
        at: the wall clock in Tallinn.
        options: more of the command line.
    """

    def __init__(self, screen: Screen, shop: Path, at: str, *options: str) -> None:
        # The kernel's timers go on as they do; only the time of day is another.
        environment = {**screen.environment, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
        program = [sys.executable, "-m", "clientdesk", "--data", str(shop), "--lang", "en", *options]
        self.process = subprocess.Popen(
            ["faketime", "-f", f"@2026-11-20 {at}", *program], env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip

    def end(self) -> str:
        """End it, whatever it does; returns what it said."""
        # What shifts the clock is a process of its own, and the program its child.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        said, _nothing = self.process.communicate()
        return said


def shown_at(shop: Path) -> str:
    """When the reminder was noted as shown, "" before."""
    with closing(sqlite3.connect(f"file:{shop / FILE}?mode=ro", uri=True)) as store:
        found = store.execute("SELECT raised_at FROM reminder_raised WHERE due_at = ?", (str(DUE),)).fetchall()
    assert len(found) < 2
    return str(found[0][0]) if found else ""


def done(shop: Path) -> str:
    """Whether it was ticked off."""
    with closing(sqlite3.connect(f"file:{shop / FILE}?mode=ro", uri=True)) as store:
        return "yes" if store.execute("SELECT 1 FROM reminder WHERE done_at IS NOT NULL").fetchone() else ""


def wait_for_popup(screen: Screen, shop: Path) -> None:
    """Until it is ten, and the popup is there: at its moment, once."""
    until(lambda: screen.windows(POPUP), "the popup", seconds=60)
    late = datetime.fromisoformat(until(lambda: shown_at(shop), "the note that it was shown")) - DUE
    assert 0 <= late.total_seconds() < 10


def click_notification(screen: Screen) -> str:
    """Click on what hangs from the tray; whether the popup has the keyboard then."""
    screen.click(screen.under(60, 60))
    time.sleep(0.3)
    return "yes" if screen.focused() == screen.windows(POPUP) else ""


def is_gone(screen: Screen, title: str) -> None:
    """Wait until no window of this title is to be seen."""
    until(lambda: "" if screen.windows(title) else "yes", f"{title!r} to go")


def test_it_is_shown_at_its_moment_by_the_systems_own_clock(screen: Screen, shop: Path) -> None:
    running = Running(screen, shop, "09:59:51")
    try:
        screen.take_window(SHOP)
        assert not screen.windows(POPUP)
        wait_for_popup(screen, shop)
    finally:
        said = running.end()
    assert said == ""


def test_closed_into_the_tray_it_reminds_and_comes_back_and_really_quits(
    screen: Screen, tray: None, shop: Path
) -> None:
    running = Running(screen, shop, "09:59:46")
    try:
        # It is asked once what closing means.
        window = screen.take_window(SHOP)
        screen.close(window)
        screen.take_window(QUESTION)
        screen.press("Tab", "Return")
        is_gone(screen, SHOP)
        assert load_preferences(shop).tray is True
        assert running.process.poll() is None

        # The popup comes without the window, and D ticks it off.
        wait_for_popup(screen, shop)
        assert not screen.windows(SHOP)
        screen.take_window(POPUP)
        screen.press("d")
        until(lambda: done(shop), "the tick")
        is_gone(screen, POPUP)

        # A second start brings the window back; closed again, nothing is asked.
        again = Running(screen, shop, "10:01:00")
        assert again.process.wait(timeout=20) == 0
        assert again.end() == ""
        screen.close(screen.take_window(SHOP))
        is_gone(screen, SHOP)
        assert not screen.windows(QUESTION)
        assert running.process.poll() is None

        # The last line of the menu in the tray ends it.
        screen.click(screen.windows("panel").split()[0], button=3)
        screen.press_until("Up", "Return", seen=lambda: "yes" if running.process.poll() is not None else "")
        assert running.process.wait(timeout=20) == 0
    finally:
        said = running.end()
    assert said == ""
    assert not (shop / LOCK).exists()


def test_begun_in_the_tray_it_is_told_by_the_system_and_leaves_one_that_runs_alone(
    screen: Screen, tray: None, shop: Path
) -> None:
    running = Running(screen, shop, "09:59:51", "--in-tray")
    try:
        wait_for_popup(screen, shop)
        assert not screen.windows(SHOP)
        # The system's own notification hangs from the sign in the tray; a click on it leads to the popup.
        until(lambda: click_notification(screen), "the keyboard in the popup", seconds=8)
        screen.press("d")
        until(lambda: done(shop), "the tick")
        again = Running(screen, shop, "10:01:00", "--in-tray")
        assert again.process.wait(timeout=20) == 0
        assert again.end() == ""
        time.sleep(0.5)
        assert not screen.windows(SHOP)
    finally:
        said = running.end()
    assert said == ""


def test_without_a_tray_it_stays_minimised_reminds_and_quits_by_its_key(screen: Screen, shop: Path) -> None:
    running = Running(screen, shop, "09:59:46")
    try:
        screen.close(screen.take_window(SHOP))
        screen.take_window(QUESTION)
        screen.press("Tab", "Return")
        is_gone(screen, QUESTION)
        assert load_preferences(shop).tray is True
        wait_for_popup(screen, shop)
        assert running.process.poll() is None
        screen.take_window(SHOP)
        screen.press("ctrl+q")
        assert running.process.wait(timeout=20) == 0
    finally:
        said = running.end()
    assert said == ""


def test_without_a_tray_it_quits_when_that_is_chosen(screen: Screen, shop: Path) -> None:
    running = Running(screen, shop, "09:05:00")
    try:
        screen.close(screen.take_window(SHOP))
        screen.take_window(QUESTION)
        screen.press("Return")
        assert running.process.wait(timeout=20) == 0
    finally:
        said = running.end()
    assert said == ""
    assert load_preferences(shop).tray is False


def test_the_end_of_the_session_is_no_closed_window(screen: Screen, shop: Path) -> None:
    save_preferences(shop, Preferences(tray=True))
    ends = "from PySide6.QtCore import QTimer; import clientdesk.app as app; from pathlib import Path; import sys\n"
    # Qt asks the windows to close in the same way when the system ends the session.
    ends += "app.application(); QTimer.singleShot(3000, app.application().quit)\n"
    ends += "sys.exit(app.run(app.Options(Path(sys.argv[1]), language='en')))"
    done = subprocess.run(
        [sys.executable, "-c", ends, str(shop)], env=screen.environment, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
