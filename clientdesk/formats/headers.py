"""Matches one column's name with a field, a label and a number: "Home Phone 2", "E-mail 1 - Value", "MailingCity"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from clientdesk.formats.fields import IN_ADDRESS, REFUSED, Field
from clientdesk.formats.header_words import (
    CHANNELS,
    CONSENTS,
    IGNORED,
    LABEL_TOKENS,
    NAMES,
    NEWS,
    PHONE_LABELS,
    REFUSALS,
)

LONGEST_HEADER = 80

_COMPOUND_ENDS = ("telefon", "aadress", "meil", "faks", "fax")
_ADDRESS_WORDS = ("address", "адрес", "aadress", "adresas", "adreso", "adresse")
_LABEL_ORDER = tuple(label for label in LABEL_TOKENS if label)

_NUMBERED = re.compile(r"(.+?)\s+(\d{1,2})\s+-\s+(.+)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_QUOTES = re.compile("['’\"״׳`]")
_TOKENS = re.compile(r"[^\W\d_]+|\d+")


class HeaderMatch(NamedTuple):
    """What a column's name says: the field, its label, its number, and whether it stands in "E-mail 1 - Value" form.

    `is_code` is set for the two-letter columns ("Country Code") that give way to the full ones.
    """

    field: Field
    label: str = ""
    number: int = 0
    is_grouped: bool = False
    is_code: bool = False


def fold(text: str) -> str:
    """Small letters without accents, points and ornaments: "Pavardė" and "PAVARDE" are one."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def tokens(text: str) -> list[str]:
    """The folded words and numbers of a column's name."""
    return _TOKENS.findall(fold(_CAMEL.sub(" ", _QUOTES.sub("", text[:LONGEST_HEADER]))))


def _index(words: str) -> list[str]:
    return ["".join(tokens(name)) for name in words.split(",")]


_FIELDS = {name: field for field, words in NAMES.items() for name in _index(words)}
_IGNORED = frozenset(_index(IGNORED))
_LABELS = {name: label for label, words in LABEL_TOKENS.items() for name in _index(words)}
NEWS_LABEL = "news"
"""In the label of a consent: it is to news and not to offers."""

_NEWS = frozenset(_index(NEWS))
_CONSENTS, _REFUSALS = frozenset(_index(CONSENTS)), frozenset(_index(REFUSALS))
_CHANNELS = {name: channel for channel, words in CHANNELS.items() for name in _index(words)}
_LABEL_FIELDS = {
    Field.PHONE: Field.PHONE_LABEL,
    Field.EMAIL: Field.EMAIL_LABEL,
    Field.WEB: Field.WEB_LABEL,
    Field.ADDRESS: Field.ADDRESS_LABEL,
}


def is_known(header: str) -> bool:
    """Whether this is the name of a column of some program, even of one we leave out."""
    return match_header(header) is not None or "".join(tokens(header)) in _IGNORED


@lru_cache(maxsize=4096)
def match_header(header: str) -> HeaderMatch | None:
    """What the column's name says, or None where it is not known."""
    numbered = _NUMBERED.fullmatch(header.strip()[:LONGEST_HEADER])
    if numbered:
        return _match_numbered(numbered[1], int(numbered[2]), numbered[3])
    words = tokens(header)
    squashed = "".join(words)
    if squashed in _IGNORED:
        return None
    if consent := _consent(words):
        return consent
    if squashed in _FIELDS:
        return HeaderMatch(_FIELDS[squashed], is_code=squashed.endswith("code") and _is_short(squashed))
    number = next((int(word) for word in words if word.isdecimal() and len(word) <= 2), 0)
    found = _without_labels([word for word in words if not word.isdecimal()])
    return found._replace(number=number) if found else None


def _consent(words: list[str]) -> HeaderMatch | None:
    """What "Accepts Email Marketing", "Email Opt Out", "Newsletter" say: the label is channel, "news", `REFUSED`."""
    parts = _joined_channels(words)
    channel = next((_CHANNELS[part] for part in parts if part in _CHANNELS), "")
    rest = "".join(part for part in parts if part not in _CHANNELS)
    if rest in _REFUSALS:
        return HeaderMatch(Field.CONSENT, f"{channel} {REFUSED}".strip())
    if rest not in _CONSENTS:
        return None
    is_news = not _NEWS.isdisjoint(words)
    return HeaderMatch(Field.CONSENT, f"{channel} {NEWS_LABEL}".strip() if is_news else channel)


def _joined_channels(words: list[str]) -> list[str]:
    """The words with "e mail" as one."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] + word in _CHANNELS:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_short(squashed: str) -> bool:
    return squashed in {"countrycode", "provincecode", "statecode"}


def _match_numbered(base: str, number: int, part: str) -> HeaderMatch | None:
    """Google's form: "Phone 1 - Type", "Address 2 - City", "Organization 1 - Name"."""
    field = _FIELDS.get("".join(tokens(base)))
    detail = "".join(tokens(part))
    if detail in ("value", "formatted") and field:
        return HeaderMatch(field, "", number, is_grouped=True)
    if detail in ("label", "type"):
        return HeaderMatch(_LABEL_FIELDS[field], "", number, is_grouped=True) if field in _LABEL_FIELDS else None
    if field is Field.ADDRESS and _FIELDS.get(detail) in IN_ADDRESS:
        return HeaderMatch(_FIELDS[detail], "", number, is_grouped=True)
    if field is Field.ORGANISATION and number == 1:
        inner = {"name": Field.ORGANISATION}.get(detail) or _FIELDS.get(detail)
        return HeaderMatch(inner) if inner in (Field.ORGANISATION, Field.TITLE, Field.DEPARTMENT) else None
    return None


def _without_labels(words: list[str]) -> HeaderMatch | None:
    """Take label words off either end until the rest is the name of a field."""
    labels: list[str] = []
    rest = [part for word in words for part in _compound(word)]
    while rest:
        squashed = "".join(rest)
        if squashed in _FIELDS:
            field = _FIELDS[squashed]
            return HeaderMatch(field, _label(labels, field), is_code=_is_short(squashed))
        if rest[0] == "address" and "".join(rest[1:]) in _FIELDS:
            # "Default Address Company" (Shopify): the word says what the next ones belong to.
            rest.pop(0)
            continue
        if rest[0] in _LABELS:
            labels.append(_LABELS[rest.pop(0)])
        elif rest[-1] in _LABELS:
            labels.append(_LABELS[rest.pop()])
        elif rest[0] == "address" and len(rest) > 1:
            rest.pop(0)
        elif rest[-1] in _ADDRESS_WORDS and len(rest) > 1:
            # "Улица (раб. адрес)": the words say of which address it is the street.
            rest.pop()
        else:
            return None
    label = _label(labels, Field.PHONE)
    return HeaderMatch(Field.PHONE, label) if PHONE_LABELS & set(labels) else None


def _compound(word: str) -> list[str]:
    """Estonian writes "work phone" as one word: töötelefon."""
    for end in _COMPOUND_ENDS:
        if word.endswith(end) and word.removesuffix(end) in _LABELS:
            return [word.removesuffix(end), end]
    return [word]


def _label(labels: list[str], field: Field) -> str:
    """The labels in the order they are spoken ("work fax"); "main" is said of phones only."""
    said = [label for label in _LABEL_ORDER if label in labels and (label != "main" or field is Field.PHONE)]
    return " ".join(said)
