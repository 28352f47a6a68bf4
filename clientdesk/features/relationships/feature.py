"""The card of kinds of relationship."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientdesk.desk.feature import Feature
from clientdesk.features.relationships.records import RelationshipDefaults, RelationshipPeriod, RelationshipRefusal


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.relationships.queries import present_kinds, rhythm_days_of

    return present_kinds, rhythm_days_of


FEATURE = Feature(
    "relationships",
    records=(RelationshipPeriod, RelationshipDefaults, RelationshipRefusal),
    queries=_queries,
)
