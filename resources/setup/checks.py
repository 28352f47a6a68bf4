"""The test run, part by part: what each runs, how long it may take, how long it took."""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import dataclass

import environment


@dataclass(frozen=True)
class Part:
    """One part of the test run.

    Args:
        name: as typed on the command line.
        commands: programs of `.venv`, run one after the other; all of them, whatever the first ones say.
        share_s: its share of the whole run's fifteen minutes, in seconds.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    share_s: int


def _pytest(*arguments: str) -> tuple[str, ...]:
    return ("pytest", "-q", "--durations=5", *arguments)


PARTS = (
    Part("lint", (("ruff", "check", "."), ("mypy",), ("lint-imports",)), 40),
    Part("stories", (_pytest("-m", "not fault and not simulation and not frozen", "-n", "2"),), 540),
    # How long a click takes is measured with nothing beside it.
    Part("faults", (_pytest("-m", "fault", "-n", "2", "-k", "not clicks"), _pytest("-m", "fault", "-k", "clicks")), 90),
    Part("simulation", (_pytest("-m", "simulation", "-n", "2"),), 100),
    Part("frozen", (_pytest("-m", "frozen"),), 70),
)
_DIED = re.compile(r"^worker '\w+' crashed while running '(.+)'$", re.MULTILINE)
_FAILED = re.compile("^(?:FAILED|ERROR) ", re.MULTILINE)
NAMES = tuple(part.name for part in PARTS)
SETUP_SHARE_S = 60


def run(names: list[str] | tuple[str, ...]) -> int:
    """Set up, run the named parts in their order, say how long each took; 0 when all passed, else 1."""
    started = time.monotonic()
    environment.prepare(("frozen", "lint", "test"))
    lines = [_line("set-up", time.monotonic() - started, SETUP_SHARE_S, passed=True)]
    all_passed = True
    for part in (each for each in PARTS if each.name in names):
        print(f"\n== {part.name}", flush=True)
        started = time.monotonic()
        passed = _passes(part)
        all_passed = all_passed and passed
        lines.append(_line(part.name, time.monotonic() - started, part.share_s, passed=passed))
    print("\n" + "\n".join(lines))
    print("All passed." if all_passed else "Something failed: see above.")
    return 0 if all_passed else 1


def _passes(part: Part) -> bool:
    """Whether all of it passes; the programs of a part run one after the other, whatever the first ones say."""
    said = [_succeeds(name, *arguments) for name, *arguments in part.commands]
    return all(said)


def _succeeds(name: str, *arguments: str) -> bool:
    """Whether a program says so; where nothing failed but a process of the run died, its test is run again alone.

    Tests with windows and threads run by the thousand in two processes; that one of these ends is told, and is looked
    into, but says nothing of the test that happened to run in it. A test that fails is never run again.
    """
    code, said = _told(name, *arguments)
    died = _DIED.findall(said)
    if code == 0 or not died or len(_FAILED.findall(said)) != len(died):
        return code == 0
    print(f"\nA process of the run died in {', '.join(died)}: run again, alone.", flush=True)
    again, _said = _told(name, "-q", *died)
    return again == 0


def _told(name: str, *arguments: str) -> tuple[int, str]:
    """The exit code of a program of `.venv`, and what it said, which is shown as it comes."""
    command = [str(environment.PYTHON.parent / name), *arguments]
    lines: list[str] = []
    with subprocess.Popen(
        command, cwd=environment.CHECKOUT, env=environment.clean(), stdout=subprocess.PIPE, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    return process.returncode, "".join(lines)


def _line(name: str, took_s: float, share_s: int, *, passed: bool) -> str:
    over = "  over its share" if took_s > share_s else ""
    return f"{name:<11} {'passed' if passed else 'FAILED'}  {took_s:6.1f} s of {share_s} s{over}"
