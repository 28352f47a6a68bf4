"""The people of an organisation as a tree: arrows walk in it, Alt and arrows or the mouse put people elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.organisations.pane_branch import Branch, BranchDelegate, left_of
from clientdesk.features.organisations.pane_drag import DragList
from clientdesk.features.organisations.queries import PositionView
from clientdesk.kit.letters import letter_of


@dataclass(frozen=True, slots=True)
class Move:
    """Where a position is to go: below `under` (None for nobody), right before `before` (None for the last)."""

    row: int
    under: int | None
    before: int | None = None


class PeopleTree(DragList[Branch]):
    """As high as its cards.

    Args:
        parent: as ever.
    """

    edit_wanted = Signal(object)
    """Enter, a double click or the pencil: the position."""
    show_wanted = Signal(object)
    """Ctrl+Enter or the arrow: the position whose person is to be shown."""
    leave_wanted = Signal(object, QPoint)
    """Del: the position, and where a menu may open."""
    add_wanted = Signal(object)
    """N: the position that is current, or None."""
    move_wanted = Signal(object)
    """A `Move`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BranchDelegate(), fitted=True, name="people_tree", accessible=N_("People"), parent=parent)
        self.dropped.connect(self._on_dropped)
        self.shifted.connect(self._on_shifted)
        self.zone_clicked.connect(self._on_sign)
        self.doubleClicked.connect(self._on_double)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these; whoever was current stays current."""
        before = self.current_row()
        kept = before.position.id if before is not None and before.position is not None else None
        self.show_rows(branches)
        place = next((i for i, one in enumerate(branches) if one.position and one.position.id == kept), None)
        if place is not None and place != self.currentIndex().row():
            self.choose(place)

    def choose_position(self, row: int) -> None:
        """Make a position current."""
        place = next((i for i, one in enumerate(self.rows()) if one.position and one.position.id == row), None)
        if place is not None:
            self.choose(place)

    def carried_words(self, row: Branch) -> str:
        """The name."""
        return row.position.name if row.position else ""

    def lead_of(self, row: Branch) -> float:
        """Where the card begins."""
        return left_of(row)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+Enter, Del, N, and the arrows along the line of reading."""
        row = self.current_row()
        position = row.position if row is not None else None
        if letter_of(event) == "n" and not event.modifiers():
            self.add_wanted.emit(position)
            return
        deed = self._deed(event, position) if position is not None else None
        if deed is None:
            super().keyPressEvent(event)
            return
        self.setProperty("by_keyboard", True)
        deed()

    def _deed(self, event: QKeyEvent, one: PositionView) -> Callable[[], None] | None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            ctrl = held == Qt.KeyboardModifier.ControlModifier
            return (lambda: self.show_wanted.emit(one)) if ctrl else (lambda: self.edit_wanted.emit(one))
        if held:
            return None
        if key == Qt.Key.Key_Delete:
            return lambda: self.leave_wanted.emit(one, self._below())
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            ahead, back = back, ahead
        return {ahead: self._go_in, back: self._go_out}.get(Qt.Key(key))

    def _go_in(self) -> None:
        """To the first who reports to this one."""
        place, rows = self.currentIndex().row(), self.rows()
        if place + 1 < len(rows) and not rows[place + 1].is_head and rows[place + 1].depth > rows[place].depth:
            self.choose(place + 1)

    def _go_out(self) -> None:
        """To whom this one reports."""
        place, rows = self.currentIndex().row(), self.rows()
        above = next((i for i in range(place - 1, -1, -1) if rows[i].depth < rows[place].depth), None)
        if above is not None:
            self.choose(above)

    def _below(self) -> QPoint:
        """Where a menu opens: below the current card."""
        area = self.visualRect(self.currentIndex())
        return QPoint(area.right() if self.isRightToLeft() else area.left(), area.bottom())

    # --- Moves

    def _on_shifted(self, row: Branch, way: str) -> None:
        move = {"up": self._up, "down": self._down, "in": self._in, "out": self._out}[way](row)
        if move is not None:
            self.move_wanted.emit(move)

    def _up(self, row: Branch) -> Move | None:
        ids, here, boss = self._siblings(row)
        return Move(ids[here], boss, ids[here - 1]) if here > 0 else None

    def _down(self, row: Branch) -> Move | None:
        ids, here, boss = self._siblings(row)
        if here + 1 >= len(ids):
            return None
        return Move(ids[here], boss, ids[here + 2] if here + 2 < len(ids) else None)

    def _in(self, row: Branch) -> Move | None:
        """Below the one before."""
        ids, here, _boss = self._siblings(row)
        return Move(ids[here], ids[here - 1]) if here > 0 else None

    def _out(self, row: Branch) -> Move | None:
        """To the boss of the boss, right after the boss."""
        ids, here, boss = self._siblings(row)
        above = next((one for one in self.rows() if one.position and one.position.id == boss), None)
        if above is None:
            return None
        uncles, place, grand = self._siblings(above)
        return Move(ids[here], grand, uncles[place + 1] if place + 1 < len(uncles) else None)

    def _on_dropped(self, row: Branch, target: Branch | None, where: str) -> None:
        if row.position is None:
            return
        if target is None or target.position is None:
            self.move_wanted.emit(Move(row.position.id, None))
        elif where == "on":
            self.move_wanted.emit(Move(row.position.id, target.position.id))
        else:
            self.move_wanted.emit(Move(row.position.id, self._boss_of(target), target.position.id))

    def _siblings(self, row: Branch) -> tuple[list[int], int, int | None]:
        """Those who report to the same one as drawn, the place of `row` among them, and whom they report to."""
        boss = self._boss_of(row)
        ids = [one.position.id for one in self.rows() if one.position and self._boss_of(one) == boss]
        return ids, ids.index(row.position.id) if row.position else 0, boss

    def _boss_of(self, row: Branch) -> int | None:
        """Whom somebody reports to as drawn: the last card above that stands further out."""
        rows = self.rows()
        place = rows.index(row)
        above = next((rows[i] for i in range(place - 1, -1, -1) if rows[i].depth < row.depth), None)
        return above.position.id if above is not None and above.position is not None else None

    def _on_sign(self, row: Branch, zone: str) -> None:
        (self.edit_wanted if zone == "edit" else self.show_wanted).emit(row.position)

    def _on_double(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None and row.position is not None:
            self.edit_wanted.emit(row.position)
