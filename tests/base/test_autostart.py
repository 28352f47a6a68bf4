"""Starting with the computer: each system's entry is written, read back, and taken away; GLib itself runs Linux's."""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import plistlib
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.autostart import (
    APPROVED_KEY,
    RUN_KEY,
    Autostart,
    MacAutostart,
    WindowsAutostart,
    XdgAutostart,
    exec_line,
    start_command,
    xdg_folder,
)
from clientdesk.base.paths import default_folder
from tests.flows.screen import until

ODD = 'Shop \u00d5un 100% of "Mart\'s" $HOME `x` \\ ; & * ? # ( ) ~ | < > end'
COMMAND = ("/opt/Client Desk/clientdesk", "--in-tray", "--data", f"/home/mart/{ODD}")


class FakeRegistry:
    """A registry in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value."""
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        """Write one."""
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        """Take one away."""
        self.values.pop((key, name), None)


def entries(folder: Path, command: tuple[str, ...]) -> list[Autostart]:
    """One of each system."""
    registry = FakeRegistry()
    return [XdgAutostart(folder, command), MacAutostart(folder, command), WindowsAutostart(registry, command)]


@pytest.mark.parametrize("system", [0, 1, 2])
def test_it_is_off_until_it_is_turned_on_and_off_again(tmp_path: Path, system: int) -> None:
    entry = entries(tmp_path / "not there yet", COMMAND)[system]
    assert not entry.is_on()
    entry.turn_off()
    entry.turn_on()
    assert entry.is_on()
    entry.turn_on()
    assert entry.is_on()
    entry.turn_off()
    assert not entry.is_on()


@pytest.mark.parametrize("system", [XdgAutostart, MacAutostart])
def test_an_entry_for_another_shop_is_not_this_ones(tmp_path: Path, system: type[XdgAutostart | MacAutostart]) -> None:
    mine, other = system(tmp_path, COMMAND), system(tmp_path, ("clientdesk", "--in-tray"))
    other.turn_on()
    assert not mine.is_on()
    mine.turn_on()
    assert mine.is_on()
    assert not other.is_on()


def test_what_the_desktop_switched_off_is_off(tmp_path: Path) -> None:
    entry = XdgAutostart(tmp_path, COMMAND)
    entry.turn_on()
    file = tmp_path / "clientdesk.desktop"
    written = file.read_text(encoding="utf-8")
    for line in ("Hidden=true", "X-GNOME-Autostart-enabled=false"):
        file.write_text(f"{written}{line}\n", encoding="utf-8")
        assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\x00", b"<plist", b"[1]"])
def test_a_damaged_entry_counts_as_none_and_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    for entry, name in (
        (XdgAutostart(tmp_path, COMMAND), "clientdesk.desktop"),
        (MacAutostart(tmp_path, COMMAND), "clientdesk.plist"),
    ):
        (tmp_path / name).write_bytes(damage)
        assert not entry.is_on()
        entry.turn_on()
        assert entry.is_on()


def test_the_entries_lie_where_the_system_looks(tmp_path: Path) -> None:
    assert xdg_folder({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "autostart"
    assert xdg_folder({}) == Path.home() / ".config" / "autostart"
    # What is not absolute does not count.
    assert xdg_folder({"XDG_CONFIG_HOME": "config"}) == Path.home() / ".config" / "autostart"


def test_the_agent_of_a_mac_says_what_to_start(tmp_path: Path) -> None:
    MacAutostart(tmp_path, COMMAND).turn_on()
    agent = plistlib.loads((tmp_path / "clientdesk.plist").read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


def test_the_run_key_holds_the_command_line_and_what_switched_it_off_is_taken_back() -> None:
    registry = FakeRegistry()
    entry = WindowsAutostart(registry, (r"C:\Program Files\ClientDesk\clientdesk.exe", "--in-tray"))
    entry.turn_on()
    assert registry.values == {(RUN_KEY, "ClientDesk"): r'"C:\Program Files\ClientDesk\clientdesk.exe" --in-tray'}
    # As the task manager notes it.
    registry.values[APPROVED_KEY, "ClientDesk"] = bytes([3, 0, 0, 0])
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()


def test_it_starts_this_program_in_the_tray_on_this_shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert start_command(default_folder()) == (sys.executable, "-m", "clientdesk", "--in-tray")
    assert start_command(tmp_path)[-2:] == ("--data", str(tmp_path))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command(default_folder()) == (sys.executable, "--in-tray")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="this is how Linux desktops start programs")
def test_a_desktop_starts_exactly_this_command(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    # In the name of the program itself GLib 2.74 takes "%%" for two signs, whatever the specification says.
    odd = tmp_path / ODD.replace("%", "")
    odd.mkdir()
    program = odd / "say it.py"
    program.write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        f"part = {str(told)!r} + '.part'\nopen(part, 'w').write(json.dumps(sys.argv))\n"
        f"import os\nos.rename(part, {str(told)!r})\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    command = (str(program), "--in-tray", "", "%U", f"{ODD}\n\tlast")
    entry = XdgAutostart(tmp_path / "autostart", command)
    entry.turn_on()
    launch(tmp_path / "autostart" / "clientdesk.desktop")
    until(lambda: "yes" if told.exists() else "", "the program that was started")
    assert json.loads(told.read_text(encoding="utf-8")) == list(command)


def launch(entry: Path) -> None:
    """Start what a desktop entry says, as GNOME and its kin do: by GLib."""
    gio = ctypes.CDLL("libgio-2.0.so.0")
    gio.g_desktop_app_info_new_from_filename.restype = ctypes.c_void_p
    gio.g_desktop_app_info_new_from_filename.argtypes = (ctypes.c_char_p,)
    gio.g_app_info_launch.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    info = gio.g_desktop_app_info_new_from_filename(str(entry).encode())
    assert info, "GLib does not take it for a desktop entry"
    assert gio.g_app_info_launch(info, None, None, None)


@given(command=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12), min_size=1))
def test_every_command_is_one_line_that_is_read_back_as_it_was(command: list[str]) -> None:
    line = exec_line(command)
    assert "\n" not in line
    assert read_back(line) == command


def read_back(line: str) -> list[str]:
    """The arguments in a value of Exec, by the rules of the Desktop Entry Specification 1.5."""
    unescaped = _replaced(line, {"\\": "\\", "n": "\n", "t": "\t", "r": "\r"})
    arguments, rest = [], unescaped
    while rest:
        if rest.startswith('"'):
            end = _closing(rest)
            arguments.append(_replaced(rest[1:end], {mark: mark for mark in '"`$\\'}))
            rest = rest[end + 1 :].removeprefix(" ")
        else:
            word, _space, rest = rest.partition(" ")
            arguments.append(word)
    return [argument.replace("%%", "%") for argument in arguments]


def _closing(quoted: str) -> int:
    place = 1
    while quoted[place] != '"':
        place += 2 if quoted[place] == "\\" else 1
    return place


def _replaced(text: str, escapes: Mapping[str, str]) -> str:
    read, place = "", 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
            read += escapes[text[place]]
        else:
            read += text[place]
        place += 1
    return read
