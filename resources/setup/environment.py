"""The program's own environment: the folder `.venv`, made and filled on any machine with Python and pip."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import system

CHECKOUT = Path(__file__).resolve().parent.parent.parent
HOME = CHECKOUT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = HOME / "clientdesk-installed.json"


class SetupError(RuntimeError):
    """Set-up cannot go on; its text is one sentence for the person."""


def prepare(extras: tuple[str, ...] = ()) -> None:
    """Make sure that ClientDesk and the named extras can run from `.venv`; does nothing where they can already."""
    still_missing = system.provide(for_tests="test" in extras)
    if not _answers([str(PYTHON), "-m", "pip", "--version"]):
        _make()
    _fill(extras)
    _compile_translations()
    _try_qt(still_missing)


def start_program(arguments: list[str]) -> int:
    """Set up, then run ClientDesk; returns its exit code."""
    prepare()
    return subprocess.run([str(PYTHON), "-m", "clientdesk", *arguments], check=False, env=clean()).returncode


def clean() -> dict[str, str]:
    """This process' environment without what would lead Python or pip out of `.venv`."""
    pip = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_PYTHON", "PIP_REQUIRE_VIRTUALENV")
    astray = {"PYTHONPATH", "PYTHONHOME", *pip}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return {**kept, "PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _make() -> None:
    """Make `.venv`: by `venv` where Python carries all of it, else by virtualenv, which needs only pip.

    Debian splits `venv` in two and leaves out the half that brings pip, and its pip refuses to install beside the
    system's own packages; a folder of its own (`--target`) is allowed everywhere.
    """
    shutil.rmtree(HOME, ignore_errors=True)
    print("Making the folder .venv", flush=True)
    if importlib.util.find_spec("ensurepip") and _answers([sys.executable, "-m", "venv", str(HOME)]):
        return
    shutil.rmtree(HOME, ignore_errors=True)
    if not _answers([sys.executable, "-m", "pip", "--version"]):
        raise SetupError("Python has no pip here. On Debian and Ubuntu: sudo apt-get install python3-pip python3-venv")
    tool = CHECKOUT / ".cache" / "virtualenv"
    shutil.rmtree(tool, ignore_errors=True)
    _must([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tool), "virtualenv>=20.26,<22"])
    _must([sys.executable, "-m", "virtualenv", "--quiet", str(HOME)], dict(clean(), PYTHONPATH=str(tool)))


def _fill(extras: tuple[str, ...]) -> None:
    """Install ClientDesk and the extras, unless exactly this was done before."""
    digest = hashlib.sha256((CHECKOUT / "pyproject.toml").read_bytes() + str(CHECKOUT).encode()).hexdigest()
    done: dict[str, list[str]] = json.loads(STAMP.read_text("utf-8")) if STAMP.exists() else {}
    before = set(done.get(digest, ()))
    if digest in done and before >= set(extras):
        return
    wanted = sorted(before | set(extras))
    print("Installing what ClientDesk needs (the first time, some 100 MB are fetched)", flush=True)
    what = f"{CHECKOUT}[{','.join(wanted)}]" if wanted else str(CHECKOUT)
    _must([str(PYTHON), "-m", "pip", "install", "--quiet", "--editable", what])
    STAMP.write_text(json.dumps({digest: wanted}), "utf-8")


def _compile_translations() -> None:
    """A `.po` may be newer than what was compiled when ClientDesk was installed."""
    here = str(Path(__file__).parent)
    _must([str(PYTHON), "-c", f"import sys; sys.path.insert(0, {here!r}); import catalogues; catalogues.compile_all()"])


def _try_qt(still_missing: str | None) -> None:
    """Load Qt once, so that a missing system library is a sentence and not a traceback."""
    tried = subprocess.run(
        [str(PYTHON), "-c", "from PySide6 import QtWidgets"], capture_output=True, check=False, env=clean(), text=True
    )
    if tried.returncode == 0:
        if still_missing:
            print(f"Some system packages are missing; the window may need them. To install them: {still_missing}")
        return
    reason = (tried.stderr.strip().splitlines() or ["no reason given"])[-1]
    way_out = still_missing or "install the system libraries that Qt 6 needs with your system's package manager"
    raise SetupError(f"Qt cannot start here ({reason}). To go on: {way_out}")


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, env=clean()).returncode == 0
    except OSError:
        return False


def _must(command: list[str], env: dict[str, str] | None = None) -> None:
    """Run it with its messages shown; raise a sentence when it fails."""
    if subprocess.run(command, check=False, env=env or clean()).returncode != 0:
        raise SetupError("Set-up stopped: see the message above. Check the connection to the internet, then try again.")
