"""By what a list of customers is filtered and sorted, and what stands in its columns: the facts of all capabilities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from clientdesk.base.errors import UserError
from clientdesk.desk.facts import Fact, FactSource, FactTest, facts_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.store.search import Also


def fact_tables(shop: Shop) -> frozenset[str]:
    """The tables whose change alters which facts there are, or what they say."""
    sources: list[FactSource] = all_of(shop.cards, "facts")
    return frozenset[str]().union(*(source.tables for source in sources))


def known_facts(shop: Shop) -> tuple[Fact, ...]:
    """Everything that can be a column, in the order of the catalogue."""
    return tuple(facts_of(shop))


def conditions(shop: Shop, tests: Collection[FactTest]) -> Also:
    """What must hold for all of `tests` to be passed; one that makes no sense (its fact is gone) is left out."""
    if not tests:
        return Also()
    by_key = {fact.key: fact for fact in facts_of(shop)}
    parts: list[str] = []
    values: list[object] = []
    for test in tests:
        asked = _condition(shop, by_key.get(test.fact), test)
        if asked is not None:
            parts.append(f"({asked[0]})")
            values += asked[1]
    return Also(" AND ".join(parts), tuple(values))


def _condition(shop: Shop, fact: Fact | None, test: FactTest) -> tuple[str, Sequence[object]] | None:
    if fact is None or fact.where is None:
        return None
    try:
        return fact.where(shop, test)
    except UserError:  # a value that was one when the fact was of another kind
        return None


def sorting(shop: Shop, key: str) -> str:
    """SQL on `customer.id` by which the fact `key` is sorted, "" where there is none."""
    return next((fact.sorted_by for fact in facts_of(shop) if fact.key == key), "") if key else ""


def cells(shop: Shop, *, customers: Sequence[int], keys: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """What stands in the columns `keys` for some customers, in the language of the moment."""
    by_key = {fact.key: fact for fact in facts_of(shop)}
    told = [_words(shop, by_key.get(key), customers) for key in keys]
    return {customer: tuple(column.get(customer, "") for column in told) for customer in customers}


def _words(shop: Shop, fact: Fact | None, customers: Iterable[int]) -> dict[int, str]:
    if fact is None:
        return {}
    values = fact.values(shop, list(customers))
    return {customer: fact.words(value) for customer, value in values.items() if value}
