"""Headers of e-mails as people wrote them: encoded words (RFC 2047), addresses (RFC 5322), parameters (RFC 2231)."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from clientdesk.base.text import tidy
from clientdesk.formats.charset import decode, guess, is_utf8, known

LONGEST_HEADER = 20_000
"""What is longer is cut: no person reads more, and readers of headers grow slow over them."""
MOST_ADDRESSES = 200
_LONGEST_PARAMETERS = 4_000
_LONGEST_DATE = 200
_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,10000})\?=")
_COMMENT = re.compile(r"\([^()]*\)")
_WORST = (ValueError, TypeError, LookupError, AttributeError, OverflowError)
"""What the readers of the standard library raise over headers that no program should write."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody as an e-mail names them; `name` may be "", `address` is in lower case."""

    address: str
    name: str = ""

    def __str__(self) -> str:
        """As people write it."""
        return f"{self.name} <{self.address}>" if self.name else self.address


def header_text(raw: bytes) -> str:
    """One line of text from a header, encoded words and bare 8-bit text read."""
    unfolded = raw[:LONGEST_HEADER]
    text = unfolded.decode("utf-8") if is_utf8(unfolded) else decode(unfolded, guess(unfolded))
    return tidy(decoded(text))


def decoded(text: str) -> str:
    """`text` with its encoded words read; one that cannot be read stays as it stands.

    Words of one character set side by side are read as one: many programs cut a letter of two bytes in half.
    """
    parts: list[str] = []
    pending, charset, at = b"", "", 0
    for found in _ENCODED.finditer(text):
        between = text[at : found.start()]
        name = known(found[1].partition("*")[0]) or ""
        content = _encoded_bytes(found[2], found[3])
        if not name or content is None:
            continue
        if between.strip() or not pending or name != charset:
            parts.append(_read(pending, charset))
            # Blanks between two encoded words are not part of the text.
            parts.append(between if between.strip() or not pending else "")
            pending = b""
        pending, charset, at = pending + content, name, found.end()
    return "".join([*parts, _read(pending, charset), text[at:]])


def mailboxes(raw: bytes) -> tuple[Mailbox, ...]:
    """Who is named in a header such as To; those without an address are left out."""
    text = header_text_raw(raw)
    found = (_mailbox(piece) for piece in _pieces(text))
    return tuple(dict.fromkeys(one for one in found if one is not None))[:MOST_ADDRESSES]


def header_text_raw(raw: bytes) -> str:
    """A header as text, its encoded words still as they stand: they may hold commas."""
    cut = raw[:LONGEST_HEADER]
    return cut.decode("utf-8") if is_utf8(cut) else decode(cut, guess(cut))


def moment(raw: bytes) -> datetime | None:
    """The moment of a Date header, aware UTC; None where it names none."""
    text = raw[:_LONGEST_DATE].decode("ascii", "replace")
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (*_WORST, IndexError):
        return None


@dataclass(frozen=True, slots=True)
class Kind:
    """What a part says it is: its content type, its character set and boundary, and the name of the file it holds."""

    content: str
    charset: str = ""
    boundary: str = ""
    name: str = ""
    is_attachment: bool = False


def kind_of(content_type: bytes, disposition: bytes) -> Kind:
    """What the two headers of a part say; plain text where they say nothing that can be read."""
    message = Message()
    for name, raw in (("Content-Type", content_type), ("Content-Disposition", disposition)):
        if raw:
            # One character a byte: names in bare 8-bit text are read below.
            message[name] = raw[:_LONGEST_PARAMETERS].decode("latin-1").replace("\r", "").replace("\n", " ")
    try:
        content = message.get_content_type()
        boundary = message.get_boundary("") or ""
        charset = str(message.get_content_charset("") or "")
        attached = message.get_content_disposition() == "attachment"
    except _WORST:
        return Kind("application/octet-stream")
    return Kind(content, charset, boundary, _file_name(message), attached)


def _file_name(message: Message) -> str:
    try:
        name = message.get_filename("") or ""
    except _WORST:
        return ""
    if name and all(ord(char) < 256 for char in name):
        name = header_text_raw(name.encode("latin-1"))
    return decoded(name)


def _encoded_bytes(way: str, text: str) -> bytes | None:
    if way in "qQ":
        return quopri.decodestring(text.replace("_", " ").encode("utf-8", "replace"), header=False)
    bare = re.sub(r"[^A-Za-z0-9+/]", "", text)
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4))
    except binascii.Error:
        return None


def _read(content: bytes, charset: str) -> str:
    return decode(content, charset) if content else ""


def _pieces(text: str) -> list[str]:
    """The addresses of a header, cut at commas and semicolons that stand outside quotes and angle brackets."""
    pieces, start, quoted, inside = [], 0, False, False
    for at, char in enumerate(text):
        if char == '"' and (at == 0 or text[at - 1] != "\\"):
            quoted = not quoted
        elif not quoted and char in "<>":
            inside = char == "<"
        elif char in ",;" and not quoted and not inside:
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]][: 4 * MOST_ADDRESSES]


def _mailbox(piece: str) -> Mailbox | None:
    name, sign, rest = piece.rpartition("<")
    # A group begins with its name and a colon: "Club: anna@example.org".
    bare = rest.partition(">")[0] if sign else _COMMENT.sub(" ", rest).rpartition(":")[2]
    address = "".join(decoded(bare).split()).lower()
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or len(address) > 254 or tidy(address) != address:  # RFC 5321 4.5.3.1.3
        return None
    return Mailbox(address, tidy(decoded(name.strip().strip('"').replace('\\"', '"')))[:200] if sign else "")
