"""Migrations: numbered steps that bring an older store up to date, each with its record in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import peewee as pw

FIRST_SCHEMA = 1
"""The version of a store without any migration; kept in the file as `PRAGMA user_version`."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One released change of the tables; never edited again.

    Args:
        schema: the store's version after it, one more than the one before.
        name: the feature and what it does, `"customers: add pronunciation"`.
        apply: does it, inside the transaction of the caller, with foreign keys deferred.
    """

    schema: int
    name: str
    apply: Callable[[pw.Database], None]


def newest(migrations: Sequence[Migration]) -> int:
    """The version that this program writes."""
    return max((migration.schema for migration in migrations), default=FIRST_SCHEMA)


def migrate(database: pw.Database, present: int, migrations: Sequence[Migration]) -> None:
    """Apply, in order, all that is newer than `present`; the caller holds the transaction and has a backup."""
    before = _pointing_nowhere(database)
    for migration in sorted(migrations, key=lambda one: one.schema):
        if migration.schema > present:
            migration.apply(database)
            database.execute_sql(f"PRAGMA user_version = {int(migration.schema)}")
    broken = _pointing_nowhere(database)
    # What was so before is told by the check; it must not keep the shop from opening.
    if broken > before:
        raise pw.IntegrityError(f"{broken - before} rows point nowhere after the migration")


def _pointing_nowhere(database: pw.Database) -> int:
    return len(database.execute_sql("PRAGMA foreign_key_check").fetchall())
