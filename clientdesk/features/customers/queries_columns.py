"""By what a list of customers is filtered and sorted, and what stands in its columns: the facts of all capabilities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from clientdesk.base.errors import UserError
from clientdesk.desk.facts import Fact, FactSource, FactTest, facts_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.list_chips import ListChip
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone
from clientdesk.store.search import Also


def fact_tables(shop: Shop) -> frozenset[str]:
    """The tables whose change alters which facts there are, or what they say."""
    sources: list[FactSource] = all_of(shop.cards, "facts")
    return frozenset[str]().union(*(source.tables for source in sources))


def known_facts(shop: Shop) -> tuple[Fact, ...]:
    """Everything that can be a column, in the order of the catalogue."""
    return tuple(facts_of(shop))


def list_chips(shop: Shop) -> list[ListChip]:
    """The chips of all capabilities, in their order."""
    found: list[ListChip] = all_of(shop.cards, "list_chips")
    return sorted(found, key=lambda one: one.place)


def flagged(shop: Shop, *, customers: Sequence[int]) -> dict[int, tuple[str, Tone, str]]:
    """Glyph, colour and marked words for those of `customers` for whom a chip raises its flag; the first chip's."""
    found: dict[int, tuple[str, Tone, str]] = {}
    for chip in list_chips(shop):
        if chip.flag is None or not customers:
            continue
        where, values = chip.where(shop)
        sql = f"SELECT id FROM customer WHERE id IN ({', '.join('?' * len(customers))}) AND {where}"  # noqa: S608
        for (customer,) in shop.database.execute_sql(sql, (*customers, *values)).fetchall():
            found.setdefault(customer, chip.flag)
    return found


def conditions(shop: Shop, tests: Collection[FactTest], chip: str = "") -> Also:
    """What must hold for all of `tests`, and the chip of that key, to be passed.

    One that makes no sense (its fact is gone) is left out.
    """
    asked = [each.where(shop) for each in list_chips(shop) if each.key == chip] if chip else []
    if tests:
        by_key = {fact.key: fact for fact in facts_of(shop)}
        made = (_condition(shop, by_key.get(test.fact), test) for test in tests)
        asked += [each for each in made if each is not None]
    return Also(" AND ".join(f"({sql})" for sql, _values in asked), tuple(one for _sql, of in asked for one in of))


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
