"""One card of Today: the rows of one source, as many as fit, and everything that can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import today
from clientdesk.base.days import day_name
from clientdesk.base.errors import StoreError
from clientdesk.base.words import N_
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import RowDelegate, zone_rect
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.widgets import Card, CardHead, EmptyState, PlainLabel, literal, style_of
from clientdesk.shell.today_acts import TodayActs
from clientdesk.shell.today_choice import ChoiceBar
from clientdesk.shell.today_list import TodayList
from clientdesk.shell.today_rows import PersonDelegate, ScheduleDelegate, SideDelegate, TodayLine, head_of, line_of
from clientdesk.shell.today_sources import Span, asked

LEAVES_MS = 600
"""So long a row that was ticked off stands there with its tick."""

_AROUND, _EMPTY = 70.0, 150.0
"""Design pixels: a card without its rows, and one that has none."""
_Act = Callable[[TodayLine], None]


class TodayCard(Card):
    """Shows the rows of a source.

    Args:
        context: of the window.
        source: where the rows come from.
        acts: what can be done with them.
        wanted: whether a row is to be shown at all.
        invite: what the empty card says to do, marked for translation; "" for a line of text alone.
        parent: as ever.

    Attributes:
        left: an arrow leads out of the card: the `Qt.Key`.
        key_left: a key it has no use for: the `QKeyEvent`; accept it to keep it.
    """

    left = Signal(object)
    key_left = Signal(object)

    def __init__(
        self,
        context: Context,
        source: TodaySource,
        acts: TodayActs,
        *,
        wanted: Callable[[TodayRow], bool] = lambda _row: True,
        invite: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.source = source
        self._context = context
        self._acts = acts
        self._wanted = wanted
        self._invite = invite
        self._rows: list[TodayRow] = []
        self._leaving: dict[tuple[str, int], tuple[int, TodayRow]] = {}
        self._span: Span | None = None
        self._most = 5
        self._all = False
        self._suggested: TodayRow | None = None
        self._is_away = False
        follow = partial(context.open_page, source.page) if source.page else self.toggle_all
        self.head = CardHead(source.title, source.icon, _tone(source), link=N_("Show all"), followed=follow)
        self._delegate = _delegate(source)
        self.list = TodayList(self._delegate, name=f"today_{source.key}_list", accessible=source.title)
        self.choice = ChoiceBar(acts, source.key)
        self.empty = self._make_empty()
        super().__init__(self.head, self.choice, self.list, self.empty, pad=0, gap=8, parent=parent)
        self.setObjectName(f"today_{source.key}")
        self._stale = False
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(LEAVES_MS)
        self._leave.timeout.connect(self._on_left)
        self._connect()

    def _connect(self) -> None:
        self.list.opened.connect(lambda line: self._acts.open(line.row))
        self.list.zone_clicked.connect(self._on_zone)
        self.list.key_pressed.connect(self._on_key)
        self.list.menu_wanted.connect(self._on_menu)
        self.list.left.connect(self.left)
        self.list.all_wanted.connect(self.choose_all)
        self.list.choice_changed.connect(self._offer_choice)
        self.choice.let_go.connect(self.list.choose_one)
        self.choice.finished.connect(self._finish_chosen)
        self._context.bridge.changed.connect(self._on_changed)

    def count(self) -> int:
        """How many rows there are, hidden ones included."""
        return len(self._rows)

    def rows(self) -> Sequence[TodayRow]:
        """All rows, hidden ones included."""
        return tuple(self._rows)

    def customers(self) -> set[int]:
        """The customers of the rows."""
        return {row.customer for row in self._rows if row.customer is not None}

    def lines(self) -> Sequence[TodayLine]:
        """The rows that are shown."""
        return self.list.rows()

    def show_span(self, span: Span | None) -> None:
        """Look at the days of `span`, None for today."""
        self._span, self._all = span, span is not None
        self.head.title.set_words((self.source.title_ahead if span else "") or self.source.title)
        self.read()

    def read(self) -> None:
        """Read the rows anew."""
        try:
            found = self._context.bridge.ask(asked(self.source, self._span))
        except StoreError as error:
            self._context.bridge.trouble.emit(error, self.read)
            return
        self._rows = [row for row in found if self._wanted(row)]
        self._show()

    def wanted(self, most: int) -> float:
        """How high it would be with at most so many rows, in design pixels, the gap below included."""
        if not self._rows:
            return _EMPTY if self.source.empty else 0
        style, rows = style_of(), self._rows[:most]
        width = self.list.width() / style.scale
        return _AROUND + sum(
            self._delegate.height(line_of(row, first=False, done=False, can_snooze=False), width, style) for row in rows
        )

    def put_away(self, away: bool) -> None:
        """Show nothing at all, as its owner wants it; or show it again."""
        self._is_away = away
        self._show()

    def suggest(self, row: TodayRow | None) -> None:
        """With nothing to do, propose somebody to say hello to; None for nobody."""
        self._suggested = row
        if isinstance(self.empty, EmptyState) and row is not None:
            detail = N_("Say hello to somebody you have not spoken to for long:")
            self.empty.say(self.source.empty, detail, literal(row.name))
        elif isinstance(self.empty, EmptyState):
            self.empty.say(self.source.empty, self._invite)

    def set_most(self, most: int) -> None:
        """Show at most so many rows before Show all."""
        if most != self._most:
            self._most = most
            self._show()

    def toggle_all(self) -> None:
        """Show all rows, or the first ones again."""
        self._all = not self._all
        self._show()

    def choose_all(self) -> None:
        """Choose all rows, those not shown yet as well."""
        self.choose_rows(self._rows)

    def choose_rows(self, rows: Sequence[TodayRow]) -> None:
        """Choose these rows, shown by then, and put the keyboard there."""
        if len(rows) > self._most:
            self._all = True
        self._show()
        keys = {(row.table, row.row) for row in rows}
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.choose_places([place for place, line in enumerate(self.list.rows()) if line.key in keys])

    def take_keyboard(self, *, last: bool = False) -> bool:
        """Put the keyboard on the first row, or the last one; False where there is none to be seen."""
        places = [place for place, line in enumerate(self.list.rows()) if not line.is_head]
        if not places or self.isHidden():
            return False
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.choose(places[-1 if last else 0])
        return True

    def reword(self) -> None:
        """Write the rows in the language of the moment."""
        super().reword()
        if hasattr(self, "_leave"):
            self.read()

    def restyle(self) -> None:
        """Take the margins anew."""
        px = style_of().px
        self.content.setContentsMargins(0, px(11), 0, px(8))
        self.head.layout().setContentsMargins(px(16), 0, px(14), 0)  # type: ignore[union-attr]
        self.head.setMinimumHeight(px(26))
        super().restyle()

    # --- Inside

    def _make_empty(self) -> QWidget:
        if not self._invite:
            label = PlainLabel(self.source.empty, "text", "ink3", wrap=True)
            label.setContentsMargins(style_of().px(16), 0, style_of().px(16), style_of().px(8))
            return label
        return EmptyState(
            self.source.icon, self.source.empty, self._invite, clicked=self._open_suggested,
            name=f"today_{self.source.key}_empty",
        )  # fmt: skip

    def _open_suggested(self) -> None:
        if self._suggested is not None:
            self._acts.open(self._suggested)

    def _show(self) -> None:
        rows = list(self._rows)
        present = {(row.table, row.row) for row in rows}
        for key, (place, row) in self._leaving.items():
            if key not in present:
                rows.insert(min(place, len(rows)), row)
        shown = rows if self._all else rows[: self._most]
        self.list.show_rows(self._lines(shown))
        self.list.setVisible(bool(rows))
        says_empty = not rows and self._span is None
        self.empty.setVisible(says_empty)
        self.head.set_count(len(self._rows) if rows and not self.source.schedule else None)
        self.head.link.set_words(N_("Show fewer") if self._all and not self.source.page else N_("Show all"))
        self.head.link.setVisible(bool(self.source.page) or len(rows) > self._most)
        self.setVisible(not self._is_away and (bool(rows) or (says_empty and bool(self.source.empty))))

    def _lines(self, rows: Sequence[TodayRow]) -> list[TodayLine]:
        """The rows written out, under the heads of their days where they are of several."""
        several = self._span is not None and self._span[0] != self._span[1]
        now, day, lines = today(self._context.bridge.desk.clock), None, list[TodayLine]()
        for row in rows:
            begins = several and row.due_on is not None and row.due_on != day
            if begins and row.due_on is not None:
                day = row.due_on
                lines.append(head_of(day_name(day, now)))
            lines.append(self._line(row, first=begins or not lines))
        return lines

    def _line(self, row: TodayRow, *, first: bool) -> TodayLine:
        done = (row.table, row.row) in self._leaving
        return line_of(row, first=first, done=done, can_snooze=self._acts.deeds.can(row.table, "snooze"))

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches(*self.source.tables):
            return
        around = self.parentWidget()
        self._stale = around is not None and not around.isVisible()
        if not self._stale:
            self.read()

    def catch_up(self) -> bool:
        """Read what changed while the page was not seen; whether there was anything."""
        stale, self._stale = self._stale, False
        if stale:
            self.read()
        return stale

    def _offer_choice(self) -> None:
        chosen = [line.row for line in self.list.chosen_rows()]
        self.choice.offer(chosen if self.list.has_several() else ())

    def _on_left(self) -> None:
        self._leaving.clear()
        self._show()

    def _chosen(self) -> list[TodayRow]:
        return [line.row for line in self.list.chosen_rows()]

    def _finish(self, line: TodayLine) -> None:
        self._finish_rows([line])

    def _finish_chosen(self) -> None:
        self._finish_rows(self.list.chosen_rows())

    def _finish_rows(self, lines: Sequence[TodayLine]) -> None:
        can = self._acts.deeds.can
        going = [line for line in lines if line.row.checkable and not line.done and can(line.row.table, "done")]
        if not going:
            return
        # Many at once go at once: nobody looks at so many ticks.
        if len(going) == 1:
            self._leaving[going[0].key] = (self._place(going[0]), going[0].row)
            self._leave.start()
        self.list.choose_one()
        self._acts.finish([line.row for line in going])
        self._show()

    def _snooze(self, line: TodayLine) -> None:
        if not line.can_snooze:
            return
        area = self.list.visualRect(self.list.prepared.index(self._place(line)))
        scale = style_of().scale
        zones = self._delegate.zones(line, area.width() / scale, area.height() / scale)
        clock = next((zone_rect(zone, area, rtl=self.isRightToLeft()) for zone in zones if zone.name == "snooze"), None)
        corner = area.toRectF() if clock is None else clock
        below = corner.bottomRight() if self.isRightToLeft() else corner.bottomLeft()
        self._acts.offer_snooze([line.row], self.list.viewport(), below.toPoint())

    def _snooze_chosen(self, line: TodayLine) -> None:
        if self.list.has_several():
            self._acts.offer_snooze(self._chosen(), self.list.viewport(), self._below(line))
        else:
            self._snooze(line)

    def _spread_chosen(self, line: TodayLine) -> None:
        if self.list.has_several():
            self._acts.offer_spread(self._chosen(), self.list.viewport(), self._below(line))

    def _dismiss_chosen(self, _line: TodayLine) -> None:
        rows = [row for row in self._chosen() if self._acts.deeds.can(row.table, "dismiss")]
        self.list.choose_one()
        if rows:
            self._acts.dismiss(rows)

    def _move_to_today(self, _line: TodayLine) -> None:
        if self._span is not None:
            rows = self._chosen()
            self.list.choose_one()
            self._acts.together.move_to_today(rows)

    def _below(self, line: TodayLine) -> QPoint:
        return self.list.visualRect(self.list.prepared.index(self._place(line))).bottomLeft()

    def _on_zone(self, line: TodayLine, zone: str) -> None:
        acts: dict[str, _Act] = {
            "done": self._finish, "snooze": self._snooze, "reach": self._reach,
            "write": lambda line: self._acts.reach(line.row, by_mail=True),
        }  # fmt: skip
        acts[zone](line)

    def _reach(self, line: TodayLine) -> None:
        self._acts.reach(line.row, by_mail=self.source.side)

    def _on_key(self, line: TodayLine, event: QKeyEvent) -> None:
        keys: dict[int, _Act] = {
            Qt.Key.Key_Space: lambda _line: self._finish_chosen(), Qt.Key.Key_Delete: self._delete,
        }  # fmt: skip
        letters: dict[str, _Act] = {
            "s": self._snooze_chosen, "c": self._reach, "e": self._edit, "h": lambda line: self._acts.hold(line.row),
            "l": lambda line: self._acts.log(line.row), "L": lambda line: self._acts.deeds.finish_and_log(*line.key),
            "x": self._dismiss_chosen, "p": self._spread_chosen, "d": self._move_to_today,
        }  # fmt: skip
        letter = letter_of(event)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        act = keys.get(event.key()) or letters.get(letter.upper() if shifted else letter)
        if act is None:
            self.key_left.emit(event)
        else:
            event.accept()
            act(line)

    def _edit(self, line: TodayLine) -> None:
        self._acts.deeds.edit(*line.key, line.row.original)

    def _delete(self, line: TodayLine) -> None:
        if line.row.checkable:
            self._acts.deeds.delete(*line.key)

    def _on_menu(self, line: TodayLine, at: QPoint) -> None:
        chosen = self._chosen()
        if self.list.has_several() and line.row in chosen:
            self._acts.offer_several(chosen, self.list.viewport(), at)
            return
        first = []
        if line.row.customer is not None:
            first.append(MenuLine(N_("Open the customer"), partial(self._acts.open, line.row), "user", "Enter"))
            first.append(MenuLine(N_("Log contact"), partial(self._acts.log, line.row), "note-pencil", "L"))
        if line.reach:
            writes = self._acts.writes(line.row, by_mail=self.source.side)
            words, icon = (N_("E-mail"), "envelope-simple") if writes else (line.reach, "phone")
            first.append(MenuLine(words, partial(self._reach, line), icon, "C"))
        if self._span is not None and self._acts.deeds.can(line.row.table, "move"):
            first.append(MenuLine(N_("Move to today"), partial(self._move_to_today, line), "sun", "D"))
        self._acts.offer_all(line.row, self.list.viewport(), at, first)

    def _place(self, line: TodayLine) -> int:
        return next((i for i, each in enumerate(self.list.rows()) if each.key == line.key), 0)


def _delegate(source: TodaySource) -> RowDelegate[TodayLine]:
    if source.schedule:
        return ScheduleDelegate("agenda")
    return SideDelegate("agenda") if source.side else PersonDelegate("today")


def _tone(source: TodaySource) -> str:
    return f"{source.tone.value}_text" if source.tone.value == "accent" else source.tone.value
