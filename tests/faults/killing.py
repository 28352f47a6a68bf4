"""Kills a program at its n-th write to disk, as a power cut would, by strace's fault injection."""

from __future__ import annotations

import os
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


def run(program: str, *words: object, kill_at: int | None = None, log: Path | None = None) -> Run:
    """Run Python code in a process of its own, killed at its `kill_at`-th write; `log` gets a line for each write."""
    tracing = ["strace", "-f", "-qq", "-e", "trace=pwrite64,pwritev", "-e", "signal=none"]
    tracing += ["-o", str(log or "/dev/null")]
    if kill_at:
        tracing += ["-e", f"inject=pwrite64,pwritev:signal=KILL:when={kill_at}"]
    done = subprocess.run(
        [*tracing, sys.executable, "-c", program, *map(str, words)], capture_output=True, text=True, check=False,
        cwd=CHECKOUT, env={**os.environ, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}, timeout=120,
    )  # fmt: skip
    code = KILLED if done.returncode in (-9, KILLED) else done.returncode
    return Run(code, done.stdout, done.stderr)


def points(log: Path, how_many: int) -> list[int]:
    """`how_many` numbers of writes, spread over all that `log` tells of, the first and the last among them."""
    total = sum("pwrite" in line for line in log.read_text().splitlines())
    assert total >= how_many, f"only {total} writes"
    return sorted({1 + round(place * (total - 1) / (how_many - 1)) for place in range(how_many)})
