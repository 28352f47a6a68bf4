"""Starting with the computer: the one entry that each system reads when its owner logs in, written and taken away."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError

from clientdesk.base.paths import NAME, default_folder

IN_TRAY = "--in-tray"
"""The option with which the program starts without showing its window."""


class Autostart(Protocol):
    """The entry of one system for one command; what is there is read anew each time."""

    def is_on(self) -> bool:
        """Whether this command is started when its owner logs in."""

    def turn_on(self) -> None:
        """Write the entry, instead of any for another command.

        Raises:
            OSError: it cannot be written.
        """

    def turn_off(self) -> None:
        """Take the entry away.

        Raises:
            OSError: it cannot be taken away.
        """


def autostart(command: Sequence[str]) -> Autostart:
    """The entry of this computer's system."""
    if sys.platform == "win32":
        return WindowsAutostart(WindowsRegistry(), command)
    if sys.platform == "darwin":
        return MacAutostart(Path.home() / "Library" / "LaunchAgents", command)
    return XdgAutostart(xdg_folder(os.environ), command)


def start_command(folder: Path) -> tuple[str, ...]:
    """What starts this program on the shop in `folder`, without its window."""
    shop = () if folder == default_folder() else ("--data", str(folder))
    return (*_program(), IN_TRAY, *shop)


def _program() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    python = Path(sys.executable)
    # Its sister opens no console beside the window.
    windowed = python.with_name("pythonw.exe")
    return (str(windowed if windowed.is_file() else python), "-m", "clientdesk")


# --- Linux and its kin (Desktop Application Autostart Specification, Desktop Entry Specification 1.5)

_FILE = "clientdesk.desktop"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


def xdg_folder(environment: Mapping[str, str]) -> Path:
    """Where the entries are: under XDG_CONFIG_HOME, which does not count unless it is absolute (XDG Base Directory)."""
    config = Path(environment.get("XDG_CONFIG_HOME", ""))
    return (config if config.is_absolute() else Path.home() / ".config") / "autostart"


class XdgAutostart:
    """A desktop entry in the folder of those that are started.

    Args:
        folder: where they are.
        command: what is started.
    """

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / _FILE
        self._exec = exec_line(command)

    def is_on(self) -> bool:
        """Whether the entry is there, is for this command, and has not been switched off by the desktop."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        said = {name.strip(): value.strip() for name, mark, value in (line.partition("=") for line in lines) if mark}
        # What a desktop writes where its own settings switch an entry off.
        is_off = said.get("Hidden") == "true" or said.get("X-GNOME-Autostart-enabled") == "false"
        return said.get("Exec") == self._exec and not is_off

    def turn_on(self) -> None:
        """Write the entry."""
        lines = (
            "[Desktop Entry]", "Type=Application", f"Name={NAME}", f"Exec={self._exec}", "Icon=clientdesk",
            "Terminal=false", "X-GNOME-Autostart-enabled=true", "",
        )  # fmt: skip
        _write(self._file, "\n".join(lines).encode())

    def turn_off(self) -> None:
        """Take it away."""
        self._file.unlink(missing_ok=True)


def exec_line(command: Sequence[str]) -> str:
    """A command as the key Exec holds it: each argument quoted where it must be, then escaped as every value is."""
    line = " ".join(_quoted(argument) for argument in command)
    for raw, escaped in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        line = line.replace(raw, escaped)
    return line


def _quoted(argument: str) -> str:
    # A single % would begin a field code.
    argument = argument.replace("%", "%%")
    if argument and _RESERVED.isdisjoint(argument):
        return argument
    for mark in ("\\", '"', "`", "$"):
        argument = argument.replace(mark, f"\\{mark}")
    return f'"{argument}"'


# --- macOS, as its manual page on launchd.plist has it

_LABEL = "clientdesk"


class MacAutostart:
    """A launch agent of the person who is logged in.

    Args:
        folder: where the agents are.
        command: what is started.
    """

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{_LABEL}.plist"
        self._command = list(command)

    def is_on(self) -> bool:
        """Whether the agent is there, is for this command, and runs at the login."""
        try:
            said = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError, ExpatError):
            return False
        return isinstance(said, dict) and said.get("ProgramArguments") == self._command and bool(said.get("RunAtLoad"))

    def turn_on(self) -> None:
        """Write the agent."""
        agent = {
            "Label": _LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            # A program with a window is not to be slowed down as a background job is.
            "ProcessType": "Interactive",
        }
        _write(self._file, plistlib.dumps(agent))

    def turn_off(self) -> None:
        """Take it away."""
        self._file.unlink(missing_ok=True)


# --- Windows, as its documentation of the Run key has it

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the system's own settings note what its owner has switched off: the first byte is odd."""


class Registry(Protocol):
    """The part of the registry that belongs to the person who is logged in."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value, None where there is none."""

    def write(self, key: str, name: str, value: str) -> None:
        """Write a text."""

    def delete(self, key: str, name: str) -> None:
        """Take a value away, where it is there."""


class WindowsAutostart:
    """A value of the Run key.

    Args:
        registry: where it is.
        command: what is started.
    """

    def __init__(self, registry: Registry, command: Sequence[str]) -> None:
        self._registry = registry
        self._line = subprocess.list2cmdline(command)

    def is_on(self) -> bool:
        """Whether the value is there, is for this command, and has not been switched off by the system's settings."""
        approved = self._registry.read(APPROVED_KEY, NAME)
        is_off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return self._registry.read(RUN_KEY, NAME) == self._line and not is_off

    def turn_on(self) -> None:
        """Write the value, and take back what switched it off."""
        self._registry.delete(APPROVED_KEY, NAME)
        self._registry.write(RUN_KEY, NAME, self._line)

    def turn_off(self) -> None:
        """Take it away."""
        self._registry.delete(RUN_KEY, NAME)


class WindowsRegistry:
    """The registry itself; there is none elsewhere."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value, None where there is none."""
        value: object = None
        if sys.platform == "win32":
            import winreg

            with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                value, _kind = winreg.QueryValueEx(opened, name)
        return value if isinstance(value, str | bytes) else None

    def write(self, key: str, name: str, value: str) -> None:
        """Write a text."""
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

    def delete(self, key: str, name: str) -> None:
        """Take a value away, where it is there."""
        if sys.platform == "win32":
            import winreg

            access = winreg.KEY_SET_VALUE
            with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, access) as opened:
                winreg.DeleteValue(opened, name)


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
