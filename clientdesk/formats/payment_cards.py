"""Numbers of payment cards: found in any text and left out, for no list of customers is a place to keep them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from clientdesk.base.words import N_
from clientdesk.formats.card import Card

CARD_NUMBER = N_("The number of a payment card stood in this row. It was left out: it is not to be kept here.")

LEFT_OUT = "…"
"""What stands where a number was."""

_TEXTS = tuple(one.name for one in fields(Card) if one.type == "str" and one.name != "uid")
_CANDIDATE = re.compile(r"(?<![\w+])\d(?:[ -]?\d){12,18}(?![\w])")

# Beginnings of the numbers and their lengths: ISO/IEC 7812 ranges as the card schemes publish them.
_SCHEMES: tuple[tuple[int, int, frozenset[int]], ...] = (
    (4, 4, frozenset({13, 16, 19})),  # Visa
    (51, 55, frozenset({16})),  # Mastercard
    (2221, 2720, frozenset({16})),
    (34, 34, frozenset({15})),  # American Express
    (37, 37, frozenset({15})),
    (36, 36, frozenset({14, 16, 19})),  # Diners Club
    (38, 39, frozenset({14, 16, 19})),
    (300, 305, frozenset({14, 16, 19})),
    (6011, 6011, frozenset({16, 19})),  # Discover
    (644, 649, frozenset({16, 19})),
    (65, 65, frozenset({16, 19})),
    (3528, 3589, frozenset({16, 17, 18, 19})),  # JCB
    (62, 62, frozenset({16, 17, 18, 19})),  # UnionPay
    (2200, 2204, frozenset({16, 17, 18, 19})),  # Mir
    (50, 50, frozenset(range(13, 20))),  # Maestro
    (56, 58, frozenset(range(13, 20))),
    (63, 63, frozenset(range(13, 20))),
    (67, 67, frozenset(range(13, 20))),
)


def is_card_number(digits: str) -> bool:
    """Whether the digits begin as a scheme's numbers do, have their length, and pass the check of ISO/IEC 7812-1."""
    if not (13 <= len(digits) <= 19) or len(set(digits)) == 1:
        return False
    return _has_scheme(digits) and _luhn(digits)


def without_card_numbers(text: str) -> str:
    """`text` with `LEFT_OUT` in place of each number of a payment card; the text itself where there is none."""
    return _CANDIDATE.sub(_replaced, text)


def may_hold_numbers(cells: Sequence[str]) -> bool:
    """Whether any of the cells is worth a closer look; one search for a whole row."""
    return _CANDIDATE.search("\n".join(cells)) is not None


def cleaned(card: Card) -> Card:
    """The card without numbers of payment cards, a phone that was one left out; itself where there are none."""
    texts = {name: getattr(card, name) for name in _TEXTS}
    told = [text for _key, text in card.facts]
    if not may_hold_numbers([*texts.values(), *(one.value for one in card.phones), *card.tags, *told]):
        return card
    changed: dict[str, Any] = {name: without_card_numbers(text) for name, text in texts.items()}
    return replace(
        card,
        **changed,
        phones=tuple(one for one in card.phones if without_card_numbers(one.value) == one.value),
        tags=tuple(map(without_card_numbers, card.tags)),
        facts=tuple((key, without_card_numbers(text)) for key, text in card.facts),
    )


def _replaced(found: re.Match[str]) -> str:
    digits = found[0].replace(" ", "").replace("-", "")
    return LEFT_OUT if is_card_number(digits) else found[0]


def _has_scheme(digits: str) -> bool:
    return any(
        first <= int(digits[: len(str(first))]) <= last and len(digits) in lengths for first, last, lengths in _SCHEMES
    )


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(one - 9 if one > 9 else one for one in doubled)) % 10 == 0
