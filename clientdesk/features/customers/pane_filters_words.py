"""Filters in plain words: what may be asked of each kind of fact, and the sentence on a filter's chip."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from clientdesk.base.words import N_, _, apart, shown
from clientdesk.desk.facts import Fact, FactKind, FactTest, Test


class Ask(StrEnum):
    """What a filter asks, as a person chooses it; a span is two tests."""

    IS = "is"
    IS_NOT = "is_not"
    HAS = "has"
    SPAN = "span"
    KNOWN = "known"
    UNKNOWN = "unknown"


ASKS = {
    FactKind.TEXT: (Ask.HAS, Ask.IS, Ask.IS_NOT, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.NUMBER: (Ask.SPAN, Ask.IS, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.MONEY: (Ask.SPAN, Ask.IS, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.DATE: (Ask.SPAN, Ask.IS, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.YES_NO: (Ask.IS, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.ONE_OF: (Ask.IS, Ask.IS_NOT, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.SOME_OF: (Ask.HAS, Ask.KNOWN, Ask.UNKNOWN),
}
"""What may be asked of each kind of fact, the likeliest first."""

WORDS = {
    # Translators: what a filter asks of a thing known of a customer; it stands between its name and the value.
    Ask.IS: N_("is"),
    Ask.IS_NOT: N_("is not"),
    Ask.HAS: N_("contains"),
    Ask.SPAN: N_("from … to …"),
    Ask.KNOWN: N_("known"),
    Ask.UNKNOWN: N_("not known"),
}

_SENTENCES = {
    # Translators: a filter on the list of customers; {fact} is "City", "Customer since", or a name of the owner's own.
    Test.IS: N_("{fact}: {value}"),
    Test.IS_NOT: N_("{fact}: not {value}"),
    Test.HAS: N_("{fact}: contains {value}"),
    Test.AT_LEAST: N_("{fact}: from {value}"),
    Test.AT_MOST: N_("{fact}: to {value}"),
    Test.KNOWN: N_("{fact}: known"),
    Test.UNKNOWN: N_("{fact}: not known"),
}
_BOTH_ENDS = (Test.AT_LEAST, Test.AT_MOST)


def filter_of(fact: str, ask: Ask, value: str, last: str) -> tuple[FactTest, ...]:
    """The tests behind what a person chose; of a span the end that is left open gives none."""
    if ask is Ask.SPAN:
        ends = zip(_BOTH_ENDS, (value, last), strict=True)
        return tuple(FactTest(fact, test, told) for test, told in ends if told)
    return (FactTest(fact, Test(ask.value), value),)


def grouped(tests: Sequence[FactTest]) -> list[tuple[FactTest, ...]]:
    """The tests as they were chosen: both ends of a span together."""
    groups: list[tuple[FactTest, ...]] = []
    for test in tests:
        before = groups[-1] if groups else ()
        is_end = test.test is Test.AT_MOST and len(before) == 1
        if is_end and before[0].test is Test.AT_LEAST and before[0].fact == test.fact:
            groups[-1] = (before[0], test)
        else:
            groups.append((test,))
    return groups


def sentence(fact: Fact, group: tuple[FactTest, ...]) -> str:
    """What a filter says on its chip."""
    title, first = apart(shown(fact.title)), group[0]
    value = apart(fact.words(first.value))
    if len(group) > 1:
        # Translators: a filter on the list of customers, both ends included.
        return _("{fact}: {first} to {last}").format(fact=title, first=value, last=apart(fact.words(group[1].value)))
    return _(_SENTENCES[first.test]).format(fact=title, value=value)
