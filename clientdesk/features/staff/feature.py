"""The card of staff."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.staff.records import Staff

FEATURE = Feature("staff", records=(Staff,))
