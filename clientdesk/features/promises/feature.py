"""The card of promises."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.promises.records import Promise

FEATURE = Feature("promises", records=(Promise,))
