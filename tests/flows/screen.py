"""A screen of its own and a hand that works on it from outside: Xvfb, xdotool, and no word with the program."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from types import TracebackType

TOOLS = ("Xvfb", "xdotool")
_SECONDS = 20.0
_CLIENT_MESSAGE = 33
_NOBODY = 1
"""Xlib's PointerRoot: no window in particular has the keyboard."""


def missing() -> list[str]:
    """The programs that are needed and not there."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def until(found: Callable[[], str], what: str, *, seconds: float = _SECONDS) -> str:
    """Ask again until there is an answer; how long that takes is the machine's affair.

    Raises:
        AssertionError: there was none for a long time.
    """
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        answer = found()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


class Screen:
    """A virtual screen without a window manager; a context manager.

    Attributes:
        environment: what a program needs to show itself there.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        read, write = os.pipe()
        # Without "-noreset" it begins anew whenever nobody looks, and refuses whoever comes at that moment.
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
        # The server itself takes a number that is free, and tells it.
        self._server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        self.environment = {**environment, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def __enter__(self) -> Screen:
        """Itself."""
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Switch it off."""
        self._server.terminate()
        self._server.wait()

    def take_window(self, title: str) -> int:
        """Wait for the window of this title and give it the keyboard, as a window manager would; returns its id."""
        window = until(lambda: self._run("search", "--onlyvisible", "--name", f"^{title}$"), f"the window {title!r}")
        window = window.split()[0]
        self._run("windowfocus", window)
        until(lambda: "yes" if self._run("getwindowfocus") == window else "", "the keyboard")
        return int(window)

    def windows(self, title: str) -> str:
        """The ids of the windows to be seen whose title is this, "" for none."""
        return self._run("search", "--onlyvisible", "--name", f"^{title}$")

    def under(self, x: int, y: int) -> str:
        """The window under a point of the screen."""
        self._run("mousemove", str(x), str(y))
        told = dict(line.split("=", 1) for line in self._run("getmouselocation", "--shell").splitlines())
        return told["WINDOW"]

    def focused(self) -> str:
        """The window that has the keyboard."""
        return self._run("getwindowfocus")

    def click(self, window: str, *, button: int = 1) -> None:
        """Click in the middle of a window."""
        told = self._run("getwindowgeometry", "--shell", window)
        size = dict(line.split("=", 1) for line in told.splitlines())
        middle = (str(int(size["WIDTH"]) // 2), str(int(size["HEIGHT"]) // 2))
        self._run("mousemove", "--window", window, *middle)
        self._run("click", str(button))

    def press_until(self, *keys: str, seen: Callable[[], str]) -> None:
        """Press keys again and again until something is so: what they are meant for may not be there at once."""

        def is_so() -> str:
            self.press(*keys)
            time.sleep(0.3)
            return seen()

        until(is_so, f"what {keys} lead to")

    def take_popup(self, window: int) -> None:
        """Press the key that leads from `window` to the popup, until that has the keyboard."""

        def has_gone() -> str:
            self.press("F7")
            focused = self._run("getwindowfocus")
            return focused if focused not in {str(window), str(_NOBODY)} else ""

        until(has_gone, "the popup")

    def leave(self) -> None:
        """Take the keyboard away from every window."""
        self._run("windowfocus", str(_NOBODY))

    def press(self, *keys: str) -> None:
        """Press keys, named as X names them: "Tab", "ctrl+f"."""
        self._run("key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        """Type Latin letters."""
        self._run("type", "--", text)

    def close(self, window: int) -> None:
        """Ask a window to close, as the cross in its title bar does (ICCCM, 4.2.8: WM_DELETE_WINDOW)."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XInternAtom.restype = ctypes.c_ulong
        x.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        event = _ClientMessage(type=_CLIENT_MESSAGE, window=window, format=32)
        event.message_type = x.XInternAtom(display, b"WM_PROTOCOLS", 0)
        event.data[0] = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
        x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        x.XCloseDisplay(display)

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
        return done.stdout.strip()


class _ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, as long as its XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("pad", ctypes.c_long * 24),
    )
