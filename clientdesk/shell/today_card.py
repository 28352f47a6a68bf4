"""One card of Today: the rows of one source, as many as fit, and everything that can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import StoreError
from clientdesk.base.words import N_
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import RowDelegate, zone_rect
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.widgets import Card, CardHead, EmptyState, PlainLabel, style_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.reaching import call, write
from clientdesk.shell.today_rows import PersonDelegate, ScheduleDelegate, SideDelegate, TodayLine, line_of

LEAVES_MS = 600
"""So long a row that was ticked off stands there with its tick."""


_AROUND, _EMPTY = 70.0, 150.0
"""Design pixels: a card without its rows, and one that has none."""


class TodayCard(Card):
    """Shows the rows of a source.

    Args:
        context: of the window.
        source: where the rows come from.
        deeds: what can be done with them.
        invite: what the empty card says to do, marked for translation; "" for a line of text alone.
        parent: as ever.
    """

    def __init__(
        self,
        context: Context,
        source: TodaySource,
        deeds: Deeds,
        *,
        invite: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.source = source
        self._context = context
        self._deeds = deeds
        self._rows: list[TodayRow] = []
        self._leaving: dict[tuple[str, int], tuple[int, TodayRow]] = {}
        self._most = 5
        self._all = False
        self.head = CardHead(source.title, source.icon, _tone(source), link=N_("Show all"), followed=self.toggle_all)
        self._delegate = _delegate(source)
        self.list: ShortList[TodayLine] = ShortList(
            self._delegate, fitted=True, name=f"today_{source.key}_list", accessible=source.title
        )
        self.empty = self._make_empty(invite)
        super().__init__(self.head, self.list, self.empty, pad=0, gap=8, parent=parent)
        self.setObjectName(f"today_{source.key}")
        self._stale = False
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(LEAVES_MS)
        self._leave.timeout.connect(self._on_left)
        self.list.opened.connect(self._open)
        self.list.zone_clicked.connect(self._on_zone)
        self.list.key_pressed.connect(self._on_key)
        self.list.menu_wanted.connect(self._on_menu)
        context.bridge.changed.connect(self._on_changed)

    def count(self) -> int:
        """How many rows there are, hidden ones included."""
        return len(self._rows)

    def customers(self) -> set[int]:
        """The customers of the rows."""
        return {row.customer for row in self._rows if row.customer is not None}

    def lines(self) -> Sequence[TodayLine]:
        """The rows that are shown."""
        return self.list.rows()

    def read(self) -> None:
        """Read the rows anew."""
        try:
            self._rows = list(self._context.bridge.ask(self.source.rows))
        except StoreError as error:
            self._context.bridge.trouble.emit(error, self.read)
            return
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

    def set_most(self, most: int) -> None:
        """Show at most so many rows before Show all."""
        if most != self._most:
            self._most = most
            self._show()

    def toggle_all(self) -> None:
        """Show all rows, or the first ones again."""
        self._all = not self._all
        self._show()

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

    def _make_empty(self, invite: str) -> QWidget:
        if not invite:
            label = PlainLabel(self.source.empty, "text", "ink3", wrap=True)
            label.setContentsMargins(style_of().px(16), 0, style_of().px(16), style_of().px(8))
            return label
        return EmptyState(self.source.icon, self.source.empty, invite, name=f"today_{self.source.key}_empty")

    def _show(self) -> None:
        rows = list(self._rows)
        present = {(row.table, row.row) for row in rows}
        for key, (place, row) in self._leaving.items():
            if key not in present:
                rows.insert(min(place, len(rows)), row)
        shown = rows if self._all else rows[: self._most]
        self.list.show_rows(
            [
                line_of(
                    row,
                    first=place == 0,
                    done=(row.table, row.row) in self._leaving,
                    can_snooze=self._deeds.can(row.table, "snooze"),
                )
                for place, row in enumerate(shown)
            ]
        )
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.head.set_count(len(self._rows) if rows and not self.source.schedule else None)
        self.head.link.set_words(N_("Show fewer") if self._all else N_("Show all"))
        self.head.link.setVisible(len(rows) > self._most)
        self.setVisible(bool(rows) or bool(self.source.empty))

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

    def _on_left(self) -> None:
        self._leaving.clear()
        self._show()

    def _finish(self, line: TodayLine) -> None:
        if not line.row.checkable or line.done or not self._deeds.can(line.row.table, "done"):
            return
        self._leaving[line.key] = (self._place(line), line.row)
        self._leave.start()
        self._deeds.finish(*line.key)
        self._show()

    def _reach(self, line: TodayLine) -> None:
        if line.row.phone and not self.source.side:
            call(self._context, line.row.phone, line.row.customer)
        elif line.row.email:
            write(self._context, line.row.email, line.row.customer)
        elif line.row.phone:
            call(self._context, line.row.phone, line.row.customer)

    def _snooze(self, line: TodayLine) -> None:
        if not line.can_snooze:
            return
        area = self.list.visualRect(self.list.prepared.index(self._place(line)))
        scale = style_of().scale
        zones = self._delegate.zones(line, area.width() / scale, area.height() / scale)
        clock = next(zone_rect(zone, area, rtl=self.isRightToLeft()) for zone in zones if zone.name == "snooze")
        below = clock.bottomRight() if self.isRightToLeft() else clock.bottomLeft()
        self._deeds.offer_snooze(*line.key, line.row.at, self.list.viewport(), below.toPoint())

    def _open(self, line: TodayLine) -> None:
        if line.row.customer is not None:
            self._context.show_customer(line.row.customer)
        else:
            self._deeds.edit(*line.key)

    def _on_zone(self, line: TodayLine, zone: str) -> None:
        acts = {"done": self._finish, "snooze": self._snooze, "reach": self._reach, "write": self._write}
        acts[zone](line)

    def _write(self, line: TodayLine) -> None:
        write(self._context, line.row.email, line.row.customer)

    def _on_key(self, line: TodayLine, event: QKeyEvent) -> None:
        acts: dict[str, Callable[[TodayLine], None]] = {"s": self._snooze, "c": self._reach, "e": self._edit}
        if event.key() == Qt.Key.Key_Space:
            act: Callable[[TodayLine], None] | None = self._finish
        elif event.key() == Qt.Key.Key_Delete:
            act = self._delete
        else:
            act = acts.get(letter_of(event))
        if act is not None:
            event.accept()
            act(line)

    def _edit(self, line: TodayLine) -> None:
        self._deeds.edit(*line.key)

    def _delete(self, line: TodayLine) -> None:
        if line.row.checkable:
            self._deeds.delete(*line.key)

    def _on_menu(self, line: TodayLine, at: QPoint) -> None:
        first = []
        if line.row.customer is not None:
            first.append(MenuLine(N_("Open the customer"), lambda: self._open(line), "user", "Enter"))
        if line.reach:
            first.append(MenuLine(line.reach, lambda: self._reach(line), "phone", "C"))
        self._deeds.offer_all(*line.key, self.list.viewport(), at, first)

    def _place(self, line: TodayLine) -> int:
        return next((i for i, each in enumerate(self.list.rows()) if each.key == line.key), 0)


def _delegate(source: TodaySource) -> RowDelegate[TodayLine]:
    if source.schedule:
        return ScheduleDelegate("agenda")
    return SideDelegate("agenda") if source.side else PersonDelegate("today")


def _tone(source: TodaySource) -> str:
    return f"{source.tone.value}_text" if source.tone.value == "accent" else source.tone.value
