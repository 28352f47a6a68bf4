"""The rows of the timeline: headings of days, entries written out ready to paint, and the silences between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from clientdesk.base.words import _, language, shown
from clientdesk.desk.timeline import EntryFile, TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.desk.whole import Kin
from clientdesk.shell.timeline_reading import Key, key_of
from clientdesk.shell.timeline_words import (
    day_heading,
    late_words,
    next_words,
    own_text,
    second_line,
    silence,
    silent_until_now,
    spoken,
)

SILENCE = 30
"""So many days without a contact are worth a line: a month, within which most shops mean to be in touch."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A heading, a silence or an entry, ready to paint.

    Args:
        heading: the words of a heading or a silence; "" for an entry.
        gap: it is a silence.
        day: the heading above it.
        late: "3 days late", "" for everything else.
        can: which round signs it has: "done", "snooze".
        whole: the text is shown to its end.
        last: nothing comes below it.
        entry: what is behind it, None for a heading or a silence.
        who: with whom it was, where that is one of the kin: "with Anna Saar"; `who_id` is the customer.
        next: "Next: call on Friday".
        important: it has a star.
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
    next: str = ""
    important: bool = False
    gap: bool = False
    detail_tone: Tone = Tone.ACCENT

    @property
    def is_head(self) -> bool:
        """Whether it is the heading of a group, or a silence."""
        return self.entry is None

    @property
    def key(self) -> Key | None:
        """What it is about, None for a heading."""
        return None if self.entry is None else key_of(self.entry)

    @property
    def files(self) -> Sequence[EntryFile]:
        """What came with it."""
        return () if self.entry is None else self.entry.files

    def __str__(self) -> str:
        """What is heard."""
        if self.entry is None:
            return self.heading
        # What the program notes says in its second line whom it is about.
        second = self.second if self.quiet else " · ".join(part for part in (self.who, self.second) if part)
        return spoken(self.entry, self.day, self.late, second)


class RowWriter:
    """Writes entries out as rows; what was written once is not written again.

    Args:
        can: which signs a planned entry has.

    Attributes:
        whole: the entries shown to the end of their text.
    """

    def __init__(self, can: Callable[[TimelineEntry], frozenset[str]]) -> None:
        self._can = can
        self._now = datetime.min  # noqa: DTZ901 - naive local wall time
        self._language = ""
        self._whose: Mapping[Key, Kin] = {}
        self.whole: frozenset[Key] = frozenset()
        self._silences = True
        self._known: dict[Key, TimelineRow] = {}
        self._heads: dict[str, TimelineRow] = {}
        self._day: date | None = None
        self._touched: date | None = None
        self._is_first = True

    def begin(
        self, now: datetime, whose: Mapping[Key, Kin], whole: frozenset[Key], *, silences: bool
    ) -> None:  # fmt: skip
        """Write from the top.

        Args:
            now: naive local wall time.
            whose: by the key of an entry, with which of the kin it was.
            whole: the entries shown to the end of their text.
            silences: whether they are written between entries that are far apart.
        """
        if now.date() != self._now.date() or language() != self._language:
            self._known.clear()
            self._heads.clear()
        self._now, self._language = now, language()
        self._whose, self.whole, self._silences = whose, whole, silences
        self._day, self._touched, self._is_first = None, now.date(), True

    def planned(self, entries: Sequence[TimelineEntry]) -> list[TimelineRow]:
        """What is ahead, under its heading."""
        if not entries:
            return []
        return [TimelineRow(heading=_("Planned")), *(self._row(entry, self._can(entry), "") for entry in entries)]

    def past(self, entries: Iterable[TimelineEntry]) -> list[TimelineRow]:
        """What happened, day by day, going on where the last call ended."""
        return [row for on, some in groupby(entries, lambda entry: entry.on) for row in self._days_rows(on, list(some))]

    def _days_rows(self, on: date | None, entries: list[TimelineEntry]) -> Iterator[TimelineRow]:
        touches = on is not None and any(entry.touch for entry in entries)
        if on is not None and touches:
            yield from self._silence(on)
            self._touched, self._is_first = on, False
        day = "" if on is None else day_heading(on, self._now.date())
        if day and on != self._day:
            if day not in self._heads:
                self._heads[day] = TimelineRow(heading=day)
            yield self._heads[day]
        self._day = on
        yield from (self._row(entry, frozenset(), day) for entry in entries)

    def _silence(self, on: date) -> Iterator[TimelineRow]:
        """The line between a contact and the next one after it, or today."""
        days = 0 if self._touched is None else (self._touched - on).days
        if self._silences and days >= SILENCE:
            yield TimelineRow(heading=silent_until_now(days) if self._is_first else silence(days), gap=True)

    def _row(self, entry: TimelineEntry, can: frozenset[str], day: str) -> TimelineRow:
        key = key_of(entry)
        known = self._known.get(key)
        kin, whole = self._whose.get(key), key in self.whole
        if (
            known is not None and known.entry is entry and known.whole == whole and not entry.planned
            and known.who_id == (kin.customer if kin else None)
        ):  # fmt: skip
            return known
        made = self._known[key] = _written(entry, self._now, can, kin, whole=whole, day=day)
        return made


def _written(
    entry: TimelineEntry, now: datetime, can: frozenset[str], kin: Kin | None, *, whole: bool, day: str
) -> TimelineRow:  # fmt: skip
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
        whole=whole,
        day=day,
        entry=entry,
        who=who,
        who_id=kin.customer if kin else None,
        next=next_words(entry),
        important=entry.important,
        detail_tone=entry.detail_tone,
    )
