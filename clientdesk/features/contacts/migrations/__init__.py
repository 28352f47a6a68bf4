"""Released changes of the tables of contacts, one file each, never edited again."""

from __future__ import annotations

from clientdesk.features.contacts.migrations.m0003_working_day import WORKING_DAY

MIGRATIONS = (WORKING_DAY,)
