"""Files that belong to the shop, kept beside its tables under the digest of what is in them."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from clientdesk.store.troubles import store_error, trouble_of_os

FOLDER = "files"
_NAME = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]{1,8})?")


class Files:
    """The kept files of a data folder.

    A file's name is the SHA-256 of its bytes and an ending, so the same picture is kept once and a name can be
    verified. What no row names any more stays: the journal still names it, and undo must find it.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def keep(self, content: bytes, ending: str = "") -> str:
        """Keep `content` and return its name; `ending` is like "jpg".

        Raises:
            StoreError: the disk is full, or cannot be written to.
        """
        name = hashlib.sha256(content).hexdigest() + (f".{ending}" if ending else "")
        if not self.is_sound(name):
            self.put(name, content)
        return name

    def put(self, name: str, content: bytes) -> None:
        """Put back what a kept file held, also where another file has taken its place.

        Raises:
            ValueError: `content` is not what a file of this name holds.
            StoreError: the disk is full, or cannot be written to.
        """
        if not is_kept_name(name) or not is_digest_of(name, content):
            raise ValueError(name)
        path = self._path(name)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(path, content)
        except OSError as error:
            raise store_error(trouble_of_os(error)) from error

    def holds(self, name: str) -> bool:
        """Whether there is a kept file of this name."""
        return _NAME.fullmatch(name) is not None and self._path(name).exists()

    def path(self, name: str) -> Path:
        """Where a kept file lies.

        Raises:
            FileNotFoundError: there is none of this name.
        """
        if not self.holds(name):
            raise FileNotFoundError(name)
        return self._path(name)

    def read(self, name: str) -> bytes:
        """What is in a kept file."""
        return self.path(name).read_bytes()

    def is_sound(self, name: str) -> bool:
        """Whether the file is there and holds what it held when it was kept."""
        try:
            return is_digest_of(name, self.read(name))
        except OSError:
            return False

    def names(self) -> list[str]:
        """All kept files."""
        return sorted(path.name for path in self._folder.glob("??/*") if _NAME.fullmatch(path.name))

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _write(self, path: Path, content: bytes) -> None:
        """Beside, synced, then renamed: a name never stands for half a file. What a power cut leaves is a leftover."""
        descriptor, beside = tempfile.mkstemp(dir=self._folder, prefix=".keep-")
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


def is_kept_name(name: str) -> bool:
    """Whether a kept file may be called this; nothing else is taken from a foreign file, such as a path."""
    return _NAME.fullmatch(name) is not None


def is_digest_of(name: str, content: bytes) -> bool:
    """Whether `content` is what a kept file of this name holds."""
    return name[:64] == hashlib.sha256(content).hexdigest()
