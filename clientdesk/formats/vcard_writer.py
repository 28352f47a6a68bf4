"""Writes cards as vCard 4.0 (RFC 6350), so that `read_vcards` gives the same cards back."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.vcard_reader import UUID_PREFIX, is_uuid
from clientdesk.formats.vcard_values import LABEL_WORDS, TYPE_WORDS

FOLD_OCTETS = 75

# Control characters have no place in a vCard text (RFC 6350 section 3.3), half a surrogate pair in no file.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?")
_SPECIAL = re.compile(r"[\\,;\n]")

_PICTURES = ((b"\xff\xd8", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"))


def write_vcards(cards: Iterable[Card]) -> bytes:
    """The cards as one vCard 4.0 file: UTF-8, CRLF, lines of at most 75 octets never broken inside a character."""
    return b"".join(fold(line) for card in cards for line in _lines(card))


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


def _lines(card: Card) -> list[str]:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"KIND:{'org' if card.is_org else 'individual'}"]
    if card.uid:
        lines.append(f"UID:{UUID_PREFIX if is_uuid(card.uid) else ''}{escape(card.uid)}")
    # FN must be there; RFC 9554 has a mark for one that is only put together.
    lines.append(f"FN:{escape(card.fn)}" if card.fn else f"FN;DERIVED=TRUE:{escape(card.shown_name())}")
    names = (card.family, card.given, card.additional, card.prefix, card.suffix)
    if any(names):
        lines.append("N:" + ";".join(map(escape, names)))
    if card.org:
        lines.append("ORG:" + ";".join(map(escape, card.org)))
    lines.extend(_plain(card))
    lines.extend(_grouped(card))
    if card.tags:
        lines.append("CATEGORIES:" + ",".join(map(escape, card.tags)))
    if card.photo:
        kind = next((kind for start, kind in _PICTURES if card.photo.startswith(start)), "application/octet-stream")
        lines.append(f"PHOTO:data:{kind};base64,{base64.b64encode(card.photo).decode('ascii')}")
    lines.append("END:VCARD")
    return lines


def _plain(card: Card) -> list[str]:
    values = (
        ("NICKNAME", card.nickname),
        ("TITLE", card.title),
        ("BDAY", (card.bday or "").replace("-", "") if card.bday and card.bday[0] != "-" else _no_year(card.bday)),
        ("LANG", card.language),
        ("NOTE", card.note),
        ("X-CLIENTDESK-CLASS", card.potential),
        ("X-CLIENTDESK-ADDRESS-AS", card.address_as),
        ("X-CLIENTDESK-PRONUNCIATION", card.pronunciation),
    )
    return [f"{name}:{escape(value)}" for name, value in values if value]


def _no_year(bday: str | None) -> str:
    return f"--{bday[2:].replace('-', '')}" if bday else ""


def _grouped(card: Card) -> list[str]:
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
        types = f";TYPE={','.join(words)}" if is_usual and item.label else ""
        group = "" if is_usual else f"item{number}."
        lines.append(f"{group}{name}{types}{';PREF=1' if item.preferred else ''}:{value}")
        if group:
            lines.append(f"{group}X-ABLABEL:{escape(item.label)}")
    return lines


def _address(address: Address) -> str:
    parts = ("", "", address.street, address.city, address.region, address.postcode, address.country)
    return ";".join(map(escape, parts))
