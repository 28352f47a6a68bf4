"""The card of how a firm buys: numbered steps with who and how long, put in order by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _
from clientdesk.features.organisations.commands_buying import move_buying_step, remove_buying_step
from clientdesk.features.organisations.pane_drag import DragList
from clientdesk.features.organisations.queries import StepView, buying_steps, step_words
from clientdesk.features.organisations.rules import total_words
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.letters import letter_of
from clientdesk.kit.living import Living
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.style import Style
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, column, literal, row

_TABLES = ("buying_step", "position", "customer")
_TEXT = 50.0
_SIGN = 28.0


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step ready to paint."""

    step: StepView
    number: int
    second: str
    last: bool

    def __str__(self) -> str:
        told = _("Step {n}: {what}").format(n=self.number, what=self.step.what)
        return ", ".join(part for part in (told, self.second) if part)


class StepDelegate(RowDelegate[StepRow]):
    """A number in a circle, what is done, who and how long; a line leads from step to step."""

    def height(self, row: StepRow, width: float, style: Style) -> float:
        """Two lines."""
        return 48

    def zones(self, row: StepRow, width: float, height: float) -> tuple[Zone, ...]:
        """The pencil."""
        return (Zone("edit", width - _SIGN - 4, 10, _SIGN, _SIGN, N_("Edit (Enter)")),)

    def draw(self, canvas: Canvas, row: StepRow, state: RowState) -> None:
        """Paint a step."""
        if state.hovered or state.focused or state.selected:
            fill = "selected" if state.selected else "hover" if state.hovered else None
            stroke = "focus" if state.focused else None
            canvas.box(0, 1, canvas.w, canvas.h - 2, fill=fill, stroke=stroke, width=2 if state.focused else 1)
        middle = canvas.h / 2
        if row.number > 1:
            canvas.line(22, 0, 22, middle - 14, colour="field", width=1.2)
        if not row.last:
            canvas.line(22, middle + 14, 22, canvas.h, colour="field", width=1.2)
        canvas.box(8, middle - 14, 28, 28, radius=14, fill="accent_soft")
        canvas.text(8, middle - 14, 28, 28, str(row.number), role="badge", colour="accent_text", align="center")
        width = canvas.w - _TEXT - _SIGN - 10
        top = middle - 20 if row.second else middle - 10
        canvas.text(_TEXT, top, width, 20, row.step.what, role="row_title")
        canvas.text(_TEXT, top + 20, width, 18, row.second, role="second", colour="ink2")
        if state.hovered or state.focused:
            for zone in self.zones(row, canvas.w, canvas.h):
                canvas.icon("pencil-simple", zone.x + 6, zone.y + 6, 16, colour="ink2")


class StepList(DragList[StepRow]):
    """The steps; dropping always means "before this one"."""

    onto = False

    def __init__(self, card: BuyingCard) -> None:
        super().__init__(StepDelegate(), fitted=True, name="buying_steps", accessible=N_("How they buy"), parent=card)
        self._card = card

    def carried_words(self, row: StepRow) -> str:
        """What is done."""
        return row.step.what

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Del removes, N adds."""
        found = self.current_row()
        if letter_of(event) == "n" and not event.modifiers():
            self._card.add()
        elif found is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._card.edit(found)
        elif found is not None and event.key() == Qt.Key.Key_Delete:
            self._card.remove(found)
        else:
            super().keyPressEvent(event)


class BuyingCard(Living, QWidget):
    """A `CustomerView`, hidden for whoever has no steps of buying (a household).

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people_buying")
        self._context = context
        self._organisation: int | None = None
        self.list = StepList(self)
        self.total = PlainLabel("", "second", "ink2", wrap=True)
        self.total.setObjectName("buying_total")
        self.none = PlainLabel(N_("How an order comes about here, step by step."), "second", "ink3", wrap=True)
        self.add_button = Button(N_("Add a step"), "plus", "soft", clicked=self.add, name="buying_add")
        head = row(CardHead(N_("How they buy"), "list-numbers"), self.add_button)
        self.setLayout(column(Card(head, self.none, self.list, self.total, fill="sunken", gap=8)))
        self.list.dropped.connect(self._on_dropped)
        self.list.shifted.connect(self._on_shifted)
        self.list.zone_clicked.connect(lambda found, _zone: self.edit(found))
        self.list.doubleClicked.connect(self._on_double)
        self.list.menu_wanted.connect(self._on_menu)
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def show_customer(self, customer: int | None) -> None:
        """Show how this firm buys."""
        self._organisation = customer
        self._read()

    def reword(self) -> None:
        """Lengths are written anew."""
        self._read()

    def add(self) -> None:
        """Begin a step."""
        if self._organisation is not None:
            self._context.edit("buying_step", None, organisation=self._organisation)

    def edit(self, found: StepRow) -> None:
        """Open the form of a step."""
        self._context.edit("buying_step", found.step.id)

    def remove(self, found: StepRow) -> None:
        """Take a step out; Undo brings it back."""
        self._context.bridge.run(N_("Step removed"), remove_buying_step, row=found.step.id)

    # --- Inside

    def _read(self) -> None:
        self.setVisible(self._organisation is not None)
        steps: Sequence[StepView] = ()
        if self._organisation is not None:
            steps = self._context.bridge.ask(buying_steps, organisation=self._organisation)
        kept = self.list.current_row()
        self.list.show_rows(
            [StepRow(step, number, step_words(step), number == len(steps)) for number, step in enumerate(steps, 1)]
        )
        if kept is not None:
            self._choose(kept.step.id)
        self.list.setVisible(bool(steps))
        self.none.setVisible(not steps)
        total = total_words(step.takes_days for step in steps)
        self.total.set_words(literal(total))
        self.total.setVisible(bool(total))

    def _choose(self, step: int) -> None:
        place = next((i for i, one in enumerate(self.list.rows()) if one.step.id == step), None)
        if place is not None and place != self.list.currentIndex().row():
            self.list.choose(place)

    def _move(self, found: StepRow, before: int | None) -> None:
        self._context.bridge.run(N_("Step moved"), move_buying_step, row=found.step.id, before=before)
        self._choose(found.step.id)

    def _on_dropped(self, found: StepRow, target: StepRow | None, _where: str) -> None:
        """Dropped on a step further down, it comes right after that one: there it was let go."""
        if target is None:
            self._move(found, None)
            return
        ids = [one.step.id for one in self.list.rows()]
        place = ids.index(target.step.id) + (target.number > found.number)
        self._move(found, ids[place] if place < len(ids) else None)

    def _on_shifted(self, found: StepRow, way: str) -> None:
        ids = [one.step.id for one in self.list.rows()]
        here = found.number - 1
        if way == "up" and here:
            self._move(found, ids[here - 1])
        elif way == "down" and here + 1 < len(ids):
            self._move(found, ids[here + 2] if here + 2 < len(ids) else None)

    def _on_double(self, index: QModelIndex) -> None:
        self.edit(self.list.rows()[index.row()])

    def _on_menu(self, found: StepRow, at: QPoint) -> None:
        lines = [
            MenuLine(N_("Edit"), lambda: self.edit(found), "pencil-simple", "Enter", name="edit"),
            MenuLine(N_("Remove the step"), lambda: self.remove(found), "trash", "Del", danger=True, name="remove"),
        ]
        open_menu(self.list.viewport(), lines, at)

    def _on_changed(self, changes: Changes) -> None:
        if self._organisation is not None and changes.touches(*_TABLES):
            self._read()
