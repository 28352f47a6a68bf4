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

pytestmark = pytest.mark.skipif(
    bool(missing()) or not sys.platform.startswith("linux"),
    reason=f"needs a Linux with {' and '.join(missing()) or 'X11'}",
)


@pytest.fixture
def environment(folders: Folders) -> dict[str, str]:
    """That of the test, in which the program finds its code and no other screen."""
    taken = {name: text for name, text in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))}
    return {**taken, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}


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


def names(environment: dict[str, str], text: str) -> str:
    """Whom the command line finds."""
    return ", ".join(one["name"] for one in answered(environment, "find", text))


def notes(environment: dict[str, str]) -> str:
    """What is written down about the one who is found."""
    (found,) = answered(environment, "find", "whitfield")
    shown = answered(environment, "show", str(found["id"]))
    return ", ".join(one["note"] for one in shown["contacts"])
