"""Bringing a file in, from the first look to the deed: the long work behind the import, each piece for the worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Words
from clientdesk.desk.archive import Filled, import_archive, look_into
from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import facts_of
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Fate, Importer, Plan, Preview, Report, Target, Terms, Verdict, Wish
from clientdesk.desk.safekeeping import back_up_before_import
from clientdesk.formats.dates import DateOrder, guess_order
from clientdesk.formats.mend import rows_to_mend
from clientdesk.formats.reading import Reading
from clientdesk.formats.source import Source, open_source, open_sources
from clientdesk.formats.table import TableOptions
from clientdesk.formats.table_cards import class_texts
from clientdesk.formats.table_orders import Openness, openness_of

PREVIEW_ROWS = 5


@dataclass(frozen=True, slots=True)
class WholeShop:
    """A file that holds a whole shop; `counts` are its rows by table."""

    path: Path
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Glance:
    """What can be told of a file before all of it is gone through.

    Args:
        preview: the first rows as they would come in.
        class_texts: what stands in the class column.
        open: which orders of names and dates the file leaves open.
        dates: how dates are read that the file leaves open.
        classes: the shop's classes, by key, with their names.
        owners: the colleagues, by id as text, with their names.
    """

    preview: Preview
    class_texts: tuple[str, ...] = ()
    open: Openness = field(default_factory=Openness)
    dates: DateOrder = DateOrder.DMY
    classes: tuple[tuple[str, Words], ...] = ()
    owners: tuple[tuple[str, Words], ...] = ()


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


def look_at_all(paths: Sequence[Path]) -> Source:
    """Several vCard files as one.

    Raises:
        UserError: one of them cannot be read.
    """
    return open_sources(paths)


def terms(desk: Desk, importer: Importer, source: Source) -> Terms:
    """How the file would be brought in if nobody said anything."""
    found: Terms = desk.ask(importer.terms, source=source)
    return found


def guess(desk: Desk, importer: Importer, source: Source) -> Reading:
    """How the file itself would be read, whatever was said of the last one of its shape."""
    found: Wish = desk.ask(importer.fresh, source=source)
    return found.reading or Reading()


def targets(desk: Desk, importer: Importer) -> tuple[Target, ...]:
    """The facts that a column can be taken for."""
    return tuple(desk.ask(importer.targets))


def glance(desk: Desk, importer: Importer, source: Source, wish: Wish) -> Glance:
    """The first rows as they would come in, and what has to be asked of the columns."""
    reading = wish.reading or Reading()
    with _readable():
        preview = desk.ask(importer.preview, source=source, reading=reading, rows=PREVIEW_ROWS)
        seen = Glance(preview, classes=_choices(desk, "class"), owners=_choices(desk, "owner"))
        if source.table is None:
            return seen
        return replace(
            seen,
            class_texts=class_texts(source.table, reading.columns),
            open=openness_of(source.table, reading.columns),
            dates=guess_order((), desk.settings.country),
        )


def _choices(desk: Desk, key: str) -> tuple[tuple[str, Words], ...]:
    """What a fact of the shop can be."""
    facts = desk.ask(facts_of)
    return tuple((choice.key, choice.words) for fact in facts if fact.key == key for choice in fact.choices)


def reckon(desk: Desk, importer: Importer, source: Source, wish: Wish, progress: Progress) -> Reckoning:
    """Decide what would become of every row; nothing is changed."""
    with _readable():
        plan = importer.plan(desk, source, progress, wish=wish)
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


def save_rows_to_mend(source: Source, plan: Plan, path: Path) -> None:
    """Write the rows that need a look as a table to mend and bring in again.

    Raises:
        UserError: on "file": the list is there no more, or this one cannot be written there.
    """
    if source.table is None:
        raise UserError("file", N_("Only rows of a table can be saved to be mended."))
    told: dict[int, list[str]] = {}
    for problem in plan.problems:
        told.setdefault(problem.line, []).append(problem.text)
    try:
        pieces = list(rows_to_mend(source.table, told, plan.uids))
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error
    try:
        path.write_bytes(b"".join(pieces))
    except OSError as error:
        raise UserError("file", N_("The file cannot be written there. Choose another place for it.")) from error


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
