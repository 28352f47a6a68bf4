"""What a camera wrote beside a picture is left out; the picture itself is the same, dot by dot."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter

from clientdesk.formats.bare_picture import bare

PLACE = b"GPS 59.4370 N 24.7536 E, Anna's telephone"


def picture(kind: str) -> bytes:
    """A picture of 24 by 16 dots."""
    image = QImage(24, 16, QImage.Format.Format_RGB32)
    for x in range(24):
        for y in range(16):
            image.setPixelColor(x, y, QColor(10 * x, 15 * y, 90))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(held.data())


def shown(content: bytes) -> QImage:
    """As it is looked at, turned the way it says."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read()
    assert not image.isNull(), reader.errorString()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def segment(marker: int, payload: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def exif(orientation: int, order: str) -> bytes:
    head = b"II*\0" if order == "<" else b"MM\0*"
    tags = struct.pack(f"{order}IHHHIHHHHII", 8, 2, 0x0112, 3, 1, orientation, 0, 0x8825, 4, 1, 26)
    return b"Exif\0\0" + head + tags + PLACE


def chunk(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_keeps_only_how_it_is_turned(orientation: int, order: str) -> None:
    plain = picture("jpeg")
    written = [segment(0xE1, exif(orientation, order)), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE)]
    written += [segment(0xED, b"Photoshop 3.0\0" + PLACE), segment(0xFE, PLACE)]
    taken = plain[:2] + b"".join(written) + plain[2:] + PLACE
    kept = bare(taken)
    assert shown(kept) == shown(taken)
    assert shown(kept).width() == (24 if orientation < 5 else 16)
    assert PLACE not in kept and len(kept) - len(plain) <= (0 if orientation == 1 else 40)


def test_a_progressive_jpeg_is_followed_through_its_scans() -> None:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setProgressiveScanWrite(True)
    assert writer.write(shown(picture("png")))
    plain = bytes(held.data())
    assert plain.count(b"\xff\xda") > 1
    assert bare(plain[:2] + segment(0xE1, exif(1, ">")) + plain[2:]) == plain


def test_a_png_keeps_no_words() -> None:
    plain = picture("png")
    words = chunk(b"tEXt", b"Comment\0" + PLACE) + chunk(b"eXIf", exif(1, ">")[6:]) + chunk(b"iTXt", PLACE)
    kept = bare(plain[:33] + words + plain[33:] + PLACE)
    assert shown(kept) == shown(plain) and PLACE not in kept and b"iTXt" not in kept


def test_a_webp_keeps_no_words() -> None:
    plain = picture("webp")
    head = b"VP8X" + struct.pack("<I", 10) + bytes([0x0C, 0, 0, 0, 23, 0, 0, 15, 0, 0])
    body = head + plain[12:]
    for kind in (b"EXIF", b"XMP "):
        body += kind + struct.pack("<I", len(PLACE)) + PLACE + b"\0" * (len(PLACE) % 2)
    kept = bare(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body)
    assert PLACE not in kept and kept[20] == 0
    assert shown(kept) == shown(plain)


@given(
    kind=st.sampled_from(["jpeg", "png", "webp"]), cut=st.integers(0, 2_000), put=st.binary(max_size=8),
    at=st.integers(0, 2_000),
)  # fmt: skip
def test_whatever_is_brought_is_answered_and_nothing_grows(kind: str, cut: int, put: bytes, at: int) -> None:
    whole = picture(kind)
    content = (whole[:at] + put + whole[at + len(put) :])[: cut or None]
    kept = bare(content)
    assert len(kept) <= len(content) + 40
    assert bare(kept) == kept
