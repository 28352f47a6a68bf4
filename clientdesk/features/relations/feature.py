"""The card of relations."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.relations.records import Relation

FEATURE = Feature("relations", records=(Relation,))
