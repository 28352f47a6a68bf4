"""The two commands of the README on machines of several kinds, played by small scripts on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import checks
import environment
import system
from tests.corpora import CHECKOUT

unix = pytest.mark.skipif(os.name != "posix", reason="the machines are played by shell scripts")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is searched for programs."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def _program(folder: Path, name: str, script: str) -> None:
    made = folder / name
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o755)


def _debian(path: Path, *installed: str) -> Path:
    """A Debian with these packages; apt installs by writing down what it was asked for."""
    there = path.parent / "installed"
    there.write_text("".join(f"installed {name}\n" for name in installed))
    asked = path.parent / "asked"
    asked.write_text("")
    _program(path, "dpkg-query", f'while read -r line; do echo "$line"; done < "{there}"; exit 1')
    _program(path, "apt-get", f'echo "$*" >> "{asked}"; for word in "$@"; do echo "installed $word" >> "{there}"; done')
    return asked


@unix
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has apt")
class TestSystemPackages:
    def test_root_gets_what_is_missing_and_nothing_else(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        asked = _debian(path, *system.WINDOW, "libgl1", "libglib2.0-0t64")
        assert system.provide(for_tests=False) is None
        update, install = asked.read_text().splitlines()
        assert update.endswith("update")
        assert {"libegl1", "fonts-noto-core"} <= set(install.split())
        assert not {"libgl1", "libglib2.0-0", "libxcb-cursor0", "xvfb"} & set(install.split())

    def test_nothing_is_asked_of_apt_the_second_time(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        asked = _debian(path)
        system.provide(for_tests=True)
        first = asked.read_text()
        assert system.provide(for_tests=True) is None
        assert asked.read_text() == first

    def test_anyone_else_is_told_the_command(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        asked = _debian(path, *system.WITHOUT_SCREEN, *system.WINDOW[1:])
        said = system.provide(for_tests=False)
        assert said == f"sudo apt-get update && sudo apt-get install --no-install-recommends {system.WINDOW[0]}"
        assert asked.read_text() == ""

    def test_an_apt_that_fails_is_a_sentence_not_an_end(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        _debian(path, *system.WITHOUT_SCREEN, *system.WINDOW[1:])
        _program(path, "apt-get", "exit 100")
        assert (system.provide(for_tests=False) or "").endswith(system.WINDOW[0])
        assert f"{system.WINDOW[0]} could not be installed" in capsys.readouterr().out

    def test_another_linux_is_left_alone(self, path: Path) -> None:
        assert system.provide(for_tests=True) is None


def test_the_shares_fit_into_a_quarter_of_an_hour() -> None:
    assert checks.SETUP_SHARE_S + sum(part.share_s for part in checks.PARTS) <= 15 * 60


_CRASHED = "worker 'gw1' crashed while running 'tests/a.py::test_b'"


@unix
@pytest.mark.parametrize(
    ("said", "again", "passes"),
    [
        (f"{_CRASHED}\nFAILED tests/a.py::test_b", 0, True),
        (f"{_CRASHED}\nFAILED tests/a.py::test_b", 1, False),
        (f"{_CRASHED}\nFAILED tests/a.py::test_b\nFAILED tests/c.py::test_d", 0, False),
        ("FAILED tests/c.py::test_d", 0, False),
    ],
)
def test_a_test_whose_process_died_is_run_again_alone_and_one_that_failed_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, again: int, passes: bool
) -> None:
    _program(tmp_path, "pytest", f'if [ "$1" = "-q" ]; then exit {again}; fi\ncat "{tmp_path}/said"; exit 1')
    (tmp_path / "said").write_text(f"{said}\n")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    part = checks.Part("stories", (("pytest", "-n", "2"),), 1)
    assert checks._passes(part) is passes


def test_no_setting_of_the_machine_leads_pip_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"):
        monkeypatch.setenv(name, "elsewhere")
    assert not {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"} & environment.clean().keys()


def test_a_wrong_word_is_refused_with_the_right_ones() -> None:
    said = subprocess.run(
        [sys.executable, str(CHECKOUT / "resources" / "setup"), "tests", "storys"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert said.returncode == 2
    assert "stories" in said.stderr


@unix
@pytest.mark.parametrize("named", [None, "/chosen/by/hand"])
def test_the_watching_machine_demands_the_real_files_it_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    checkout = tmp_path / "checkout"
    (checkout / ".ci").mkdir(parents=True)
    shutil.copy(CHECKOUT / ".ci" / "run", checkout / ".ci" / "run")
    (tmp_path / "beside" / "corpora").mkdir(parents=True)
    programs = tmp_path / "bin"
    programs.mkdir()
    _program(programs, "python3", 'echo "$CLIENTDESK_CORPORA $*"')
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("CLIENTDESK_CORPORA", raising=False)
    if named:
        monkeypatch.setenv("CLIENTDESK_CORPORA", named)
    said = subprocess.run([str(checkout / ".ci" / "run"), "lint"], capture_output=True, check=True, text=True)
    expected = named or str(tmp_path / "beside" / "corpora")
    assert said.stdout.split() == [expected, "resources/setup", "tests", "lint"]
