"""The card of how relationships are."""

from __future__ import annotations

from clientdesk.desk.feature import Feature

FEATURE = Feature("health")
