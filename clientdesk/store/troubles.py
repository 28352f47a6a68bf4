"""SQLite's codes, mapped once to what the owner can do about them."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import peewee as pw

from clientdesk.base.errors import StoreError, StoreTrouble
from clientdesk.base.words import N_

_BY_CODE = {
    sqlite3.SQLITE_FULL: StoreTrouble.FULL,
    sqlite3.SQLITE_BUSY: StoreTrouble.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreTrouble.LOCKED,
    sqlite3.SQLITE_READONLY: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StoreTrouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: StoreTrouble.NOT_A_SHOP,
    sqlite3.SQLITE_IOERR: StoreTrouble.UNREADABLE,
    sqlite3.SQLITE_CANTOPEN: StoreTrouble.UNREADABLE,
    sqlite3.SQLITE_INTERRUPT: StoreTrouble.INTERRUPTED,
}

WORDS = {
    StoreTrouble.FULL: N_("The disk is full. Nothing was lost; free some space, then try again."),
    StoreTrouble.LOCKED: N_("Another program is using the shop's file. Close it, then try again."),
    StoreTrouble.READ_ONLY: N_("The shop's folder cannot be written to. Copy it elsewhere, or allow writing there."),
    StoreTrouble.DAMAGED: N_("The shop's file is damaged. Restore a backup; the damaged file is left as it is."),
    StoreTrouble.NEWER: N_(
        "This shop was made by a newer ClientDesk. Install that one to open it; nothing was changed."
    ),
    StoreTrouble.NOT_A_SHOP: N_("This file is not a ClientDesk shop."),
    StoreTrouble.IN_USE: N_("This shop is already open in another window."),
    StoreTrouble.MISSING: N_("There is no shop in this folder."),
    StoreTrouble.UNREADABLE: N_("The disk could not be read or written. Check that it is connected, then try again."),
    StoreTrouble.INTERRUPTED: N_("The work was stopped before it was done. Nothing was changed."),
}


def store_error(trouble: StoreTrouble) -> StoreError:
    """The error for `trouble`, in the words that name its way out."""
    return StoreError(trouble, WORDS[trouble])


def trouble_of(error: BaseException) -> StoreTrouble | None:
    """What the world did, or None when `error` is a bug of ours.

    On a full disk SQLite takes a transaction back by itself; Peewee's own rollback then fails in its turn, and only
    what came before it tells of the trouble.
    """
    cause: BaseException | None = error
    while cause is not None:
        code = getattr(cause, "sqlite_errorcode", None)
        if code is not None and code & 0xFF in _BY_CODE:
            return _BY_CODE[code & 0xFF]
        cause = cause.__cause__ or cause.__context__
    return None


@contextmanager
def plain_troubles() -> Iterator[None]:
    """Turn what SQLite reports of the world into a `StoreError`; let bugs through as they are."""
    try:
        yield
    except (sqlite3.Error, pw.PeeweeException) as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise store_error(trouble) from error


def trouble_of_os(error: OSError) -> StoreTrouble:
    """What an error of the system is to the owner: a full disk, one that is read-only, or something else."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreTrouble.FULL
    return (
        StoreTrouble.READ_ONLY if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) else StoreTrouble.UNREADABLE
    )
