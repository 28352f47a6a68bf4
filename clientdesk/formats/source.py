"""A file brought in, looked at: what kind it is, how it is read, and its cards one after the other; or its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, _, apart
from clientdesk.formats.card import Card, Problem
from clientdesk.formats.fields import ColumnMatch
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.payment_cards import CARD_NUMBER, cleaned
from clientdesk.formats.reading import Reading
from clientdesk.formats.table import Table, TableOptions, read_table
from clientdesk.formats.table_cards import cards_from_table
from clientdesk.formats.vcard import VcardFile, read_vcards

if TYPE_CHECKING:
    from clientdesk.formats.ical import CalendarFile

Read = tuple[Card | None, tuple[Problem, ...]]
"""One row or card of a file: what it says (None when it could not be read), and what is wrong with it."""

VCARD_SUFFIXES = frozenset({".vcf", ".vcard"})
CALENDAR_SUFFIXES = frozenset({".ics", ".ical", ".ifb", ".icalendar", ".vcs"})
LARGEST_VCARD = 512 << 20
LARGEST_CALENDAR = 256 << 20
MOST_FILES = 50_000

_BEGINNING = 4_096
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or a folder of vCards.

    Args:
        path: where it is.
        vcards: what it holds when it is a vCard file.
        calendar: what it holds when it is a calendar.
        table: how it is read when it is a table; `columns` what each of its columns is taken for.
    """

    path: Path
    vcards: VcardFile | None = None
    table: Table | None = None
    columns: tuple[ColumnMatch, ...] = ()
    calendar: CalendarFile | None = None

    @property
    def kind(self) -> str:
        """One of "vcard", "icalendar", "csv", "xlsx"."""
        if self.calendar:
            return "icalendar"
        if self.vcards:
            return "vcard"
        return "xlsx" if self.table and self.table.options.sheet else "csv"

    @property
    def charset(self) -> str:
        """The encoding it is read in."""
        if held := self.vcards or self.calendar:
            return held.charset
        return (self.table.options.encoding if self.table else None) or "utf-8"

    def reads(self, *, country: str, reading: Reading | None = None) -> Iterator[Read]:
        """Its cards in order, each with what is wrong with it; problems of the file as a whole come last, on their own.

        Args:
            country: the shop's, for dates that could be read two ways.
            reading: how a table is read, where the owner has said so; what is added to everybody is left to those
                who know who is new.
        """
        reading = reading or Reading()
        if self.vcards:
            for card in self.vcards.cards:
                clean = cleaned(card)
                yield clean, () if clean == card else (Problem(card.line, _(CARD_NUMBER)),)
        elif self.table:
            columns = reading.columns or self.columns
            rows = cards_from_table(
                self.table,
                columns,
                country=country,
                date_order=reading.dates,
                name_order=reading.names,
                classes=reading.classes,
            )
            for row in rows:
                yield row.card, row.problems

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file as a whole; of a table, known when all of `reads` was taken."""
        if self.calendar:
            return self.calendar.problems
        return self.vcards.problems if self.vcards else tuple(self.table.problems if self.table else ())


def open_source(path: Path, options: TableOptions | None = None) -> Source:
    """Look at a file, by its beginning rather than by its name, or at all vCards of a folder.

    Args:
        path: the file or folder.
        options: how to read a table, where the owner has corrected it.

    Raises:
        UserError: on "file": it is not there, cannot be read, or is nothing that customers are kept in.
    """
    try:
        if path.is_dir():
            return _folder(path)
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
        if not beginning:
            raise UserError("file", N_("This file is empty."))
        if _is_calendar(path, beginning):
            return Source(path, calendar=_calendar(path))
        if _is_vcard(path, beginning):
            return Source(path, vcards=_vcards(path))
        table = _table(path, beginning, options)
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error
    return Source(path, table=table, columns=map_columns(table.header, table.sample))


def open_sources(paths: Sequence[Path]) -> Source:
    """Several vCard files as one.

    Raises:
        UserError: on "file": one of them cannot be read.
    """
    try:
        return Source(paths[0].parent, vcards=_joined(paths))
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error


def is_calendar_name(path: Path) -> bool:
    """Whether a file is called as calendars are."""
    return path.suffix.lower() in CALENDAR_SUFFIXES


def _is_calendar(path: Path, beginning: bytes) -> bool:
    bare = beginning.replace(b"\0", b"").upper()
    is_named = is_calendar_name(path) and not beginning.startswith((_ZIP, _OLD_EXCEL))
    return b"BEGIN:VCALENDAR" in bare or b"BEGIN:VEVENT" in bare or is_named


def _calendar(path: Path) -> CalendarFile:
    from clientdesk.formats.ical import read_calendar  # of use only when a calendar comes

    if path.stat().st_size > LARGEST_CALENDAR:
        raise UserError("file", N_("This file is too large to be a calendar."))
    return read_calendar(path.read_bytes())


def is_vcard_name(path: Path) -> bool:
    """Whether a file is called as vCards are."""
    return path.suffix.lower() in VCARD_SUFFIXES


def _table(path: Path, beginning: bytes, options: TableOptions | None) -> Table:
    if beginning.startswith(_OLD_EXCEL):
        words = N_(
            "This is an Excel file of the old kind, or one locked by a password. Save it as .xlsx and try again."
        )
        raise UserError("file", words)
    if beginning.startswith(_ZIP):
        if path.suffix.lower() == ".ods" or b"opendocument" in beginning:
            words = N_("Tables of this program cannot be read. Save it as .xlsx or CSV and try again.")
            raise UserError("file", words)
        from clientdesk.formats.xlsx import read_workbook  # a program of its own, and most files are no Excel files

        return read_workbook(path, options)
    if beginning.startswith((b"%PDF", b"SQLite format 3\0")):
        raise UserError("file", N_("This kind of file cannot be read. Save it as CSV or vCard and try again."))
    return read_table(path, options)


def _vcards(path: Path) -> VcardFile:
    if path.stat().st_size > LARGEST_VCARD:
        raise UserError("file", N_("This file is too large to be a list of contacts."))
    return read_vcards(path.read_bytes())


def _folder(path: Path) -> Source:
    found = sorted(one for one in path.rglob("*") if is_vcard_name(one) and one.is_file())
    if not found:
        raise UserError("file", N_("There are no vCard files in this folder."))
    return Source(path, vcards=_joined(found))


def _joined(paths: Sequence[Path]) -> VcardFile:
    """The cards of several files; each counts on, and what is wrong is told with the name of its file."""
    if len(paths) > MOST_FILES or sum(path.stat().st_size for path in paths) > LARGEST_VCARD:
        raise UserError("file", N_("There is too much in this folder for one list of contacts."))
    cards: list[Card] = []
    problems: list[Problem] = []
    charset = "utf-8"
    for path in paths:
        found = _vcards(path)
        charset = found.charset
        problems.extend(Problem(0, f"{apart(path.name)}: {one.text}") for one in found.problems)
        first = len(cards) + 1
        cards.extend(replace(card, line=number) for number, card in enumerate(found.cards, first))
    return VcardFile(charset, tuple(cards), tuple(problems))


def _is_vcard(path: Path, beginning: bytes) -> bool:
    bare = beginning.replace(b"\0", b"").upper()
    is_named = is_vcard_name(path) and not beginning.startswith((_ZIP, _OLD_EXCEL))
    return b"BEGIN:VCARD" in bare or (is_named and b"," not in bare.split(b"\n")[0])
