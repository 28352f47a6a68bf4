"""What the shop can ask about moves to another kind: those that are suggested and were not refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from clientdesk.desk.feature import named
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import IN_TOUCH, Element, Kind, Shape, kinds_by_key
from clientdesk.features.relationships.queries import LARGEST_ID, CustomerRef, present_period
from clientdesk.features.relationships.records import RelationshipRefusal
from clientdesk.features.relationships.rules_suggestions import Seen, Signs, Suggestion, suggestions

_FROM, _IDEAS = "contributions", "ideas_given"
"""The query of a capability above, by name: `(shop, customers=)` gives how many ideas each of them gave."""
_FACE_TO_FACE = frozenset({Element.FACE_TO_FACE, Element.PREMISES})
_CONTACTS = f'SELECT kind, "on" FROM contact WHERE customer_id = ? AND {IN_TOUCH}'  # noqa: S608 - a constant


def suggested_kind(shop: Shop, *, customer: CustomerRef) -> Suggestion | None:
    """The move that fits a customer best and was not refused; None where everything is as it seems to be."""
    if not 0 < customer <= LARGEST_ID:
        return None
    present = present_period(shop, customer=customer)
    signs = Signs(
        present.kind if present else "",
        present.since if present else None,
        _seen(shop, customer),
        _ideas(shop, customer),
    )
    refused = {row.kind for row in RelationshipRefusal.select().where(RelationshipRefusal.customer == customer)}
    return next((one for one in suggestions(signs, shop.today()) if one.kind not in refused), None)


def _seen(shop: Shop, customer: int) -> Sequence[Seen]:
    execute: Callable[..., Any] = shop.database.execute_sql
    known = kinds_by_key()
    rows = execute(_CONTACTS, (customer,)).fetchall()
    ways = {kind: _way(known.get(kind)) for kind, _at in rows}
    # The day in UTC: where years are counted, a day makes no difference, and some customers have thousands.
    return [Seen(date.fromisoformat(at[:10]), ways[kind]) for kind, at in rows]


def _way(kind: Kind | None) -> str:
    if kind is None:
        return "other"
    if kind.element in _FACE_TO_FACE:
        return "personal"
    return {Shape.TALK: "talk", Shape.LETTER: "letter"}.get(kind.shape, "other")


def _ideas(shop: Shop, customer: int) -> int:
    # Asked of that card alone: looking through all of them would load what no profile needs.
    query = named((card for card in shop.cards if card.name == _FROM), "queries", _IDEAS)
    return 0 if query is None else int(query(shop, customers=[customer]).get(customer, 0))
