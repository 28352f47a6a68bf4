"""Which facts are worth a column: the owner's own fields, and what is known of anybody."""

from __future__ import annotations

from clientdesk.desk.facts import OWN, Fact, FactTest, Test, facts_of
from clientdesk.desk.shop import Shop


def telling_facts(shop: Shop) -> list[Fact]:
    """All facts but those that nobody has: thirty purposes of consent that nobody was asked for are no columns."""
    return [fact for fact in facts_of(shop) if fact.key.startswith(OWN) or _is_known(shop, fact)]


def _is_known(shop: Shop, fact: Fact) -> bool:
    if fact.where is None:
        return True
    known, values = fact.where(shop, FactTest(fact.key, Test.KNOWN))
    sql = f"SELECT EXISTS (SELECT 1 FROM customer WHERE trashed_at IS NULL AND {known})"  # noqa: S608 - the fact's own
    return bool(shop.database.execute_sql(sql, tuple(values)).fetchone()[0])
