"""Reading the timeline of a customer page by page: several sources, one story, nothing shown below an unread gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

from clientdesk.desk.timeline import TimelineEntry, TimelineSource
from clientdesk.desk.whole import Kin

Key = tuple[str, int]
"""The table and the id behind an entry."""

Ask = Callable[..., Sequence[TimelineEntry]]

PAGE = 60
"""So many entries of a source are read at a time; of each of the kin a share of it."""
EVER = datetime.combine(date.min, time.min)
_UNREAD = datetime.combine(date.max, time.max)
_SHARES = 10
"""Of each of the kin at least a tenth is read of what is read of the customer, however many they are."""


def key_of(entry: TimelineEntry) -> Key:
    """What an entry is known by."""
    return entry.table, entry.row


def moment_of(entry: TimelineEntry) -> datetime:
    """When it happened; what has no time of day stands below what has."""
    return datetime.combine(entry.on or date.min, entry.at or time.min)


class Strand:
    """What one source has of one person, read from the newest on.

    Args:
        ask: answers a query.
        source: whose entries.
        customer: whose story.
        page: how many at a time.
        times: within which it counts; always, without any.

    Attributes:
        oldest: the moment before which there may be unread ones; `EVER` when all is read.
        planned: what is ahead, as it was told last.
    """

    def __init__(
        self, ask: Ask, source: TimelineSource, customer: int, page: int, times: Sequence[Kin] = ()
    ) -> None:  # fmt: skip
        self._ask, self._source, self._customer, self._page, self._times = ask, source, customer, page, times
        self._read = 0
        self._limit = 0
        self._told = -1
        self.oldest = _UNREAD
        self.planned: list[TimelineEntry] = []

    def read_on(self) -> list[TimelineEntry]:
        """A page more of the past, newest first; where none of it falls into the times, the next ones with it."""
        found = self._next(self._page)
        page = self._page
        last = max((one.until or date.max for one in self._times), default=date.max)
        while self.oldest != EVER and self.oldest.date() > last:
            # All that was read happened after they had left: read on until it reaches their time.
            page *= 4
            found += self._next(page)
        if self.oldest.date() < min((one.since or date.min for one in self._times), default=date.min):
            self.oldest = EVER  # what is not read was before their time
        return [entry for entry in found if self._counts(entry)]

    def _next(self, page: int) -> list[TimelineEntry]:
        """The next `page` entries, whoever they count for."""
        if self._source.paged and self._read:
            entries = self._ask(self._source.entries, customer=self._customer, limit=page, skip=self._read)
            fresh, is_all = list(entries), len(entries) < page
        else:
            self._limit += page
            entries = self._ask(self._source.entries, customer=self._customer, limit=self._limit)
            self.planned = [entry for entry in entries if entry.planned and self._counts(entry)]
            fresh = [entry for entry in entries if not entry.planned][self._read :]
            # A source may count what is planned among its `limit`; one that has no more says the same twice.
            is_all = len(entries) < self._limit or len(entries) == self._told
            self._told = len(entries)
        self._read += len(fresh)
        self.oldest = EVER if is_all else min(map(moment_of, fresh), default=self.oldest)
        return fresh

    def _counts(self, entry: TimelineEntry) -> bool:
        return not self._times or any(_within(entry.on, one) for one in self._times)


class Story:
    """The entries of a customer and of the kin, as far as they are read.

    Where a source has more than was read, whatever the others have that is older than its oldest is held back: it
    would stand right below something that is not its neighbour. What is the customer's own stands once, as their own.

    Args:
        sources: of entries.
        ask: answers a query.
        customer: whose story.
        kin: whose contacts stand there, too.
        page: how many entries are read at a time.

    Attributes:
        planned: soonest first.
        past: newest first.
        whose: by the key of an entry, with which of the kin it was; the customer's own are not among them.
    """

    def __init__(
        self, sources: Iterable[TimelineSource], ask: Ask, customer: int, kin: Sequence[Kin] = (), *, page: int = PAGE
    ) -> None:
        people: dict[int, list[Kin]] = {}
        for one in kin:
            people.setdefault(one.customer, []).append(one)
        self._page = page
        share = max(1, page // min(max(1, len(people)), _SHARES))
        readable = list(sources)
        self._own = [Strand(ask, source, customer, page) for source in readable]
        self._theirs = [
            (Strand(ask, source, times[0].customer, share, times), times[0])
            for source in readable
            for times in people.values()
        ]
        self._held: dict[Key, TimelineEntry] = {}
        self._shown: set[Key] = set()
        self.planned: list[TimelineEntry] = []
        self.past: list[TimelineEntry] = []
        self.whose: dict[Key, Kin] = {}

    @property
    def complete(self) -> bool:
        """Whether there is nothing older."""
        return self._horizon() == EVER

    def read_on(self) -> list[TimelineEntry]:
        """Read what holds the rest back until there is a page more to show; returns that, newest first."""
        came: list[TimelineEntry] = []
        while not came or (len(came) < self._page and not self.complete):
            horizon = self._horizon()
            if horizon == EVER:
                break
            for strand in self._own:
                if strand.oldest == horizon:
                    self._take(strand, None)
            for strand, kin in self._theirs:
                if strand.oldest == horizon:
                    self._take(strand, kin)
            came += self._release()
        return came

    def read_to(self, moment: datetime) -> None:
        """Read on until everything from a moment on is there."""
        while not self.complete and (not self.past or moment_of(self.past[-1]) >= moment):
            self.read_on()

    def _horizon(self) -> datetime:
        return max((strand.oldest for strand in self._strands()), default=EVER)

    def _strands(self) -> list[Strand]:
        return [*self._own, *(strand for strand, _kin in self._theirs)]

    def _take(self, strand: Strand, kin: Kin | None) -> None:
        fresh = strand.read_on()
        for entry in (*strand.planned, *fresh):
            key = key_of(entry)
            if key in self._shown:
                continue
            if kin is None:
                self.whose.pop(key, None)
            elif key not in self._held:
                self.whose[key] = kin
            else:
                continue
            self._held[key] = entry

    def _release(self) -> list[TimelineEntry]:
        """What is not held back any more."""
        horizon = self._horizon()
        free = [entry for entry in self._held.values() if entry.planned or moment_of(entry) >= horizon]
        for entry in free:
            del self._held[key_of(entry)]
        self._shown |= {key_of(entry) for entry in free}
        planned = {key_of(entry): entry for entry in (*self.planned, *(one for one in free if one.planned))}
        self.planned = sorted(planned.values(), key=_due)
        past = sorted((entry for entry in free if not entry.planned), key=moment_of, reverse=True)
        self.past += past
        return past


def _within(on: date | None, one: Kin) -> bool:
    """Whether a day is one on which somebody was kin; what has no day is for as long as they are."""
    if on is None:
        return one.until is None
    return (one.since or date.min) <= on <= (one.until or date.max)


def _due(entry: TimelineEntry) -> datetime:
    """When it is to be done; any time is the end of the day, no day the end of all."""
    return datetime.combine(entry.on or date.max, entry.at or time.max)
