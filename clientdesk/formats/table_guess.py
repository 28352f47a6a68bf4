"""What a table is written in: its encoding, its separator, and whether its first row names the columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from typing import BinaryIO

from clientdesk.formats import cells, charset
from clientdesk.formats.headers import is_known

# In the order of trust where two fit equally: a comma is the likeliest to stand inside a cell.
SEPARATORS = ("\t", ";", "|", ",")

CHUNK_BYTES = 1024 * 1024
GUESS_BYTES = 64 * 1024


def encoding_of(stream: BinaryIO) -> str:
    """The encoding of a stream: by its mark, as UTF-8 if all of it is valid, otherwise guessed from its lines."""
    start = stream.read(CHUNK_BYTES)
    if marked := charset.marked(start):
        return marked[0]
    decoder = codecs.getincrementaldecoder("utf-8")()
    foreign: list[bytes] = []
    size, is_utf8, chunk = 0, True, start
    while chunk and (is_utf8 or size < GUESS_BYTES):
        if not chunk.isascii():
            lines = [line for line in chunk.splitlines() if not line.isascii()] if size < GUESS_BYTES else []
            foreign.extend(lines)
            size += sum(map(len, lines))
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            is_utf8 = False
        chunk = stream.read(CHUNK_BYTES)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        is_utf8 = False
    return "utf-8" if is_utf8 else charset.guess(b"\n".join(foreign)[:GUESS_BYTES])


def separator_of(lines: Sequence[str]) -> str:
    """The separator by which the most rows have as many cells as the first; a comma where none divides."""
    best, found = (0.0, 0), ","
    for separator in SEPARATORS:
        counts = _counts(lines, separator)
        if not counts or counts[0] < 2:
            continue
        # One row more or less is no reason to prefer a separator that divides into fewer cells.
        score = (round(counts.count(counts[0]) / len(counts), 1), counts[0])
        if score > best:
            best, found = score, separator
    return found


def _counts(lines: Sequence[str], separator: str) -> list[int]:
    try:
        rows = list(csv.reader((line.replace("\x00", "") for line in lines), delimiter=separator))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    return [len(row) for row in rows if any(map(str.strip, row))]


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: by a name that is known, or by being unlike those below it."""
    if not rows:
        return False
    first = [cell.strip() for cell in rows[0] if cell.strip()]
    if any(cells.is_email(cell) or cells.is_date(cell) or cells.is_phone(cell) for cell in first):
        return False
    if any(is_known(cell) for cell in first):
        return True
    return any(_speaks(column) for column in zip(*rows[1:], strict=False))


def _speaks(column: Sequence[str]) -> bool:
    """Whether most of a column is e-mail, phones or dates, which its first cell then is not."""
    filled = [cell for cell in column if cell.strip()]
    told = sum(1 for cell in filled if cells.is_email(cell) or cells.is_phone(cell) or cells.is_date(cell))
    return bool(filled) and told * 2 > len(filled)
