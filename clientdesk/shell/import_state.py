"""What an import holds between two looks: what a file showed, what was done, what still holds of what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from clientdesk.desk.archive import Filled
from clientdesk.desk.bringing import Reckoning, WholeShop
from clientdesk.desk.intake import Report, Target, Terms
from clientdesk.formats.fields import CHOSEN, ColumnMatch
from clientdesk.formats.source import Source, is_vcard_name
from clientdesk.formats.table import TableOptions


class Undone(Protocol):
    """The step that was taken back, or done again (then it is itself an undo, so not `forward`)."""

    @property
    def root(self) -> int:
        """The deed at the beginning of its chain of undo and redo."""

    @property
    def forward(self) -> bool:
        """Whether it was a deed and not an undo."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look shows: the file, how it would be brought in, its columns by themselves, what they can tell."""

    found: Source | WholeShop
    terms: Terms | None = None
    guessed: tuple[ColumnMatch, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was brought in: by a plan, or whole; `batch` takes it back."""

    batch: int | None
    reckoned: Reckoning | None
    counts: dict[str, int] | None = None


def done_of(report: Report | Filled, reckoned: Reckoning | None) -> Done:
    """What a report says was done."""
    return Done(report.batch, reckoned, report.counts if isinstance(report, Filled) else None)


def grouped(paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    """What was dropped together: vCards first and as one, every other file by itself."""
    together = tuple(path for path in paths if is_vcard_name(path) and not path.is_dir())
    return [*([together] if together else []), *((path,) for path in paths if path not in together)]


def overlaid(options: TableOptions, said: TableOptions) -> TableOptions:
    """`options` with what was said of them."""
    has_header = options.has_header if said.has_header is None else said.has_header
    return TableOptions(
        said.encoding or options.encoding,
        said.separator or options.separator,
        has_header,
        said.sheet or options.sheet,
    )


def kept(said: tuple[ColumnMatch, ...], guessed: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """What the owner has said of columns holds for the same table read differently."""
    if len(said) != len(guessed):
        return guessed
    return tuple(mine if mine.reason.msgid == CHOSEN else other for mine, other in zip(said, guessed, strict=True))
