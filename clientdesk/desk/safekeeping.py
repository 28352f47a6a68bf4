"""Safekeeping: backups by hand and by day, the way back, and the check that all is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Derived, Progress, all_of
from clientdesk.desk.kept_files import file_problems
from clientdesk.store import backup

DAILY = timedelta(hours=20)
"""A shop that opens an hour earlier on some days still gets its backup on each of them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup; it was verified when it was made, or it would not have its name.

    Args:
        at: naive local wall time; None for a file that was named by hand.
        reason: "daily", "by-hand", "before-import" …, "" where unknown.
        size: in bytes.
    """

    path: Path
    at: datetime | None
    reason: str
    size: int


def kept_backups(desk: Desk) -> list[Kept]:
    """The shop's own backups, newest first."""
    return [_kept(path, desk) for path in backup.listed(backup_folder(desk))]


def backup_folder(desk: Desk) -> Path:
    """Where the shop's own backups are."""
    return desk.store.folder / backup.FOLDER


def back_up(desk: Desk, progress: Progress, reason: str = "by-hand") -> Path:
    """Make a verified backup and thin out the older ones; returns its file.

    Raises:
        StoreError: the disk is full or not writable, or the shop itself is damaged; older backups are untouched.
    """

    def told(done: int, of: int) -> bool:
        progress(done, of)
        return True

    folder = backup_folder(desk)
    made = backup.make(desk.store.file, folder, at=_moment(desk), reason=reason, progress=told)
    backup.thin(folder, desk.clock.now().replace(tzinfo=None))
    return made


def back_up_before_import(desk: Desk, progress: Progress) -> Path | None:
    """Make a backup before bulk work changes a shop that holds something already; None where there is nothing yet."""
    return back_up(desk, progress, "before-import") if desk.last_undo else None


def is_backup_due(desk: Desk) -> bool:
    """Whether the last one is of another day."""
    newest = next((kept.at for kept in kept_backups(desk) if kept.at), None)
    now = _local(desk.clock.now(), desk)
    # A clock that was set back must not keep the shop without backups for years.
    return newest is None or not timedelta() <= now - newest < DAILY


def restore_backup(desk: Desk, source: Path) -> Path:
    """Put a backup in the place of the present shop, which is saved first; returns where.

    Raises:
        StoreError: `source` is no sound backup of a version that this program can open; nothing is changed.
    """
    backup.verify_schema(source, desk.store.plan.schema)
    with desk.held():
        saved = backup.make(desk.store.file, backup_folder(desk), at=_moment(desk), reason="before-restore")
        backup.restore(source, desk.store.file)
        desk.store.bring_up_to_date()
    desk.reload()
    return saved


def check(desk: Desk) -> list[Words]:
    """What is not as it should be in the shop's file, in sentences; nothing when all is whole.

    Raises:
        StoreError: the file is damaged.
    """
    backup.verify_database(desk.store.file)
    broken = len(desk.store.database.execute_sql("PRAGMA foreign_key_check").fetchall())
    pointing: list[Words] = [Phrase(N_("{n} row points nowhere."), N_("{n} rows point nowhere."), broken)]
    derived: list[Derived] = all_of(desk.features, "derived")
    found: list[Sequence[Words]] = [desk.ask(one.problems) for one in derived]
    told = [words for problems in found for words in problems]
    return [*(pointing if broken else []), *told, *file_problems(desk)]


def _kept(path: Path, desk: Desk) -> Kept:
    stamp, _dash, reason = path.name.removesuffix(backup.SUFFIX).partition("-")
    try:
        made = datetime.strptime(stamp, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return Kept(path, None, "", path.stat().st_size)
    return Kept(path, _local(made, desk), reason.rstrip("-0123456789"), path.stat().st_size)


def _local(moment: datetime, desk: Desk) -> datetime:
    return moment.astimezone(desk.clock.zone).replace(tzinfo=None)


def _moment(desk: Desk) -> str:
    return desk.clock.now().replace(tzinfo=None).isoformat()
