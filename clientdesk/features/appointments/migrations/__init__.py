"""Released changes of the tables of appointments, one file each, never edited again."""

from __future__ import annotations

from clientdesk.features.appointments.migrations.m0004_nobody_forgotten import NOBODY_FORGOTTEN

MIGRATIONS = (NOBODY_FORGOTTEN,)
