"""The short list: prepared rows of differing heights, for a timeline, an agenda, a card of Today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from clientdesk.kit.delegate import RowDelegate
from clientdesk.kit.living import Living, wants_ring
from clientdesk.kit.row_model import ROW_ROLE
from clientdesk.kit.row_pointer import RowPointer
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of

RowT = TypeVar("RowT")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PreparedRows(QAbstractListModel, Generic[RowT]):
    """A tuple of prepared rows; group heads say by `is_head` that they cannot be chosen.

    Rows may carry `is_head: bool` (default False) and must be comparable: those that stay keep their place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RowT] = []

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, or its sentence: what `str` makes of it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        return str(row) if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads are passed over by the arrows."""
        if not index.isValid() or getattr(self.rows[index.row()], "is_head", False):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, rows: Sequence[RowT]) -> None:
        """Show these rows; what is the same at the start and at the end stays as it stands."""
        new = list(rows)
        head = _same(self.rows, new)
        tail = _same(self.rows[head:][::-1], new[head:][::-1])
        gone, come = len(self.rows) - head - tail, new[head : len(new) - tail]
        both = min(gone, len(come))
        if both:
            # Rows that only changed keep their place, so that the current row stays current.
            self.rows[head : head + both] = come[:both]
            self.dataChanged.emit(self.index(head), self.index(head + both - 1))
        if gone > both:
            self.beginRemoveRows(_NOWHERE, head + both, head + gone - 1)
            del self.rows[head + both : head + gone]
            self.endRemoveRows()
        if len(come) > both:
            self.beginInsertRows(_NOWHERE, head + both, head + len(come) - 1)
            self.rows[head + both : head + both] = come[both:]
            self.endInsertRows()

    def add(self, rows: Sequence[RowT]) -> None:
        """Let these rows stand below all others."""
        if rows:
            self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def put(self, place: int, row: RowT) -> None:
        """Let another row stand at a place."""
        self.rows[place] = row
        self.dataChanged.emit(self.index(place), self.index(place))


class ShortList(Living, QListView, Generic[RowT]):
    """Shows prepared rows; `str(row)` is what is heard, `is_head` marks a group's head.

    Args:
        delegate: what paints them and knows their heights and zones.
        fitted: as high as its rows, without a scroll bar of its own (inside a card).
        name: the object name.
        accessible: what the list holds, for those who hear it.
        parent: as ever.
    """

    chosen = Signal(object)
    """Another row is current: the row, or None."""
    opened = Signal(object)
    """Enter, a click or a double click on a row: the row."""
    zone_clicked = Signal(object, str)
    """A part of a row that can be clicked by itself: the row and the zone's name."""
    menu_wanted = Signal(object, QPoint)
    """Menu key or right click: the row and the point of the viewport."""
    key_pressed = Signal(object, object)
    """A key the list itself has no use for: the current row and the QKeyEvent; accept it to keep it."""

    def __init__(
        self,
        delegate: RowDelegate[RowT],
        *,
        fitted: bool = False,
        name: str = "",
        accessible: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._accessible = accessible
        self._fitted = fitted
        self._delegate = delegate
        delegate.setParent(self)
        self.setObjectName(name)
        self.prepared: PreparedRows[RowT] = PreparedRows(self)
        self._settle()
        self.setModel(self.prepared)
        self.setItemDelegate(delegate)
        self._pointer = RowPointer(self, delegate)
        self._pointer.clicked.connect(self._on_zone)
        self.clicked.connect(self._on_opened)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.come_alive()

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show these rows; the current one stays current where it stands at the same place or is equal."""
        self.prepared.show(rows)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def add_rows(self, rows: Sequence[RowT]) -> None:
        """Let these rows stand below all others."""
        self.prepared.add(rows)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def put_row(self, place: int, row: RowT) -> None:
        """Let another row stand at a place: the same one, unfolded."""
        self.prepared.put(place, row)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def rows(self) -> Sequence[RowT]:
        """The rows that are shown, heads included."""
        return tuple(self.prepared.rows)

    def current_row(self) -> RowT | None:
        """The current row."""
        return self._row(self.currentIndex())

    def choose(self, place: int) -> None:
        """Make the row at a place current and bring it into sight."""
        index = self.prepared.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # --- Qt calls

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell which row is current."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._row(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; what is left over is offered by `key_pressed`."""
        self.setProperty("by_keyboard", True)
        row = self.current_row()
        if row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row)
            return
        if row is not None:
            event.ignore()
            self.key_pressed.emit(row, event)
            if event.isAccepted():
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted; without a current row take the first that can be chosen."""
        self.setProperty("by_keyboard", wants_ring(event.reason(), bool(self.property("by_keyboard"))))
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            places = range(len(self.prepared.rows))
            first = next((i for i in places if self.prepared.flags(self.prepared.index(i))), None)
            if first is not None:
                self.setCurrentIndex(self.prepared.index(first))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text wraps anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def restyle(self) -> None:
        """Take heights anew."""
        self.scheduleDelayedItemsLayout()
        self._fit()
        self.viewport().update()
        super().restyle()

    def reword(self) -> None:
        """Say the name anew; the rows themselves are written anew by whoever prepared them."""
        self.setAccessibleName(said(self._accessible))

    # --- Inside

    def _settle(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if self._fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        if not self._fitted:
            return
        style = style_of()
        width = self.viewport().width() / style.scale
        height = sum(style.px(self._delegate.height(row, width, style)) for row in self.prepared.rows)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _row(self, index: _Index) -> RowT | None:
        return self.prepared.rows[index.row()] if index.isValid() and index.row() < len(self.prepared.rows) else None

    def _on_opened(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.opened.emit(row)

    def _on_zone(self, index: QPersistentModelIndex, zone: str) -> None:
        row = self._row(index)
        if row is not None:
            self.zone_clicked.emit(row, zone)

    def _on_menu(self, pos: QPoint) -> None:
        index = self.indexAt(pos)
        if not index.isValid():
            index = self.currentIndex()
            pos = self.visualRect(index).center()
        row = self._row(index)
        if row is not None:
            self.menu_wanted.emit(row, pos)


def _same(old: Sequence[Any], new: Sequence[Any]) -> int:
    """How many elements at the start are equal."""
    return next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a is not b and a != b), min(len(old), len(new))
    )
