"""The card of knowledge."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.knowledge.records import Insight, Remark

FEATURE = Feature("knowledge", records=(Insight, Remark))
