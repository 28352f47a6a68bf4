"""The same rows as the list with a column for every fact that is wanted; values only where the eye rests."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clientdesk.base.changes import Changes
from clientdesk.base.words import _, shown
from clientdesk.desk.facts import Fact, FactKind
from clientdesk.features.customers.pane_row import ListRow
from clientdesk.features.customers.queries_columns import cells, fact_tables, known_facts
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.row_model import ID_ROLE, PAGE, ROW_ROLE, RowModel

_KEPT = PAGE * 32
_FIGURES = frozenset({FactKind.NUMBER, FactKind.MONEY})
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column other than the first; `is_figure` for what is aligned by its digits."""

    id: int
    text: str
    is_figure: bool


class TableModel(QAbstractTableModel):
    """Follows the model of the list row by row.

    Args:
        source: the model of the list.
        bridge: to ask.
        parent: as ever.
    """

    def __init__(self, source: RowModel[ListRow], bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._bridge = bridge
        self._tables = bridge.ask(fact_tables)
        self._facts: dict[str, Fact] = {}
        self._keys: tuple[str, ...] = ()
        self._held: OrderedDict[int, tuple[str, ...]] = OrderedDict()
        self._followed: list[tuple[QPersistentModelIndex | QModelIndex, int | None]] = []
        self._read_facts()
        self._connect()

    # --- What a view asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """As many as the list has."""
        return 0 if parent.isValid() else self._source.rowCount()

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The name, and the facts that are wanted."""
        return 0 if parent.isValid() else 1 + len(self._keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row of the list in the first column, a `Cell` in each other; sentences for those who hear them."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role == ROW_ROLE:
            return self._source.row_at(index.row()) if index.column() == 0 else self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.title(section)

    # --- What the program asks

    @property
    def keys(self) -> tuple[str, ...]:
        """The facts that have a column, in the order in which they were chosen."""
        return self._keys

    def facts(self) -> Sequence[Fact]:
        """All facts that can have one."""
        return tuple(self._facts.values())

    def fact(self, column: int) -> Fact | None:
        """The fact in a column, None in the first."""
        return self._facts.get(self._keys[column - 1]) if 0 < column <= len(self._keys) else None

    def title(self, column: int) -> str:
        """The name of a column."""
        fact = self.fact(column)
        return shown(fact.title) if fact else _("Name")

    def id_at(self, place: int) -> int | None:
        """The customer in a row."""
        return self._source.id_at(place)

    def place_of(self, customer: int) -> int | None:
        """The row of a customer, None when they are not shown."""
        return self._source.place_of(customer)

    def cell(self, place: int, column: int) -> Cell | None:
        """What stands in a cell; read with the rows below when it is not held."""
        customer, fact = self.id_at(place), self.fact(column)
        if customer is None or fact is None:
            return None
        if customer not in self._held:
            self._read(place)
        told = self._held.get(customer)
        text = told[column - 1] if told is not None and column <= len(told) else ""
        return Cell(customer, text, fact.kind in _FIGURES)

    # --- What changes it

    def set_keys(self, keys: Sequence[str]) -> None:
        """Have columns for these facts; those that there are not are left out."""
        self.beginResetModel()
        self._keys = tuple(dict.fromkeys(key for key in keys if key in self._facts))
        self._held.clear()
        self.endResetModel()

    def apply(self, changes: Changes) -> None:
        """Follow a change of the shop: another value, another field of the owner's own."""
        if not changes.touches(*self._tables):
            return
        before = {key: (fact.title, fact.kind) for key, fact in self._facts.items()}
        self._read_facts()
        if {key: (fact.title, fact.kind) for key, fact in self._facts.items()} != before:
            self.set_keys(self._keys)
        else:
            self.forget()

    def forget(self) -> None:
        """Drop what is held and have it painted anew: in another language, on another day."""
        self._held.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._keys))
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self._keys)))

    def speak_again(self) -> None:
        """The language has changed: facts have other words too."""
        self._read_facts()
        self.forget()

    def _read_facts(self) -> None:
        self._facts = {fact.key: fact for fact in self._bridge.ask(known_facts)}

    def _read(self, place: int) -> None:
        page = [one for one in self._source.ids()[place : place + PAGE] if one not in self._held]
        self._held.update(self._bridge.ask(cells, customers=page, keys=self._keys))
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)

    def _spoken(self, place: int, column: int) -> str:
        if column == 0:
            row = self._source.row_at(place)
            return str(row) if row else ""
        cell = self.cell(place, column)
        return cell.text if cell else ""

    # --- Following the list

    def _connect(self) -> None:
        source = self._source
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self.endResetModel)
        source.rowsAboutToBeInserted.connect(lambda _at, first, last: self.beginInsertRows(_NOWHERE, first, last))
        source.rowsInserted.connect(lambda *_told: self.endInsertRows())
        source.rowsAboutToBeRemoved.connect(lambda _at, first, last: self.beginRemoveRows(_NOWHERE, first, last))
        source.rowsRemoved.connect(lambda *_told: self.endRemoveRows())
        source.rowsAboutToBeMoved.connect(
            lambda _at, first, last, _to, row: self.beginMoveRows(_NOWHERE, first, last, _NOWHERE, row)
        )
        source.rowsMoved.connect(lambda *_told: self.endMoveRows())
        source.layoutAboutToBeChanged.connect(self._before_reorder)
        source.layoutChanged.connect(self._after_reorder)
        source.dataChanged.connect(self._on_data)

    def _before_reorder(self) -> None:
        self.layoutAboutToBeChanged.emit()
        self._followed = [(index, self.id_at(index.row())) for index in self.persistentIndexList()]

    def _after_reorder(self) -> None:
        for index, customer in self._followed:
            place = None if customer is None else self._source.place_of(customer)
            moved = self.index(place, index.column()) if place is not None else QModelIndex()
            self.changePersistentIndex(index, moved)
        self._followed = []
        self.layoutChanged.emit()

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        for place in range(first.row(), min(last.row() + 1, first.row() + _KEPT)):
            self._held.pop(self.id_at(place) or 0, None)
        self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), len(self._keys)))
