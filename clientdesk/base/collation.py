"""The national order of names, as keys that can be stored and compared byte by byte.

A key has three levels, as in the Unicode Collation Algorithm (UTS #10): letters, then accents, then case, so that
`cote < Cote < coté < cotea`. Each weight is one character and the key is their UTF-8, whose bytes sort as the
characters do. Letters, their order and the tailorings are those of CLDR; the systems' own collators differ from each
other, so they cannot make what is stored. What the tables do not name stands behind its script, by code point.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from typing import NamedTuple

TAILORINGS = ("en", "et", "lt", "ru", "he")

_PUNCTUATION = " _-–—,;:!¡?¿.…·'‘’׳\"“”„״«»()[]{}§@*/\\&#%־`´^¨°+×<=>|~"
_CURRENCIES = "¢$£¥₪€₽"
_LATIN = "a b c d e ǝə f ƒ g h i ı j k l m n ŋ o p q ĸ r s t ŧ u v w x y z ʒ þ"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_CYRILLIC = "аәбвгдђеєжзѕиійјклљмнңњоөпрстћуүфхһцчџшщъыьѣэюяѳѵ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_LATIN_ORDERS = {
    "et": _LATIN.replace("s t ŧ", "s š z ž t ŧ").replace("w x y z", "w õ ä ö ü x y"),
    "lt": _LATIN.replace("c d", "c č d").replace("s t", "s š t").replace("x y z", "x z ž"),
}
_OWN_SCRIPT_FIRST = {"ru": "cyrillic", "he": "hebrew"}

_MARKS = (
    "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
    "\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05c7\u05b9\u05ba\u05bb\u05c2\u05c1\u05bc\u05bf"
)
_STROKE = "\u0338"
_OWN_PLACE = "\u05ff"  # a mark that no text has: behind every real one

_SAME_LETTER = {
    # A letter that differs from others only by an accent, though Unicode does not say so.
    "ø": ("o", _STROKE), "đ": ("d", _STROKE), "ð": ("d", _STROKE + _STROKE), "ł": ("l", _STROKE), "ħ": ("h", _STROKE),
    "ґ": ("г", _OWN_PLACE), "қ": ("к", _OWN_PLACE),
}  # fmt: skip
_SAME_LETTER_IN_LITHUANIAN = {
    "ą": ("a", _OWN_PLACE), "ę": ("e", _OWN_PLACE), "ė": ("e", _OWN_PLACE * 2), "į": ("i", _OWN_PLACE),
    "y": ("i", _OWN_PLACE * 2), "ų": ("u", _OWN_PLACE), "ū": ("u", _OWN_PLACE * 2),
}  # fmt: skip
_TWO_LETTERS = {"æ": "ae", "œ": "oe", "ß": "ss"}
_VARIANTS = {"װ": "וו", "ױ": "וי", "ײ": "יי", "ς": "σ", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
_SEPARATOR, _COMMON = "\x01", "\x05"
_UPPER, _VARIANT, _UPPER_VARIANT = "\x06", "\x07", "\x08"
_RAISED = {_COMMON: _UPPER, _VARIANT: _UPPER_VARIANT}
_DIGITS, _FIRST_SCRIPT, _OTHER = 0x300, 0x400, 0xF0000


class _Weights(NamedTuple):
    """What a character gives to the three levels; "" where it is ignored."""

    letters: str
    accents: str
    case: str


class _Order:
    """The weights of one tailoring, worked out as characters are met."""

    def __init__(self, tailoring: str) -> None:
        if tailoring not in TAILORINGS:
            raise ValueError(tailoring)
        self._letters = self._places(tailoring)
        self._same = _SAME_LETTER | (_SAME_LETTER_IN_LITHUANIAN if tailoring == "lt" else {})
        self.tables = tuple(_Level(self, level) for level in range(3))

    @staticmethod
    def _places(tailoring: str) -> dict[str, str]:
        """The weight of every letter in the tables: punctuation, currencies, digits, then script by script."""
        latin = _LATIN_ORDERS.get(tailoring, _LATIN).split(" ")
        scripts = {"latin": latin, "greek": [*_GREEK], "cyrillic": [*_CYRILLIC], "hebrew": [*_HEBREW]}
        first = _OWN_SCRIPT_FIRST.get(tailoring, "latin")
        in_order = [scripts.pop(first), *scripts.values()]
        places = {char: chr(0x20 + number) for number, char in enumerate(_PUNCTUATION)}
        places |= {char: chr(0x200 + number) for number, char in enumerate(_CURRENCIES)}
        for number, letters in enumerate(chain.from_iterable(in_order)):
            places |= dict.fromkeys(letters, chr(_FIRST_SCRIPT + number))
        return places

    def weights(self, char: str) -> _Weights:
        """The weights of one character."""
        if char in self._letters:
            return _Weights(self._letters[char], _COMMON, _COMMON)
        lower = char.lower()
        if lower != char and len(lower) == 1:
            small = self.weights(lower)
            return small._replace(case="".join(_RAISED.get(case, case) for case in small.case))
        if char in self._same:
            letter, mark = self._same[char]
            return _Weights(self._letters[letter], _COMMON + "".join(map(_accent, mark)), _COMMON)
        if char in _TWO_LETTERS:
            joined = self._in_a_row(_TWO_LETTERS[char])
            return joined._replace(accents=_COMMON + _accent(_OWN_PLACE) + _COMMON)
        if char in _VARIANTS:
            joined = self._in_a_row(_VARIANTS[char])
            return joined._replace(case=_VARIANT * len(joined.case))
        return self._by_unicode(char)

    def _by_unicode(self, char: str) -> _Weights:
        """The weights of a character that stands in no table: by its parts, its value or its kind."""
        category = unicodedata.category(char)
        if category in {"Mn", "Mc", "Me"}:
            return _Weights("", _accent(char), "")
        if category in {"Cc", "Cf", "Cs"}:
            return _Weights("", "", "")
        kind, _, parts = unicodedata.decomposition(char).rpartition("> ")
        if parts:
            joined = self._in_a_row("".join(chr(int(part, 16)) for part in parts.split()))
            return joined._replace(case=_VARIANT * len(joined.case)) if kind else joined
        if category == "Nd":
            return _Weights(chr(_DIGITS + unicodedata.decimal(char)), _COMMON, _COMMON)
        return _Weights(_lead(char, category) + char, _COMMON, _COMMON)

    def _in_a_row(self, chars: str) -> _Weights:
        return _Weights(*map("".join, zip(*map(self.weights, chars), strict=True)))


def _accent(mark: str) -> str:
    place = _MARKS.find(mark)
    return chr(0x20 + place) if place >= 0 else "\x7e" if mark == _OWN_PLACE else "\x7d" + mark


def _lead(char: str, category: str) -> str:
    """What stands before a character that is in no table: its group comes first, its code point after."""
    if category[0] in "PZ":
        return "\x80"
    if category[0] == "S":
        return "\u0280" if category == "Sc" else "\u0180"
    return chr(_OTHER) if char >= "\u0250" else chr(_FIRST_SCRIPT + 0x100)


class _Level(dict[int, str]):
    """One level of an order as a table for `str.translate`, filled as characters are met."""

    def __init__(self, order: _Order, level: int) -> None:
        super().__init__()
        self._order, self._level = order, level

    def __missing__(self, code: int) -> str:
        weight = self[code] = self._order.weights(chr(code))[self._level]
        return weight


_order_of = cache(_Order)


def sort_key(text: str, tailoring: str) -> bytes:
    """The place of `text` in the national order; keys compare as bytes, in Python and in an SQLite BLOB alike.

    Args:
        text: a name as it is shown.
        tailoring: one of `TAILORINGS`.

    Returns:
        Equal keys for texts that differ in nothing but what is ignored (control and direction marks).
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    letters, accents, case = _order_of(tailoring).tables
    key = _SEPARATOR.join(
        (text.translate(letters), text.translate(accents).rstrip(_COMMON), text.translate(case).rstrip(_COMMON))
    )
    return key.rstrip(_SEPARATOR).encode()
