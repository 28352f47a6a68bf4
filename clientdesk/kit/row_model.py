"""A list of any length: all ids in memory, whole rows only where the eye rests, and no reset for a small change."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from clientdesk.base.changes import Changes
from clientdesk.kit.row_steps import Insert, Move, Remove, Reorder, Step, steps_between


class Identified(Protocol):
    """Anything with the id of its row."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...


RowT = TypeVar("RowT", bound=Identified)

PAGE = 64
"""So many are read ahead at once, while nothing else is to do."""
_KEPT = PAGE * 32
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
ID_ROLE = ROW_ROLE + 1


class RowModel(QAbstractTableModel, Generic[RowT]):
    """Rows of one query in one column; holds all ids, whole rows only where the eye rests.

    Args:
        ids: reads the ordered row ids, each once; called at first and when one of `tables` changes.
        rows: reads some rows by id, in any order, each with `.id`; ids that are gone may be missing.
        tables: the tables whose change makes this one stale; the first one is the rows' own, its changed ids are
            read again one by one, a change in another reads again all rows that are held.
        speak: the whole row as a sentence, for screen readers.
        parent: as ever.

    Attributes:
        in_sight: how many rows a view shows; so many are read when one is wanted now, so that a jump or a key costs
            little more than a repaint.
    """

    about_to_apply = Signal()
    """Rows are about to come, go or move; a view notes its place."""
    applied = Signal()
    """They have; a view finds its place again."""

    def __init__(
        self,
        ids: Callable[[], Iterable[int]],
        rows: Callable[[Sequence[int]], Iterable[RowT]],
        tables: Sequence[str],
        *,
        speak: Callable[[RowT], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_ids = ids
        self._read_rows = rows
        self._tables = tuple(tables)
        self._speak = speak
        self.in_sight = PAGE
        self._ids: array[int] = array("q")
        self._held: OrderedDict[int, RowT] = OrderedDict()

    # --- What a view asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """One column, painted by the delegate."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under `ROW_ROLE`, its id under `ID_ROLE`, its sentence for those who hear it."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role in _SPOKEN_ROLES or role == ROW_ROLE:
            row = self.row_at(index.row())
            return row if role == ROW_ROLE or row is None else self._speak(row)
        return None

    # --- What the program asks

    def ids(self) -> Sequence[int]:
        """All ids in order; not to be changed."""
        return self._ids

    def id_at(self, place: int) -> int | None:
        """The id of the row at a place, None beyond the end."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of(self, row_id: int) -> int | None:
        """Where a row stands, None when it is not in the list."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def row_at(self, place: int) -> RowT | None:
        """The row at a place, read with those below when it is not held; None beyond the end or when it is gone."""
        row_id = self.id_at(place)
        if row_id is None:
            return None
        if row_id not in self._held:
            self._read(place, place + self.in_sight)
        row = self._held.get(row_id)
        if row is not None:
            self._held.move_to_end(row_id)
        return row

    def look_around(self, first: int, last: int) -> None:
        """Read the rows next to those in sight, before somebody scrolls there; nothing happens while there are some."""
        span = last - first + 1
        if not self._holds(first - span, last + 1 + span):
            self._read(first - PAGE, last + 1 + PAGE)

    # --- What changes it

    def load(self) -> None:
        """Read the ids for the first time, or all over again, as one new list."""
        self.set_ids(self._read_ids(), as_new=True)

    def apply(self, changes: Changes) -> None:
        """Repaint what changed in place; insert and remove what came and went; reset only when most of it moved."""
        if not changes.touches(*self._tables):
            return
        stale = self._forget(changes)
        self.set_ids(self._read_ids())
        self._tell_changed(stale)

    def set_ids(self, ids: Iterable[int], *, as_new: bool = False) -> None:
        """Show these ids; step by step from what stands, or as a new list when most of it is other.

        An array is not copied: it is the model's own from now on.
        """
        new = ids if isinstance(ids, array) else array("q", ids)
        steps = None if as_new else steps_between(self._ids, new)
        self.about_to_apply.emit()
        if steps is None:
            self.beginResetModel()
            self._ids = new
            self.endResetModel()
        else:
            for place, step in enumerate(steps, 1):
                self._take(step, new if place == len(steps) else None)
        self.applied.emit()

    def forget(self) -> None:
        """Drop the rows held and repaint: they are to be written differently (another language, another day)."""
        self._held.clear()
        self._tell_changed(None)

    def _take(self, step: Step, after: array[int] | None) -> None:
        """Take a step; `after` is what stands after it, where that is known because it is the last."""
        if isinstance(step, Remove):
            self.beginRemoveRows(_NOWHERE, step.first, step.first + step.count - 1)
            del self._ids[step.first : step.first + step.count]
            self.endRemoveRows()
        elif isinstance(step, Insert):
            self.beginInsertRows(_NOWHERE, step.first, step.first + len(step.ids) - 1)
            if after is None:
                self._ids[step.first : step.first] = step.ids
            else:  # the rest of a million: not held three times over
                self._ids = after
            self.endInsertRows()
        elif isinstance(step, Move):
            # Qt counts the place from before the row is taken out.
            before = step.to + 1 if step.to > step.first else step.to
            self.beginMoveRows(_NOWHERE, step.first, step.first, _NOWHERE, before)
            self._ids.insert(step.to, self._ids.pop(step.first))
            self.endMoveRows()
        else:
            self._reorder(step)

    def _reorder(self, step: Reorder) -> None:
        """Rows take each other's places; whoever points at one goes with it."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        followed = [self._ids[index.row()] for index in before]
        self._ids[step.first : step.first + len(step.ids)] = step.ids
        wanted = set(followed)
        places = {row_id: place for place, row_id in enumerate(self._ids) if row_id in wanted}
        self.changePersistentIndexList(
            before,
            [self.index(places[row_id], index.column()) for index, row_id in zip(before, followed, strict=True)],
        )
        self.layoutChanged.emit()

    def _forget(self, changes: Changes) -> frozenset[int] | None:
        """Drop rows that may be out of date; returns their ids, None for all."""
        own, others = self._tables[0], self._tables[1:]
        ids = changes.ids(own)
        if ids is None or changes.touches(*others):
            self._held.clear()
            return None
        for row_id in ids:
            self._held.pop(row_id, None)
        return ids

    def _tell_changed(self, stale: frozenset[int] | None) -> None:
        """Have the views paint again what they show of these rows."""
        if not len(self._ids):
            return
        if stale is None:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))
            return
        for row_id in stale:
            place = self.place_of(row_id)
            if place is not None:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)

    def _holds(self, start: int, stop: int) -> bool:
        """Whether every row from place `start` up to before `stop` is held."""
        return all(row_id in self._held for row_id in self._ids[max(0, start) : max(0, stop)])

    def _read(self, start: int, stop: int) -> None:
        """Read those of these rows that are not held."""
        missing = [row_id for row_id in self._ids[max(0, start) : stop] if row_id not in self._held]
        for row in self._read_rows(missing):
            self._held[row.id] = row
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)


_SPOKEN_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
    }
)
