"""The program in a real window, driven from outside by keys alone, and the store read by the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from clientdesk.shell.handover import LOCK
from tests.conftest import Folders
from tests.flows.screen import Screen, missing, until
from tests.flows.shopkeeper import write_cards

pytestmark = pytest.mark.skipif(
    bool(missing()) or not sys.platform.startswith("linux"),
    reason=f"needs a Linux with {' and '.join(missing()) or 'X11'}",
)


@pytest.fixture
def environment(folders: Folders) -> dict[str, str]:
    """That of the test, in which the program finds its code and no other screen."""
    taken = {name: text for name, text in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))}
    return {**taken, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8", "TZ": "Europe/Tallinn"}


@pytest.fixture
def screen(environment: dict[str, str]) -> Iterator[Screen]:
    """A screen of its own."""
    with Screen(environment) as made:
        yield made


def answered(environment: dict[str, str], *words: str) -> Any:  # noqa: ANN401 - any JSON
    """What the command line answers."""
    done = subprocess.run(
        [sys.executable, "-m", "clientdesk", *words, "--json"],
        env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_a_newcomer_adds_finds_and_logs_in_a_real_window(
    screen: Screen, environment: dict[str, str], folders: Folders
) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "clientdesk", "--data", str(folders.data), "--lang", "en"], env=screen.environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        # The first run asks, and Enter begins.
        screen.take_window("ClientDesk")
        screen.write("Harbour Bikes")
        screen.press("Tab")
        screen.write("Mart")
        screen.press("Return")
        window = screen.take_window("Harbour Bikes")

        # Somebody new.
        screen.press("ctrl+n")
        screen.write("Grace Whitfield")
        screen.press("Return")
        found = until(lambda: names(environment, "whitfield"), "the new customer")
        assert found == "Grace Whitfield"

        # Found again in three letters, and written about.
        screen.press("ctrl+f")
        screen.write("whi")
        screen.press("Return", "ctrl+l")
        screen.write("Likes the blue one")
        screen.press("Return")
        until(lambda: notes(environment), "the contact")

        screen.close(window)
        assert program.wait(timeout=20) == 0
    finally:
        program.kill()
        said, _nothing = program.communicate()
    assert said == ""
    assert not (folders.data / LOCK).exists()
    assert names(environment, "grace") == "Grace Whitfield"
    assert notes(environment) == "Likes the blue one"


# The program as it is started, but for its wall clock: that is a file.
WITH_CLOCK = """
import sys
from datetime import datetime
from pathlib import Path
from clientdesk.app import Options, run
from tests.fakes.clock import FakeClock

class Wall(FakeClock):
    def now(self):
        self.set_local(datetime.fromisoformat(Path(sys.argv[2]).read_text(encoding="ascii")))
        return super().now()

sys.exit(run(Options(Path(sys.argv[1]), language="en", clock=Wall())))
"""


class Program:
    """The program on a screen, with a clock on the wall that a test puts forward.

    Args:
        screen: where it shows itself.
        folders: the shop's and the clock's.
    """

    def __init__(self, screen: Screen, folders: Folders) -> None:
        self._screen = screen
        self._wall = folders.home / "wall.txt"
        self._wall.write_text("2026-11-20T09:05", encoding="ascii")
        self._command = [sys.executable, "-c", WITH_CLOCK, str(folders.data), str(self._wall)]
        self._running: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it."""
        self._running = subprocess.Popen(
            self._command, env=self._screen.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def later(self, time: str) -> int:
        """It is `time` now, and somebody turns to the window, which looks at the clock; returns the window."""
        self._wall.write_text(f"2026-11-20T{time}", encoding="ascii")
        self._screen.leave()
        return self._screen.take_window("Harbour Bikes")

    def quit(self, window: int, *, is_asked: bool = False) -> None:
        """Close its window; it ends well and has nothing to say.

        Args:
            window: its window.
            is_asked: something is due, and it asks whether to go on reminding: no.
        """
        assert self._running is not None
        self._screen.close(window)
        if is_asked:
            self._screen.take_window("Go on reminding when the window is closed[?]")
            self._screen.press("Return")
        assert self._running.wait(timeout=20) == 0
        assert self.kill() == ""

    def kill(self) -> str:
        """End it, whatever it does; returns what it said."""
        if self._running is None:
            return ""
        self._running.kill()
        said, _nothing = self._running.communicate()
        self._running = None
        return said


@pytest.fixture
def program(screen: Screen, folders: Folders) -> Iterator[Program]:
    """The program, not started yet."""
    made = Program(screen, folders)
    yield made
    made.kill()


def test_the_whole_story_in_a_real_window(
    screen: Screen, program: Program, environment: dict[str, str], folders: Folders
) -> None:
    def is_due(time: str, *, whats: str) -> None:
        """Wait until exactly this is due at a time, as the command line sees it."""
        at = f"2026-11-20T{time}"

        def told() -> str:
            found = answered(environment, "due", "--at", at)
            return "yes" if ", ".join(one["what"] for one in found) == whats else ""

        until(told, f"{whats!r} at {time}")

    def bring_in() -> str:
        screen.press("Return")
        return names(environment, "whitfield")

    cards = folders.home / "phone.vcf"
    write_cards(cards, [{"FN": "Grace Whitfield", "TEL": "+44 20 7946 0018"}, {"FN": "Jaan Tamm"}])
    program.start()
    screen.take_window("ClientDesk")
    screen.write("Harbour Bikes")
    screen.press("Tab")
    screen.write("Mart")
    screen.press("Return")

    # The contacts of the phone are brought in: Enter chooses a file, and then takes each step.
    screen.take_window("Harbour Bikes")
    screen.press("Return")
    screen.take_window("Choose a file")
    screen.write(str(cards))
    screen.press("Return")
    window = screen.take_window("Harbour Bikes")
    until(bring_in, "the customers")

    # Found, opened, written about, planned.
    screen.press("ctrl+2", "ctrl+f", "ctrl+a")
    screen.write("whi")
    screen.press("Return", "ctrl+l")
    screen.write("Likes the blue one")
    screen.press("Return")
    until(lambda: notes(environment), "the contact")
    screen.press("ctrl+r")
    screen.write("Ask about the brakes")
    screen.press(*["Tab"] * 6)
    screen.write("10:00")
    screen.press("Return")
    is_due("10:00", whats="Ask about the brakes")

    # The clock moves: the popup comes, and is put off; it comes again, and it is done.
    screen.take_popup(program.later("10:00"))
    screen.press("Tab", "Tab", "Return")
    is_due("10:30", whats="")
    screen.take_popup(program.later("11:00"))
    screen.press("Tab", "Return")
    is_due("11:00", whats="")

    # Undone and done again, before and after a night.
    window = screen.take_window("Harbour Bikes")
    screen.press("ctrl+z")
    is_due("11:00", whats="Ask about the brakes")
    screen.press("ctrl+shift+z")
    is_due("11:00", whats="")
    program.quit(window)
    program.start()
    window = screen.take_window("Harbour Bikes")
    screen.press("ctrl+z")
    is_due("11:00", whats="Ask about the brakes")
    program.quit(window, is_asked=True)
    assert names(environment, "whi") == "Grace Whitfield"
    assert notes(environment) == "Likes the blue one"


def names(environment: dict[str, str], text: str) -> str:
    """Whom the command line finds."""
    return ", ".join(one["name"] for one in answered(environment, "find", text))


def notes(environment: dict[str, str]) -> str:
    """What is written down about the one who is found."""
    (found,) = answered(environment, "find", "whitfield")
    shown = answered(environment, "show", str(found["id"]))
    return ", ".join(one["note"] for one in shown["contacts"])
