"""What a cell looks like by itself: an e-mail, a phone, a web address, a date, somebody's name."""

from __future__ import annotations

import re

from clientdesk.formats.dates import read_date

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}")
_PHONE = re.compile(r"(?:tel:)?\+?[\d(][\d\s()./\-–\u00a0]{4,24}\d(?:\s*(?:ext|x|доб|вн)\.?\s*\d{1,6})?", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"[^\W\d_][\w.'’׳״\-]*(?: [^\W\d_][\w.'’׳״\-]*){1,3}")

FEWEST_PHONE_DIGITS, MOST_PHONE_DIGITS = 6, 15


def is_email(text: str) -> bool:
    """Whether the cell is one e-mail address."""
    return _EMAIL.fullmatch(text.strip()) is not None


def is_phone(text: str) -> bool:
    """Whether the cell is one phone number and cannot be a date."""
    text = text.strip()
    if not _PHONE.fullmatch(text):
        return False
    return FEWEST_PHONE_DIGITS <= digits(text) <= MOST_PHONE_DIGITS and not is_date(text)


def is_spelt_phone(text: str) -> bool:
    """Whether the cell is a phone number by its signs too, not a bare number that could count anything."""
    text = text.strip()
    return is_phone(text) and (text[0] in "+(0" or not text.isdecimal())


def is_web(text: str) -> bool:
    """Whether the cell is an address of the web."""
    return _WEB.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Whether the cell is a day, other than a bare number."""
    text = text.strip()
    return not text.isdecimal() and read_date(text) is not None


def is_name(text: str) -> bool:
    """Whether the cell is two to four words, as names are."""
    return len(text) <= 60 and _NAME.fullmatch(text.strip()) is not None


def is_shortened(text: str) -> bool:
    """Whether a spreadsheet has written a long number as 3.72512E+11, so that its last digits are lost."""
    return _SHORTENED.fullmatch(text.strip()) is not None


def as_phone(text: str) -> str:
    """A phone as it was typed: without the guard before it, and without the .0 of a number."""
    bare = text.lstrip("'")
    return bare[:-2] if bare.endswith((".0", ",0")) and bare[:-2].isdecimal() else bare


def digits(text: str) -> int:
    """How many digits the text has."""
    return len(_DIGIT.findall(text))
