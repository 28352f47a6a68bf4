"""Ways out when a shop cannot be opened: look at a copy, put a backup in its place; the bad file is never touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from clientdesk.base.errors import StoreTrouble
from clientdesk.desk.desk import plan_of
from clientdesk.desk.feature import Feature
from clientdesk.store import backup
from clientdesk.store.database import FILE, Store, open_store
from clientdesk.store.troubles import plain_troubles, store_error

_BESIDE = ("-wal", "-shm")


@contextmanager
def opened_copy(folder: Path, features: Sequence[Feature]) -> Iterator[Store]:
    """A copy of the shop in `folder`, to look at and not to change; gone when it is closed.

    Raises:
        StoreError: the copy cannot be opened either.
    """
    with tempfile.TemporaryDirectory(prefix="clientdesk-copy-") as room:
        try:
            for name in (FILE, *(f"{FILE}{ending}" for ending in _BESIDE)):
                if (folder / name).exists():
                    shutil.copyfile(folder / name, Path(room) / name)
        except OSError as error:
            raise store_error(StoreTrouble.UNREADABLE) from error
        store = open_store(Path(room), plan_of(features))
        with plain_troubles():
            # From now on SQLite itself refuses every write on this connection.
            store.database.execute_sql("PRAGMA query_only = ON")
        try:
            yield store
        finally:
            store.close()


def put_in_place(packed: Path, folder: Path, now: datetime) -> Path | None:
    """Make the backup `packed` the shop in `folder`; returns where the file that stood there is kept, None without one.

    Raises:
        StoreError: `packed` is no backup, or damaged, or the folder cannot be written to; the old file is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as room:
            unpacked = backup.verify(packed, unpack_into=Path(room))
            backup.verify_database(unpacked)
            backup.bring_files(packed, folder)
            kept = _set_aside(folder, f"{now:%Y%m%dT%H%M%S}")
            unpacked.chmod(0o600)
            unpacked.replace(folder / FILE)
    except OSError as error:
        raise store_error(StoreTrouble.READ_ONLY) from error
    return kept


def _set_aside(folder: Path, stamp: str) -> Path | None:
    """Give the present file, and what SQLite keeps beside it, another name."""
    present = folder / FILE
    if not present.exists():
        return None
    aside = folder / f"set-aside-{stamp}"
    aside.mkdir(mode=0o700)
    for name in (FILE, *(f"{FILE}{ending}" for ending in _BESIDE)):
        if (folder / name).exists():
            (folder / name).rename(aside / name)
    return aside / FILE
