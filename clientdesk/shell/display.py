"""Whether there is a screen to show a window on; Qt itself would abort the process to say no."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from clientdesk.base.words import _

_X11 = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server listens
_KNOCK_S = 2.0


def display_problem(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """One sentence on why no window can be shown and how to go on; None where one can."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in _NEED_SCREEN:
        return None
    if not _x11_answers(environment.get("DISPLAY", "")) and not _wayland_is_there(environment):
        return _(
            "There is no display to open a window on: start ClientDesk from a desktop, or see every page "
            "without one by “clientdesk screenshots FOLDER --data FOLDER”."
        )
    if not _loads("libxcb-cursor.so.0") and not _wayland_is_there(environment):
        return _("Qt needs the system library libxcb-cursor0 to open a window: install it, then start again.")
    return None


_NEED_SCREEN = frozenset({"xcb", "wayland", "wayland-egl"})


def _x11_answers(display: str) -> bool:
    """Whether the X server that `DISPLAY` names takes connections."""
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in {"", "unix"}:
        path = str(_X11 / f"X{number}")
        return any(_connects(socket.AF_UNIX, address) for address in (path, f"\0{path}"))
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as knocking:
            knocking.settimeout(_KNOCK_S)
            knocking.connect(address)
    except OSError:
        return False
    return True


def _wayland_is_there(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and (Path(folder) / name).exists()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
