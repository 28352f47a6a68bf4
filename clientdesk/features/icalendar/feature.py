"""The card of calendar files."""

from __future__ import annotations

from clientdesk.desk.feature import Feature

FEATURE = Feature("icalendar")
