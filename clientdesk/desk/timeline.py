"""What stands on the timeline of a customer, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that came with an entry: `file` is its name among the kept ones, `name` what it was called.

    Args:
        size: in bytes.
        table: with `row`, the record behind it: `context.edit(table, row)` shows what is in it, in the side sheet.
    """

    file: str
    name: str
    size: int = 0
    table: str = ""
    row: int = 0


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
        detail_tone: of that badge.
        automatic: written by the program; one muted line.
        staff: id of the member of staff behind `by`.
        important: marked with a star.
        next_step: what was agreed to come next, "" for nothing.
        files: what came with it.
        touch: the shop and the customer were in touch, so that it ends a silence; nothing planned, no note.
        original: which of a series it is, as the calendar tells it; None for what stands alone.
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
    staff: int | None = None
    important: bool = False
    next_step: Words = ""
    files: tuple[EntryFile, ...] = ()
    touch: bool = False
    detail_tone: Tone = Tone.ACCENT
    original: datetime | None = None


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry by which the timeline can be filtered.

    Args:
        title: marked for translation ("Calls"); the owner's own word where `own`, shown as it is.
    """

    key: str
    title: str
    icon: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """Where entries come from: `entries(shop, customer=, limit=)`, newest first, from `tables`.

    Args:
        kinds: what its entries may be, for the filter of the timeline.
        own_kinds: `own_kinds(shop)`: kinds of the owner's own beside them; their titles are the owner's words.
        paged: `entries` knows `skip`, too: so many of the past are passed over, and nothing planned is told then.
            Without it, reading on reads everything from the start again.
    """

    tables: frozenset[str]
    entries: Callable[..., Sequence[TimelineEntry]]
    kinds: tuple[EntryKind, ...] = ()
    own_kinds: Callable[..., Sequence[EntryKind]] | None = None
    paged: bool = False


def entry_kinds(shop: Shop, *, sources: Iterable[TimelineSource]) -> list[EntryKind]:
    """The kinds that these sources name, each once; the owner's own come last."""
    found: dict[str, EntryKind] = {}
    for source in sources:
        own = source.own_kinds(shop) if source.own_kinds else ()
        found |= {kind.key: kind for kind in (*source.kinds, *own)}
    return sorted(found.values(), key=lambda kind: kind.own)
