"""Pictures made for the tests: two halves of different colours, in any format, and some that are none."""

from __future__ import annotations

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

LEFT, RIGHT = QColor("#c03030"), QColor("#3030c0")


def image(width: int = 600, height: int = 400) -> QImage:
    """Red on the left, blue on the right."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(LEFT)
    painter = QPainter(made)
    painter.fillRect(width // 2, 0, width - width // 2, height, RIGHT)
    painter.end()
    return made


def picture(kind: str = "jpeg", width: int = 600, height: int = 400, *, see_through: bool = False) -> bytes:
    """The same as a file."""
    made = image(width, height)
    if see_through:
        made = QImage(width, height, QImage.Format.Format_ARGB32)
        made.fill(QColor(0, 0, 0, 0))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(made)
    return bytes(held.data())


def turned(content: bytes, orientation: int) -> bytes:
    """A JPEG with an EXIF note of how the camera was held (TIFF tag 0x0112)."""
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHIHH", 1, 0x0112, 3, 1, orientation, 0) + b"\0\0\0\0"
    note = b"Exif\0\0" + tiff
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + content[2:]


def bomb(side: int = 30_000) -> bytes:
    """A small PNG that says it is enormous."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(1000)))
        + _chunk(b"IEND", b"")
    )


def is_red(made: QImage, x: int, y: int) -> bool:
    """Whether a point is of the left half."""
    return made.pixelColor(x, y).red() > 120 and made.pixelColor(x, y).blue() < 110


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
