"""Bringing a file in, from the first look to the deed: the long work behind the import, each piece for the worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.archive import Filled, import_archive, look_into
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates, Fate, Importer, Plan, Preview, Report, Verdict
from clientdesk.desk.safekeeping import back_up_before_import
from clientdesk.formats.fields import ColumnMatch
from clientdesk.formats.source import Source, open_source
from clientdesk.formats.table import TableOptions
from clientdesk.formats.table_cards import class_texts

PREVIEW_ROWS = 5


@dataclass(frozen=True, slots=True)
class WholeShop:
    """A file that holds a whole shop; `counts` are its rows by table."""

    path: Path
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """How the owner wants a file brought in.

    Args:
        columns: what each column of a table is taken for.
        classes: what the texts of the class column mean, "" for none.
        duplicates: what becomes of those who look like somebody known.
    """

    columns: tuple[ColumnMatch, ...] = ()
    classes: Mapping[str, str] | None = None
    duplicates: Duplicates = Duplicates.SKIP


@dataclass(frozen=True, slots=True)
class Glance:
    """What can be told of a file before all of it is gone through."""

    preview: Preview
    class_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A plan with its figures, counted once for all.

    Args:
        plan: what would be done.
        rows: how many rows there are in the file.
        known: those that look like somebody known, in the order of the file.
        known_lines: where they stand.
        doubtful: how many rows need a look.
    """

    plan: Plan
    rows: int
    known: tuple[Verdict, ...]
    known_lines: frozenset[int]
    doubtful: int


def look_at(desk: Desk, path: Path, options: TableOptions | None = None) -> Source | WholeShop:
    """Find out what a file is.

    Args:
        desk: of the shop that is to take it.
        path: the file.
        options: how to read a table, where the owner has corrected it.

    Raises:
        UserError: it cannot be read, or is nothing that can be brought in.
    """
    if path.suffix.lower() == ".zip":
        return WholeShop(path, look_into(desk, path))
    return open_source(path, options)


def glance(desk: Desk, importer: Importer, source: Source, wish: Wish) -> Glance:
    """The first rows as they would come in, and what stands in the class column."""
    with _readable():
        preview = desk.ask(
            importer.preview, source=source, columns=wish.columns, classes=wish.classes, rows=PREVIEW_ROWS
        )
        texts = class_texts(source.table, wish.columns) if source.table else ()
    return Glance(preview, texts)


def reckon(desk: Desk, importer: Importer, source: Source, wish: Wish, progress: Progress) -> Reckoning:
    """Decide what would become of every row; nothing is changed."""
    with _readable():
        plan = importer.plan(
            desk, source, progress, duplicates=wish.duplicates, columns=wish.columns, classes=wish.classes
        )
    known = tuple(verdict for verdict in plan.verdicts if verdict.fate is not Fate.FAILED)
    return Reckoning(
        plan=plan,
        rows=sum(plan.counts.values()),
        known=known,
        known_lines=frozenset(verdict.line for verdict in known),
        doubtful=len({problem.line for problem in plan.problems}),
    )


def bring_in(desk: Desk, importer: Importer, planned: Plan, progress: Progress) -> Report:
    """Back the shop up, then do what was planned as one step."""
    back_up_before_import(desk, progress)
    return importer.carry_out(desk, planned, progress)


def bring_in_whole(desk: Desk, whole: WholeShop, progress: Progress) -> Filled:
    """Make this empty shop equal to the one in the file, after a backup."""
    back_up_before_import(desk, progress)
    return import_archive(desk, whole.path, progress)


@contextmanager
def _readable() -> Iterator[None]:
    """A file that is there at first may be gone at the second look (a memory stick)."""
    try:
        yield
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error
