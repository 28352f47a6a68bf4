"""What an import is talked about in: the choice of duplicates, what becomes of a row, and what can bring files in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from clientdesk.base.words import Words
from clientdesk.desk.intake_words import PEOPLE, IntakeWords

if TYPE_CHECKING:
    from clientdesk.formats.card import Problem
    from clientdesk.formats.reading import Reading


class Duplicates(StrEnum):
    """What becomes of a card that looks like somebody the shop has already."""

    SKIP = "skip"
    UPDATE = "update"
    ADD = "add"


class Key(StrEnum):
    """By what somebody is known to be there already; a fact of the owner's own is one by "fact:" and its key."""

    PHONE = "phone"
    EMAIL = "email"
    UID = "uid"
    BORN = "born"


FACT_KEY = "fact:"
ALL_KEYS = frozenset(key.value for key in Key)


@dataclass(frozen=True, slots=True)
class Wish:
    """How the owner wants a file brought in.

    Args:
        reading: how it is read; None for what the file suggests, or as the last of its shape was.
        duplicates: what becomes of those who look like somebody known.
        keys: by what they are known: `Key` values, and facts.
    """

    reading: Reading | None = None
    duplicates: Duplicates = Duplicates.SKIP
    keys: frozenset[str] = ALL_KEYS


@dataclass(frozen=True, slots=True)
class Terms:
    """How a file would be brought in if nobody said anything.

    Args:
        wish: nothing of it left open.
        is_remembered: whether it was said of the last file of this shape.
    """

    wish: Wish
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A fact that a column can be taken for; `is_key` where two who share it may be the same."""

    fact: str
    title: Words
    is_key: bool = False


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

    @property
    def uids(self) -> Mapping[int, str]:
        """Whom a row that needs mending is brought in as, by line."""


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
        terms: `terms(shop, *, source)` gives `Terms`.
        fresh: `fresh(shop, *, source)` gives the `Wish` that the file itself suggests.
        targets: `targets(shop)` gives the facts that a column can be taken for.
        plan: `plan(desk, source, progress, *, wish)` gives a `Plan`; nothing is changed.
        carry_out: `carry_out(desk, plan, progress)` does what was planned and gives a `Report`.
        preview: `preview(shop, *, source, reading, rows)` gives a `Preview`.
        words: what it brings in, in words.
    """

    kinds: frozenset[str]
    tables: frozenset[str]
    terms: Callable[..., Terms]
    fresh: Callable[..., Wish]
    targets: Callable[..., Sequence[Target]]
    plan: Callable[..., Plan]
    carry_out: Callable[..., Report]
    preview: Callable[..., Preview]
    words: IntakeWords = PEOPLE
