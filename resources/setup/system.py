"""What Qt needs of a Linux system: libraries and fonts, installed where allowed, else named in a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# Of Debian 12; newer releases give some of them the ending t64.
WITHOUT_SCREEN = (
    *("libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libfreetype6", "libdbus-1-3"),
    *("fonts-inter", "fonts-noto-core"),
)
WINDOW = (
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1"),
)
# A screen made of memory, a hand to drive it, a tray, another time of day, a tracer to break a save, the frozen build's
# and the installer's tools.
TESTS = ("xvfb", "xauth", "xdotool", "trayer", "faketime", "strace", "binutils", "nsis")
# Debian's own Python carries its library inside; the frozen build needs it as a file.
LIBRARY_OF_PYTHON = (f"libpython3.{sys.version_info.minor}",) if sys.base_prefix == "/usr" else ()


def provide(for_tests: bool) -> str | None:
    """Install the missing system packages, where this is a Debian and we may.

    Returns:
        What a person must type for the packages that are still missing, or None where nothing is known to be.
    """
    if sys.platform != "linux" or not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return None
    missing = _missing((*WITHOUT_SCREEN, *WINDOW, *((*TESTS, *LIBRARY_OF_PYTHON) if for_tests else ())))
    if missing and os.geteuid() == 0:
        print(f"Installing {len(missing)} system packages: {' '.join(missing)}", flush=True)
        _install(missing)
        missing = _missing(missing)
    if not missing:
        return None
    return f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(missing)}"


def _missing(wanted: tuple[str, ...]) -> tuple[str, ...]:
    asked = [name for package in wanted for name in (package, f"{package}t64")]
    said = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n", *asked],
        capture_output=True,
        check=False,  # it complains of each name that it does not know
        text=True,
    ).stdout
    there = {line.split()[1] for line in said.splitlines() if line.startswith("installed ")}
    return tuple(package for package in wanted if not there & {package, f"{package}t64"})


def _install(packages: tuple[str, ...]) -> None:
    """Ask apt for all; where that fails, for one after the other, so that one unknown name does not stop the rest."""
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    ask = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=60"]
    install = [*ask, "install", "--yes", "--no-install-recommends"]

    def went_well(command: list[str]) -> bool:
        return subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0

    if not went_well([*ask, "update"]):
        print("The list of system packages could not be renewed; going on with what is known.", flush=True)
    if not went_well([*install, *packages]):
        for package in packages:
            if not went_well([*install, package]):
                print(f"The system package {package} could not be installed; going on without it.", flush=True)
