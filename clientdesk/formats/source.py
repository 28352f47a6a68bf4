"""A file of customers, looked at: what kind it is, how it is read, and its cards one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.formats.card import Card, Problem
from clientdesk.formats.fields import ColumnMatch
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.table import Table, TableOptions, read_table
from clientdesk.formats.table_cards import cards_from_table
from clientdesk.formats.vcard import VcardFile, read_vcards

Read = tuple[Card | None, tuple[Problem, ...]]
"""One row or card of a file: what it says (None when it could not be read), and what is wrong with it."""

VCARD_SUFFIXES = frozenset({".vcf", ".vcard"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab"})
LARGEST_VCARD = 512 << 20

_BEGINNING = 4_096


@dataclass(frozen=True, slots=True)
class Source:
    """One file.

    Args:
        path: where it is.
        vcards: what it holds when it is a vCard file.
        table: how it is read when it is a table; `columns` what each of its columns is taken for.
    """

    path: Path
    vcards: VcardFile | None = None
    table: Table | None = None
    columns: tuple[ColumnMatch, ...] = ()

    @property
    def kind(self) -> str:
        """Either "vcard" or "csv"."""
        return "vcard" if self.vcards else "csv"

    @property
    def charset(self) -> str:
        """The encoding it is read in."""
        if self.vcards:
            return self.vcards.charset
        return (self.table.options.encoding if self.table else None) or "utf-8"

    def reads(
        self, *, country: str, columns: Sequence[ColumnMatch] = (), classes: Mapping[str, str] | None = None
    ) -> Iterator[Read]:
        """Its cards in order, each with what is wrong with it; problems of the file as a whole come last, on their own.

        Args:
            country: the shop's, for dates that could be read two ways.
            columns: what each column is taken for, where the owner has changed it.
            classes: what the texts of a class column mean.
        """
        if self.vcards:
            for card in self.vcards.cards:
                yield card, ()
        elif self.table:
            for row in cards_from_table(self.table, columns or self.columns, country=country, classes=classes):
                yield row.card, row.problems

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file as a whole; of a table, known when all of `reads` was taken."""
        return self.vcards.problems if self.vcards else tuple(self.table.problems if self.table else ())


def open_source(path: Path, options: TableOptions | None = None) -> Source:
    """Look at a file, by its beginning rather than by its name.

    Args:
        path: the file.
        options: how to read a table, where the owner has corrected it.

    Raises:
        UserError: on "file": it is not there, cannot be read, or is nothing that customers are kept in.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
        if not beginning:
            raise UserError("file", N_("This file is empty."))
        if _is_vcard(path, beginning):
            if path.stat().st_size > LARGEST_VCARD:
                raise UserError("file", N_("This file is too large to be a list of contacts."))
            return Source(path, vcards=read_vcards(path.read_bytes()))
        if beginning.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"SQLite format 3\0")):
            raise UserError("file", N_("This kind of file cannot be read. Save it as CSV or vCard and try again."))
        table = read_table(path, options)
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error
    return Source(path, table=table, columns=map_columns(table.header, table.sample))


def _is_vcard(path: Path, beginning: bytes) -> bool:
    bare = beginning.replace(b"\0", b"").upper()
    return b"BEGIN:VCARD" in bare or (path.suffix.lower() in VCARD_SUFFIXES and b"," not in bare.split(b"\n")[0])
