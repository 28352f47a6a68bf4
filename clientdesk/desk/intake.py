"""What an import is talked about in: the choice of duplicates, what becomes of a row, and what can bring files in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from clientdesk.formats.card import Problem


class Duplicates(StrEnum):
    """What becomes of a card that looks like somebody the shop has already."""

    SKIP = "skip"
    UPDATE = "update"
    ADD = "add"


class Fate(StrEnum):
    """What becomes of one card."""

    ADDED = "added"
    UPDATED = "updated"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a card that is not simply added, and why; `line` is its place in the file."""

    line: int
    name: str
    fate: Fate
    reason: str


class Plan(Protocol):
    """What an import would do."""

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many cards share each fate."""

    @property
    def verdicts(self) -> Sequence[Verdict]:
        """Every card that could not be read, or that looks like somebody known."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be taken over as it stands, by line."""


class Report(Protocol):
    """What an import did."""

    @property
    def batch(self) -> int | None:
        """The step by which it can be taken back, None when nothing was changed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a preview.

    Args:
        text: as it would be shown of the customer; what the file says where it cannot be taken.
        trouble: why it cannot be taken as it stands, "" when all is well.
    """

    text: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One row of a preview; `line` is its place in the file."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file as they would come in; `heads` are marked for translation."""

    heads: tuple[str, ...]
    rows: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Importer:
    """Brings what a file holds into the shop: planned and shown first, then done as one step.

    Args:
        kinds: which `Source.kind`s it takes.
        tables: whose change makes a plan stale.
        plan: `plan(desk, source, progress, *, duplicates, columns, classes)` gives a `Plan`; nothing is changed.
        carry_out: `carry_out(desk, plan, progress)` does what was planned and gives a `Report`.
        preview: `preview(shop, *, source, columns, classes, rows)` gives a `Preview`.
    """

    kinds: frozenset[str]
    tables: frozenset[str]
    plan: Callable[..., Plan]
    carry_out: Callable[..., Report]
    preview: Callable[..., Preview]
