"""The kind of relationship as a fact: in the form, the columns of the list, filters, files that come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.fact_values import Condition, key_where, reader, worder
from clientdesk.desk.facts import Choice, Fact, FactKind, FactSource, FactTest
from clientdesk.desk.shop import Shop
from clientdesk.features.relationships.commands import put_kinds
from clientdesk.features.relationships.queries import present_kinds
from clientdesk.features.relationships.rules import KINDS

KEY = "relationship"
_KIND = "(SELECT p.kind FROM relationship_period p WHERE p.customer_id = customer.id AND p.until IS NULL)"


def relationship_facts(_shop: Shop) -> list[Fact]:
    """The one fact there is."""
    choices = tuple(Choice(key, Phrase(kind.name)) for key, kind in KINDS.items())

    def values(shop: Shop, customers: Sequence[int]) -> Mapping[int, str]:
        return present_kinds(shop, customers)

    def where(_shop: Shop, test: FactTest) -> Condition:
        return key_where(_KIND, test)

    return [
        Fact(
            key=KEY,
            title=Phrase(N_("Kind of relationship")),
            kind=FactKind.ONE_OF,
            values=values,
            where=where,
            words=worder(FactKind.ONE_OF, choices=choices),
            read=reader(KEY, FactKind.ONE_OF, lambda: choices),
            put=put_kinds,
            choices=choices,
            in_form=True,
            sorted_by=_KIND,
        )
    ]


FACTS = FactSource(frozenset({"relationship_period"}), relationship_facts)
