"""The sheets of the reminder popup: one reminder with all there is to know of it, or many as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.desk.due import Due
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.letters import letter_of
from clientdesk.kit.living import Living
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.style import Style
from clientdesk.kit.widgets import Button, ElidedLabel, IconButton, Painted, PlainLabel, literal, style_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.popup_actions import DueActions
from clientdesk.shell.popup_words import about_whom, last_said, late_words, many_due, phone_shown, spoken, when_due

SHADOW = 10
WIDTH = 390.0
_ROW = 48.0
_ROWS_SEEN = 6
_AWAY = N_("Remind me again in five minutes (Esc)")


class Sheet(Living, QWidget):
    """A rounded surface with its shadow, a heading with a bell, and a cross that waves it away.

    Args:
        waved: the cross was pressed.
        parent: as ever.
    """

    def __init__(self, waved: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel("", "text_strong", "danger")
        self.close_button = IconButton("x", _AWAY, size=28, clicked=waved, name="reminder_close")
        bell = Painted(lambda k: k.icon("bell-ringing-fill", 0, 0, 18, colour="danger"), height=18, width=18)
        self.head = QHBoxLayout()
        self.head.setSpacing(style_of().px(6))
        self.head.addWidget(bell)
        self.head.addWidget(self.heading, 1)
        self.head.addWidget(self.close_button)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def restyle(self) -> None:
        """Take margins and width anew."""
        px = style_of().px
        self.column.setContentsMargins(SHADOW + px(18), SHADOW + px(10), SHADOW + px(12), SHADOW + px(16))
        self.column.setSpacing(px(10))
        self.setFixedWidth(px(WIDTH) + 2 * SHADOW)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow and surface."""
        with self.canvas() as canvas:
            inset = SHADOW / canvas.style.scale
            area = (inset, inset, canvas.w - 2 * inset, canvas.h - 2 * inset)
            canvas.shadow(*area, radius=14, spread=SHADOW - 2)
            canvas.box(*area, radius=14, fill="surface", stroke="line")


class DueSheet(Sheet):
    """One reminder: why, who, how to address, phone, what was last said.

    Args:
        due: the reminder.
        now: gives the naive wall time.
        actions: its buttons.
        waved: the cross was pressed.
        opened: the customer is wanted.
        parent: as ever.
    """

    def __init__(
        self, due: Due, *, now: Callable[[], datetime], actions: DueActions, waved: Callable[[], object],
        opened: Callable[[Due], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.due = due
        self._now = now
        self.title = ElidedLabel(literal(due.what), "card_title")
        self.who = ElidedLabel(lambda: about_whom(due), "second", "ink2")
        self.who.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.phone = PlainLabel(lambda: phone_shown(due), "second", "ink2")
        self.said = ElidedLabel(lambda: last_said(due, now().date()), "second", "ink3")
        self.acts = actions
        super().__init__(waved, parent)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        second = QHBoxLayout()
        second.setSpacing(style_of().px(4))
        second.addWidget(self.who)
        # A part of its own: inside the number's words it would follow the number's direction.
        between = PlainLabel(literal("·"), "second", "ink2")
        second.addWidget(between)
        second.addWidget(self.phone)
        second.addStretch(1)
        names.addLayout(second)
        hide_unless(due.name, self.who)
        hide_unless(due.phone, self.phone)
        hide_unless(due.name and due.phone, between)
        middle = QHBoxLayout()
        middle.setSpacing(style_of().px(12))
        if due.customer is not None:
            middle.addWidget(self._avatar(due, due.customer))
        middle.addLayout(names, 1)
        self.column.addLayout(middle)
        self.column.addWidget(self.said)
        hide_unless(due.last_said, self.said)
        self.column.addSpacing(style_of().px(4))
        self.column.addWidget(actions)
        actions.set_due(due)
        self._opened = opened
        self.setCursor(Qt.CursorShape.PointingHandCursor if due.customer is not None else Qt.CursorShape.ArrowCursor)

    def reword(self) -> None:
        """Say heading and name anew."""
        self.heading.set_words(lambda: when_due(self.due, self._now()))
        self.said.reword()
        self.setAccessibleName(spoken(self.due, self._now()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the buttons opens the customer."""
        if event.button() == Qt.MouseButton.LeftButton and self.due.customer is not None:
            self._opened(self.due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C, D and S, as on the buttons."""
        if not self.acts.by_letter(event):
            super().keyPressEvent(event)

    def _avatar(self, due: Due, customer: int) -> QWidget:
        def draw(canvas: Canvas) -> None:
            canvas.avatar(0, 0, 44, due.name, customer, organisation=due.is_organisation, photo=due.photo)

        return Painted(draw, height=44, width=44)


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
        parent: as ever.
    """

    def __init__(
        self, *, now: Callable[[], datetime], deeds: Deeds, actions: DueActions, waved: Callable[[], object],
        opened: Callable[[Due], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._now = now
        self._deeds = deeds
        self._opened = opened
        self._dues: tuple[Due, ...] = ()
        self.acts = actions
        self.list: ShortList[DueLine] = ShortList(
            DueDelegate("agenda"), name="reminder_list", accessible=N_("Reminders that are due")
        )
        super().__init__(waved, parent)
        self.all_button = Button(N_("Show all"), None, "link", height=28, name="reminder_all")
        self.head.insertWidget(2, self.all_button)
        self.column.addWidget(self.list)
        self.column.addWidget(actions)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda line: opened(line.due))
        self.list.zone_clicked.connect(self._on_zone)
        self.list.key_pressed.connect(self._on_key)
        self.list.menu_wanted.connect(self._on_menu)

    def show_dues(self, dues: Sequence[Due]) -> None:
        """Show these; the chosen one stays chosen where it is still there."""
        self._dues = tuple(dues)
        self._write()
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
        self.acts.setContentsMargins(px(12), 0, px(10), 0)

    def _write(self) -> None:
        now = self._now()
        lines = [DueLine(due, late_words(due, now), _is_late(due, now), spoken(due, now)) for due in self._dues]
        self.list.show_rows(lines)

    def _on_chosen(self, line: DueLine | None) -> None:
        self.acts.set_due(line.due if line else None)

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
        acts: dict[str, Callable[[], object]] = {
            "s": lambda: self._on_zone(line, "snooze"),
            "c": self.acts.ring,
            "d": self.acts.finish,
        }
        act = self.acts.finish if event.key() == Qt.Key.Key_Space else acts.get(letter_of(event))
        if act is not None:
            event.accept()
            act()

    def _on_menu(self, line: DueLine, at: QPoint) -> None:
        self._deeds.offer_all(line.due.table, line.due.row, self.list.viewport(), at, [])


def _is_late(due: Due, now: datetime) -> bool:
    return due.due_at.date() < now.date() or (not due.all_day and due.due_at < now)
