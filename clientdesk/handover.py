"""Handing a headless verb over to the open window: one JSON line there, one back, over a local socket.

Imports QtCore and QtNetwork only, so that the command line may use it without a display.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket

_KNOCK_MS = 500
_RAISE_MS = 5_000
_LONGEST_MS = 600_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb carried out by the window came to."""

    exit: int
    stdout: str = ""
    stderr: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the window: to come to the front, or to carry out a verb.

    Args:
        verb: the command line without the program's name; empty to raise the window.
        cwd: the folder that relative paths are meant from.
    """

    verb: tuple[str, ...] = ()
    cwd: str = ""


def socket_name(folder: Path) -> str:
    """The name under which the window on `folder` listens, the same by whatever path the folder was reached."""
    real = os.path.normcase(folder.resolve())
    return f"clientdesk-{hashlib.sha256(real.encode()).hexdigest()[:20]}"


def packed(message: Request | Answer) -> bytes:
    """A message as its line."""
    return json.dumps(asdict(message), ensure_ascii=True).encode() + b"\n"


def read_request(line: bytes) -> Request | None:
    """The request in a line, None when it is not one of ours."""
    try:
        read = json.loads(line)
        return Request(tuple(str(word) for word in read["verb"]), str(read["cwd"]))
    except (ValueError, KeyError, TypeError):
        return None


def read_answer(line: bytes) -> Answer | None:
    """The answer in a line, None when the window went away over it."""
    try:
        read = json.loads(line)
        return Answer(int(read["exit"]), str(read["stdout"]), str(read["stderr"]))
    except (ValueError, KeyError, TypeError):
        return None


def raise_window(folder: Path) -> bool:
    """Bring the window that is open on `folder` to the front; False when there is none."""
    return _ask(folder, Request()) is not None


def hand_over(folder: Path, verb: Sequence[str], cwd: Path | None = None) -> Answer | None:
    """Let the window that is open on `folder` carry out `verb`; None when no window is open there.

    A window that goes away before it has answered gives exit 2: the caller must not do the verb a second time.
    """
    return _ask(folder, Request(tuple(verb), str(cwd or Path.cwd())))


def _ask(folder: Path, request: Request) -> Answer | None:
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    if not socket.waitForConnected(_KNOCK_MS):
        return None
    socket.write(packed(request))
    patience = _LONGEST_MS if request.verb else _RAISE_MS
    line = b""
    while not line.endswith(b"\n"):
        if not socket.bytesAvailable() and not socket.waitForReadyRead(patience):
            break
        line += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return read_answer(line) or Answer(2)
