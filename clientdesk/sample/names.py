"""The forms of names: what a woman's family name becomes, and how a name is written in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from random import Random
from typing import NamedTuple

from clientdesk.sample.texts import Tongue

# How Estonian documents write Russian names.
_RUSSIAN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufõe", strict=True)),
    "ё": "jo", "ж": "ž", "х": "h", "ц": "ts", "ч": "tš", "ш": "š", "щ": "štš", "ъ": "", "ь": "", "ю": "ju", "я": "ja",
}  # fmt: skip
Endings = tuple[tuple[str, str], ...]
"""What a man's family name ends in, and a woman's."""

_LITHUANIAN_WIVES: Endings = (("ius", "ienė"), ("us", "ienė"), ("as", "ienė"), ("is", "ienė"), ("ys", "ienė"))
_LITHUANIAN_DAUGHTERS: Endings = (("ius", "iūtė"), ("us", "utė"), ("as", "aitė"), ("is", "ytė"), ("ys", "ytė"))
_RUSSIAN_WOMEN: Endings = (
    ("ский", "ская"),
    ("цкий", "цкая"),
    ("ов", "ова"),
    ("ев", "ева"),
    ("ёв", "ёва"),
    ("ин", "ина"),
)

_MARRIED = 0.6
_IN_LATIN = {"ru": 0.3, "he": 0.4}
"""How many of those with other letters have given their name in Latin ones, as Estonian papers have it."""


class Name(NamedTuple):
    """A person's name; `mail` is what it looks like in an e-mail address."""

    is_woman: bool
    given: str
    family: str
    patronymic: str
    mail: str


def invented(tongue: Tongue, rng: Random) -> Name:
    """A name that somebody who speaks this language may have."""
    is_woman = rng.random() < 0.5
    given, given_latin = _both(rng.choice(tongue.given[is_woman]))
    family, family_latin = _both(rng.choice(tongue.families))
    if is_woman:
        family = womans_family(family, tongue.code, is_married=rng.random() < _MARRIED)
    patronymic = rng.choice(tongue.fathers).split("/")[is_woman] if tongue.fathers else ""
    if rng.random() < _IN_LATIN.get(tongue.code, 0.0):
        given, family, patronymic = given_latin or latin(given), family_latin or latin(family), ""
    mail = f"{mailbox(given_latin or given)}.{mailbox(family_latin or family)}"
    return Name(is_woman, given, family, patronymic, mail)


def womans_family(family: str, language: str, *, is_married: bool) -> str:
    """A woman's form of a man's family name; the same where the language, or the name, knows none."""
    lithuanian = _LITHUANIAN_WIVES if is_married else _LITHUANIAN_DAUGHTERS
    endings = {"lt": lithuanian, "ru": _RUSSIAN_WOMEN}.get(language, ())
    for mans, womans in endings:
        if family.endswith(mans):
            return family.removesuffix(mans) + womans
    return family


@lru_cache(maxsize=4096)
def latin(name: str) -> str:
    """A Russian name in Latin letters, as in Estonian documents; any other as it is."""
    return "".join(_letter(char) for char in re.sub("ий$", "и", name))


@lru_cache(maxsize=4096)
def mailbox(name: str) -> str:
    """A name as it stands in an e-mail address: small Latin letters, no accents, blanks as hyphens."""
    plain = unicodedata.normalize("NFKD", latin(name)).casefold()
    return "".join(char for char in plain.replace(" ", "-") if char.isascii() and (char.isalnum() or char in "-."))


def _letter(char: str) -> str:
    written = _RUSSIAN.get(char.lower(), char)
    return written.capitalize() if char.isupper() else written


def _both(spelled: str) -> tuple[str, str]:
    own, _, in_latin = spelled.partition("/")
    return own, in_latin
