"""A month as a table of days that is walked by keyboard and read out cell by cell; large and small ones share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.delegate import RowDelegate
from clientdesk.kit.living import Living, wants_ring
from clientdesk.kit.row_model import ROW_ROLE
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of
from clientdesk.shell.calendar_days import WEEK, other_day, other_month

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the table.

    Args:
        day: which day.
        inside: it belongs to the month shown.
        is_today: it is the day on the wall.
        label: what stands in its corner.
        entries: what stands on it, in order.
        heard: the whole day in a sentence.
        closure: what the day is called that is not as others, "" for a usual one.
        is_closed: the shop is closed on it for that.
    """

    day: date
    inside: bool
    is_today: bool
    label: str
    entries: tuple[Occurrence, ...]
    heard: str
    closure: str = ""
    is_closed: bool = False


class DayModel(QAbstractTableModel):
    """The days, a week a row; `columns` are the names of the weekdays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: list[DayCell] = []
        self._names: Sequence[str] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many weeks there are."""
        return 0 if parent.isValid() else len(self.cells) // WEEK

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Seven."""
        return 0 if parent.isValid() else WEEK

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell itself, its label, or its sentence."""
        cell = self.cell_at(index)
        if cell is None:
            return None
        known = {
            ROW_ROLE: cell,
            Qt.ItemDataRole.DisplayRole: cell.label,
            Qt.ItemDataRole.AccessibleTextRole: cell.heard,
        }
        return known.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name of a weekday."""
        wanted = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        across = orientation == Qt.Orientation.Horizontal
        return self._names[section] if wanted and across and section < len(self._names) else None

    def cell_at(self, index: _Index) -> DayCell | None:
        """The cell behind an index."""
        place = index.row() * WEEK + index.column()
        return self.cells[place] if index.isValid() and place < len(self.cells) else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; nowhere when it is not shown."""
        place = (day - self.cells[0].day).days if self.cells else -1
        return self.index(*divmod(place, WEEK)) if 0 <= place < len(self.cells) else QModelIndex()

    def show(self, cells: Sequence[DayCell], names: Sequence[str]) -> None:
        """Show these days; where they are the same ones, they are only painted and read out anew."""
        same = [cell.day for cell in cells] == [cell.day for cell in self.cells]
        if same:
            self.cells = list(cells)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, WEEK - 1))
        else:
            self.beginResetModel()
            self.cells = list(cells)
            self.endResetModel()
        self._names = names
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)


class DayGrid(Living, QTableView):
    """The table; arrows walk the days, past its edge and by PgUp and PgDn into other months.

    Args:
        delegate: what paints a day.
        name: the object name.
        accessible: what it is, for those who hear it.
        parent: as ever.
    """

    went = Signal(object)
    """The person has gone to another day: the `date`, perhaps of another month."""
    opened = Signal(object)
    """Enter on a day, or a double click: the `date`."""

    def __init__(
        self, delegate: RowDelegate[DayCell], *, name: str, accessible: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._accessible = accessible
        self.setObjectName(name)
        self.days = DayModel(self)
        self.setModel(self.days)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self._settle()
        self.come_alive()

    def show_days(self, cells: Sequence[DayCell], names: Sequence[str], current: date) -> None:
        """Show these days; `current` is where the keyboard stands."""
        self.days.show(cells, names)
        self.set_day(current)

    def day(self) -> date | None:
        """Where the keyboard stands."""
        cell = self.days.cell_at(self.currentIndex())
        return cell.day if cell else None

    def set_day(self, day: date) -> None:
        """Put the keyboard on a day that is shown; nothing is told."""
        index = self.days.index_of(day)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()

    def go(self, day: date) -> None:
        """Go to a day as the person would."""
        self.set_day(day)
        self.went.emit(day)

    # --- Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days; letters and the rest are for whoever stands around."""
        self.setProperty("by_keyboard", True)
        day = self.day()
        to = None if day is None else self.day_by_key(day, event)
        if to is not None:
            self.go(to)
        elif day is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(day)
        else:
            event.ignore()

    def day_by_key(self, day: date, event: QKeyEvent) -> date | None:
        """The day to which a key leads from `day`; None for a key that leads nowhere."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in months:
            return other_month(day, months[Qt.Key(event.key())])
        column = self.days.index_of(day).column()
        ends = {Qt.Key.Key_Home: -column, Qt.Key.Key_End: WEEK - 1 - column}
        days = {**self.steps(), **ends}.get(Qt.Key(event.key()))
        return None if days is None else other_day(day, days)

    def steps(self) -> dict[Qt.Key, int]:
        """By how many days each arrow leads on, in the line of reading."""
        ahead = -1 if self.isRightToLeft() else 1
        return {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
        }

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self.setProperty("by_keyboard", wants_ring(event.reason(), bool(self.property("by_keyboard"))))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def reword(self) -> None:
        """Say the name anew."""
        self.setAccessibleName(said(self._accessible))

    def restyle(self) -> None:
        """Paint anew in other colours and sizes."""
        self.viewport().update()
        super().restyle()

    def point_of(self, day: date) -> QPoint:
        """Where a menu about a day opens, in the viewport."""
        area = self.visualRect(self.days.index_of(day))
        inset = style_of().px(24)
        return QPoint(area.right() - inset if self.isRightToLeft() else area.left() + inset, area.top() + inset)

    def _settle(self) -> None:
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(4)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
