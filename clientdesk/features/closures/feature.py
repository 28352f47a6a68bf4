"""The card of closed days."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.closures.records import ClosedDay

FEATURE = Feature("closures", records=(ClosedDay,))
