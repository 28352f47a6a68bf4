"""Excel files as tables: each sheet's rows as texts, numbers without their dots, days in ISO 8601."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.formats import table_guess as guess
from clientdesk.formats.headers import is_known
from clientdesk.formats.table import Table, TableOptions, with_sample
from clientdesk.formats.xlsx_guard import check

MOST_SHEETS = 100
HEADER_WITHIN = 15
"""So far down the names of the columns are looked for; above them stand a title, a logo, a date."""
EXACT = 1e15
"""Up to here a spreadsheet keeps every digit of a number."""

_DAMAGED = N_("This Excel file is damaged, or no Excel file. Open it in Excel, save it anew and try again.")
_EMPTY = N_("There is nothing in this Excel file.")

Value = str | float | bool | dt.date | dt.time | dt.timedelta


@dataclass(slots=True)
class Workbook:
    """The sheets of a file that have anything in them, by name, in the order of the file."""

    sheets: dict[str, CalamineSheet] = field(default_factory=dict)


@dataclass(slots=True)
class SheetTable(Table):
    """One sheet of a workbook as a table.

    Args:
        book: all sheets; they stay in memory, so that a second pass costs little.
        skipped: how many rows above the names of the columns are no customers.
    """

    book: Workbook = field(default_factory=Workbook)
    skipped: int = 0

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that can be chosen."""
        return tuple(self.book.sheets)

    def restored(self, cells: list[str]) -> list[str]:
        """The cells as they are: a sheet's texts carry no guard."""
        return cells

    def all_rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows with their numbers in the sheet; blank ones, and those above the names, are left out."""
        sheet = self.book.sheets[self.options.sheet or ""]
        for number, row in enumerate(sheet.iter_rows(), 1):
            if number <= self.skipped:
                continue
            texts = [text_of(value) for value in row]
            if any(texts) and any(map(str.strip, texts)):
                yield number, texts


def read_workbook(path: Path, options: TableOptions | None = None) -> SheetTable:
    """Open a workbook: the sheet that `options` names, else the one that looks most like a list of customers.

    Raises:
        UserError: on "file": it cannot be opened safely, is damaged, or is empty.
        OSError: it cannot be read.
    """
    check(path)
    options = options or TableOptions()
    try:
        opened = CalamineWorkbook.from_path(path)
        names = [one.name for one in opened.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet][:MOST_SHEETS]
        sheets = {name: opened.get_sheet_by_name(name) for name in names}
    except CalamineError as error:
        raise UserError("file", _DAMAGED) from error
    book = Workbook({name: sheet for name, sheet in sheets.items() if sheet.height and sheet.width})
    if not book.sheets:
        raise UserError("file", _EMPTY)
    chosen = options.sheet if options.sheet in book.sheets else _best(book)
    table = SheetTable(path, replace(options, sheet=chosen, encoding="utf-8"), book=book)
    table.skipped = _above_names(book.sheets[chosen]) if options.has_header is not False else 0
    with_sample(table)
    return table


def text_of(value: Value) -> str:
    """A cell as a person reads it: 372512345.0 is a phone, 1986-03-03 a day, whatever the sheet's calendar."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(value: float) -> str:
    if value == int(value) if abs(value) < EXACT else False:
        return str(int(value))
    return format(value, ".15g") if abs(value) < EXACT else format(value, ".0f")


def _first_rows(sheet: CalamineSheet, most: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter_rows():
        rows.append([text_of(value) for value in row])
        if len(rows) >= most:
            break
    return rows


def _best(book: Workbook) -> str:
    """The sheet with the most columns that are known by name; of several the longest."""

    def promise(name: str) -> tuple[int, int]:
        rows = _first_rows(book.sheets[name], HEADER_WITHIN)
        return max(map(_known, rows), default=0), book.sheets[name].height

    return max(book.sheets, key=promise)


def _known(row: list[str]) -> int:
    return sum(1 for cell in row if cell.strip() and is_known(cell))


def _above_names(sheet: CalamineSheet) -> int:
    """How many rows stand above the names of the columns; 0 where no row looks like names."""
    rows = _first_rows(sheet, HEADER_WITHIN)
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    wide = [number for number, count in enumerate(filled) if count >= min(2, max(filled))]
    if wide and guess.has_header(rows[wide[0] :]):
        return wide[0]
    # "Printed on: 3 March" may stand above them too, but a customer's row does not hold two names of columns.
    return next((number for number in wide if _known(rows[number]) >= 2), 0)
