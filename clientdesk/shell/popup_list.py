"""Many reminders of the popup as a list: each is done, put off and called by itself, or all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import C_, N_
from clientdesk.desk.due import Due
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.style import Style
from clientdesk.kit.widgets import Button, ElidedLabel, column, style_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.popup_actions import DueActions
from clientdesk.shell.popup_sheet import SHADOW, DueWords, Sheet
from clientdesk.shell.popup_words import about_whom, late_words, many_due, phone_shown, spoken

_ROW = 48.0
_ROWS_SEEN = 6


@dataclass(frozen=True, slots=True)
class DueLine:
    """A row of the list, ready to paint; `str` of it is what is heard."""

    due: Due
    when: str
    late: bool
    sentence: str

    def __str__(self) -> str:
        return self.sentence


class DueDelegate(RowDelegate[DueLine]):
    """Paints a reminder of the list: round box, what, when and who, the clock."""

    def height(self, row: DueLine, width: float, style: Style) -> float:
        """One height for all."""
        return _ROW

    def draw(self, canvas: Canvas, row: DueLine, state: RowState) -> None:
        """The row."""
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused, bar=False)
        tone = "danger" if row.late else "ink2"
        canvas.box(
            14, 14, 20, 20, radius=10, stroke="danger" if row.late else "field", width=1.6,
            fill="accent_soft" if state.zone == "done" else None,
        )  # fmt: skip
        if state.zone == "done":
            canvas.icon("check", 18, 18, 12, colour="accent_text")
        end = canvas.w - 46
        canvas.text(44, 5, end - 44, 20, row.due.what, role="row_title")
        x = 44 + canvas.text(44, 25, end - 44, 18, row.when, role="label_strong", colour=tone)
        canvas.text(x + 8, 25, end - x - 8, 18, row.due.name, role="second", colour="ink3")
        canvas.icon("clock", canvas.w - 34, 15, 18, colour="ink" if state.zone == "snooze" else "ink3")

    def zones(self, row: DueLine, width: float, height: float) -> tuple[Zone, ...]:
        """The box and the clock."""
        return (
            Zone("done", 8, 8, 32, 32, N_("Mark as done (Space)")),
            Zone("snooze", width - 42, 8, 34, 32, N_("Put off (S)")),
        )


class ManySheet(Sheet):
    """Many reminders as a list; the buttons below act on the row that is chosen.

    Args:
        now: gives the naive wall time.
        deeds: what can be done with rows.
        actions: the buttons.
        waved: the cross was pressed.
        opened: a customer is wanted.
        today: the page Today is wanted.
        parent: as ever.
    """

    def __init__(
        self, *, now: Callable[[], datetime], deeds: Deeds, actions: DueActions, waved: Callable[[], object],
        opened: Callable[[Due], object], today: Callable[[], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._now = now
        self._today = today
        self._deeds = deeds
        self._opened = opened
        self._dues: tuple[Due, ...] = ()
        self.list: ShortList[DueLine] = ShortList(
            DueDelegate("agenda"), name="reminder_list", accessible=N_("Reminders that are due")
        )
        self.who = ElidedLabel("", "second", "ink2")
        self.words = DueWords(now)
        self._below = QWidget()
        self._below.setLayout(column(self.who, self.words, actions, gap=8))
        super().__init__(actions, waved, parent)
        # Translators: a button over a list of reminders: what is done with all of them.
        self.all_button = Button(
            C_("button", "All"), None, "link", trailing="caret-down", tip=N_("What to do with all of them (A)"),
            height=28, clicked=self.offer_each, name="reminder_all",
        )  # fmt: skip
        self.head.insertWidget(2, self.all_button)
        self.column.addWidget(self.list)
        self.column.addWidget(self._below)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda line: opened(line.due))
        self.list.zone_clicked.connect(self._on_zone)
        self.list.key_pressed.connect(self._on_key)
        self.list.menu_wanted.connect(self._on_menu)

    def show_dues(self, dues: Sequence[Due]) -> None:
        """Show these; the chosen one stays chosen where it is still there."""
        self._dues = tuple(dues)
        self.reword()
        if self.list.current_row() is None and dues:
            self.list.choose(0)
        self._on_chosen(self.list.current_row())
        self.restyle()

    def reword(self) -> None:
        """Say everything anew."""
        self.heading.set_words(lambda: many_due(len(self._dues)))
        self.setAccessibleName(many_due(len(self._dues)))
        self._write()

    def restyle(self) -> None:
        """As high as its rows, up to a handful."""
        px = style_of().px
        self.list.setFixedHeight(px(_ROW) * min(max(len(self._dues), 1), _ROWS_SEEN))
        super().restyle()
        left, top, right, bottom = (SHADOW + px(6), SHADOW + px(10), SHADOW + px(6), SHADOW + px(16))
        self.column.setContentsMargins(left, top, right, bottom)
        self.head.setContentsMargins(px(12), 0, px(6), 0)
        self._below.setContentsMargins(px(12), 0, px(10), 0)

    def offer_each(self) -> None:
        """Show what can be done with all of them."""
        lines = (
            MenuLine(N_("Mark all as done"), self._finish_each, "check-circle", name="each_done"),
            MenuLine(N_("Put all off…"), self._snooze_each, "clock", name="each_snooze"),
            None,
            MenuLine(N_("Show them on the page Today"), self._today, "sun", name="each_today"),
        )
        open_menu(self.all_button, lines)

    def _write(self) -> None:
        now = self._now()
        lines = [DueLine(due, late_words(due, now), _is_late(due, now), spoken(due, now)) for due in self._dues]
        self.list.show_rows(lines)

    def _on_chosen(self, line: DueLine | None) -> None:
        due = line.due if line else None
        self.acts.set_due(due)
        self.words.show_due(due)
        about = " · ".join(part for part in (about_whom(due), phone_shown(due)) if part) if due else ""
        self.who.setText(about)
        self.who.setVisible(bool(about))
        self.restyle()

    def _rows(self) -> list[tuple[str, int]]:
        return [(due.table, due.row) for due in self._dues]

    def _finish_each(self) -> None:
        self._deeds.finish_each(self._rows())

    def _snooze_each(self) -> None:
        button = self.all_button
        below = QPoint(button.width() if self.isRightToLeft() else 0, button.height() + 2)
        self._deeds.offer_snooze_each(self._rows(), button, below)

    def _on_zone(self, line: DueLine, zone: str) -> None:
        row = (line.due.table, line.due.row)
        if zone == "done":
            self._deeds.finish(*row)
            return
        place = next(i for i, each in enumerate(self.list.rows()) if each is line)
        below = self.list.visualRect(self.list.prepared.index(place)).bottomRight()
        planned = None if line.due.all_day else line.due.due_at.time()
        self._deeds.offer_snooze(*row, planned, self.list.viewport(), below - QPoint(style_of().px(40), 0))

    def _on_key(self, line: DueLine, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.acts.finish()
        elif letter_of(event) == "s":
            self._on_zone(line, "snooze")
        elif letter_of(event) == "a":
            self.offer_each()
        elif event.key() == Qt.Key.Key_Menu or not self.acts.by_letter(event):
            return
        event.accept()

    def _on_menu(self, line: DueLine, at: QPoint) -> None:
        self.list.choose(next(i for i, each in enumerate(self.list.rows()) if each is line))
        self.acts.offer_more(self.list.viewport(), at)


def _is_late(due: Due, now: datetime) -> bool:
    return due.asked_at.date() < now.date() or (not due.all_day and due.due_at < now)
