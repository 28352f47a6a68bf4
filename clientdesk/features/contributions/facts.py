"""How many ideas and contributions a customer gave, as a fact: for filters, columns and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientdesk.base.words import N_
from clientdesk.desk.fact_values import NOBODY, Condition, reader, worder
from clientdesk.desk.facts import Fact, FactKind, FactSource, FactTest, Test
from clientdesk.desk.shop import Shop
from clientdesk.features.contributions.queries import ideas_given

_GIVEN = "(SELECT nullif(count(*), 0) FROM contribution i WHERE i.customer_id = customer.id)"

_SIGNS = {Test.IS: "=", Test.HAS: "=", Test.IS_NOT: "<>", Test.AT_LEAST: ">=", Test.AT_MOST: "<="}


def contribution_facts(_shop: Shop) -> list[Fact]:
    """The one fact."""
    return [
        Fact(
            key="ideas_given",
            title=N_("Ideas given"),
            kind=FactKind.NUMBER,
            values=_values,
            where=_where,
            words=worder(FactKind.NUMBER),
            read=reader("ideas_given", FactKind.NUMBER),
            sorted_by=_GIVEN,
        )
    ]


def _values(shop: Shop, customers: Sequence[int]) -> Mapping[int, str]:
    return {customer: str(count) for customer, count in ideas_given(shop, customers=customers).items()}


def _where(_shop: Shop, test: FactTest) -> Condition:
    if test.test in {Test.KNOWN, Test.UNKNOWN}:
        return f"{_GIVEN} IS {'NOT ' if test.test is Test.KNOWN else ''}NULL", ()
    sign = _SIGNS.get(test.test)
    if sign is None:
        return NOBODY
    return f"coalesce({_GIVEN}, 0) {sign} CAST(? AS REAL)", (test.value,)


FACTS = FactSource(frozenset({"contribution"}), contribution_facts)
