"""Kinds of relationship over time, of customers that are made one: two stories that overlap are not put together."""

from __future__ import annotations

import itertools
from datetime import date

from clientdesk.features.relationships.records import RelationshipPeriod

PERIODS = RelationshipPeriod.table()


def fit_together(gone: int, into: int) -> bool:
    """Whether the kinds of both customers can stand one after another; else the survivor's own are kept alone."""
    spans = sorted(
        (row.since, row.until or date.max)
        for row in RelationshipPeriod.select().where(RelationshipPeriod.customer.in_([gone, into]))
    )
    return all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
