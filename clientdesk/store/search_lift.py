"""Keeps the one large part of a freshly built full-text index out of everyday merges.

FTS5 writes each save as a small part and merges sixteen parts of a level into one of the next. A built index is one
large part on the lowest level but one: after 240 saves it was merged with the rest in a single commit, which took
eight seconds among a million customers and almost one among 100,000. Put eight levels higher, it is left alone until
tens of thousands of saves have piled up, and by then it is merged a little at a time.

The levels stand in one small record of the index (`fts5_index.c`, "Structure Record Format"): a cookie of four bytes,
then, as SQLite's variable-length integers, the number of levels, of parts, and of pages written; then for each level
the number of parts being merged, the number of parts, and three numbers for each part.
"""

from __future__ import annotations

STRUCTURE_ID = 10
"""The row of the index's `_data` table that holds the record."""

_COOKIE = 4
_LEVELS = 9
_EMPTY_LEVEL = b"\x00\x00"


def lifted(record: bytes) -> bytes:
    """The record of an index of one part, that part on the highest of `_LEVELS` levels.

    Any other record (none or several parts, a later format) is given back as it is: a slow merge is no damage.
    """
    numbers, ends = _integers(record[_COOKIE:])
    levels, parts = [*numbers, 0, 0][:2]
    head = 3  # levels, parts, pages written
    expected = head + 2 * levels + 3
    below = numbers[head : head + 2 * (levels - 1)]
    if parts != 1 or len(numbers) != expected or levels >= _LEVELS or any(below):
        return record
    written_and_below = record[_COOKIE + ends[1] : _COOKIE + ends[head + 2 * (levels - 1) - 1]]
    part = record[_COOKIE + ends[head + 2 * (levels - 1) - 1] :]
    raised = _EMPTY_LEVEL * (_LEVELS - levels)
    return record[:_COOKIE] + bytes([_LEVELS, parts]) + written_and_below + raised + part


def _integers(data: bytes) -> tuple[list[int], list[int]]:
    """SQLite's variable-length integers (seven bits a byte, the last byte under 128) and where each ends."""
    numbers, ends, value = [], [], 0
    for end, byte in enumerate(data, start=1):
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            numbers.append(value)
            ends.append(end)
            value = 0
    return numbers, ends
