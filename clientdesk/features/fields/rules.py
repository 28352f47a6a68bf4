"""What a value becomes when its field becomes of another kind, and the choices that grow out of what was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from clientdesk.base.errors import UserError
from clientdesk.base.money import MOST_DIGITS, Money, minor_digits
from clientdesk.base.text import tidy
from clientdesk.base.words import N_
from clientdesk.desk.fact_values import read_value
from clientdesk.desk.facts import SEVERAL, Choice, FactKind
from clientdesk.desk.shop import Shop

LONGEST_NAME = 100
"""A longer name of a field or a choice fits nowhere."""
MOST_CHOICES = 200
"""A list nobody reads to its end is no list."""

WITH_CHOICES = frozenset({FactKind.ONE_OF, FactKind.SOME_OF})

KINDS = {
    FactKind.TEXT: N_("Text"),
    FactKind.NUMBER: N_("Number"),
    FactKind.MONEY: N_("Sum of money"),
    FactKind.DATE: N_("Date"),
    FactKind.YES_NO: N_("Yes or no"),
    FactKind.ONE_OF: N_("One of a list"),
    FactKind.SOME_OF: N_("Several of a list"),
}
"""What the kinds are called, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice by its uid; `is_new` when it is still to be made."""

    uid: str
    name: str
    is_new: bool = False


def grown(offered: tuple[Offered, ...], kind: FactKind, texts: Iterable[str]) -> tuple[Offered, ...]:
    """`offered`, and for a list the texts that are no choice yet, those written most often first.

    A choice that is new has its name for a uid, until it is made.
    """
    if kind not in WITH_CHOICES:
        return offered
    known = {one.name.casefold() for one in offered}
    said = Counter(part for text in texts for part in _parts(kind, text))
    fresh: dict[str, str] = {}
    for name, _times in said.most_common():
        if len(name) <= LONGEST_NAME and name.casefold() not in known:
            fresh.setdefault(name.casefold(), name)
    room = max(0, MOST_CHOICES - len(offered))
    return (*offered, *(Offered(name, name, is_new=True) for name in list(fresh.values())[:room]))


def _parts(kind: FactKind, text: str) -> Iterable[str]:
    parts = re.split("[;,\n]", text) if kind is FactKind.SOME_OF else [text]
    return filter(None, map(tidy, parts))


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands: its kind, its machine text, and how it is shown."""

    kind: FactKind
    text: str
    words: str


def converted(shop: Shop, value: Value, kind: FactKind, choices: tuple[Offered, ...]) -> str:
    """Machine text of `value` as another kind, "" where it cannot be read so.

    Args:
        shop: for its currency, and the custom of its country.
        value: as it stands.
        kind: the kind it is to become.
        choices: those there will be.
    """
    step = (value.kind, kind)
    if value.kind is kind or step == (FactKind.ONE_OF, FactKind.SOME_OF):
        return value.text
    if step == (FactKind.SOME_OF, FactKind.ONE_OF):
        return "" if SEVERAL in value.text else value.text
    if step == (FactKind.NUMBER, FactKind.MONEY):
        return _as_sum(value.text, shop.settings.currency)
    said = value.text if step == (FactKind.MONEY, FactKind.NUMBER) else value.words
    try:
        return read_value(
            shop, "", kind, tidy(said) if kind is FactKind.ONE_OF else said,
            lambda: [Choice(one.uid, one.name) for one in choices],
        )  # fmt: skip
    except UserError:
        return ""


def _as_sum(value: str, currency: str) -> str:
    """A number as a sum, "" where it has more digits than the currency."""
    digits = minor_digits(currency)
    minor = Decimal(value).scaleb(digits)
    if minor != minor.to_integral_value() or abs(minor) >= 10**MOST_DIGITS:
        return ""
    return Money(int(minor), currency).plain()
