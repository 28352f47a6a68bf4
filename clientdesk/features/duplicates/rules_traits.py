"""What of a customer is compared with others: the words of the name and their parts, phone, birthday, home."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from clientdesk.base.keys import romanised
from clientdesk.base.text import tokens

GIVEN, FAMILY, FATHER, AGE, ANY, FIRM = "g", "f", "p", "x", "?", "o"
"""What a word of a name is: given, family, patronymic, junior or senior, unknown, of an organisation."""

_MOST_WORDS = 8
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "hr",
        "pr",
        "proua",
        "harra",
        "ponas",
        "ponia",
        "p",
        "гн",
        "госпожа",
        "господин",
        "гжа",
        "מר",
        "גב",
        "גברת",
        "דר",
    ]
)
_AGES = frozenset(
    [
        "jr",
        "sr",
        "junior",
        "senior",
        "jun",
        "sen",
        "noorem",
        "vanem",
        "jaunesnysis",
        "vyresnysis",
        "младший",
        "старший",
        "мл",
        "ст",
    ]
)
_LEGAL = frozenset(
    [
        "ou",
        "as",
        "mtu",
        "fie",
        "tu",
        "uab",
        "ab",
        "vsi",
        "mb",
        "iį",
        "ii",
        "ооо",
        "ооо",
        "зао",
        "ао",
        "пао",
        "ип",
        "нко",
        "ltd",
        "limited",
        "llc",
        "inc",
        "plc",
        "co",
        "company",
        "gmbh",
        "oy",
        "sia",
        "the",
        "בעמ",
        "עמ",
        "חברה",
        "ооо",
    ]
)
_FATHERS = ("ovit", "evit", "ovik", "evik", "ovna", "evna", "itna", "inita")
_DAUGHTERS = ("ovna", "evna", "itna")
_FLAT = frozenset(
    [
        "korter",
        "kv",
        "кв",
        "квартира",
        "butas",
        "bt",
        "דירה",
        "apt",
        "apartment",
        "flat",
        "str",
        "street",
        "ul",
        "ул",
        "улица",
        "tn",
        "tanav",
        "g",
        "gatve",
    ]
)

Birth = tuple[int, int, int]
"""Year (0 where unknown), month, day."""


@dataclass(frozen=True, slots=True)
class Traits:
    """One customer as the matcher sees them.

    Args:
        customer: the id; 0 for somebody who is only being typed.
        name: as the list shows it.
        words: the folded words of the name.
        parts: what each word is, one letter a word.
        fond: folded words of the nickname.
        is_organisation: a firm, a household.
        phones: E.164, or the digits where it is no such number.
        mails: e-mail and web addresses by their keys.
        birth: None where unknown.
        homes: addresses by `home_key`.
        streets: as written, where somebody is being typed; a scan needs them not.
        towns: cities, folded.
    """

    customer: int
    name: str
    words: tuple[str, ...]
    parts: str
    fond: tuple[str, ...] = ()
    is_organisation: bool = False
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    birth: Birth | None = None
    homes: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()


def words_of(
    name: str, given: str = "", family: str = "", patronymic: str = "", *, is_organisation: bool = False
) -> tuple[tuple[str, ...], str]:
    """The words by which somebody is compared, titles and legal forms left out, and what each is."""
    if is_organisation:
        words = tokens(name)
        bare = [word for word in words if word not in _LEGAL] or list(words)
        return _kept([(word, FIRM) for word in bare])
    if given or family:
        told = [(word, GIVEN) for word in tokens(given)] + [(word, FATHER) for word in tokens(patronymic)]
        told += [(word, FAMILY) for word in tokens(family)]
    else:
        told = _read_name(name)
    return _kept([(word, AGE if word in _AGES else part) for word, part in told if word not in _TITLES])


def home_key(street: str, city: str) -> str:
    """What two spellings of an address have in common: its words and numbers in one order; "" without a number."""
    words = [word for word in tokens(f"{street}") if word not in _FLAT]
    if not any(word[0].isdigit() for word in words):
        return ""
    return sys.intern(" ".join(_spelled(word) for word in (*words, *tokens(city))))


def town_key(city: str) -> str:
    """A city in any script."""
    return sys.intern(" ".join(map(_spelled, tokens(city))))


@lru_cache(maxsize=1 << 15)
def _spelled(word: str) -> str:
    return next(iter(romanised(word)), word)


def _read_name(name: str) -> list[tuple[str, str]]:
    """The parts that can be told from how a name is written: "Tamm, Mari", and what stands before a patronymic."""
    before, comma, after = name.partition(",")
    if comma and tokens(before) and tokens(after):
        return [(word, GIVEN) for word in tokens(after)] + [(word, FAMILY) for word in tokens(before)]
    words = [word for word in tokens(name) if word not in _TITLES]
    # Of two words the second may be a family name: Abramovich is one, Abramovna is none.
    ends = _FATHERS if len(words) > 2 else _DAUGHTERS
    fathers = [place for place, word in enumerate(words) if place and is_patronymic(word, ends)]
    if not fathers:
        return [(word, ANY) for word in words]
    father = fathers[0]
    return [
        (word, FATHER if place == father else GIVEN if place == father - 1 else FAMILY)
        for place, word in enumerate(words)
    ]


@lru_cache(maxsize=1 << 15)
def is_patronymic(word: str, ends: tuple[str, ...] = _FATHERS) -> bool:
    """Whether a folded word looks like a Russian patronymic, in either script."""
    return len(word) > 5 and any(key.endswith(ends) for key in romanised(word))


def _kept(told: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], str]:
    some = list(told)[:_MOST_WORDS]
    return tuple(sys.intern(word) for word, _part in some), sys.intern("".join(part for _word, part in some))
