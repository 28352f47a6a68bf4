"""Pictures without what a camera wrote beside them: the place, the time, the maker; read without decoding them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_SOS, _EOI, _COMMENT = 0xDA, 0xD9, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: TEM, and the restarts within a scan."""
_APP = range(0xE0, 0xF0)
_KEPT = {0xE0: b"", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What the colours and the proportions follow from: JFIF, the colour profile, Adobe's colour transform."""
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_SHORT = 3
_MOST_ENTRIES = 500
_PNG_DROPPED = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x08 | 0x04


def bare(content: bytes) -> bytes:
    """The same picture without place, time, maker and comments; how a JPEG is to be turned stays.

    A picture whose parts cannot be followed, and anything else, comes back as it is.
    """
    try:
        if content.startswith(_JPEG):
            return b"".join(_bare_jpeg(content))
        if content.startswith(_PNG):
            return b"".join(_bare_png(content))
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            body = b"".join(_bare_webp(content))
            return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
    except (struct.error, ValueError, IndexError):
        return content
    return content


def _bare_jpeg(content: bytes) -> Iterator[bytes]:
    """The segments that stay (ITU T.81, annex B); what stands behind the end of the picture goes too."""
    yield content[:2]
    at, turned = 2, False
    while True:
        marker = _marker(content, at)
        if marker == _EOI:
            yield content[at : at + 2]
            return
        if marker in _ALONE:
            yield content[at : at + 2]
            at += 2
            continue
        end = at + 2 + int(struct.unpack_from(">H", content, at + 2)[0])
        if end > len(content) or end < at + 4:
            raise ValueError("a segment without end")
        payload = content[at + 4 : end]
        if marker == 0xE1 and payload.startswith(_EXIF) and not turned:
            turned = True
            yield _only_orientation(payload[len(_EXIF) :])
        elif _stays(marker, payload):
            yield content[at:end]
        at = end
        if marker == _SOS:
            end = _end_of_scan(content, at)
            yield content[at:end]
            at = end


def _marker(content: bytes, at: int) -> int:
    if content[at] != 0xFF:
        raise ValueError("no marker")
    return content[at + 1]


def _stays(marker: int, payload: bytes) -> bool:
    if marker in _APP:
        return marker in _KEPT and payload.startswith(_KEPT[marker])
    return marker != _COMMENT


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker begins; a 0xFF of the picture itself is followed by 0, a restart belongs to it."""
    while True:
        at = content.index(b"\xff", at)
        after = content[at + 1]
        if after and after not in _ALONE and after != 0xFF:
            return at
        at += 1 if after == 0xFF else 2


def _only_orientation(exif: bytes) -> bytes:
    """A segment that says nothing but how the picture is to be turned; empty where it stands upright."""
    turn = _orientation(exif)
    if not 2 <= turn <= 8:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, turn, 0)
    payload = _EXIF + b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload


def _orientation(exif: bytes) -> int:
    """The number 1 to 8 of EXIF 2.3, 4.6.4; 0 where it is not told, or cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 0
    try:
        first = struct.unpack_from(f"{order}I", exif, 4)[0]
        count = struct.unpack_from(f"{order}H", exif, first)[0]
        for place in range(min(count, _MOST_ENTRIES)):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * place)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return int(value)
    except struct.error:
        return 0
    return 0


def _bare_png(content: bytes) -> Iterator[bytes]:
    """The chunks that stay, up to the last (PNG, 5.3)."""
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length = int(struct.unpack_from(">I", content, at)[0])
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise ValueError("a chunk without end")
        if kind not in _PNG_DROPPED:
            yield content[at:end]
        at = end


def _bare_webp(content: bytes) -> Iterator[bytes]:
    """The chunks that stay; the head of an extended file no longer promises the others (RFC 9649, 2.7)."""
    at, last = 12, 8 + int(struct.unpack_from("<I", content, 4)[0])
    if last > len(content):
        raise ValueError("a file without end")
    while at < last:
        kind, length = content[at : at + 4], int(struct.unpack_from("<I", content, at + 4)[0])
        end = at + 8 + length + length % 2
        if end > last:
            raise ValueError("a chunk without end")
        if kind == b"VP8X" and length:
            yield content[at : at + 8] + bytes([content[at + 8] & ~_WEBP_FLAGS & 0xFF]) + content[at + 9 : end]
        elif kind not in _WEBP_DROPPED:
            yield content[at:end]
        at = end
