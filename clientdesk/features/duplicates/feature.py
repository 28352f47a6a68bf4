"""The card of duplicates."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.duplicates.records import Merge, MergedRow, NotSame

FEATURE = Feature("duplicates", records=(NotSame, Merge, MergedRow))
