"""Store: one folder with the shop's SQLite file in it; opened only after it was looked at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import peewee as pw

from clientdesk.base.errors import StoreError, StoreTrouble
from clientdesk.base.text import tokens
from clientdesk.store import journal_schema
from clientdesk.store.header import APPLICATION_ID, stored_schema
from clientdesk.store.journal import Journal
from clientdesk.store.leftovers import clear_leftovers
from clientdesk.store.migrations import Migration, migrate, newest
from clientdesk.store.record import Record, database
from clientdesk.store.reverting import Reverting
from clientdesk.store.troubles import plain_troubles, store_error

FILE = "shop.sqlite"

PATIENT_MS = 5_000
"""How long a headless verb or a worker waits for another program's lock."""
BRISK_MS = 30
"""How long the window does: it asks again by itself, and must not stand still meanwhile."""
LARGE = 20_000_000
"""Bytes of a shop that is raised to a newer version in more than a second or two."""
_DERIVE_AGAIN = "derive_again"
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "cache_size": -16_000,
    "temp_store": "memory",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a store consists of, read off the catalogue.

    Args:
        records: every table under the journal, parents before children.
        derived: makes the tables that are derived again from the records (search); not journaled.
        migrations: the released changes of the tables.
    """

    records: tuple[type[Record], ...]
    derived: tuple[Callable[[pw.Database], None], ...] = ()
    migrations: tuple[Migration, ...] = field(default=())

    @property
    def schema(self) -> int:
        """The version that this program reads and writes."""
        return newest(self.migrations)

    @property
    def by_table(self) -> Mapping[str, type[Record]]:
        """The records by the names of their tables."""
        return {record.table(): record for record in self.records}


class Store:
    """An open shop: Peewee's database, and the journal over it."""

    def __init__(self, folder: Path, plan: Plan, opened: pw.SqliteDatabase) -> None:
        self.folder = folder
        self.plan = plan
        self.database = opened
        self.journal = Journal(opened, plan.schema)
        self.reverting = Reverting(opened, plan.by_table)

    @property
    def file(self) -> Path:
        """The SQLite file itself."""
        return self.folder / FILE

    @contextmanager
    def connection(self, *, durable: bool = True) -> Iterator[None]:
        """A connection of its own for a worker thread, closed at the end.

        Args:
            durable: False for bulk work, which syncs once at its end instead of at every commit.
        """
        with plain_troubles():
            self.database.connect()
        try:
            self.database.execute_sql(f"PRAGMA busy_timeout = {PATIENT_MS}")
            if not durable:
                self.database.execute_sql("PRAGMA synchronous = NORMAL")
            yield
            if not durable:
                self._sync()
        finally:
            self.database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; takes the write lock at once, so that it cannot fail half-way for the lack of it."""
        with plain_troubles(), self.database.atomic("IMMEDIATE"):
            yield

    @property
    def must_derive_again(self) -> bool:
        """Whether derived tables are still as an older version left them."""
        return self.database.table_exists(_DERIVE_AGAIN)

    def was_derived_again(self) -> None:
        """Note, in the transaction that made them, that the derived tables are of this version."""
        self.database.execute_sql(f"DROP TABLE IF EXISTS {_DERIVE_AGAIN}")

    def bring_up_to_date(self) -> None:
        """Migrate what a restored backup of an older version holds; nothing happens when it is of this version."""
        present = int(self.database.execute_sql("PRAGMA user_version").fetchone()[0])
        with plain_troubles():
            if present < self.plan.schema:
                _bring_up_to_date(self.database, self.plan, present)

    def _sync(self) -> None:
        """Sync what bulk work has written.

        SQLite syncs its log before it copies it into the file: where there is no room for the copy, all is kept in the
        log, and a later copy finds some.
        """
        try:
            with plain_troubles():
                self.database.execute_sql("PRAGMA wal_checkpoint(FULL)")
        except StoreError as error:
            if error.trouble is not StoreTrouble.FULL:
                raise

    def close(self) -> None:
        """Close this thread's connection; the last one tidies the -wal file away."""
        self.database.close()


def holds_a_shop(folder: Path) -> bool:
    """Whether there is a shop's file in `folder`."""
    return (folder / FILE).exists()


def takes_long_to_open(folder: Path, plan: Plan) -> bool:
    """Whether opening the shop would raise a large file of an older version, for which nobody waits without a word.

    Raises:
        StoreError: it is not a shop.
    """
    path = folder / FILE
    return path.stat().st_size > LARGE and stored_schema(path) < plan.schema


def open_store(folder: Path, plan: Plan, *, create: bool = False, at: str = "", busy_ms: int = PATIENT_MS) -> Store:
    """Open the shop in `folder`.

    Args:
        folder: the data folder; made, readable by its owner alone, when a shop is created.
        plan: what the program expects in it.
        create: make a new shop when there is none.
        at: this moment in UTC, ISO 8601, for the name of a backup that a migration asks for.
        busy_ms: how long this thread's connection waits for another program's lock.

    Raises:
        StoreError: none there, not a shop, damaged, or made by a newer version; the file is left as it was.
    """
    path = folder / FILE
    fresh = not path.exists() or (path.stat().st_size == 0 and create)
    if fresh and not create:
        raise store_error(StoreTrouble.MISSING)
    present = 0 if fresh else stored_schema(path)
    if present > plan.schema:
        raise store_error(StoreTrouble.NEWER)
    _private(folder)
    clear_leftovers(folder)
    with plain_troubles():
        opened = _connect(path, busy_ms)
        try:
            if fresh:
                _make(opened, plan)
            elif present < plan.schema:
                from clientdesk.store import backup  # seldom needed, and half the standard library with it

                backup.make(path, folder / backup.FOLDER, at=at, reason="before-migration")
                _bring_up_to_date(opened, plan, present)
        except BaseException:
            opened.close()
            raise
    _private_file(path)
    return Store(folder, plan, opened)


def _connect(path: Path, busy_ms: int) -> pw.SqliteDatabase:
    opened = pw.SqliteDatabase(str(path), pragmas={**_PRAGMAS, "busy_timeout": busy_ms})
    # What texts are compared by in filters; SQLite's own lower() knows English alone.
    opened.register_function(_folded, "folded", 1, deterministic=True)
    database.initialize(opened)
    opened.connect()
    return opened


def _folded(text: str | None) -> str | None:
    """The words of a text as the search knows them."""
    return None if text is None else " ".join(tokens(str(text)))


def _make(opened: pw.SqliteDatabase, plan: Plan) -> None:
    with opened.atomic("IMMEDIATE"):
        opened.create_tables(plan.records)
        _make_journal(opened, plan)
        opened.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        opened.execute_sql(f"PRAGMA user_version = {plan.schema}")


def _bring_up_to_date(opened: pw.SqliteDatabase, plan: Plan, present: int) -> None:
    with opened.atomic("IMMEDIATE"):
        opened.execute_sql("PRAGMA defer_foreign_keys = ON")
        for (name,) in opened.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
        ).fetchall():
            opened.execute_sql(f'DROP TRIGGER "{name}"')
        migrate(opened, present, plan.migrations)
        opened.create_tables(plan.records)
        _make_journal(opened, plan)
        # Left behind until the derived tables were made anew, which a power cut may keep from happening at once.
        opened.execute_sql(f"CREATE TABLE IF NOT EXISTS {_DERIVE_AGAIN} (id INTEGER PRIMARY KEY)")


def _make_journal(opened: pw.SqliteDatabase, plan: Plan) -> None:
    for statement in (*journal_schema.TABLES, *journal_schema.triggers(plan.records)):
        opened.execute_sql(statement)
    for make in plan.derived:
        make(opened)


def _private(folder: Path) -> None:
    """Make the folder, for its owner's eyes only whatever the umask."""
    try:
        if not folder.exists():
            folder.mkdir(parents=True)
            folder.chmod(0o700)
    except OSError as error:
        raise store_error(StoreTrouble.READ_ONLY) from error


def _private_file(path: Path) -> None:
    for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if each.exists() and os.access(each, os.W_OK) and each.stat().st_mode & 0o077:
            each.chmod(0o600)
