"""Released changes of the tables of customers, one file each, never edited again."""

from __future__ import annotations

from clientdesk.features.customers.migrations.m0002_whole_customers import WHOLE_CUSTOMERS

MIGRATIONS = (WHOLE_CUSTOMERS,)
