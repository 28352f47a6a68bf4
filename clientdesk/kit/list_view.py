"""The long list: a one-column table with fixed rows, painted by hand; a million rows reset in a frame or two."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clientdesk.kit.delegate import RowDelegate
from clientdesk.kit.living import Living, wants_ring
from clientdesk.kit.row_model import RowModel
from clientdesk.kit.row_pointer import RowPointer
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of
from clientdesk.kit.type_ahead import TypeAhead

_Index = QModelIndex | QPersistentModelIndex


class ListView(Living, QTableView):
    """One column, fixed row height by density, no grid, no headers; keeps its place when rows come and go.

    Args:
        model: the rows.
        delegate: what paints them; its `kind` sets the height.
        name: the object name.
        accessible: what the list holds, for those who hear it.
        parent: as ever.
    """

    chosen = Signal(object)
    """Another row is current: its id, or None when there is none."""
    opened = Signal(int)
    """Enter or a double click on a row: its id."""
    menu_wanted = Signal(int, QPoint)
    """Menu key or right click: the row's id and the point of the viewport."""
    zone_clicked = Signal(int, str)
    """A part of a row that can be clicked by itself: the row's id and the zone's name."""
    key_pressed = Signal(int, object)
    """A key the list itself has no use for: the current row's id and the QKeyEvent; accept it to keep it."""

    def __init__(
        self,
        model: RowModel[Any],
        delegate: RowDelegate[Any],
        *,
        name: str = "",
        accessible: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._accessible = accessible
        self._anchor: tuple[int, int] | None = None
        self._kept: int | None = None
        self._applying = False
        self.type_ahead = TypeAhead()
        self.setObjectName(name)
        self._settle()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._pointer = RowPointer(self, delegate)
        self._pointer.clicked.connect(self._on_zone)
        model.about_to_apply.connect(self._note_place)
        model.applied.connect(self._find_place)
        # When nothing else is to do after rows have come into sight.
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._look_around)
        self.verticalScrollBar().valueChanged.connect(self._idle.start)
        self.activated.connect(self._on_activated)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.come_alive()

    def _settle(self) -> None:
        """What a list is, said once."""
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(1)
        down.hide()
        down.setMinimumSectionSize(1)
        # Fixed sections are what makes a million rows cheap: nothing is ever measured.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # --- Which row

    def current_id(self) -> int | None:
        """The id of the current row."""
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else None

    def choose(self, row_id: int) -> bool:
        """Make a row current and bring it into sight, amid its neighbours; whether it is in the list."""
        place = self._rows.place_of(row_id)
        if place is None:
            return False
        shown = self.viewport().rect().contains(self.visualRect(self._rows.index(place, 0)))
        self._go_to(place, self.ScrollHint.EnsureVisible if shown else self.ScrollHint.PositionAtCenter)
        return True

    def choose_first(self) -> bool:
        """Make the first row current; whether there is one."""
        if not self._rows.rowCount():
            return False
        self._go_to(0)
        return True

    def _go_to(
        self, place: int, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        index = self._rows.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, hint)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell which row is current, unless rows are moving about it."""
        super().currentChanged(current, previous)
        if not self._applying:
            self.chosen.emit(self._rows.id_at(current.row()) if current.isValid() else None)

    # --- Keeping its place

    def _note_place(self) -> None:
        """Remember the first row in sight and how far it is scrolled past, and the current row."""
        self._applying = True
        self._kept = self.current_id()
        top = self.rowAt(0)
        row_id = self._rows.id_at(top)
        # At the very top one wants to see who is new there.
        scrolled = row_id is not None and self.verticalScrollBar().value() > 0
        self._anchor = (row_id, self.rowViewportPosition(top)) if row_id is not None and scrolled else None

    def _find_place(self) -> None:
        """Show the same row at the same height again, and keep the current one current."""
        if self._anchor is not None:
            row_id, offset = self._anchor
            place = self._rows.place_of(row_id)
            if place is not None:
                self.updateGeometries()
                self.verticalScrollBar().setValue(place * self.verticalHeader().defaultSectionSize() - offset)
        self._keep_current(self._kept)
        self.viewport().update()
        self._applying = False
        if self.current_id() != self._kept:
            self.chosen.emit(self.current_id())

    def _keep_current(self, kept: int | None) -> None:
        """After a reset nothing is current: choose the same row again where it is still there."""
        place = None if kept is None else self._rows.place_of(kept)
        if place is not None and self.current_id() != kept:
            model = self.selectionModel()
            index = self._rows.index(place, 0)
            model.setCurrentIndex(index, model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows)

    def _look_around(self) -> None:
        """Have the rows next to those in sight ready."""
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if top >= 0 and self.isVisible():
            self._rows.look_around(top, bottom if bottom >= 0 else self._rows.rowCount() - 1)

    # --- Keys

    def keyboardSearch(self, search: str) -> None:
        """Leave typing letters to `type_ahead`: Qt's own way would read every row."""
        place = self.type_ahead.typed(search)
        if place is not None and 0 <= place < self._rows.rowCount():
            self._go_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends, Enter opens; what is left over is offered by `key_pressed`."""
        self.setProperty("by_keyboard", True)
        row_id = self.current_id()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows.rowCount():
            self._go_to(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
            return
        if row_id is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row_id)
            return
        if row_id is not None:
            event.ignore()
            self.key_pressed.emit(row_id, event)
            if event.isAccepted():
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted; the first row is current where none was."""
        self.setProperty("by_keyboard", wants_ring(event.reason(), bool(self.property("by_keyboard"))))
        super().focusInEvent(event)

    # --- Looks

    def restyle(self) -> None:
        """Take the row height anew."""
        style = style_of()
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            self.verticalHeader().setDefaultSectionSize(style.px(style.row_height(delegate.kind)))
            self.verticalScrollBar().setSingleStep(self.verticalHeader().defaultSectionSize())
            self._count_in_sight()
        self.viewport().update()
        super().restyle()

    def reword(self) -> None:
        """Say the name anew; rows are written in the language of the moment too."""
        self.setAccessibleName(said(self._accessible))
        if self.model() is not None:
            self._rows.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The one column takes the whole width."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())
        self._count_in_sight()

    def _count_in_sight(self) -> None:
        # The first and the last may be cut.
        self._rows.in_sight = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2

    # --- Signals

    def _on_activated(self, index: QModelIndex) -> None:
        row_id = self._rows.id_at(index.row())
        if row_id is not None:
            self.opened.emit(row_id)

    def _on_zone(self, index: QPersistentModelIndex, zone: str) -> None:
        row_id = self._rows.id_at(index.row())
        if row_id is not None:
            self.zone_clicked.emit(row_id, zone)

    def _on_menu(self, pos: QPoint) -> None:
        index = self.indexAt(pos)
        if not index.isValid():
            index = self.currentIndex()
            pos = self.visualRect(index).center()
        row_id = self._rows.id_at(index.row())
        if row_id is not None:
            self.menu_wanted.emit(row_id, pos)
