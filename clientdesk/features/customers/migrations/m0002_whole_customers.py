"""Schema 2: photo, name day, industry, source, households and merging; classes become the owner's own."""

from __future__ import annotations

import peewee as pw

from clientdesk.store.migrations import Migration

_ADDED = (
    "is_household INTEGER NOT NULL DEFAULT 0",
    "photo TEXT NOT NULL DEFAULT ''",
    "industry TEXT NOT NULL DEFAULT ''",
    "found_by TEXT NOT NULL DEFAULT ''",
    "brought_by_id INTEGER REFERENCES customer (id) ON DELETE SET NULL",
    "name_day_month INTEGER CHECK (name_day_month BETWEEN 1 AND 12)",
    "name_day INTEGER CHECK (name_day BETWEEN 1 AND 31)",
    "merged_into_id INTEGER REFERENCES customer (id) ON DELETE SET NULL",
)


def _apply(database: pw.Database) -> None:
    for column in _ADDED:
        database.execute_sql(f"ALTER TABLE customer ADD COLUMN {column}")
    _let_any_class_be(database)


def _let_any_class_be(database: pw.Database) -> None:
    """Take the check for A, B and C off `potential`: a column beside it takes its place, the rows stay where they are.

    The column goes to the end of the table, which nobody minds: columns are read and written by name.
    """
    database.execute_sql("ALTER TABLE customer ADD COLUMN any_class TEXT NOT NULL DEFAULT ''")
    database.execute_sql("UPDATE customer SET any_class = potential WHERE potential <> ''")
    database.execute_sql("ALTER TABLE customer DROP COLUMN potential")
    database.execute_sql("ALTER TABLE customer RENAME COLUMN any_class TO potential")


WHOLE_CUSTOMERS = Migration(2, "customers: whole profiles, classes of one's own", _apply)
