"""The card of kinds of relationship."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.relationships.records import RelationshipDefaults, RelationshipPeriod, RelationshipRefusal

FEATURE = Feature(
    "relationships",
    records=(
        RelationshipPeriod,
        RelationshipDefaults,
        RelationshipRefusal,
    ),
)
