"""The long list: a short list that measures a row only when the eye comes to it, so that thousands cost nothing."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHoverEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from clientdesk.kit.delegate import RowDelegate
from clientdesk.kit.lazy_heights import Heights
from clientdesk.kit.short_list import RowT, ShortList
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_STEP = 44


class LongList(ShortList[RowT]):
    """Shows thousands of prepared rows of differing heights; what stands still stays where it is.

    Qt's own list lays out every row whenever one comes or changes. Here rows out of sight have a guessed height
    (`RowDelegate.guess`), and the row at the upper edge is what everything else is placed by.

    Args:
        delegate: what paints them, guesses their heights and knows their zones.
        name: the object name.
        accessible: what the list holds, for those who hear it.
        parent: as ever.
    """

    def __init__(
        self, delegate: RowDelegate[RowT], *, name: str = "", accessible: Words = "", parent: QWidget | None = None
    ) -> None:
        self._heights = Heights()
        self._first, self._over = 0, 0  # the row at the upper edge, and how much of it is above that edge
        self._seen_at = 0
        self._placing = False
        self._pointer_at: QPoint | None = None
        super().__init__(delegate, name=name, accessible=accessible, parent=parent)
        self.prepared.rowsInserted.connect(self._on_come)
        self.prepared.rowsRemoved.connect(self._on_gone)
        self.prepared.dataChanged.connect(self._on_changed)
        self.verticalScrollBar().setSingleStep(_STEP)

    def first_in_sight(self) -> int:
        """The place of the row at the upper edge, -1 where there are none."""
        return min(self._first, len(self._heights) - 1)

    def show_at_top(self, place: int) -> None:
        """Scroll so that a row stands at the upper edge, or as high as there are rows below it."""
        self._stand(place, 0)

    def show_at(self, place: int, y: int) -> None:
        """Scroll so that a row begins `y` pixels below the upper edge, or above it, as far as that can be."""
        self._stand(place, -y)

    # --- Where things are (Qt calls)

    def visualRect(self, index: _Index) -> QRect:
        """Where a row stands in the viewport; a guess where it was never in sight."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return QRect()
        top = self._heights.top(row) - self._seen_at
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row under a point of the viewport."""
        y = self._seen_at + point.y()
        if not 0 <= y < self._heights.total or not 0 <= point.x() < self.viewport().width():
            return _NOWHERE
        return self.prepared.index(self._heights.at(y))

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a row into sight, moving as little as need be."""
        row, page = index.row(), self.viewport().height()
        if not index.isValid() or row >= len(self._heights):
            return
        high = self._measured(row)
        top = self._heights.top(row) - self._seen_at
        if hint == _Hint.PositionAtTop or top < 0 or high >= page:
            self._stand(row, 0)
        elif top + high > page or hint == _Hint.PositionAtBottom:
            self._stand(*self._back_from(row, page - high))
        elif hint == _Hint.PositionAtCenter:
            self._stand(*self._back_from(row, (page - high) // 2))

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row an arrow, Page Up or Page Down, Home or End leads to."""
        row, count = self.currentIndex().row(), len(self._heights)
        ways = {
            _Move.MoveUp: (row - 1, -1), _Move.MovePrevious: (row - 1, -1), _Move.MoveDown: (row + 1, 1),
            _Move.MoveNext: (row + 1, 1), _Move.MoveHome: (0, 1), _Move.MoveEnd: (count - 1, -1),
        }  # fmt: skip
        if action in {_Move.MovePageUp, _Move.MovePageDown}:
            down = 1 if action == _Move.MovePageDown else -1
            start = self._page_from(max(0, row), down)
            return self._next(start, -down, other=down)
        start, way = ways.get(action, (row, 1))
        if action == _Move.MoveHome or (action == _Move.MoveUp and not self._next(start, way).isValid()):
            self.verticalScrollBar().setValue(0)  # so that the heading above the first entry is seen
        return self._next(start, way)

    def horizontalOffset(self) -> int:
        """It scrolls one way only."""
        return 0

    def verticalOffset(self) -> int:
        """How much is above the upper edge."""
        return self._seen_at

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row in the middle of a rectangle."""
        index = self.indexAt(rect.center())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What is to be painted anew when the choice changes."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    # --- Layout and painting (Qt calls)

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Place what is in sight; nothing else is measured."""
        self._guess_again_where_due()
        QAbstractItemView.doItemsLayout(self)
        self._stand(self._first, self._over)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Tell the scroll bar how much there is."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        self._placing = True
        bar.setRange(0, max(0, self._heights.total - page))
        bar.setPageStep(page)
        self._placing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Follow the scroll bar."""
        if not self._placing:
            self._follow(self.verticalScrollBar().value())
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width every row is to be measured again; at another height more or fewer are seen."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._guess_all()
        self._stand(self._first, self._over)

    def restyle(self) -> None:
        """Take heights anew."""
        self._guess_all()
        super().restyle()
        self._stand(self._first, self._over)

    def viewportEvent(self, event: QEvent) -> bool:
        """Remember where the pointer is."""
        if isinstance(event, QHoverEvent):
            gone = event.type() == QEvent.Type.HoverLeave
            self._pointer_at = None if gone else event.position().toPoint()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        page = self.viewport().height()
        under = self.indexAt(self._pointer_at).row() if self._pointer_at is not None else -1
        current = self.currentIndex().row() if self.hasFocus() else -1
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        painter = QPainter(self.viewport())
        row, top = self._first, -self._over
        while row < len(self._heights) and top < page:
            index = self.prepared.index(row)
            high = self._heights.height(row)
            option.rect = QRect(0, top, self.viewport().width(), high)
            if option.rect.intersects(event.rect()):
                option.state = plain | self._state_of(index, row == under, row == current)
                self.itemDelegate().paint(painter, option, index)
            row, top = row + 1, top + high
        painter.end()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell which row is current; Qt's list would ask its own layout where it stands, and there is none."""
        QAbstractItemView.currentChanged(self, current, previous)
        self.chosen.emit(self._row(current))
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(current.row())
            QAccessible.updateAccessibility(told)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Paint what was chosen, and what was chosen before."""
        QAbstractItemView.selectionChanged(self, selected, deselected)

    # --- Inside: measuring

    def _measured(self, row: int) -> int:
        """The height of a row as it is."""
        if not self._heights.is_known(row):
            style = style_of()
            width = self.viewport().width() / style.scale
            self._heights.learn(row, style.px(self._delegate.height(self.prepared.rows[row], width, style)))
        return self._heights.height(row)

    def _guesses(self, first: int, last: int) -> list[int]:
        style = style_of()
        width = self.viewport().width() / style.scale
        return [style.px(self._delegate.guess(one, width, style)) for one in self.prepared.rows[first : last + 1]]

    def _guess_all(self) -> None:
        self._heights.reset(self._guesses(0, len(self.prepared.rows) - 1))

    def _fit(self) -> None:
        """Place other rows at once, be the list hidden at the moment: how far they reach is asked for right away."""
        self._guess_again_where_due()
        self._stand(self._first, self._over)

    def _guess_again_where_due(self) -> None:
        if len(self._heights) != len(self.prepared.rows):
            self._guess_all()

    # --- Inside: placing

    def _follow(self, value: int) -> None:
        """Show what the scroll bar asks for."""
        page = self.viewport().height()
        if not len(self._heights):
            return
        if value >= self.verticalScrollBar().maximum() > 0:
            self._stand(*self._back_from(len(self._heights), page))
        elif abs(value - self._seen_at) <= 2 * page:
            self._stand(self._first, self._over + value - self._seen_at)
        else:
            row = self._heights.at(value)
            self._stand(row, min(value - self._heights.top(row), self._measured(row) - 1))

    def _stand(self, row: int, over: int) -> None:
        """Let a row stand at the upper edge with `over` pixels of it above; measure what is in sight then."""
        count, page = len(self._heights), self.viewport().height()
        if not count:
            self._first = self._over = self._seen_at = 0
            self.updateGeometries()
            self.viewport().update()
            return
        self._first, self._over = self._normal(min(max(0, row), count - 1), over)
        low, down = self._first, -self._over
        while low < count and down < page:
            down += self._measured(low)
            low += 1
        if down < page:  # nothing stands below the last row: let it end at the lower edge
            self._first, self._over = self._back_from(count, page)
        self._seen_at = self._heights.top(self._first) + self._over
        self.updateGeometries()
        self._placing = True
        self.verticalScrollBar().setValue(self._seen_at)
        self._placing = False
        self.viewport().update()

    def _normal(self, row: int, over: int) -> tuple[int, int]:
        """The same place, told by the row that stands across the edge."""
        while over < 0 and row > 0:
            row -= 1
            over += self._measured(row)
        while row < len(self._heights) - 1 and over >= self._measured(row):
            over -= self._heights.height(row)
            row += 1
        return row, max(0, over)

    def _back_from(self, row: int, room: int) -> tuple[int, int]:
        """What stands at the upper edge when a row begins `room` pixels below it; the very first at the most."""
        while row > 0 and room > 0:
            row -= 1
            room -= self._measured(row)
        return row, max(0, -room)

    def _page_from(self, row: int, way: int) -> int:
        """The row about a page further down (1) or up (-1)."""
        room = self.viewport().height() - self._measured(row)
        while 0 <= row + way < len(self._heights) and room > 0:
            row += way
            room -= self._measured(row)
        return row

    def _next(self, row: int, way: int, *, other: int = 0) -> QModelIndex:
        """The first row from here on that can be chosen; none, where there is none the `other` way either."""
        for step in (way, other):
            place = row
            while step and 0 <= place < len(self._heights):
                index = self.prepared.index(place)
                if self.prepared.flags(index):
                    return index
                place += step
        return _NOWHERE

    # --- Inside: rows that come and go

    def _on_come(self, _parent: QModelIndex, first: int, last: int) -> None:
        if len(self._heights) + last + 1 - first != len(self.prepared.rows):
            self._guess_all()
            return
        self._heights.put(first, self._guesses(first, last))
        if first <= self._first and self._seen_at > 0:
            self._first += last + 1 - first

    def _on_gone(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._heights.take(first, last)
        if last < self._first:
            self._first -= last + 1 - first
        elif first <= self._first:
            self._first, self._over = first, 0

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._heights.doubt(first.row(), last.row())

    def _state_of(self, index: QModelIndex, under: bool, current: bool) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if under:
            state |= QStyle.StateFlag.State_MouseOver
        if current:
            state |= QStyle.StateFlag.State_HasFocus
        return state
