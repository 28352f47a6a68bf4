"""The rows of the timeline: entries of all capabilities gathered, put in order, and written out ready to paint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby

from clientdesk.base.words import _, shown
from clientdesk.desk.feature import TimelineEntry, TimelineSource, Tone
from clientdesk.shell.timeline_words import day_heading, late_words, own_text, second_line, spoken

Key = tuple[str, int]
"""The table and the id behind an entry."""

Ask = Callable[..., Sequence[TimelineEntry]]

_EVER = datetime.combine(date.min, time.min)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A heading or an entry, ready to paint.

    Args:
        heading: the words of a heading; "" for an entry.
        day: the heading above it.
        late: "3 days late", "" for everything else.
        can: which round signs it has: "done", "snooze".
        whole: the text is shown to its end.
        last: nothing comes below it.
        entry: what is behind it, None for a heading.
    """

    heading: str = ""
    title: str = ""
    second: str = ""
    late: str = ""
    body: str = ""
    detail: str = ""
    icon: str = ""
    tone: Tone = Tone.PLAIN
    planned: bool = False
    quiet: bool = False
    can: frozenset[str] = frozenset()
    whole: bool = False
    last: bool = False
    day: str = ""
    entry: TimelineEntry | None = None

    @property
    def is_head(self) -> bool:
        """Whether it is the heading of a group."""
        return self.entry is None

    @property
    def key(self) -> Key | None:
        """What it is about, None for a heading."""
        return None if self.entry is None else (self.entry.table, self.entry.row)

    def __str__(self) -> str:
        """What is heard."""
        return self.heading if self.entry is None else spoken(self.entry, self.day, self.late, self.second)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Entries of one customer.

    Args:
        planned: soonest first.
        past: newest first.
        complete: there is nothing older.
    """

    planned: tuple[TimelineEntry, ...] = ()
    past: tuple[TimelineEntry, ...] = ()
    complete: bool = True


def gather(sources: Iterable[TimelineSource], ask: Ask, customer: int, limit: int) -> Gathered:
    """The entries of a customer, at most `limit` of each source.

    Where a source had more than that, whatever the others have that is older than its oldest is held back: it would
    stand right below something that is not its neighbour.
    """
    planned: list[TimelineEntry] = []
    past: list[TimelineEntry] = []
    horizon = _EVER
    for source in sources:
        entries = ask(source.entries, customer=customer, limit=limit)
        planned += [entry for entry in entries if entry.planned]
        happened = [entry for entry in entries if not entry.planned]
        past += happened
        if len(happened) >= limit:
            horizon = max(horizon, min(map(_moment, happened)))
    planned.sort(key=_due)
    past.sort(key=_moment, reverse=True)
    return Gathered(tuple(planned), tuple(entry for entry in past if _moment(entry) >= horizon), horizon == _EVER)


def only(gathered: Gathered, kind: str, *, automatic: bool) -> Gathered:
    """The entries of one kind ("" for all), with or without those that the program wrote by itself."""

    def wanted(entry: TimelineEntry) -> bool:
        return kind in ("", entry.kind) and (automatic or not entry.automatic)

    return replace(gathered, planned=tuple(filter(wanted, gathered.planned)), past=tuple(filter(wanted, gathered.past)))


def written(
    gathered: Gathered, now: datetime, *, can: Callable[[TimelineEntry], frozenset[str]], whole: frozenset[Key]
) -> list[TimelineRow]:
    """The rows to show: what is planned, then the days, newest first.

    Args:
        gathered: the entries.
        now: naive local wall time.
        can: which signs an entry has.
        whole: the entries shown to the end of their text.
    """
    rows = list(_rows(gathered, now, can, whole))
    if rows:
        rows[-1] = replace(rows[-1], last=True)
    return rows


def _rows(
    gathered: Gathered, now: datetime, can: Callable[[TimelineEntry], frozenset[str]], whole: frozenset[Key]
) -> Iterator[TimelineRow]:
    if gathered.planned:
        yield TimelineRow(heading=_("Planned"))
    yield from (_row(entry, now, can(entry), whole) for entry in gathered.planned)
    for on, entries in groupby(gathered.past, key=lambda entry: entry.on):
        day = "" if on is None else day_heading(on, now.date())
        if day:
            yield TimelineRow(heading=day)
        yield from (_row(entry, now, frozenset(), whole, day) for entry in entries)


def _row(entry: TimelineEntry, now: datetime, can: frozenset[str], whole: frozenset[Key], day: str = "") -> TimelineRow:
    return TimelineRow(
        title=own_text(shown(entry.title)),
        second=second_line(entry, now.date()),
        late=late_words(entry, now),
        body=own_text(entry.body),
        detail=own_text(shown(entry.detail)),
        icon=entry.icon,
        tone=entry.tone,
        planned=entry.planned,
        quiet=entry.automatic,
        can=can,
        whole=(entry.table, entry.row) in whole,
        day=day,
        entry=entry,
    )


def _moment(entry: TimelineEntry) -> datetime:
    """When it happened; what has no time of day stands below what has."""
    return datetime.combine(entry.on or date.min, entry.at or time.min)


def _due(entry: TimelineEntry) -> datetime:
    """When it is to be done; any time is the end of the day, no day the end of all."""
    return datetime.combine(entry.on or date.max, entry.at or time.max)
