"""Feature: the card on which a capability says what it contributes; whole-picture screens loop over the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Protocol, TypeVar

import peewee as pw

from clientdesk.base.arguments import Command
from clientdesk.base.changes import Changes
from clientdesk.base.words import Words
from clientdesk.desk.facts import FactSource
from clientdesk.desk.intake import Importer
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.whole import Caution, FoundSource, KinSource, SearchWords, SheetSource, TextSource
from clientdesk.store.migrations import Migration
from clientdesk.store.record import Record

T = TypeVar("T")
Many = tuple[T, ...] | Callable[[], tuple[T, ...]]
"""Several of a kind; as a function where the start of the window must not wait for them to be imported."""


class Tone(StrEnum):
    """The soft colour pair of a kind of thing; the names of the theme's tokens."""

    PLAIN = "plain"
    ACCENT = "accent"
    DANGER = "danger"
    WARN = "warn"
    INFO = "info"
    GIFT = "gift"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened with a customer, or is planned.

    Args:
        table: with `row`, the record behind it.
        row: its id.
        kind: what it is, for filters: "call", "visit", "reminder".
        icon: a Phosphor name.
        title: first line.
        on: the local date under which it stands; None for planned without a date.
        at: local wall time of day, None for any time.
        body: the owner's text, may be long.
        by: display name of the member of staff, "" when nobody is known.
        also: what else the second line says ("from the customer", "till 1").
        planned: stands above the past.
        late: planned and overdue.
        detail: a short trailing badge ("answered").
        automatic: written by the program; one muted line.
    """

    table: str
    row: int
    kind: str
    icon: str
    title: Words
    on: date | None
    at: time | None = None
    body: str = ""
    by: str = ""
    also: Words = ""
    tone: Tone = Tone.PLAIN
    planned: bool = False
    late: bool = False
    detail: Words = ""
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry by which the timeline can be filtered; `title` is marked for translation ("Calls")."""

    key: str
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """Where entries come from: `entries(shop, customer=, limit=)`, newest first, from `tables`.

    Args:
        kinds: what its entries may be, for the filter of the timeline.
    """

    tables: frozenset[str]
    entries: Callable[..., Sequence[TimelineEntry]]
    kinds: tuple[EntryKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due, or will be.

    Args:
        row: id in the table of its source.
        customer: whom it is about, None when nobody.
        what: the owner's text.
        due_at: naive local wall time; midnight of the day for a date alone.
        all_day: it has a date and no time.
        kind: what is to be done: "call", "note" …
        name, say, phone, last_said, photo: what the popup shows of the customer, "" where unknown.
    """

    table: str
    row: int
    customer: int | None
    what: str
    due_at: datetime
    all_day: bool
    kind: str
    name: str = ""
    say: str = ""
    phone: str = ""
    last_said: str = ""
    last_on: date | None = None
    is_organisation: bool = False
    photo: str = ""


@dataclass(frozen=True, slots=True)
class DueSource:
    """Where reminders come from.

    Args:
        tables: whose change may move the next due moment.
        due: `due(shop, at=naive local)`: open ones due at or before `at`, oldest first.
        unraised: the same, without those already raised and not snoozed since.
        next_at: `next_at(shop)`: naive local moment of the next that is not yet raised, None when nothing is planned.
        mark_raised: program's command `(shop, *, rows)`: they were shown.
        rederive: program's command `(shop)`: the rules of the zone may be others, derive the instants again.
    """

    tables: frozenset[str]
    due: Callable[..., Sequence[Due]]
    unraised: Callable[..., Sequence[Due]]
    next_at: Callable[[Shop], datetime | None]
    mark_raised: Command
    rederive: Command | None = None


@dataclass(frozen=True, slots=True)
class RowActions:
    """What can be done with a row of `table` wherever it is shown; each a command with the argument `row` (its id).

    Args:
        done: `(shop, *, row)`; `reopen` takes it back.
        log: `(shop, *, row)`: done, and the contact it was for written down.
        snooze: `(shop, *, row, until: datetime)`: naive local.
        move: `(shop, *, row, to: date)`: another day, the same time.
        delete: `(shop, *, row)`.
        words: what each did, for toast and Undo, by the names above; "moved_to" has the place {moment}.
    """

    table: str
    done: Command | None = None
    reopen: Command | None = None
    snooze: Command | None = None
    move: Command | None = None
    delete: Command | None = None
    log: Command | None = None
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One row of a card on Today.

    Args:
        when: first words of the second line ("3 days late", "10:00"); `tone` colours them.
        what: the rest of it.
        phone: as shown; "" for none.
        checkable: has a round box that marks it done.
        due_on: the local day it was or is due, None where that makes no sense.
        at: the time of day at which it is due, None for any; put off to another day, it keeps it.
        photo: the name of the customer's photo among the kept files, "" for none.
    """

    table: str
    row: int
    customer: int | None
    name: str
    when: Words
    what: Words
    tone: Tone = Tone.PLAIN
    is_organisation: bool = False
    potential: str = ""
    phone: str = ""
    email: str = ""
    checkable: bool = False
    due_on: date | None = None
    at: time | None = None
    photo: str = ""


@dataclass(frozen=True, slots=True)
class TodaySource:
    """A card on Today: `rows(shop)` are read again when one of `tables` changes or a day begins.

    Sources of the same `key` share one card, which looks as the first one says; a `schedule` is put in order of time.

    Args:
        key: names the card's widget: `today_<key>`.
        title: marked for translation, as are `empty` and `empty_hint`.
        side: stands in the narrow column.
        counts: its rows are people to reach: they make the badge of the rail.
        schedule: its rows are the course of the day: a time, a coloured bar, a title.
        empty: what it says without rows; a card without rows and without words is not shown.
    """

    key: str
    title: str
    icon: str
    tables: frozenset[str]
    rows: Callable[[Shop], Sequence[TodayRow]]
    tone: Tone = Tone.ACCENT
    side: bool = False
    counts: bool = False
    schedule: bool = False
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something in the calendar.

    Args:
        starts: naive local wall time (midnight when `all_day`); `ends` exclusive.
        done: over and ticked off, drawn muted.
        staff: whose it is, None for nobody in particular.
    """

    table: str
    row: int
    uid: str
    title: str
    starts: datetime
    ends: datetime
    all_day: bool
    kind: str
    icon: str
    tone: Tone
    customer: int | None = None
    customer_name: str = ""
    done: bool = False
    movable: bool = True
    repeats: bool = False
    staff: int | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceSource:
    """Where they come from: `occurrences(shop, start=, end=)`, naive local datetimes, end exclusive.

    Args:
        kinds: by what the calendar can be filtered; a key names a kind of occurrence or a table.
    """

    tables: frozenset[str]
    occurrences: Callable[..., Sequence[Occurrence]]
    kinds: tuple[EntryKind, ...] = ()


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
        gathers: what of all cards it is made of, too ("search"); their tables make it stale as well.
    """

    tables: frozenset[str]
    create: Callable[[pw.Database], None]
    refresh: Callable[[Shop, Changes], None]
    rebuild: Callable[[Shop], None]
    problems: Callable[[Shop], Sequence[Words]] = lambda _shop: ()
    name: str = ""
    gathers: str = ""


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
    """

    key: str
    suffix: str
    title: str
    detail: str
    write: Callable[..., dict[str, int]]
    losses: Callable[..., Sequence[Words]]


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
    words: Many[TableWords] = ()
    panes: Callable[[], object] | None = None


def all_of(features: Iterable[Feature], what: str) -> list[Any]:
    """Everything the cards hold under `what`, in the order of the catalogue."""
    return [each for feature in features for each in _resolved(getattr(feature, what))]


def named(features: Iterable[Feature], what: str, name: str) -> Any:  # noqa: ANN401 - a command or a query
    """The command or query (`what`) called `name`, None where no card has it; cards after it are not asked."""
    held = (each for feature in features for each in _resolved(getattr(feature, what)))
    return next((each for each in held if each.__name__ == name), None)


def _resolved(held: Any) -> Any:  # noqa: ANN401 - whatever a card holds
    return held() if callable(held) else held
