"""The log file: what went wrong and where, never with what; nothing in it is about a customer."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

from clientdesk import __version__

FOLDER = "logs"
_FILE = "clientdesk.log"
_OURS = "clientdesk"
_BYTES = 256 * 1024
_KEPT = 3
_PACKAGE = Path(__file__).resolve().parent.parent


class _Discreet(logging.Formatter):
    """Writes the sentence of our own records as it stands in the code, without its values; of others only the place."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name == _OURS or record.name.startswith(f"{_OURS}.")
        said = str(record.msg) if ours else f"{place(record.pathname)}:{record.lineno}"
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {said}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{outline(error)}" if error else line


class _Late(logging.Handler):
    """Opens the file, and loads what turns it over, when there is something to write: at most starts there is not."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record down."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
            )
            self._file.setFormatter(_Discreet())
        self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def start(folder: Path) -> logging.Handler | None:
    """Write to `folder`/logs from now on; returns how to stop (`stop`), None where nothing can be written."""
    try:
        (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    handler = _Late(folder / FOLDER / _FILE)
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    return handler


def stop(handler: logging.Handler | None) -> None:
    """Close the file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


def place(path: str) -> str:
    """A source file without the folders that name a person: `clientdesk/desk/desk.py`, `site-packages/peewee.py`."""
    try:
        return (Path("clientdesk") / Path(path).resolve().relative_to(_PACKAGE)).as_posix()
    except ValueError:
        return "/".join(Path(path).parts[-2:])


def outline(error: BaseException) -> str:
    """Where an error came from, cause by cause: types and places; messages and values are left out."""
    lines = []
    for one in (error, *_causes(error)):
        frames = traceback.extract_tb(one.__traceback__)
        lines += [f"  {place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(f"  {type(one).__module__}.{type(one).__qualname__}")
    return "\n".join(lines)


def report(error: BaseException, qt: str = "") -> str:
    """What the owner may send to whoever keeps the program: versions and `outline`."""
    import platform

    about = f"ClientDesk {__version__}\nPython {sys.version.split()[0]}, {platform.system()} {platform.release()}"
    return "\n".join(line for line in (about, f"Qt {qt}" if qt else "", outline(error)) if line)


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and cause not in found:
        found.append(cause)
        cause = cause.__cause__ or cause.__context__
    return found
