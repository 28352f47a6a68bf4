"""How it goes, as a fact of a customer: for filters, columns, export."""

from __future__ import annotations

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.fact_values import key_where, worder
from clientdesk.desk.facts import Choice, Fact, FactKind, FactSource
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.facts import values_of
from clientdesk.features.health.kept import NAME
from clientdesk.features.health.queries import WORDS

_WORD = "(SELECT nullif(h.word, '') FROM customer_health h WHERE h.customer = customer.id)"
_SCORE = (
    "(SELECT h.score - CASE h.word WHEN 'lost' THEN 1000 ELSE 0 END FROM customer_health h "
    "WHERE h.customer = customer.id AND h.word <> '')"
)
"""Whoever is lost stands below everybody with whom one is in touch."""


def _facts(_shop: Shop) -> tuple[Fact, ...]:
    choices = tuple(Choice(word.value, Phrase(words)) for word, words in WORDS.items())
    return (
        Fact(
            key="health",
            title=Phrase(N_("How it goes")),
            kind=FactKind.ONE_OF,
            values=lambda shop, customers: values_of(shop, _WORD, customers),
            where=lambda _shop, test: key_where(_WORD, test),
            words=worder(FactKind.ONE_OF, choices=choices),
            choices=choices,
            sorted_by=_SCORE,
        ),
    )


FACTS = FactSource(frozenset({NAME}), _facts)
