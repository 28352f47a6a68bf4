"""The card of ideas and contributions."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.contributions.records import Contribution

FEATURE = Feature("contributions", records=(Contribution,))
