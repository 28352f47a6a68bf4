"""The rhythm a customer would have without one of their own."""

from __future__ import annotations

from clientdesk.desk.shop import Shop
from clientdesk.features.relationships.queries import rhythm_days_of
from clientdesk.features.rhythm.holding import ask, read_rhythms
from clientdesk.features.rhythm.rules import rhythm_of


def rhythm_of_others(shop: Shop, *, customer: int) -> int | None:
    """Every how many days those of the same kind of relationship and class are reached; None for never of itself."""
    found = ask(shop, "SELECT potential FROM customer WHERE id = ?", (customer,))
    of_relationship = rhythm_days_of(shop, [customer]).get(customer)
    return rhythm_of(None, of_relationship, found[0][0] if found else "", read_rhythms(shop)).days
