"""Money: whole minor units of one currency, read and written as each language does; never a float."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, language

LOCALES = {"en": "en_GB", "et": "et_EE", "lt": "lt_LT", "ru": "ru_RU", "he": "he_IL"}
"""By whose habits each language of the interface writes sums and dates."""

MOST_DIGITS = 15
"""A longer sum does not fit a 64-bit column with room to add such sums up."""

_USUAL = frozenset({"EUR", "RUB", "ILS", "USD", "GBP"})
_SPACING = re.compile("[\\s'’\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PLAIN = re.compile(r"(?P<whole>[0-9]{0,40})(?:[.,](?P<fraction>[0-9]{0,40}))?")
_GROUPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<by>[.,])[0-9]{3}(?:(?P=by)[0-9]{3}){0,9})(?:(?!(?P=by))[.,](?P<fraction>[0-9]{0,40}))?"
)


@dataclass(frozen=True)
class Money:
    """A sum.

    Args:
        minor: cents, kopecks, agorot; negative for what is given back.
        currency: ISO 4217 code.
    """

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.minor

    @property
    def amount(self) -> Decimal:
        """In major units, exact: `Decimal("12.40")`."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def plain(self) -> str:
        """For files and scripts: a point, no grouping, no currency (`-1284.50`)."""
        return f"{self.amount:f}"


@cache
def minor_digits(currency: str) -> int:
    """How many digits stand after the point: 2 for EUR, 0 for JPY."""
    if currency in _USUAL:
        return 2
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


def format_money(money: Money, in_language: str | None = None, *, brief: bool = False) -> str:
    """The sum with its currency: `€1,284.50`, `1 284,50 €`.

    Args:
        money: any sum.
        in_language: one of the interface's languages; None for the one spoken now.
        brief: leave out minor units where there are none (`€1,284`).
    """
    from babel.numbers import format_currency

    whole = brief and money.amount == money.amount.to_integral_value()
    locale = LOCALES[in_language or language()]
    if not whole:
        return format_currency(money.amount, money.currency, locale=locale)
    pattern = _without_minor_units(locale)
    return format_currency(money.amount, money.currency, format=pattern, locale=locale, currency_digits=False)


@cache
def _without_minor_units(locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale).currency_formats["standard"].pattern).replace("0.00", "0")


def parse_money(text: str, currency: str, *, field: str) -> Money:
    """Read a sum as people type it: `12`, `12,5`, `1 284.50 €`, `-3`, `€1,284`.

    A point and a comma mean the same. Where both stand, the last is the decimal one; a lone one before exactly three
    digits groups thousands, for no currency of a shop has a tenth of a cent.

    Args:
        text: what was typed.
        currency: of the shop; its sign or code may stand in `text`, another one may not.
        field: the argument that a mistake is shown at.

    Raises:
        UserError: when it is no sum, has more digits after the point than the currency, or is too large.
    """
    digits = minor_digits(currency)
    found = _parts(_number_in(text, currency), digits)
    if found is None:
        raise UserError(field, N_("This is not a sum. Write it like 12.50."))
    sign, whole, fraction = found
    if len(fraction.rstrip("0")) > digits:
        raise UserError(field, N_("This sum has more digits after the point than the currency has."))
    minor = int(whole + fraction[:digits].ljust(digits, "0"))
    if minor >= 10**MOST_DIGITS:
        raise UserError(field, N_("This sum is too large."))
    return Money(-minor if sign == "-" else minor, currency)


def _parts(number: str, digits: int) -> tuple[str, str, str] | None:
    """Sign, whole part and fraction of an ungrouped or grouped number, None when it is neither."""
    sign = number[:1] if number[:1] in {"+", "-"} else ""
    bare = number.removeprefix(sign)
    if found := _PLAIN.fullmatch(bare):
        whole, fraction = found["whole"], found["fraction"] or ""
        if len(fraction) == 3 and digits != 3 and whole.lstrip("0"):
            return sign, whole + fraction, ""
        return (sign, whole or "0", fraction) if whole or fraction else None
    if found := _GROUPED.fullmatch(bare):
        return sign, re.sub("[.,]", "", found["whole"]), found["fraction"] or ""
    return None


def _number_in(text: str, currency: str) -> str:
    """`text` without blanks, direction marks and the currency, digits and minus in ASCII."""
    bare = _SPACING.sub("", unicodedata.normalize("NFKC", text)).replace("\u2212", "-").upper()
    for sign in sorted(_signs(currency), key=len, reverse=True):
        bare = bare.replace(sign, "", 1)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)


@cache
def _signs(currency: str) -> frozenset[str]:
    """How the currency may be written: its code and its signs in the languages of the interface."""
    from babel.numbers import get_currency_symbol

    return frozenset({currency, *(get_currency_symbol(currency, locale).upper() for locale in LOCALES.values())})
