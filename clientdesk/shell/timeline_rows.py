"""The rows of the timeline: entries of all capabilities gathered, put in order, and written out ready to paint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import partial
from itertools import groupby

from clientdesk.base.words import _, shown
from clientdesk.desk.timeline import TimelineEntry, TimelineSource
from clientdesk.desk.tone import Tone
from clientdesk.desk.whole import Kin
from clientdesk.shell.timeline_words import day_heading, late_words, own_text, second_line, spoken

Key = tuple[str, int]
"""The table and the id behind an entry."""

Ask = Callable[..., Sequence[TimelineEntry]]

_EVER = datetime.combine(date.min, time.min)
_SHARES = 10
"""Of each of the kin at least a tenth is read of what is read of the customer, however many they are."""


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
        who: with whom it was, where that is one of the kin: "with Anna Saar"; `who_id` is the customer.
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
    who: str = ""
    who_id: int | None = None

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
        if self.entry is None:
            return self.heading
        # What the program notes says in its second line whom it is about.
        second = self.second if self.quiet else " · ".join(part for part in (self.who, self.second) if part)
        return spoken(self.entry, self.day, self.late, second)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Entries of one customer.

    Args:
        planned: soonest first.
        past: newest first.
        complete: there is nothing older.
        whose: by the key of an entry, with which of the kin it was; the customer's own are not among them.
    """

    planned: tuple[TimelineEntry, ...] = ()
    past: tuple[TimelineEntry, ...] = ()
    complete: bool = True
    whose: Mapping[Key, Kin] = field(default_factory=dict)


def gather(
    sources: Iterable[TimelineSource], ask: Ask, customer: int, limit: int, kin: Sequence[Kin] = ()
) -> Gathered:  # fmt: skip
    """The entries of a customer and of the kin, at most `limit` of each source; of each of the kin a share of it.

    Where a source had more than that, whatever the others have that is older than its oldest is held back: it would
    stand right below something that is not its neighbour. What is the customer's own stands once, as their own.
    """
    people: dict[int, list[Kin]] = {}
    for one in kin:
        people.setdefault(one.customer, []).append(one)
    found: dict[Key, TimelineEntry] = {}
    whose: dict[Key, Kin] = {}
    share = max(1, limit // min(max(1, len(people)), _SHARES))
    horizon = _EVER
    readers = [partial(ask, source.entries) for source in sources]
    for read in readers:
        entries, oldest = _newest(read, customer, limit)
        horizon = max(horizon, oldest)
        found |= {(entry.table, entry.row): entry for entry in entries}
    for read in readers:
        for times in people.values():
            theirs, oldest = _while_kin(read, times, share)
            horizon = max(horizon, oldest)
            fresh = {(entry.table, entry.row): entry for entry in theirs if (entry.table, entry.row) not in found}
            found |= fresh
            whose |= dict.fromkeys(fresh, times[0])
    planned = sorted((entry for entry in found.values() if entry.planned), key=_due)
    past = sorted((entry for entry in found.values() if not entry.planned), key=_moment, reverse=True)
    past = [entry for entry in past if _moment(entry) >= horizon]
    return Gathered(tuple(planned), tuple(past), horizon == _EVER, whose)


def _newest(read: Ask, customer: int, limit: int) -> tuple[Sequence[TimelineEntry], datetime]:
    """The newest entries of somebody, and the moment before which there may be unread ones; `_EVER` for none."""
    entries = read(customer=customer, limit=limit)
    moments = [_moment(entry) for entry in entries if not entry.planned]
    return entries, min(moments) if len(moments) >= limit else _EVER


def _while_kin(read: Ask, times: Sequence[Kin], limit: int) -> tuple[list[TimelineEntry], datetime]:
    """The same for one of the kin, within the times in which they were that."""
    last = max(one.until or date.max for one in times)
    first = min(one.since or date.min for one in times)
    entries, oldest = _newest(read, times[0].customer, limit)
    while oldest != _EVER and oldest.date() > last:
        # All that was read happened after they had left: read on until it reaches their time.
        limit *= 4
        entries, oldest = _newest(read, times[0].customer, limit)
    if oldest.date() < first:
        oldest = _EVER  # what is not read was before their time
    return [entry for entry in entries if any(_within(entry.on, one) for one in times)], oldest


def _within(on: date | None, one: Kin) -> bool:
    """Whether a day is one on which somebody was kin; what has no day is for as long as they are."""
    if on is None:
        return one.until is None
    return (one.since or date.min) <= on <= (one.until or date.max)


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
    yield from (_row(entry, now, can(entry), whole, gathered.whose) for entry in gathered.planned)
    for on, entries in groupby(gathered.past, key=lambda entry: entry.on):
        day = "" if on is None else day_heading(on, now.date())
        if day:
            yield TimelineRow(heading=day)
        yield from (_row(entry, now, frozenset(), whole, gathered.whose, day=day) for entry in entries)


def _row(
    entry: TimelineEntry, now: datetime, can: frozenset[str], whole: frozenset[Key], whose: Mapping[Key, Kin], *,
    day: str = "",
) -> TimelineRow:  # fmt: skip
    kin = whose.get((entry.table, entry.row))
    # Translators: a contact on the timeline of a firm or household; {name} is the person with whom it was.
    who = _("with {name}").format(name=own_text(kin.name)) if kin else ""
    second = second_line(entry, now.date())
    return TimelineRow(
        title=own_text(shown(entry.title)),
        second=" · ".join(part for part in (who, second) if part) if entry.automatic else second,
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
        who=who,
        who_id=kin.customer if kin else None,
    )


def _moment(entry: TimelineEntry) -> datetime:
    """When it happened; what has no time of day stands below what has."""
    return datetime.combine(entry.on or date.min, entry.at or time.min)


def _due(entry: TimelineEntry) -> datetime:
    """When it is to be done; any time is the end of the day, no day the end of all."""
    return datetime.combine(entry.on or date.max, entry.at or time.max)
