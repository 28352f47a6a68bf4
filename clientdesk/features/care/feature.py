"""The card of care."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.care.records import Deputy, HandOver

FEATURE = Feature("care", records=(Deputy, HandOver))
