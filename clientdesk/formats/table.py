"""Tables of text (CSV): opened by guesses the caller can overrule, read as a stream, never held whole.

RFC 4180 where the file keeps to it; what does not is told with its line and read as well as can be.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, TextIO

from clientdesk.base.words import _
from clientdesk.formats import table_guess as guess
from clientdesk.formats.card import Problem
from clientdesk.formats.fields import restore

FIELD_CHARS = 1024 * 1024
LINE_CHARS = 4 * 1024 * 1024
MOST_COLUMNS = 2000
MOST_PROBLEMS = 1000
SAMPLE_ROWS = 200

# So many lines may stand between quotes before the quote counts as unbalanced; fewer once a file has shown itself
# to be careless, or each of its rows would be read anew a thousand times.
QUOTED_LINES = 5000
CARELESS_QUOTED_LINES = 50
CARELESS_AFTER = 20

_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How to read a table; None = find out. `sheet` is the name of one of a workbook's sheets."""

    encoding: str | None = None
    separator: str | None = None
    has_header: bool | None = None
    sheet: str | None = None


@dataclass(slots=True)
class Table:
    """A table in a file, read anew at each pass.

    Args:
        source: the file, or its bytes.
        options: how it is read, nothing left open.
        header: the names of the columns, () without a header.
        sample: the first `SAMPLE_ROWS` rows, for a preview and for matching columns.
        width: how many columns there are.
        problems: what the last pass over `rows` met, each with its line.
    """

    source: Path | bytes
    options: TableOptions
    header: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    width: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets that can be chosen from; () of a text."""
        return ()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The data rows with the line each begins on; blank rows are left out. Each pass begins `problems` anew.

        A cell that carries a spreadsheet's guard against formulas (`'+372…`) is given without it.
        """
        self.problems.clear()
        rows = self.all_rows()
        if self.options.has_header:
            next(rows, None)
        for line, row in rows:
            if self.width and len(row) > self.width and any(cell.strip() for cell in row[self.width :]):
                self.report(line, _("This row has more cells than there are columns."))
            yield line, self.restored(row)

    def restored(self, cells: list[str]) -> list[str]:
        """The cells without the guard that spreadsheets need in a text file."""
        return [restore(cell) if cell[:1] == "'" else cell for cell in cells]

    def report(self, line: int, text: str) -> None:
        """Keep a problem of this pass; a file that is wrong throughout is not listed whole."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(line, text))

    def all_rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows with the line each begins on, the names of the columns among them; blank rows are left out."""
        separator = self.options.separator or guess.SEPARATORS[-1]
        with opened(self.source) as stream:
            text = io.TextIOWrapper(stream, self.options.encoding or "utf-8", errors="replace", newline="")
            for line, row in _records(_Lines(text, self), separator):
                if not any(row) or not any(map(str.strip, row)):
                    continue
                if len(row) > MOST_COLUMNS:
                    del row[MOST_COLUMNS:]
                    words = _("Only the first {n} columns are read.").format(n=MOST_COLUMNS)
                    if all(problem.text != words for problem in self.problems):
                        self.report(line, words)
                yield line, row


def read_table(source: Path | bytes, options: TableOptions | None = None) -> Table:
    """Open a table: find out what `options` leaves open and take a sample.

    Raises:
        OSError: the file cannot be read.
    """
    options = options or TableOptions()
    if options.encoding is None:
        with opened(source) as stream:
            options = replace(options, encoding=guess.encoding_of(stream))
    if options.separator is None:
        options = replace(options, separator=_separator(source, options))
    return with_sample(Table(source, options))


def opened(source: Path | bytes) -> BinaryIO:
    """The bytes of a source as a stream from the beginning."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _separator(source: Path | bytes, options: TableOptions) -> str:
    lines: list[str] = []
    with opened(source) as stream:
        text = io.TextIOWrapper(stream, options.encoding or "utf-8", errors="replace", newline="")
        for _number in range(SAMPLE_ROWS):
            lines.append(text.readline(LINE_CHARS))
            if not lines[-1]:
                break
    lines[0] = lines[0].removeprefix("\ufeff")
    said = _SEPARATOR_LINE.fullmatch(lines[0])
    return said[1] if said else guess.separator_of(lines)


def with_sample(table: Table) -> Table:
    """The table with its first rows taken, and whether they begin with the names of the columns found out."""
    first: list[list[str]] = []
    for _line, row in table.all_rows():
        first.append(row)
        if len(first) > SAMPLE_ROWS:
            break
    if table.options.has_header is None:
        table.options = replace(table.options, has_header=guess.has_header(first))
    if table.options.has_header and first:
        table.header = _trimmed(first.pop(0))
    table.width = len(table.header) or max(map(len, first), default=0)
    table.sample = tuple(tuple(table.restored(row)) for row in first[:SAMPLE_ROWS])
    return table


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    """The header without blank cells at its end: trailing commas make no columns."""
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cell.strip() for cell in cells)


class _TooManyLinesError(Exception):
    """A quote is open for longer than any cell is."""


class _Lines:
    """The lines of a text for the csv reader, which can be given back, with the line number always known."""

    def __init__(self, text: TextIO, table: Table) -> None:
        self._text = text
        self._table = table
        self._again: list[str] = []
        self._is_told: set[str] = set()
        self.number = 0
        self.taken: list[str] = []
        self.most = QUOTED_LINES
        self.has_ended = False
        self._skip_separator_line()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._next_line()
        if len(self.taken) >= self.most:
            self._again.append(line)
            raise _TooManyLinesError
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self, count: int) -> None:
        """Put the last `count` lines taken before those to come."""
        self._again.extend(reversed(self.taken[len(self.taken) - count :]))
        self.number -= count

    def report_once(self, text: str) -> None:
        """Tell what can hold for every line of a file, at the first of them."""
        if text not in self._is_told:
            self._is_told.add(text)
            self._table.report(self.number + 1, text)

    def report_at(self, line: int, text: str) -> None:
        """Tell what holds for one row."""
        self._table.report(line, text)

    def _next_line(self) -> str:
        line = self._text.readline(LINE_CHARS)
        if not line:
            self.has_ended = True
            raise StopIteration
        if len(line) == LINE_CHARS and line[-1] not in "\r\n":
            self._skip_rest()
        if "\x00" in line:
            line = line.replace("\x00", "")
            self.report_once(_("The file holds zero bytes; they were left out."))
        if "\ufffd" in line:
            self.report_once(_("Some letters cannot be read; another encoding may fit better."))
        return line

    def _skip_rest(self) -> None:
        self.report_at(self.number + 1, _("This line is too long; only its beginning is read."))
        while (more := self._text.readline(LINE_CHARS)) and more[-1] not in "\r\n":
            pass

    def _skip_separator_line(self) -> None:
        first = self._text.readline(LINE_CHARS).removeprefix("\ufeff")
        if _SEPARATOR_LINE.fullmatch(first):
            self.number += 1
        elif first:
            if len(first) >= LINE_CHARS - 1 and first[-1] not in "\r\n":
                self._skip_rest()
            self._again.append(first.replace("\x00", ""))


def _records(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line each begins on; a row whose quote never closes is read as if quotes meant nothing."""
    csv.field_size_limit(FIELD_CHARS)
    recoveries = 0
    reader = csv.reader(lines, delimiter=separator)
    while True:
        lines.taken.clear()
        start = lines.number + 1
        try:
            row = next(reader)
            is_open = lines.has_ended and _is_open(lines.taken, separator)
        except StopIteration:
            return
        except (_TooManyLinesError, csv.Error):
            row, is_open = [], True
        if is_open:
            row = _first_line_alone(lines, separator, start)
            recoveries += 1
            lines.most = CARELESS_QUOTED_LINES if recoveries > CARELESS_AFTER else QUOTED_LINES
            reader = csv.reader(lines, delimiter=separator)
        yield start, row


def _is_open(taken: list[str], separator: str) -> bool:
    """Whether the last row of a file ends inside quotes: then one more line would become a part of it."""
    if not any('"' in line for line in taken):
        return False
    whole = [*taken[:-1], taken[-1].rstrip("\r\n") + "\n", "one more\n"]
    try:
        return len(list(csv.reader(whole, delimiter=separator))) == 1
    except csv.Error:
        return True


def _first_line_alone(lines: _Lines, separator: str, start: int) -> list[str]:
    lines.give_back(len(lines.taken) - 1)
    lines.has_ended = False
    first = lines.taken[0].rstrip("\r\n")
    try:
        row = next(csv.reader([first], delimiter=separator, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        lines.report_at(start, _("A cell of this row is too long; the row was left out."))
        return []
    lines.report_at(start, _("A quotation mark is not closed in this row; it was read as it stands."))
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell.lstrip('"') for cell in row]
