"""The story of a customer as a list that reads on: what the timeline shows, before anybody looks for anything in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import local_now
from clientdesk.desk.feature import all_of
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource, entry_kinds
from clientdesk.desk.whole import Kin, KinSource
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline_deeds import EntryDeeds
from clientdesk.shell.timeline_delegate import TimelineDelegate
from clientdesk.shell.timeline_filter import TimelineFilter
from clientdesk.shell.timeline_list import TimelineList
from clientdesk.shell.timeline_reading import Key, Story, key_of, moment_of
from clientdesk.shell.timeline_rows import RowWriter, TimelineRow

_ROWS = 60
"""So many rows are written at a time."""
_SEEN = 40
"""No more entries are in sight at a time."""


class StoryView(QWidget):
    """What happened with one customer, of which a page is read at first and more as one nears the end.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        features = context.bridge.desk.features
        self._sources: list[TimelineSource] = all_of(features, "timeline")
        self._kin_sources: list[KinSource] = all_of(features, "kin")
        all_sources: list[TimelineSource | KinSource] = [*self._sources, *self._kin_sources]
        self._tables = frozenset[str]().union(*(source.tables for source in all_sources))
        self.customer: int | None = None
        self.wanted = TimelineFilter()
        self.kin: list[Kin] = []
        self.kinds: dict[str, EntryKind] = {}
        self.staff: dict[int, str] = {}
        self.story = Story((), context.bridge.ask, 0)
        self._whole: set[Key] = set()
        self._written_on: date | None = None
        self._written = 0
        self.delegate = TimelineDelegate()
        self.list = TimelineList(self.delegate, self)
        self.deeds = EntryDeeds(context, self.list, self.delegate)
        self._writer = RowWriter(self.deeds.actions.signs)
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self.read_a_while)
        self.deeds.folded.connect(self.fold)
        context.bridge.changed.connect(self._on_changed)

    # --- What the timeline itself decides

    def rows_changed(self) -> None:
        """Other rows are shown: say what is to be said about them."""
        raise NotImplementedError

    def looks_further(self) -> bool:
        """Whether more is to be read even where the end is not near."""
        return False

    # --- Reading

    def forget_unfolded(self) -> None:
        """Show every text short again, from the top."""
        self._whole.clear()
        self.list.scrollToTop()

    def reload(self, *, anew: bool = False) -> None:
        """Read again what is shown, as far down as one has scrolled; from the top where it is somebody else."""
        oldest = None if anew else self._oldest_in_sight()
        ask = self.context.bridge.ask
        self.kinds = {kind.key: kind for kind in ask(entry_kinds, sources=self._sources)}
        self.kin = self._read_kin()
        kin = [] if self.wanted.own_only else self.kin
        sources = () if self.customer is None else self._sources
        self.story = Story(sources, ask, self.customer or 0, kin)
        self.story.read_on()
        if oldest is not None:
            self.story.read_to(oldest)
        self.staff = {}
        self.refresh(oldest)

    def refresh(self, oldest: datetime | None = None) -> None:
        """Write the rows anew, down to a moment at least: another filter, another language, another day."""
        now = local_now(self.context.bridge.desk.clock)
        self._written_on = now.date()
        whole = frozenset(self._whole)
        self._writer.begin(now, self.story.whose, whole, silences=not self.wanted.narrows)
        self._written = 0
        rows = self._writer.planned([entry for entry in self.story.planned if self.wanted.passes(entry)])
        rows += self._next_rows(oldest)
        self._note_staff(self.story.past)
        self._show_in_place(rows)
        self.rows_changed()
        self._reading.start()

    def refresh_where_due(self) -> None:
        """A day may have passed since it was written."""
        if self._written_on != self.today():
            self.refresh()

    def read_a_while(self) -> None:
        """Write on what is read, or read on by a page, where more is wanted; again after the window had its turn."""
        if self.near_end() and self.is_left():
            self.write_on()
        elif self.wants_more():
            self._note_staff(self.story.read_on())
            if self.near_end():
                self.write_on()
        if (self.near_end() and self.is_left()) or self.wants_more():
            self._reading.start()

    def read_soon(self) -> None:
        """Read on as soon as the window had its turn."""
        self._reading.start()

    def near_end(self) -> bool:
        """Whether one has scrolled to where more rows are soon needed."""
        bar = self.list.verticalScrollBar()
        return bar.value() >= bar.maximum() - 2 * bar.pageStep()

    def is_left(self) -> bool:
        """Whether something is read that has no row yet."""
        return self._written < len(self.story.past)

    def write_on(self) -> None:
        """Let more of what is read stand in the list."""
        self.list.add_rows(self._next_rows())
        self.rows_changed()

    def is_written_to(self, day: date) -> bool:
        """Whether everything from a day on that is read has its row."""
        return not self.is_left() or (self._written > 0 and (self.story.past[self._written - 1].on or date.min) < day)

    def wants_more(self) -> bool:
        """Whether there is more to read, and a reason to."""
        since = self.wanted.since
        if self.story.complete or (since is not None and self.is_read_to(since)):
            return False
        return self.looks_further() or (self.near_end() and not self.is_left())

    def is_read_to(self, day: date) -> bool:
        """Whether everything from a day on is read."""
        past = self.story.past
        return self.story.complete or (bool(past) and (past[-1].on or date.min) < day)

    def count(self) -> int:
        """How many entries are read."""
        return len(self.story.planned) + len(self.story.past)

    def today(self) -> date:
        """The day it is for the shop."""
        return local_now(self.context.bridge.desk.clock).date()

    # --- Rows

    def place_of(self, key: Key) -> int | None:
        """Where an entry stands in the list, None where it is not shown."""
        return next((place for place, row in enumerate(self.list.prepared.rows) if row.key == key), None)

    def place_written(self, key: Key) -> int | None:
        """The same; rows are written until it has one."""
        place = self.place_of(key)
        while place is None and self.is_left():
            self.write_on()
            place = self.place_of(key)
        return place

    def place_read(self, key: Key) -> int | None:
        """The same, after everything was read until it came."""
        place = self.place_of(key)
        if place is None:
            self.wanted = TimelineFilter()
            while not self.story.complete and not any(key_of(entry) == key for entry in self.story.past):
                self.story.read_on()
            self.refresh()
            place = self.place_written(key)
        return place

    def unfold(self, place: int) -> None:
        """Show all of an entry, where some of it is hidden."""
        row = self.list.prepared.rows[place]
        if not row.whole and self.delegate.has_rest(row, self.list.viewport().width() / style_of().scale, style_of()):
            self.fold(row)

    def fold(self, row: TimelineRow) -> None:
        """Unfold an entry, or fold it again."""
        place = None if row.key is None else self.place_of(row.key)
        if place is not None and row.key is not None:
            self._whole ^= {row.key}
            self._writer.whole = frozenset(self._whole)
            self.list.put_row(place, replace(row, whole=not row.whole))

    # --- Inside

    def _next_rows(self, oldest: datetime | None = None) -> list[TimelineRow]:
        """Rows for what comes next of what is read: some screenfuls, and down to a moment where one is given."""
        rows: list[TimelineRow] = []
        past = self.story.past
        while self.is_left() and (len(rows) < _ROWS or (oldest and moment_of(past[self._written]) >= oldest)):
            some = past[self._written : self._written + _ROWS]
            self._written += len(some)
            rows += self._writer.past(filter(self.wanted.passes, some))
        if rows and self.story.complete and not self.is_left():
            rows[-1] = replace(rows[-1], last=True)  # the line of the days ends here
        return rows

    def _show_in_place(self, rows: list[TimelineRow]) -> None:
        """Show other rows; the first entry in sight stays where it is, where one has scrolled."""
        held, y = None, 0
        if self.list.verticalScrollBar().value():
            first = self.list.first_in_sight()
            place = next((i for i, row in enumerate(self.list.prepared.rows[first:], first) if row.entry), None)
            if place is not None:
                held = self.list.prepared.rows[place].key
                y = self.list.visualRect(self.list.prepared.index(place)).top()
        self.list.show_rows(rows)
        place = None if held is None else self.place_of(held)
        if place is not None:
            self.list.show_at(place, y)

    def _oldest_in_sight(self) -> datetime | None:
        """The moment down to which one has scrolled; None at the top."""
        rows = self.list.prepared.rows
        if not self.list.verticalScrollBar().value():
            return None
        days = (row.entry.on for row in rows[self.list.first_in_sight() :] if row.entry is not None)
        seen = [day for day in islice(days, _SEEN) if day is not None]
        return datetime.combine(seen[-1], time.min) if seen else None

    def _read_kin(self) -> list[Kin]:
        """Whose contacts stand here, too; nobody's own kin."""
        if self.customer is None:
            return []
        ask, here = self.context.bridge.ask, self.customer
        return [one for each in self._kin_sources for one in ask(each.kin, customer=here) if one.customer != here]

    def _note_staff(self, entries: Iterable[TimelineEntry]) -> None:
        self.staff |= {entry.staff: entry.by for entry in entries if entry.staff is not None and entry.by}

    def _on_changed(self, changes: Changes) -> None:
        if self.customer is not None and changes.touches(*self._tables):
            self.reload()
