"""Schema 4: appointments that repeat, and reminders of one occurrence, of a promise, or for when somebody is seen."""

from __future__ import annotations

import peewee as pw

from clientdesk.store.migrations import Migration

_APPOINTMENT = (
    "repeats TEXT NOT NULL DEFAULT ''",
    "series_id INTEGER REFERENCES appointment (id) ON DELETE CASCADE",
    "original DATETIME",
    "pinned INTEGER NOT NULL DEFAULT 0",
    "held TEXT NOT NULL DEFAULT '' CHECK (held IN ('', 'held', 'not_held'))",
    "because TEXT NOT NULL DEFAULT ''",
    "sequence INTEGER NOT NULL DEFAULT 0",
)
_REMINDER = (
    "promise_id INTEGER REFERENCES promise (id) ON DELETE CASCADE",
    "occurrence DATETIME",
    "on_sight INTEGER NOT NULL DEFAULT 0",
)


def _apply(database: pw.Database) -> None:
    for table, columns in (("appointment", _APPOINTMENT), ("reminder", _REMINDER)):
        for column in columns:
            database.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")


NOBODY_FORGOTTEN = Migration(4, "appointments and reminders: nobody is forgotten", _apply)
