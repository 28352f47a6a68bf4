"""Feature: the card on which a capability says what it contributes; whole-picture screens loop over the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import peewee as pw

from clientdesk.base.arguments import Command
from clientdesk.base.changes import Changes
from clientdesk.base.words import Phrase, Words
from clientdesk.desk.closures import ClosureSource
from clientdesk.desk.due import DueSource
from clientdesk.desk.facts import FactSource
from clientdesk.desk.intake import Importer
from clientdesk.desk.list_chips import ListChip
from clientdesk.desk.manners import Manner, MannerSource
from clientdesk.desk.nightly import Nightly
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import SignalSource
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import TimelineSource
from clientdesk.desk.today import Assurance, MissedSource, TodaySource
from clientdesk.desk.touches import PlannedSource, TouchSource
from clientdesk.desk.whole import Caution, FoundSource, KinSource, SearchWords, SheetSource, TextSource
from clientdesk.store.migrations import Migration
from clientdesk.store.record import Record

T = TypeVar("T")
Many = tuple[T, ...] | Callable[[], tuple[T, ...]]
"""Several of a kind; as a function where the start of the window must not wait for them to be imported."""


@dataclass(frozen=True, slots=True)
class RowActions:
    """What can be done with a row of `table` wherever it is shown; each a command with the argument `row` (its id).

    Args:
        done: `(shop, *, row)`; `reopen` takes it back.
        log: `(shop, *, row, note: str = "")`: done, and the contact it was for written down, with what was said.
        snooze: `(shop, *, row, until: datetime)`: naive local.
        await_sight: `(shop, *, row)`: put off until whoever it is about is seen next.
        can_await: `can_await(shop, row=)`: whether this row can be.
        move: `(shop, *, row, to: date)`: another day, the same time.
        place: `(shop, *, row, starts: datetime, ends: datetime, all_day: bool, staff=None, hand_over=False)`: another
            time, another length (of whole days `ends` is the last one), with `hand_over` another person; of a row that
            repeats with `original` and `scope`.
        cancel: `(shop, *, row, original: datetime, scope)`: of a series one, this and all later ones, or all fall out.
        dismiss: `(shop, *, row)`: closed, since it is not needed; `reopen` takes that back, too.
        delete: `(shop, *, row)`.
        star: `(shop, *, row, important: bool)`: marked with a star, or not any more.
        words: what each did, for toast and Undo, by the names above; "moved_to" has the place {moment}.
        offers: how menus offer it where the usual words do not fit ("Kept" for "done"), by the names above.
        asks: which of them, by the names above, the editor of the table does: it is opened for the row, with the name
            as the first value "deed".
    """

    table: str
    done: Command | None = None
    reopen: Command | None = None
    snooze: Command | None = None
    await_sight: Command | None = None
    can_await: Callable[..., bool] | None = None
    move: Command | None = None
    place: Command | None = None
    cancel: Command | None = None
    delete: Command | None = None
    log: Command | None = None
    dismiss: Command | None = None
    star: Command | None = None
    words: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    asks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables made from others, never journaled: brought up to date in the transaction of each step, undo included.

    Args:
        tables: whose change makes it stale.
        create: makes its tables in a new store.
        refresh: `refresh(shop, changes)`: derive again what `changes` touched.
        rebuild: `rebuild(shop)`: derive all of it again.
        problems: `problems(shop)`: sentences on what does not agree with the records; for `check`.
        name: by which a bulk command says in `OpenStep.settled` that there is nothing left to refresh.
        gathers: what of all cards it is made of, too ("touches planned"); their tables make it stale as well.
        told: listeners hear under its name, as of a table, that it was derived again.
    """

    tables: frozenset[str]
    create: Callable[[pw.Database], None]
    refresh: Callable[[Shop, Changes], None]
    rebuild: Callable[[Shop], None]
    problems: Callable[[Shop], Sequence[Words]] = lambda _shop: ()
    name: str = ""
    gathers: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Follower:
    """Rows that have to follow others, in the same step: names are sorted anew when the shop's order of names changes.

    Args:
        tables: whose change calls for it.
        settle: `settle(shop)`, a command; what it changes is journaled and undone with the step.
    """

    tables: frozenset[str]
    settle: Command


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes one open format.

    Args:
        key: tells apart those with the same ending; the first of an ending is taken where only that is known.
        suffix: the ending of the file, with its point.
        title: marked for translation, as is `detail`, which says what the format is good for.
        write: `write(shop, path=, customers=, progress=)`: these customers, all of them where None; returns the
            number of rows written, by kind.
        losses: `losses(shop, customers=)`: what of it the format cannot carry, in sentences with counts.
        counts: which of the numbers that `write` returns is told.
        goes: `goes(shop, customers=)`: what goes into the file, as a sentence; None where it is the customers.
        wrote: the sentence for so many, given also as it is written; None where they are customers.
    """

    key: str
    suffix: str
    title: str
    detail: str
    write: Callable[..., dict[str, int]]
    losses: Callable[..., Sequence[Words]]
    counts: str = "customers"
    goes: Callable[..., Words] | None = None
    wrote: Callable[[int, str], Phrase] | None = None


class Progress(Protocol):
    """What long work tells: how far it is; it is stopped by `Cancelled` raised from within."""

    def __call__(self, done: int, of: int) -> None:
        """`done` of `of` are through; `of` 0 while unknown."""


@dataclass(frozen=True, slots=True)
class KeptSource:
    """Rows that name kept files (`store.files`).

    Args:
        named: `named(shop)`: the name of each file, with a person's words for whose it is.
    """

    named: Callable[[Shop], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Feature:
    """The card of one capability; everything is optional but its name.

    Args:
        name: its folder.
        records: its tables, parents before children.
        commands: its verbs: the window's, the command line's (`do NAME`), the test machine's; not needed at a start.
        queries: what may be asked of it from outside, by function name.
        words: how its tables and columns are called where changes are told.
        panes: gives what it adds to the window (a `clientdesk.kit.panes.Panes`), imported only when there is one.
    """

    name: str
    records: tuple[type[Record], ...] = ()
    migrations: tuple[Migration, ...] = ()
    commands: Many[Command] = ()
    queries: Many[Callable[..., Any]] = ()
    derived: tuple[Derived, ...] = ()
    followers: tuple[Follower, ...] = ()
    timeline: tuple[TimelineSource, ...] = ()
    due: tuple[DueSource, ...] = ()
    rows: tuple[RowActions, ...] = ()
    today: tuple[TodaySource, ...] = ()
    missed: tuple[MissedSource, ...] = ()
    assurances: tuple[Assurance, ...] = ()
    occurrences: tuple[OccurrenceSource, ...] = ()
    importers: Many[Importer] = ()
    exporters: Many[Exporter] = ()
    facts: Many[FactSource] = ()
    search: tuple[SearchWords, ...] = ()
    cautions: tuple[Caution, ...] = ()
    kin: tuple[KinSource, ...] = ()
    sheet: Many[SheetSource] = ()
    found: tuple[FoundSource, ...] = ()
    texts: tuple[TextSource, ...] = ()
    kept: tuple[KeptSource, ...] = ()
    closures: tuple[ClosureSource, ...] = ()
    manners: Many[MannerSource] = ()
    touches: Many[TouchSource] = ()
    planned: Many[PlannedSource] = ()
    signals: Many[SignalSource] = ()
    nightly: tuple[Nightly, ...] = ()
    list_chips: tuple[ListChip, ...] = ()
    words: Many[TableWords] = ()
    panes: Callable[[], object] | None = None


def all_of(features: Iterable[Feature], what: str) -> list[Any]:
    """Everything the cards hold under `what`, in the order of the catalogue."""
    return [each for feature in features for each in _resolved(getattr(feature, what))]


def named(features: Iterable[Feature], what: str, name: str) -> Any:  # noqa: ANN401 - a command or a query
    """The command or query (`what`) called `name`, None where no card has it; cards after it are not asked."""
    held = (each for feature in features for each in _resolved(getattr(feature, what)))
    return next((each for each in held if each.__name__ == name), None)


def manner_of(shop: Shop, *, customer: int) -> Manner | None:
    """How a customer is treated by default, None where nobody has said."""
    sources: list[MannerSource] = all_of(shop.cards, "manners")
    return next((found for source in sources if (found := source.manner(shop, customer=customer))), None)


def _resolved(held: Any) -> Any:  # noqa: ANN401 - whatever a card holds
    return held() if callable(held) else held
