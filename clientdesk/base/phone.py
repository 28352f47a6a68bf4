"""Phone numbers: read in any spelling, kept as E.164, shown with blanks, found by their digits.

`phonenumbers` (34 ms to import) is loaded only for what the fast paths do not cover: a number in E.164 is taken as it
is, and the usual numbers of the home countries are shown by a few patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from clientdesk.base.words import _

LONGEST = 80
"""Longer text is no phone number; it is kept as typed and its digits are not read."""

_ORNAMENT = re.compile("[\\s().\\-/\u2010-\u2015\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]+")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_TRUNK_IN_BRACKETS = re.compile(r"\(\s*0\s*\)")
_TWO_DIGIT_CODE = re.compile(r"2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
_TRUNK_FROM = {"0": 4, "8": 6}
"""A trunk prefix is one only from so many digits on: fewer may well be the beginning of a number."""
_SHOWN = (
    # The same forms as phonenumbers' INTERNATIONAL; the tests compare them.
    (re.compile(r"\+372(5\d{3})(\d{4})"), r"+372 \1 \2"),
    (re.compile(r"\+372([3467]\d{2})(\d{4})"), r"+372 \1 \2"),
    (re.compile(r"\+370(5)(2[0-7]\d)(\d{4})"), r"+370 \1 \2 \3"),
    (re.compile(r"\+370(37|4[15]|46(?=[1-8]))(\d{6})"), r"+370 \1 \2"),
    (re.compile(r"\+370([3-6]\d{2})(\d{5})"), r"+370 \1 \2"),
    (re.compile(r"\+371([2679]\d)(\d{3})(\d{3})"), r"+371 \1 \2 \3"),
    (re.compile(r"\+7([349]\d{2})(\d{3})(\d{2})(\d{2})"), r"+7 \1 \2-\3-\4"),
    (re.compile(r"\+972(5\d)(\d{3})(\d{4})"), r"+972 \1-\2-\3"),
    (re.compile(r"\+972([23489])(\d{3})(\d{4})"), r"+972 \1-\2-\3"),
    (re.compile(r"\+44(2\d)(\d{4})(\d{4})"), r"+44 \1 \2 \3"),
    (re.compile(r"\+44(11\d|1[2-69]1)(\d{3})(\d{4})"), r"+44 \1 \2 \3"),
    (re.compile(r"\+44(7[1-57-9]\d{2})(\d{6})"), r"+44 \1 \2"),
)


@dataclass(frozen=True)
class Phone:
    """One phone number as it was typed and what could be read in it.

    Args:
        typed: the text, outer blanks dropped.
        e164: `+37251234567`, or None when it is no number that could be dialled from abroad.
        digits: the digits of `e164`, else those that were typed.
        extension: digits to dial after the call is answered, "" for none.
    """

    typed: str
    e164: str | None
    digits: str
    extension: str = ""

    @property
    def shown(self) -> str:
        """As it is shown and copied: `+372 5123 4567`; what was typed where it could not be read."""
        if self.e164 is None:
            return self.typed
        shown = display_phone(self.e164)
        if not self.extension:
            return shown
        # Translators: a phone number and the digits to dial after the call is answered.
        return _("{number} ext. {extension}").format(number=shown, extension=self.extension)

    def found_by(self) -> tuple[str, ...]:
        """Digit strings for the search index: international, national, the last four, the extension."""
        national = self.digits[len(calling_code(self.digits)) :] if self.e164 else self.digits.lstrip("0")
        found = (self.digits, national, self.digits[-4:], self.extension)
        return tuple(dict.fromkeys(digits for digits in found if digits))


def calling_code(digits: str) -> str:
    """The country calling code that international `digits` begin with (ITU-T E.164: one to three digits)."""
    if digits[:1] in {"1", "7"}:
        return digits[:1]
    return digits[:2] if _TWO_DIGIT_CODE.match(digits) else digits[:3]


@lru_cache(maxsize=1 << 16)
def parse_phone(text: str, country: str) -> Phone:
    """Read a phone number.

    Args:
        text: any spelling; also a `tel:` address.
        country: ISO code of the shop, for numbers written without a calling code; "" for none.
    """
    if _E164.fullmatch(text) and not text.startswith("+39"):  # as most programs write it: nothing to take away
        return Phone(text, text, text[1:])
    typed = text.strip()
    bare = typed.removeprefix("tel:")
    if len(bare) > LONGEST:
        return Phone(typed, None, "")
    compact = _ORNAMENT.sub("", _TRUNK_IN_BRACKETS.sub("", bare))
    if compact.startswith("00"):
        compact = "+" + compact[2:]
    if _E164.fullmatch(compact) and not compact.startswith("+39"):  # in Italy alone the zero belongs to the number
        return Phone(typed, compact, compact[1:])
    return _read_slowly(typed, bare, country)


def _read_slowly(typed: str, bare: str, country: str) -> Phone:
    """A number in national form, with an extension or with a trunk zero: read by the library's metadata."""
    import phonenumbers

    digits = "".join(char for char in bare if "0" <= char <= "9")
    try:
        number = phonenumbers.parse(bare, country or None)
    except phonenumbers.NumberParseException:
        return Phone(typed, None, digits)
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Phone(typed, None, digits)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(typed, e164, e164[1:], number.extension or "")


@lru_cache(maxsize=1 << 14)
def display_phone(e164: str) -> str:
    """`+37251234567` as `+372 5123 4567`, grouped as its own country does."""
    for pattern, groups in _SHOWN:
        if found := pattern.fullmatch(e164):
            return found.expand(groups)
    import phonenumbers

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def typed_digits(digits: str) -> tuple[str, ...]:
    """The spellings by which `digits`, typed into a search field, may stand in the index.

    As typed; without the international prefix 00; without the trunk prefix 0 or 8 (050… in Israel, 8 912… in Russia).
    """
    if digits.startswith("00"):
        spellings = [digits, digits[2:]]
    elif len(digits) >= _TRUNK_FROM.get(digits[:1], len(digits) + 1):
        spellings = [digits, digits[1:]]
    else:
        spellings = [digits]
    return tuple(spelling for spelling in spellings if spelling)
