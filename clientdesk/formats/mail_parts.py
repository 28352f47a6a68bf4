"""The parts of an e-mail (RFC 2045, RFC 2046): found within bounds, whatever the bytes say."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clientdesk.formats.mail_words import LONGEST_HEADER, Kind, kind_of

MOST_PARTS = 400
DEEPEST = 12
"""A mail forwarded within a mail within a mail; what lies deeper stays one closed part."""
_LONGEST_HEAD = 1 << 20
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")
_FIELD = re.compile(rb"^([!-9;-~]{1,76})[ \t]*:[ \t]*(.*)", re.DOTALL)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part: what its head says, and its bytes as they stand.

    Args:
        fields: the fields of its head by name in lower case, in their order; continued lines joined.
        parts: those inside it; none of a part that is not a multipart.
        raw: of a part without parts, its body, still in its transfer encoding.
    """

    fields: dict[str, list[bytes]]
    kind: Kind
    raw: bytes = b""
    parts: list[Part] = field(default_factory=list)

    def first(self, name: str) -> bytes:
        """The first field of this name, b"" for none."""
        return self.fields.get(name, [b""])[0]

    def content(self) -> bytes:
        """What is in it, out of its transfer encoding; broken encodings give what can be read."""
        way = self.first("content-transfer-encoding").strip().lower()
        if way == b"quoted-printable":
            return quopri.decodestring(self.raw)
        return _from_base64(self.raw) if way == b"base64" else self.raw

    def leaves(self) -> Iterator[Part]:
        """The parts that hold something, in their order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


class Budget:
    """How many parts may still be opened, so that a bomb stays one closed part."""

    def __init__(self) -> None:
        self.left = MOST_PARTS
        self.is_spent = False

    def take(self) -> bool:
        """Whether there is one left."""
        self.left -= 1
        self.is_spent = self.is_spent or self.left < 0
        return self.left >= 0


def parse(content: bytes, budget: Budget, depth: int = 0, standard: bytes = b"text/plain") -> Part:
    """The part that `content` is; `standard` is its type where its head does not say."""
    head, body = _split(content)
    fields = fields_of(head)
    content_type = fields.get("content-type", [standard])[0]
    kind = kind_of(content_type, fields.get("content-disposition", [b""])[0])
    made = Part(fields, kind, body)
    if not (kind.content.startswith("multipart/") and kind.boundary):
        return made
    if depth >= DEEPEST:
        budget.is_spent = True
        return made
    inner = b"message/rfc822" if kind.content == "multipart/digest" else b"text/plain"
    for piece in _between(body, kind.boundary.encode("latin-1", "replace")):
        if not budget.take():
            break
        made.parts.append(parse(piece, budget, depth + 1, inner))
    return made


def fields_of(head: bytes) -> dict[str, list[bytes]]:
    """The fields of a head; lines that are none are passed over."""
    fields: dict[str, list[bytes]] = {}
    lines: list[bytes] = []
    for line in head[:_LONGEST_HEAD].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        if line[:1] in (b" ", b"\t") and lines:
            lines.append(line)
        else:
            _add(fields, lines)
            lines = [line]
    _add(fields, lines)
    return fields


def _add(fields: dict[str, list[bytes]], lines: list[bytes]) -> None:
    found = _FIELD.match(b"".join(lines)[: LONGEST_HEADER + 100]) if lines else None
    if found is not None:
        fields.setdefault(found[1].decode("ascii").lower(), []).append(found[2].strip())


def _split(content: bytes) -> tuple[bytes, bytes]:
    if content[:1] in (b"\n", b"\r"):
        return b"", content.lstrip(b"\r\n")
    found = _END_OF_HEAD.search(content)
    return (content, b"") if found is None else (content[: found.start()], content[found.end() :])


def _between(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """What stands between the lines of a boundary; a mail that was cut off ends with its end."""
    line = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    start = None
    for found in line.finditer(body):
        if start is not None:
            yield _without_line_end(body[start : found.start()])
        if found[1]:
            return
        start = found.end()
    if start is not None:
        yield _without_line_end(body[start:])


def _without_line_end(piece: bytes) -> bytes:
    """Without the end of the line of the boundary above it."""
    return piece[2:] if piece.startswith(b"\r\n") else piece[1:]


def _from_base64(raw: bytes) -> bytes:
    # What stands behind the padding (a footer of a mailing list) is no part of it.
    body, _sign, _footer = raw.partition(b"=")
    bare = _NOT_BASE64.sub(b"", body)
    try:
        return base64.b64decode(bare + b"=" * (-len(bare) % 4))
    except binascii.Error:
        return base64.b64decode(bare[: len(bare) // 4 * 4])
