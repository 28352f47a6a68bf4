"""Facts: what is known of a customer under a name, whichever capability keeps it.

One description serves the form, the columns of the list, search, filters, import, export and print, so that a fact of
the owner's own is there as soon as it is defined. A value travels as machine text: "" for unknown, a plain decimal for
a number or a sum in the shop's currency, ISO 8601 for a date, "yes" or "no", the key of a choice, several keys joined
by line feeds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop

SEVERAL = "\n"
"""Between the keys of several choices."""
OWN = "own:"
"""Before the uid of a field of the owner's own, in the key of its fact."""


class FactKind(StrEnum):
    """What a value is."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes_no"
    ONE_OF = "one_of"
    SOME_OF = "some_of"


class Test(StrEnum):
    """What a filter asks of a value; `has` is a part of a text or one of several choices."""

    IS = "is"
    IS_NOT = "is_not"
    HAS = "has"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list: the `key` is stored, the words are shown."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class FactTest:
    """One filter on the list: those whose fact `fact` passes `test` against `value` (machine text)."""

    fact: str
    test: Test
    value: str = ""


@dataclass(frozen=True, slots=True)
class FactInput:
    """A fact told of a customer: the key of the fact and its value as machine text; "" takes it away."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be known of a customer.

    Args:
        key: stable, in the files that leave the shop too: "industry", "own:<uid>".
        title: the owner's word, or marked for translation.
        kind: what a value is.
        values: `values(shop, customers)`: machine texts by customer; those who have none may be left out.
        where: `where(shop, test)`: SQL on the column `customer.id`, true for those who pass, with its values; None
            where nothing can be filtered by it.
        words: how a machine text is shown, in the language of the moment.
        read: `read(shop, text)`: machine text from what a person typed or a file holds; raises UserError(key, …).
        put: `put(shop, told)`: within a step, writes machine texts by customer, "" takes away; None where it cannot
            be written so.
        choices: for ONE_OF and SOME_OF, in order.
        in_form: the form asks for it under "more"; False where the form has a field of its own for it.
        searched: its words find the customer.
        sorted_by: SQL giving a value to sort by, on `customer.id`; "" where the list is not sorted by it.
    """

    key: str
    title: Words
    kind: FactKind
    values: Callable[[Shop, Sequence[int]], Mapping[int, str]]
    where: Callable[[Shop, FactTest], tuple[str, Sequence[object]]] | None = None
    words: Callable[[str], str] = str
    read: Callable[[Shop, str], str] | None = None
    put: Callable[[Shop, Mapping[int, str]], None] | None = None
    choices: tuple[Choice, ...] = ()
    in_form: bool = False
    searched: bool = False
    sorted_by: str = ""


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where facts come from.

    Args:
        tables: whose change changes which facts there are, or what they say.
        facts: `facts(shop)`: those there are now, in their order.
    """

    tables: frozenset[str]
    facts: Callable[[Shop], Sequence[Fact]]


def facts_of(shop: Shop) -> list[Fact]:
    """Everything that can be known of a customer, in the order of the catalogue."""
    held = (card.facts() if callable(card.facts) else card.facts for card in shop.cards)
    return [fact for sources in held for source in sources for fact in source.facts(shop)]
