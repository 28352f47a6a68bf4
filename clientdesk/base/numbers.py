"""Numbers as people type them and as each language writes them; a number is machine text: a plain decimal."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from clientdesk.base.money import LOCALES
from clientdesk.base.words import language

MOST_DIGITS = 15
"""More cannot be told apart by the floating-point column that numbers are compared by."""

_COMMA_IS_DECIMAL = frozenset({"et", "lt", "ru"})
_NOISE = re.compile("[\\s'’_\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]*)(?:[.](?P<fraction>[0-9]*))?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:(?P<by>[.,])[0-9]{3})+")


def read_number(text: str) -> str | None:
    """A number as typed in the language of the moment, as a plain decimal: "1 234,50" is "1234.5".

    A point is always decimal where it stands alone, so that what was read once is read again to the same. A lone comma
    before exactly three digits is decimal only where the language of the moment has a decimal comma.

    Returns:
        None where it is no number, or has more than `MOST_DIGITS` digits.
    """
    if len(text) > 100:
        return None
    bare = _NOISE.sub("", unicodedata.normalize("NFKC", text)).replace("\u2212", "-")
    bare = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)
    found = _PLAIN.fullmatch(_with_point(bare))
    if found is None or not (found["whole"] or found["fraction"]):
        return None
    whole, fraction = found["whole"].lstrip("0"), (found["fraction"] or "").rstrip("0")
    if len(whole) + len(fraction) > MOST_DIGITS:
        return None
    plain = f"{whole or '0'}.{fraction}" if fraction else whole or "0"
    return f"-{plain}" if found["sign"] == "-" and plain != "0" else plain


def _with_point(bare: str) -> str:
    """`bare` without what groups thousands, a point before the fraction."""
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        decimal = max(".,", key=bare.rfind)
        return bare.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    if points > 1 or commas > 1:
        return bare.replace(".", "").replace(",", "") if _GROUPED.fullmatch(bare) else bare
    if commas and _GROUPED.fullmatch(bare) and language() not in _COMMA_IS_DECIMAL:
        return bare.replace(",", "")
    return bare.replace(",", ".")


def number_words(plain: str) -> str:
    """A plain decimal as the language of the moment writes it: "1 234,5"; what is none stays as it is."""
    read = read_number(plain)
    if read is None:
        return plain
    from babel.numbers import format_decimal  # loaded where a number is shown, not at the start

    return str(format_decimal(Decimal(read), locale=LOCALES[language()], decimal_quantization=False))
