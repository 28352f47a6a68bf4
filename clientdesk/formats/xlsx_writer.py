"""Writes a table as XLSX: every cell a text that no spreadsheet runs, days as days, one row in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clientdesk.formats.card import Card
from clientdesk.formats.table_writer import Column, writable

LONGEST_CELL = 32_767
"""Excel holds no longer text in a cell."""
MOST_ROWS = 1_000_000
"""Excel has 1,048,576 in a sheet; what is beyond goes on the next one, under the same header."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WIDTHS = {"Full Name": 26, "Notes": 40, "UID": 14, "Kind": 12, "Class": 8, "Language": 10, "Birthday": 12}
_USUAL = 18
_OLDEST = date(1900, 3, 1)
"""Before it, spreadsheets disagree on which day a number means: their year 1900 has a 29 February."""


def write_xlsx(
    path: Path, columns: Sequence[Column], cards: Iterable[Card], *, title: str, right_to_left: bool = False
) -> None:
    """Write the cards as rows under a header that stays in sight.

    Args:
        path: the file, written whole or not at all.
        columns: as `table_writer.columns_of` gives them.
        cards: gone through once.
        title: of the sheet.
        right_to_left: the first column stands at the right.

    Raises:
        OSError: it cannot be written there.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    each, number = iter(cards), 0
    with path.open("wb") as out, _plain_errors(), xlsxwriter.Workbook(out, options) as book:
        head, day = book.add_format({"bold": True, "text_wrap": False}), book.add_format({"num_format": "yyyy-mm-dd"})
        while (piece := _Peeked(islice(each, MOST_ROWS))).has_any or number == 0:
            number += 1
            sheet = book.add_worksheet(_name(title, number))
            if right_to_left:
                sheet.right_to_left()
            _write_sheet(sheet, columns, piece.rest, head, day)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Let what the system said through; the library wraps it into an error of its own when it packs the file."""
    try:
        yield
    except FileCreateError as error:
        told = next((one for one in (*error.args, error.__cause__) if isinstance(one, OSError)), None)
        raise (told or OSError(str(error))) from error


class _Peeked:
    """An iterator of which it is known whether anything comes."""

    def __init__(self, rest: Iterable[Card]) -> None:
        first = list(islice(each := iter(rest), 1))
        self.has_any = bool(first)
        self.rest = _chained(first, each)


def _chained(first: list[Card], rest: Iterable[Card]) -> Iterable[Card]:
    yield from first
    yield from rest


def _name(title: str, number: int) -> str:
    plain = _FORBIDDEN.sub(" ", title).strip(" '")[:28] or "1"
    return plain if number == 1 else f"{plain} {number}"


def _write_sheet(sheet: Worksheet, columns: Sequence[Column], cards: Iterable[Card], head: Format, day: Format) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column.name, 12 if column.is_day else _USUAL))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, head)
    for row, card in enumerate(cards, 1):
        for place, column in enumerate(columns):
            text = writable(column.cell(card))
            if text:
                _write_cell(sheet, row, place, text, day if column.is_day else None)


def _write_cell(sheet: Worksheet, row: int, place: int, text: str, day: Format | None) -> None:
    on = _day(text) if day is not None else None
    if on is None:
        sheet.write_string(row, place, text[:LONGEST_CELL])
    else:
        sheet.write_datetime(row, place, on, day)


def _day(text: str) -> date | None:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if on >= _OLDEST else None
