"""Backups: a copy through SQLite with the kept files, verified before it gets its name, thinned with age; and back."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from clientdesk.base.errors import Cancelled, StoreTrouble
from clientdesk.base.words import N_
from clientdesk.store.files import FOLDER as FILES
from clientdesk.store.files import Files, is_digest_of, is_kept_name
from clientdesk.store.header import stored_schema
from clientdesk.store.troubles import plain_troubles, store_error, trouble_of_os

FOLDER = "backups"
SUFFIX = ".clientdesk-backup"
_INSIDE = "shop.sqlite"
_MANIFEST = "manifest.json"
_PAGES = 2_000
"""Pages copied at a time; between two runs others get their turn, and Cancel is looked at."""

Progress = Callable[[int, int], bool]
"""Told (done, of); answers whether to go on."""


def make(path: Path, into: Path, *, at: str, reason: str, progress: Progress | None = None) -> Path:
    """Back the shop in `path` up into the folder `into` and return the new file.

    The copy is written beside under another name, checked whole (`PRAGMA integrity_check`, SHA-256), and only then
    renamed; an older backup is never touched by a failing one.

    Args:
        path: the live SQLite file.
        into: the folder of the backups, made when missing.
        at: this moment in UTC, ISO 8601.
        reason: "daily", "before-import", "before-migration", "before-restore" or "by-hand".
        progress: told how many pages are copied, between two runs of them.

    Raises:
        StoreError: the disk is full, not writable, or the shop itself is damaged.
        Cancelled: `progress` said so.
    """
    stamp = "".join(letter for letter in at if letter.isalnum())[:15]
    target = _free_name(into, f"{stamp}-{reason}")
    return make_at(path, target, at=at, progress=progress)


def make_at(path: Path, target: Path, *, at: str, progress: Progress | None = None) -> Path:
    """The same with a name of one's own; an existing file is replaced only by a verified one."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with plain_troubles(), tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as room:
            copy = Path(room) / _INSIDE
            _copy(path, copy, progress)
            verify_database(copy)
            packed = Path(room) / "packed"
            _pack(copy, packed, at, Files(path.parent))
            verify(packed)
            packed.chmod(0o600)
            packed.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise store_error(trouble_of_os(error)) from error
    return target


def restore(source: Path, live: Path) -> None:
    """Put the shop of the backup `source` into the live file, all or nothing (SQLite's backup is one transaction).

    The caller has saved the present shop first and closed its own transactions.

    Raises:
        StoreError: `source` is no backup of ours, damaged, or the disk failed; the live shop is as it was.
    """
    try:
        with tempfile.TemporaryDirectory(dir=live.parent, prefix=".restore-") as room, plain_troubles():
            unpacked = verify(source, unpack_into=Path(room))
            verify_database(unpacked)
            bring_files(source, live.parent)
            with closing(sqlite3.connect(unpacked)) as old, closing(sqlite3.connect(live)) as present:
                present.execute("PRAGMA busy_timeout = 5000")
                old.backup(present)
    except OSError as error:
        raise store_error(trouble_of_os(error)) from error


def verify(packed: Path, unpack_into: Path | None = None) -> Path:
    """Check a backup file against its manifest; unpack it when asked and return the database's path.

    Raises:
        StoreError: it is not a backup, or a byte of it is not as it was.
    """
    target = (unpack_into or packed.parent) / _INSIDE
    try:
        with zipfile.ZipFile(packed) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            digest = hashlib.sha256()
            with archive.open(_INSIDE) as inside, target.open("wb") if unpack_into else open(os.devnull, "wb") as out:  # noqa: PTH123
                while block := inside.read(1 << 20):
                    digest.update(block)
                    out.write(block)
            sound = all(is_digest_of(name, archive.read(_file(name))) for name in _names(manifest))
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise store_error(StoreTrouble.NOT_A_SHOP) from error
    except (zlib.error, NotImplementedError, RuntimeError) as error:
        raise store_error(StoreTrouble.DAMAGED) from error
    if not sound or digest.hexdigest() != manifest.get("sha256"):
        raise store_error(StoreTrouble.DAMAGED)
    return target


def bring_files(packed: Path, folder: Path) -> None:
    """Put the kept files of a verified backup into a data folder, beside those that are there.

    Before the tables, so that no row ever names a file that is not there yet; a file too many harms nobody.
    """
    files = Files(folder)
    with zipfile.ZipFile(packed) as archive:
        for name in _names(json.loads(archive.read(_MANIFEST))):
            if not files.is_sound(name):
                files.put(name, archive.read(_file(name)))


def verify_schema(packed: Path, newest: int) -> None:
    """Check a backup whole, and that it is of a version no newer than `newest`.

    Raises:
        StoreError: damaged, not a shop, or made by a newer version.
    """
    with tempfile.TemporaryDirectory(prefix="clientdesk-") as room:
        if stored_schema(verify(packed, unpack_into=Path(room))) > newest:
            raise store_error(StoreTrouble.NEWER)


def verify_database(path: Path) -> None:
    """Check every page and index of a SQLite file.

    Raises:
        StoreError: damaged.
    """
    with plain_troubles(), closing(sqlite3.connect(path)) as checking:
        verdict = checking.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise store_error(StoreTrouble.DAMAGED)


def listed(folder: Path) -> list[Path]:
    """The backups in `folder`, newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True) if folder.is_dir() else []


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove backups that newer ones stand in for, and return the removed.

    Kept: all of the last two days, then the newest of each day for two weeks, of each week for two months, of each
    month for two years, and the newest of all whatever its age.
    """
    kept: set[str] = set()
    removed = []
    for place, path in enumerate(listed(folder)):
        moment = _moment_of(path)
        slot = _slot(moment, now) if moment else path.name
        if place == 0 or (slot not in kept and slot != ""):
            kept.add(slot)
        else:
            path.unlink(missing_ok=True)
            removed.append(path)
    return removed


def _slot(moment: datetime, now: datetime) -> str:
    days = (now - moment).days
    if days < 2:
        return moment.isoformat()
    if days < 14:
        return moment.strftime("day %Y-%m-%d")
    if days < 60:
        return moment.strftime("week %G-%V")
    return moment.strftime("month %Y-%m") if days < 730 else ""


def _moment_of(path: Path) -> datetime | None:
    """When a backup was made, read off its name; None for a file that was named by hand."""
    try:
        return datetime.strptime(path.name[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - both sides of a comparison are naive UTC
    except ValueError:
        return None


def _free_name(folder: Path, stem: str) -> Path:
    names: Iterable[str] = (stem, *(f"{stem}-{number}" for number in range(2, 1_000)))
    return next(folder / f"{name}{SUFFIX}" for name in names if not (folder / f"{name}{SUFFIX}").exists())


def _copy(path: Path, copy: Path, progress: Progress | None) -> None:
    def step(_status: int, remaining: int, total: int) -> None:
        if progress and not progress(total - remaining, total):
            raise Cancelled(N_("The backup was stopped."))

    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.execute("PRAGMA busy_timeout = 5000")
        source.backup(target, pages=_PAGES, progress=step)
        target.execute("PRAGMA journal_mode = DELETE")


def _pack(copy: Path, packed: Path, at: str, files: Files) -> None:
    digest = hashlib.sha256()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with copy.open("rb") as source, archive.open(_INSIDE, "w", force_zip64=True) as target:
            while block := source.read(1 << 20):
                digest.update(block)
                target.write(block)
        # One that was altered is left out: a backup vouches for what is in it, and `check` tells of the rest.
        kept = [name for name in files.names() if files.is_sound(name)]
        for name in kept:
            archive.write(files.path(name), _file(name), zipfile.ZIP_STORED)
        manifest = {"format": 1, "at": at, "sha256": digest.hexdigest(), "files": kept}
        archive.writestr(_MANIFEST, json.dumps(manifest))
    with packed.open("rb+") as written:
        os.fsync(written.fileno())


def _names(manifest: dict[str, object]) -> list[str]:
    """The kept files of a backup; one made before there were any has none.

    Raises:
        ValueError: one of them is no name of a kept file.
    """
    listed = manifest.get("files", [])
    if not isinstance(listed, list) or not all(isinstance(name, str) and is_kept_name(name) for name in listed):
        raise ValueError("files")
    return listed


def _file(name: str) -> str:
    return f"{FILES}/{name}"


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows knows no such thing."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
