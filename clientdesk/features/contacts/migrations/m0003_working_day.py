"""Schema 3: what else a contact tells, and reminders that repeat, come early, or follow a contact or an appointment."""

from __future__ import annotations

import peewee as pw

from clientdesk.store.migrations import Migration

_CONTACT = (
    "answered INTEGER",
    "initiator TEXT NOT NULL DEFAULT ''",
    "place TEXT NOT NULL DEFAULT ''",
    "next_step TEXT NOT NULL DEFAULT ''",
    "important INTEGER NOT NULL DEFAULT 0",
    "message_id TEXT NOT NULL DEFAULT ''",
)
_REMINDER = (
    "note TEXT NOT NULL DEFAULT ''",
    "to_say TEXT NOT NULL DEFAULT ''",
    "appointment_id INTEGER REFERENCES appointment (id) ON DELETE CASCADE",
    "contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL",
    "lead INTEGER NOT NULL DEFAULT 0 CHECK (lead >= 0)",
    "after_days INTEGER CHECK (after_days >= 0)",
    "after_what TEXT NOT NULL DEFAULT ''",
    "repeats TEXT NOT NULL DEFAULT ''",
    "series TEXT NOT NULL DEFAULT ''",
    "series_on DATE",
    "planned_on DATE",
    "planned_time TEXT",
    "planned_lead INTEGER",
    "dropped INTEGER NOT NULL DEFAULT 0",
)


def _apply(database: pw.Database) -> None:
    for table, columns in (("contact", _CONTACT), ("reminder", _REMINDER)):
        for column in columns:
            database.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")


WORKING_DAY = Migration(3, "contacts and reminders: the working day", _apply)
