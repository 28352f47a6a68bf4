"""The timeline of one customer: the story of it, searched, narrowed, gone through by days, printed."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_, shown
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.kit.context import Context
from clientdesk.kit.empty import EmptyState
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.panes import panes_of
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline_bar import TimelineBar
from clientdesk.shell.timeline_dates import PickDay, PickPeriod
from clientdesk.shell.timeline_filter import Part, TimelineFilter
from clientdesk.shell.timeline_find import Finds
from clientdesk.shell.timeline_reading import key_of
from clientdesk.shell.timeline_story import StoryView
from clientdesk.shell.timeline_tools import Offer, TimelineTools, filter_lines, period_lines, staff_lines

_AT_ONCE_S = 0.006
"""So long entries are looked through at a time; a frame of a fluent window lasts 16 ms."""
_SOME = 50
_PRINT_KEY = "P"
_LOWEST = 16.0


class TimelineView(StoryView):
    """The story of one customer, with its tools; a `CustomerView`.

    Args:
        context: of the window.
        parent: as ever.

    Attributes:
        notes_kept: `bool`: from now on what the program notes by itself is shown, or is not.
    """

    notes_kept = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("timeline_view")
        features = context.bridge.desk.features
        self._print = next((one.key for each in panes_of(features) for one in each.prints if one.of_story), None)
        self._jump_to: date | None = None
        self._looked = 0
        self.finds = Finds(self._second_of)
        self.bar = TimelineBar(self)
        self.tools = TimelineTools(self.bar.open_search, self.open_jump, self.open_filter, self)
        self.empty = EmptyState("note-pencil", "", name="timeline_empty", clicked=self.show_everything)
        self._lay_out()
        self._connect()
        self.show_customer(None)

    # --- What the window asks

    def show_customer(self, customer: int | None) -> None:
        """Show this customer's story; None when nobody is chosen."""
        if customer != self.customer:
            self.wanted = TimelineFilter(automatic=self.wanted.automatic)
            self.bar.close_search()
            self.finds.forget()
            self._jump_to = None
            self.forget_unfolded()
        self.customer = self.deeds.customer = customer
        self.reload(anew=True)

    def show_entry(self, table: str, row: int) -> bool:
        """Unfold one entry and bring it into sight; False when it is not among those there are."""
        place = self.place_read((table, row))
        if place is None:
            return False
        self.unfold(place)
        self.list.choose(place)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- Filtering

    def show_notes(self, on: bool) -> None:
        """Show what the program notes by itself, or do not."""
        self._choose(replace(self.wanted, automatic=on))

    def show_only(self, kind: str) -> None:
        """Show the entries of one kind alone."""
        self._choose(replace(self.wanted, kinds=frozenset({kind})))

    def show_everything(self) -> None:
        """Leave nothing out; what the program notes stays as it was chosen."""
        self._choose(TimelineFilter(automatic=self.wanted.automatic))

    def open_filter(self) -> None:
        """Offer kinds, staff and times; and to print it."""
        past = self.story.past
        there = {entry.kind for entry in (*self.story.planned, *past)} | self.wanted.kinds
        # What is not read yet may be of any kind.
        kinds = {key: kind for key, kind in self.kinds.items() if key in there or not self.story.complete}
        offer = Offer(kinds, bool(self.kin), any(entry.automatic for entry in past))
        deeper = [MenuLine(N_("Time…"), partial(self._soon, self._open_times), "calendar-blank", name="time")]
        if len(self.staff) > 1 or self.wanted.staff is not None:
            deeper.append(MenuLine(N_("Staff…"), partial(self._soon, self._open_staff), "user", name="staff"))
        lines = filter_lines(self.wanted, offer, self._choose, deeper)
        if self._print is not None:
            words = N_("Print or save as PDF…")
            lines += [None, MenuLine(words, self.print_story, "printer", _PRINT_KEY, name="print_story")]
        open_menu(self.tools.filter, lines)

    def _soon(self, act: Callable[[], None]) -> None:
        """Once the menu is gone from which it was chosen: what opens over a menu closes with it."""
        QTimer.singleShot(0, self, act)

    def _open_times(self) -> None:
        open_menu(self.tools.filter, period_lines(self.wanted, self.today(), self._choose, self._pick_period))

    def _open_staff(self) -> None:
        staff = sorted(self.staff.items(), key=lambda one: one[1])
        open_menu(self.tools.filter, staff_lines(self.wanted, staff, self._choose))

    def print_story(self) -> None:
        """Show what happened with this customer as pages."""
        if self._print is not None and self.customer is not None:
            self.context.print_asked.emit(self._print, array("q", [self.customer]))

    def _choose(self, wanted: TimelineFilter) -> None:
        before, self.wanted = self.wanted, wanted
        if before.automatic != wanted.automatic:
            self.notes_kept.emit(wanted.automatic)
        self.list.scrollToTop()
        if before.own_only != wanted.own_only:
            self.reload()
        else:
            self.refresh()
            self._look_again()

    def _pick_period(self) -> None:
        def choose(since: date | None, until: date | None) -> None:
            self._choose(replace(self.wanted, since=since, until=until, period=None))

        PickPeriod(self.tools.filter, self.wanted.since, self.wanted.until, choose)

    def _only_line(self, entry: TimelineEntry) -> MenuLine | None:
        """The line of an entry's menu that narrows to its kind, or shows everything again."""
        if self.wanted.narrows:
            return MenuLine(N_("Show everything"), self.show_everything, "funnel-simple")
        if entry.kind not in self.kinds:
            return None
        return MenuLine(N_("Show only this kind"), partial(self.show_only, entry.kind), "funnel-simple")

    # --- Going to a day

    def open_jump(self) -> None:
        """Ask for a day to go to."""
        past = (row.entry for row in self.list.prepared.rows[self.list.first_in_sight() :] if not row.planned)
        seen = next((entry.on for entry in past if entry is not None and entry.on), None)
        PickDay(self.tools.jump, seen or self.today(), self.go_to)

    def go_to(self, day: date) -> None:
        """Bring the newest day into sight that is not after `day`; the oldest, where all are."""
        self._jump_to = day
        self.read_a_while()

    def _jump(self) -> None:
        """Go to the day, once it is read."""
        target = self._jump_to
        if target is None or not self.is_read_to(target):
            return
        if not self.is_written_to(target):
            self.write_on()
            self.read_soon()
            return
        self._jump_to, rows = None, self.list.prepared.rows
        past = [place for place, row in enumerate(rows) if row.entry is not None and not row.planned]
        place = next((one for one in past if (entry := rows[one].entry) and entry.on and entry.on <= target), None)
        place = past[-1] if place is None and past else place
        if place is not None:
            self.list.choose(place)
            self.list.show_at_top(place - 1 if rows[place - 1].is_head else place)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Finding

    def is_looking(self) -> bool:
        """Whether there may be finds that are not counted yet."""
        return self.finds.is_on and (not self.story.complete or self._looked < self.count())

    def _on_asked(self, text: str) -> None:
        self.finds.ask(text)
        self.delegate.marks = self.finds.marks if self.finds.is_on else None
        self._looked = 0
        self.list.viewport().update()
        self.read_a_while()

    def _look_again(self) -> None:
        """Look through everything anew, and stand where one stood."""
        if self.finds.is_on:
            stood = self.finds.current
            self.finds.ask(self.finds.text)
            self._looked = 0
            self._look_on(stand=False)
            self.finds.keep_at(stood)
            self._tell_finds()
            self.read_soon()

    def _look_on(self, *, stand: bool = True) -> None:
        """Look through some more of what is read, as much as a frame allows."""
        until = perf_counter() + _AT_ONCE_S
        entries = [*self.story.planned, *self.story.past]
        while self._looked < len(entries) and perf_counter() < until:
            some = entries[self._looked : self._looked + _SOME]
            self._looked += len(some)
            self.finds.look_through(entry for entry in some if self.wanted.passes(entry))
        if stand and self.finds.current is None and self.finds.hits:
            self._on_stepped(1)
        self._tell_finds()

    def _on_stepped(self, by: int) -> None:
        """Go to another find; what hides it is unfolded."""
        key = self.finds.step(by)
        place = None if key is None else self.place_written(key)
        if place is not None:
            self.unfold(place)
            self.list.choose(place)
        self._tell_finds()

    def _tell_finds(self) -> None:
        self.bar.tell_finds(self.finds.place, len(self.finds.hits), reading=self.is_looking())

    def _on_search_closed(self) -> None:
        self.delegate.marks = None
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Reading on

    def reload(self, *, anew: bool = False) -> None:
        """Read again what is shown, and find again what was found."""
        super().reload(anew=anew)
        self._look_again()

    def read_a_while(self) -> None:
        """Read on, look on, and go to the day that was asked for."""
        super().read_a_while()
        if self.finds.is_on and self._looked < self.count():
            self._look_on()
            self.read_soon()
        self._jump()

    def looks_further(self) -> bool:
        """For the number of finds all is read; for a day, all until then."""
        return self.finds.is_on or (self._jump_to is not None and not self.is_read_to(self._jump_to))

    def rows_changed(self) -> None:
        """Show what it is narrowed to, the tools, and why there is nothing where there is nothing."""
        has_rows = bool(self.list.prepared.rows)
        self.list.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self._say_why_empty()
        self.bar.tell_filter(self.wanted.told(self.kinds, self.today()))
        self._show_tools()

    # --- Inside

    def _lay_out(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.bar)
        # Where there is little room, what is being written above it goes first.
        self.list.setMinimumHeight(style_of().px(_LOWEST))
        stack.addWidget(self.list, 1)
        stack.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.deeds.only = self._only_line
        for part in (self.list, self.empty):
            part.installEventFilter(self)
        self.list.tool_asked.connect(self._on_tool_asked)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.bar.asked.connect(self._on_asked)
        self.bar.stepped.connect(self._on_stepped)
        self.bar.closed.connect(self._on_search_closed)
        self.bar.taken_off.connect(self._on_taken_off)

    def _on_taken_off(self, part: Part) -> None:
        self._choose(self.wanted.without(part))

    def _on_scrolled(self, _value: int) -> None:
        if self.near_end() and (self.is_left() or self.wants_more()):
            self.read_soon()
        self._show_tools()

    def _second_of(self, entry: TimelineEntry) -> str:
        kin = self.story.whose.get(key_of(entry))
        return " ".join((kin.name if kin else "", entry.by, shown(entry.also)))

    def _show_tools(self) -> None:
        at_top = self.list.verticalScrollBar().value() < style_of().px(8)
        wanted = self.customer is not None and bool(self.count()) and (at_top or self.list.isHidden())
        self.tools.setVisible(wanted)
        if wanted:
            self.tools.place_over(self.list.geometry() if not self.list.isHidden() else self.empty.geometry())

    def _say_why_empty(self) -> None:
        everything = N_("Show everything")
        if self.customer is None:
            self.empty.say(N_("Choose a customer to see what happened"))
        elif not self.story.complete and self.wanted.narrows:
            self.empty.say(N_("Looking…"))
        elif self.wanted.own_only and not self.wanted.kinds:
            self.empty.say(N_("Nothing of its own"), button=everything)
        elif self.wanted.kinds and not self.wanted.without(Part.KINDS).narrows:
            self.empty.say(N_("Nothing of this kind"), button=everything)
        elif self.wanted.narrows:
            self.empty.say(N_("Nothing like that happened"), button=everything)
        else:
            self.empty.say(N_("Nothing has happened yet"), N_("Whatever is written down will stand here, day by day."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tools, wherever on the timeline the keyboard is."""
        self._on_tool_asked(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _on_tool_asked(self, event: QKeyEvent) -> None:
        """Find, go to a day, narrow, print."""
        event.ignore()
        deeds = {"j": self.open_jump, "f": self.open_filter, "p": self.print_story}
        deed = self.bar.open_search if event.text() == "/" else deeds.get(letter_of(event))
        if event.key() == Qt.Key.Key_F3 and self.finds.is_on:
            deed = partial(self._on_stepped, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self.bar.is_searching:
            deed = self.bar.close_search
        if deed is not None and self.customer is not None:
            event.accept()
            deed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the tools in their corner, wherever the list goes."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._show_tools()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """A day may have passed since it was last seen."""
        super().showEvent(event)
        self.refresh_where_due()
        self._show_tools()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the other language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reload()
