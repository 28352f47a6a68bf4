"""Kills a program at its n-th write to disk, as a power cut would, by strace's fault injection."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
KILLED = 137


@dataclass(frozen=True)
class Run:
    """How a run ended: its exit code (137 when it was killed), and what it had said by then."""

    code: int
    out: str
    err: str


@cache
def can_inject() -> bool:
    """Whether strace is here and may trace."""
    strace = shutil.which("strace")
    return bool(strace) and subprocess.run([strace, "true"], capture_output=True, check=False).returncode == 0  # type: ignore[list-item]


WRITES = "pwrite64,pwritev"
"""How SQLite writes."""
KEEPING = f"{WRITES},fsync,rename"
"""How anything is kept: by SQLite, and as a file of its own."""


def run(
    program: str, *words: object, kill_at: int | None = None, log: Path | None = None, calls: str = WRITES,
    inject: str = "",
) -> Run:  # fmt: skip
    """Run Python code in a process of its own, and let something happen to what it asks of the system.

    Args:
        program: the code.
        words: its arguments.
        kill_at: it is killed at the n-th of `calls`.
        log: gets a line for each of them.
        calls: the system calls that are counted.
        inject: what happens instead, as strace calls it: "error=ENOSPC:when=3+".
    """
    tracing = ["strace", "-f", "-qq", "-e", f"trace={calls}", "-e", "signal=none"]
    tracing += ["-o", str(log or "/dev/null")]
    if kill_at:
        inject = f"signal=KILL:when={kill_at}"
    if inject:
        tracing += ["-e", f"inject={calls}:{inject}"]
    done = subprocess.run(
        [*tracing, sys.executable, "-c", program, *map(str, words)], capture_output=True, text=True, check=False,
        cwd=CHECKOUT, env={**os.environ, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}, timeout=120,
    )  # fmt: skip
    code = KILLED if done.returncode in (-9, KILLED) else done.returncode
    return Run(code, done.stdout, done.stderr)


def points(log: Path, how_many: int, calls: str = r"\w+") -> list[int]:
    """`how_many` numbers of such calls, spread over all that `log` tells of, the first and the last among them."""
    counted = re.compile(rf"\b(?:{calls.replace(',', '|')})\(")
    total = sum(bool(counted.search(line)) for line in log.read_text().splitlines())
    assert total >= how_many, f"only {total} of {calls}"
    return sorted({1 + round(place * (total - 1) / (how_many - 1)) for place in range(how_many)})
