"""Which name comes first in a column of whole names: what the file itself shows, and names taken apart by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from clientdesk.formats.headers import fold, tokens


class NameOrder(StrEnum):
    """How whole names are written; `AS_WRITTEN` takes nothing apart."""

    GIVEN_FIRST = "given"
    FAMILY_FIRST = "family"
    AS_WRITTEN = "written"


class Parts(NamedTuple):
    """A name taken apart."""

    given: str = ""
    additional: str = ""
    family: str = ""


ENOUGH_VOTES = 2
FEWEST_FOR_A_QUESTION = 0.6
"""Where fewer of the names are two words or three, the column holds firms too, and nothing is asked."""

_PATRONYMIC = re.compile(r".{2,}(?:вич|ьич|мич|кич|вна|ична|инична)", re.IGNORECASE)
# Only endings that given names do not have: Марина ends as Пушкина does.
_SURNAME = re.compile(
    r".{2,}(?:ова|ева|ёва|ов|ев|ёв|ский|ская|цкий|цкая|енко|ienė|aitė|ytė|utė|auskas|evičius|avičius|inskas)",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?:^|[\s\"“„«])(?:oü|as|mtü|fie|uab|ab|mb|vši|įį|ооо|оао|зао|ип|ао|пао|ltd|llc|inc|gmbh|plc|corp|co|oy|sia|"
    r"בע\"מ|בעמ)(?:$|[\s.,\"”“»])",
    re.IGNORECASE,
)
_FAMILY_WORDS = frozenset({"perekonnanimi", "perenimi", "pavarde", "фамилия", "surname", "last", "family"})
_GIVEN_WORDS = frozenset({"eesnimi", "vardas", "имя", "first", "given", "forename"})
_LOCAL = re.compile(r"[^\W\d_]+")


def words_of(name: str) -> list[str]:
    """The words of what may be a person's name: two, or three with a patronymic; [] for anything else."""
    words = name.split()
    if _FIRM.search(name) or any(char.isdigit() or char in "&@/()" for char in name):
        return []
    if len(words) == 3 and (_PATRONYMIC.fullmatch(words[1]) or _PATRONYMIC.fullmatch(words[2])):
        return words
    return words if len(words) == 2 else []


def parted(name: str, order: NameOrder | None) -> Parts:
    """The name taken apart; empty parts where that cannot be told. A comma says itself that the family name leads."""
    if order is NameOrder.AS_WRITTEN:
        return Parts()
    family, comma, rest = name.partition(",")
    if comma and rest.strip() and "," not in rest and not _FIRM.search(name):
        words = rest.split()
        if len(words) == 2 and _PATRONYMIC.fullmatch(words[1]):
            return Parts(words[0], words[1], family.strip())
        return Parts(rest.strip(), "", family.strip()) if len(words) <= 2 else Parts()
    words = words_of(name)
    if not words or order is None:
        return Parts()
    if len(words) == 3:
        at = 1 if _PATRONYMIC.fullmatch(words[1]) and not _PATRONYMIC.fullmatch(words[2]) else 2
        return Parts(words[0], words[1], words[2]) if at == 1 else Parts(words[1], words[2], words[0])
    first, last = words
    return Parts(first, "", last) if order is NameOrder.GIVEN_FIRST else Parts(last, "", first)


def order_shown(header: str, rows: Iterable[tuple[str, Sequence[str]]]) -> NameOrder | None:
    """The order that the rows show, else the one the column is named by; None where neither tells.

    Args:
        header: the name of the column: "Фамилия Имя Отчество", "Vardas, pavardė".
        rows: each name with the e-mails of its row: "Saar Anna" beside anna.saar@post.ee tells.
    """
    given = family = 0
    for name, emails in rows:
        vote = _vote(name, emails)
        given += vote is NameOrder.GIVEN_FIRST
        family += vote is NameOrder.FAMILY_FIRST
    if max(given, family) >= ENOUGH_VOTES and max(given, family) >= 3 * min(given, family):
        return NameOrder.GIVEN_FIRST if given > family else NameOrder.FAMILY_FIRST
    named = _named_order(header)
    against = given if named is NameOrder.FAMILY_FIRST else family
    return named if against == 0 else None


def is_question(names: Sequence[str]) -> bool:
    """Whether these are names of persons, most of them, so that their order is worth a question."""
    filled = [name for name in names if name.strip()]
    return bool(filled) and sum(map(bool, map(words_of, filled))) >= FEWEST_FOR_A_QUESTION * len(filled)


def _named_order(header: str) -> NameOrder | None:
    words = tokens(header)
    if words == ["фио"]:
        return NameOrder.FAMILY_FIRST
    family = next((place for place, word in enumerate(words) if word in _FAMILY_WORDS), None)
    given = next((place for place, word in enumerate(words) if word in _GIVEN_WORDS), None)
    if family is None or given is None:
        return None
    return NameOrder.FAMILY_FIRST if family < given else NameOrder.GIVEN_FIRST


def _vote(name: str, emails: Sequence[str]) -> NameOrder | None:
    if len(name.split()) == 3 and _PATRONYMIC.fullmatch(name.split()[2]):
        return NameOrder.FAMILY_FIRST
    words = words_of(name)
    if not words:
        return None
    if len(words) == 3:
        return NameOrder.GIVEN_FIRST
    said = next(filter(None, (_said_by(email, words) for email in emails)), None)
    if said:
        return said
    first, last = (bool(_SURNAME.fullmatch(word)) for word in words)
    if first == last:
        return None
    return NameOrder.FAMILY_FIRST if first else NameOrder.GIVEN_FIRST


def _said_by(email: str, words: Sequence[str]) -> NameOrder | None:
    """People write themselves anna.saar or annasaar: given name first."""
    local = [part for part in _LOCAL.findall(fold(email.partition("@")[0])) if len(part) > 1]
    first, last = (fold(word) for word in words)
    if local[:2] == [first, last] or local == [first + last]:
        return NameOrder.GIVEN_FIRST
    if local[:2] == [last, first] or local == [last + first]:
        return NameOrder.FAMILY_FIRST
    return None
