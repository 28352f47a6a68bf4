"""The list inside a card of Today: several rows can be chosen, and the arrows lead out of it into the next card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from clientdesk.kit.delegate import RowDelegate
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.spoken import Words
from clientdesk.shell.today_rows import ChoosesMany, TodayLine

_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class TodayList(ShortList[TodayLine]):
    """A fitted list whose rows are chosen by Shift and the arrows, Ctrl and a click, or Ctrl+A.

    Args:
        delegate: what paints the rows.
        name: the object name.
        accessible: what the list holds.
        parent: as ever.
    """

    left = Signal(object)
    """An arrow leads out of it: the `Qt.Key`."""
    all_wanted = Signal()
    """Ctrl+A: all rows are to be shown, then chosen."""
    choice_changed = Signal()
    """Other rows are chosen."""

    def __init__(
        self, delegate: RowDelegate[TodayLine], *, name: str, accessible: Words, parent: QWidget | None = None
    ) -> None:
        self._chooser = delegate
        self._anchor = 0
        self._on_purpose = False
        super().__init__(delegate, fitted=True, name=name, accessible=accessible, parent=parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_rows(self) -> list[TodayLine]:
        """The rows that are chosen, in their order; the current one where none is."""
        rows = self.prepared.rows
        places = sorted(index.row() for index in self.selectedIndexes())
        found = [rows[place] for place in places if place < len(rows) and not rows[place].is_head]
        current = self.current_row()
        return found or ([current] if current is not None else [])

    def has_several(self) -> bool:
        """Whether more than one row is chosen."""
        return len(self.selectedIndexes()) > 1

    def show_rows(self, rows: Sequence[TodayLine]) -> None:
        """Show these rows; of those that were chosen those stay chosen that are still there, whatever their places.

        Otherwise strangers that came to stand there would be done with as well.
        """
        keys = {line.key for line in self.chosen_rows()} if self._has_picked() else set()
        super().show_rows(rows)
        if not keys:
            return
        self.choose_one()
        stayed = [place for place, line in enumerate(self.prepared.rows) if not line.is_head and line.key in keys]
        if stayed:
            self.choose_places(stayed)

    def choose_places(self, places: list[int]) -> None:
        """Choose the rows at these places; the first becomes the current one."""
        self._on_purpose = bool(places)
        self.clearSelection()
        if places:
            self._anchor = places[0]
            self.setCurrentIndex(self.prepared.index(places[0]))
        model = self.selectionModel()
        for place in places:
            model.select(self.prepared.index(place), model.SelectionFlag.Select)

    def choose_one(self) -> None:
        """Let only the current row be chosen."""
        current = self.currentIndex()
        self._on_purpose = False
        self.clearSelection()
        if current.isValid():
            self.setCurrentIndex(current)

    # --- Qt calls

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell that others are chosen; rows look chosen only where there are several."""
        super().selectionChanged(selected, deselected)
        if isinstance(self._chooser, ChoosesMany):
            self._chooser.many = self._has_picked()
        self.viewport().update()
        self.choice_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click with Ctrl adds to what was chosen; a row that only has the ring was not."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            if control and not self._has_picked():
                self.clearSelection()
            self._on_purpose = bool(event.modifiers() & _CHOOSING)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows at the edge lead out, Esc lets go of what was chosen."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self._has_picked():
            self.choose_one()
        elif event.key() in _STEPS and event.modifiers() & _CHOOSING == Qt.KeyboardModifier.ShiftModifier:
            self.setProperty("by_keyboard", True)
            self._extend(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ARROWS and _is_bare(event) and self._ends(event.key()):
            self.setProperty("by_keyboard", True)
            self.left.emit(event.key())
        else:
            if event.key() in _STEPS and _is_bare(event):
                self._on_purpose = False
            super().keyPressEvent(event)

    def _has_picked(self) -> bool:
        """Whether rows were chosen on purpose, even a single one; the ring alone is no choice."""
        return self.has_several() or (self._on_purpose and bool(self.selectedIndexes()))

    def _extend(self, step: int) -> None:
        """Choose from where choosing began to the next row; Qt would begin where the last key was pressed."""
        here = self.currentIndex().row()
        if not self.has_several():
            self._anchor = here
        order = [place for place, row in enumerate(self.prepared.rows) if not row.is_head]
        if here not in order or self._anchor not in order:
            return
        at = max(0, min(order.index(here) + step, len(order) - 1))
        begin, end = sorted((order.index(self._anchor), at))
        model, index = self.selectionModel(), self.prepared.index(order[at])
        model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
        model.clearSelection()
        for place in order[begin : end + 1]:
            model.select(self.prepared.index(place), model.SelectionFlag.Select)
        self.scrollTo(index)

    def _ends(self, key: int) -> bool:
        """Whether an arrow has nowhere to go inside."""
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return True
        places = [place for place, row in enumerate(self.prepared.rows) if not row.is_head]
        edge = next(iter(places if key == Qt.Key.Key_Up else places[::-1]), None)
        return edge is None or self.currentIndex().row() == edge

    def _on_opened(self, index: QModelIndex) -> None:
        """A click that chooses does not open."""
        if not QGuiApplication.keyboardModifiers() & _CHOOSING:
            super()._on_opened(index)


def _is_bare(event: QKeyEvent) -> bool:
    """Whether nothing is held down with a key."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
