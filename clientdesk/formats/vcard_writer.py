"""Writes cards as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426), so that `read_vcards` gives the same cards back."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.vcard_reader import UUID_PREFIX, is_uuid
from clientdesk.formats.vcard_values import LABEL_WORDS, TYPE_WORDS

FOLD_OCTETS = 75

# Control characters have no place in a vCard text (RFC 6350 section 3.3), half a surrogate pair in no file.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?")
_SPECIAL = re.compile(r"[\\,;\n]")
_UNQUOTED = re.compile(r'["\s]+')
NO_TITLES: Mapping[str, str] = MappingProxyType({})

_PICTURES = ((b"\xff\xd8", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"))


class Version(StrEnum):
    """What stands in VERSION: phones and older programs read the third best."""

    THIRD = "3.0"
    FOURTH = "4.0"


def write_vcards(cards: Iterable[Card], version: Version = Version.FOURTH) -> bytes:
    """The cards as one file: UTF-8, CRLF, lines of at most 75 octets never broken inside a character."""
    return b"".join(written(cards, version))


def written(
    cards: Iterable[Card], version: Version = Version.FOURTH, titles: Mapping[str, str] = NO_TITLES
) -> Iterator[bytes]:
    """The same card by card, for lists that need not lie in memory as a whole.

    Args:
        cards: in their order.
        version: of the format.
        titles: what facts are called, by their keys; a shop that does not know a fact makes one of that name.
    """
    for card in cards:
        yield b"".join(fold(line) for line in _lines(card, version, titles))


def fold(line: str) -> bytes:
    """One content line, folded, with its line end."""
    data = line.encode("utf-8")
    if len(data) <= FOLD_OCTETS:
        return data + b"\r\n"
    pieces: list[bytes] = []
    start, room = 0, FOLD_OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, FOLD_OCTETS - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def escape(text: str) -> str:
    """A text as a value: backslash, comma, semicolon and new lines escaped, unwritable characters dropped."""
    clean = _UNWRITABLE.sub("", _NEWLINE.sub("\n", text))
    return _SPECIAL.sub(lambda found: "\\n" if found[0] == "\n" else "\\" + found[0], clean)


def _lines(card: Card, version: Version, titles: Mapping[str, str]) -> list[str]:
    lines = ["BEGIN:VCARD", f"VERSION:{version}", *_kind(card, version)]
    if card.uid:
        prefix = UUID_PREFIX if version is Version.FOURTH and is_uuid(card.uid) else ""
        lines.append(f"UID:{prefix}{escape(card.uid)}")
    # FN must be there; RFC 9554 has a mark for one that is only put together.
    lines.append(f"FN:{escape(card.fn)}" if card.fn else f"FN;DERIVED=TRUE:{escape(card.shown_name())}")
    names = (card.family, card.given, card.additional, card.prefix, card.suffix)
    if any(names) or version is Version.THIRD:
        # The third version cannot be without it.
        lines.append("N:" + ";".join(map(escape, names)))
    if card.org:
        lines.append("ORG:" + ";".join(map(escape, card.org)))
    lines.extend(_plain(card))
    lines.extend(_birthday(card.bday, version))
    lines.extend(_grouped(card, version))
    if card.tags:
        lines.append("CATEGORIES:" + ",".join(map(escape, card.tags)))
    if card.photo:
        lines.append(_photo(card.photo, version))
    lines.extend(_fact(key, text, titles.get(key, "")) for key, text in card.facts)
    lines.append("END:VCARD")
    return lines


def _fact(key: str, text: str, title: str) -> str:
    # A value between quotes holds no quote (RFC 6350, 3.3).
    called = f';X-TITLE="{_UNQUOTED.sub(" ", title)}"' if title else ""
    return f'X-CLIENTDESK-FACT;X-KEY="{key}"{called}:{escape(text)}'


def _kind(card: Card, version: Version) -> list[str]:
    kind = "org" if card.is_org else "individual"
    own = ["X-CLIENTDESK-HOUSEHOLD:yes"] if card.is_household else []
    if version is Version.FOURTH:
        return [f"KIND:{kind}", *own]
    # The third version has no word for it; Apple's is the one that most programs know, ours tells the rest.
    return [*(["X-ABShowAs:COMPANY"] if card.is_org else []), f"X-CLIENTDESK-KIND:{kind}", *own]


def _plain(card: Card) -> list[str]:
    values = (
        ("NICKNAME", card.nickname),
        ("TITLE", card.title),
        ("LANG", card.language),
        ("NOTE", card.note),
        ("X-CLIENTDESK-CLASS", card.potential),
        ("X-CLIENTDESK-ADDRESS-AS", card.address_as),
        ("X-CLIENTDESK-PRONUNCIATION", card.pronunciation),
        ("X-CLIENTDESK-INDUSTRY", card.industry),
        ("X-CLIENTDESK-FOUND-BY", card.found_by),
        ("X-CLIENTDESK-NAME-DAY", card.name_day or ""),
    )
    return [f"{name}:{escape(value)}" for name, value in values if value]


def _birthday(bday: str | None, version: Version) -> list[str]:
    if not bday:
        return []
    is_without_year = bday.startswith("-")
    if version is Version.FOURTH:
        day = bday[2:] if is_without_year else bday
        return [f"BDAY:{'--' if is_without_year else ''}{day.replace('-', '')}"]
    # The third version knows no day without a year; this is how Apple says it, with a leap year that means none.
    return [f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{bday[1:]}" if is_without_year else f"BDAY:{bday}"]


def _photo(photo: bytes, version: Version) -> str:
    kind = next((kind for start, kind in _PICTURES if photo.startswith(start)), "application/octet-stream")
    data = base64.b64encode(photo).decode("ascii")
    if version is Version.FOURTH:
        return f"PHOTO:data:{kind};base64,{data}"
    name = kind.removeprefix("image/").upper() if kind.startswith("image/") else "X-UNKNOWN"
    return f"PHOTO;ENCODING=b;TYPE={name}:{data}"


def _grouped(card: Card, version: Version) -> list[str]:
    """Phones, e-mails, web and postal addresses; one with a label of its own gets a group and an X-ABLABEL."""
    lines: list[str] = []
    reaches: list[tuple[str, Reach | Address, str]] = [
        *(("TEL", phone, escape(phone.value)) for phone in card.phones),
        *(("EMAIL", email, escape(email.value)) for email in card.emails),
        *(("URL", url, escape(url.value)) for url in card.urls),
        *(("ADR", address, _address(address)) for address in card.addresses),
    ]
    for number, (name, item, value) in enumerate(reaches, 1):
        words = item.label.split(" ")
        is_usual = not item.label or (
            set(words) <= TYPE_WORDS and words == [word for word in LABEL_WORDS if word in words]
        )
        types = words if is_usual and item.label else []
        if version is Version.THIRD and item.preferred:
            types = [*types, "pref"]
        marks = f";TYPE={','.join(types)}" if types else ""
        if version is Version.FOURTH and item.preferred:
            marks += ";PREF=1"
        group = "" if is_usual else f"item{number}."
        lines.append(f"{group}{name}{marks}:{value}")
        if group:
            lines.append(f"{group}X-ABLABEL:{escape(item.label)}")
    return lines


def _address(address: Address) -> str:
    parts = ("", "", address.street, address.city, address.region, address.postcode, address.country)
    return ";".join(map(escape, parts))
