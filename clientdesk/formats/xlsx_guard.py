"""Looks an Excel file over before it is opened: what would fill the memory is refused in a sentence, not tried.

An XLSX is a zip of XML. Its own figures are not believed: every part is unpacked once, in pieces, and counted.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_

LARGEST_FILE = 256 << 20
LARGEST_UNPACKED = 1 << 30
LARGEST_RATIO = 400
RATIO_COUNTS_FROM = 64 << 20
"""A sheet of equal rows is packed a hundredfold; only of what is large the ratio tells a bomb."""
MOST_PARTS = 10_000
MOST_COLUMNS = 2_000
MOST_CELLS = 12_000_000

_PIECE = 1 << 16
_LOCAL = struct.Struct("<4s5H3I2H")
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,4})(\d{1,9})["']""")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ANY_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_OVERLAP = 256

_TOO_LARGE = N_("This Excel file is too large to be a list of customers.")
_DAMAGED = N_("This Excel file is damaged, or no Excel file. Open it in Excel, save it anew and try again.")
_UNSAFE = N_("This Excel file is made in a way that no spreadsheet program makes, and was not opened.")
_LOCKED = N_("This Excel file is locked by a password. Save it without one and try again.")


def check(path: Path) -> None:
    """Refuse a file that cannot be opened safely.

    Raises:
        UserError: on "file": too large when unpacked, locked, damaged, or with entities that no program writes.
        OSError: it cannot be read.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise UserError("file", _TOO_LARGE)
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or len({part.filename for part in parts}) < len(parts):
                raise UserError("file", _UNSAFE)
            if not any(part.filename.lower().endswith("workbook.xml") for part in parts):
                raise UserError("file", _LOCKED if "EncryptedPackage" in archive.namelist() else _DAMAGED)
            total = 0
            for part in parts:
                total = _looked_over(raw, part, total)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError) as error:
        raise UserError("file", _DAMAGED) from error


def _looked_over(raw: BinaryIO, part: zipfile.ZipInfo, before: int) -> int:
    """Unpack one part in pieces; how much all parts so far came to, in bytes."""
    if part.flag_bits & 0x1:
        raise UserError("file", _LOCKED)
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    extent = _Extent() if "worksheets/" in part.filename.lower() else None
    size, tail = 0, b""
    for piece in _pieces(raw, part):
        size += len(piece)
        if before + size > LARGEST_UNPACKED:
            raise UserError("file", _TOO_LARGE)
        if size > RATIO_COUNTS_FROM and size > LARGEST_RATIO * max(1, part.compress_size):
            raise UserError("file", _TOO_LARGE)
        window = tail + piece
        if is_xml and (b"<!ENTITY" in window or b"<!DOCTYPE" in window or b"<\0!\0D\0" in window):
            raise UserError("file", _UNSAFE)
        if extent is not None:
            extent.take(window, len(tail))
        tail = window[-_OVERLAP:]
    return before + size


class _Extent:
    """How wide and high a sheet is: a single cell at the far corner makes seventeen thousand million of it."""

    def __init__(self) -> None:
        self._width = self._height = 0
        self._rows = self._cells = 0

    def take(self, window: bytes, seen: int) -> None:
        """The next piece of the sheet, of which the first `seen` bytes were looked at before."""
        for found in _CELL.finditer(window):
            if found.end() > seen:
                self._width = max(self._width, _column(found[1]))
                self._height = max(self._height, int(found[2]))
        # Cells may come without their places; then they are counted.
        fresh = window[seen:]
        self._rows += len(_ANY_ROW.findall(fresh))
        self._cells += len(_ANY_CELL.findall(fresh))
        height = max(self._height, self._rows)
        if self._width > MOST_COLUMNS or self._width * height > MOST_CELLS or self._cells > MOST_CELLS:
            raise UserError("file", _TOO_LARGE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _pieces(raw: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What really comes out of a part, whatever its header says."""
    raw.seek(part.header_offset)
    local = _LOCAL.unpack(raw.read(_LOCAL.size))
    raw.seek(local[9] + local[10], 1)
    left = part.compress_size
    if part.compress_type == zipfile.ZIP_STORED:
        while left > 0 and (piece := raw.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise UserError("file", _UNSAFE)
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and not unpacking.eof:
        packed = raw.read(min(_PIECE, left))
        if not packed:
            break
        left -= len(packed)
        while packed:
            if piece := unpacking.decompress(packed, _PIECE * 4):
                yield piece
            packed = unpacking.unconsumed_tail
