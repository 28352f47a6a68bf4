"""The header of a shop's file: which program and which version wrote it, read without writing a byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from clientdesk.base.errors import StoreTrouble
from clientdesk.store.troubles import plain_troubles, store_error

APPLICATION_ID = 0x436C446B
"""`ClDk`, in the header of every shop's file."""


def stored_schema(path: Path) -> int:
    """The version of the shop in `path`, read off its header so that not a byte is written.

    Raises:
        StoreError: it is no SQLite file, or not a ClientDesk shop.
    """
    header = _header(path)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise store_error(StoreTrouble.NOT_A_SHOP)
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        application, schema = _version_with_wal(path)
    else:
        application, schema = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    if application != APPLICATION_ID:
        raise store_error(StoreTrouble.NOT_A_SHOP)
    return schema


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise store_error(StoreTrouble.UNREADABLE) from error


def _version_with_wal(path: Path) -> tuple[int, int]:
    """The version where a commit may still stand in the -wal file, after a crash."""
    with plain_troubles(), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as reading:
        application = reading.execute("PRAGMA application_id").fetchone()[0]
        schema = reading.execute("PRAGMA user_version").fetchone()[0]
    return int(application), int(schema)
