"""The week and the day in use: walked by keys, carried by the pointer; what is wanted is told by signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of
from clientdesk.shell.calendar_board import Column
from clientdesk.shell.calendar_carry import Carry, Deed, carried_to
from clientdesk.shell.calendar_days import Key, other_day
from clientdesk.shell.calendar_geometry import GUTTER, Place
from clientdesk.shell.calendar_hours import DAY, HALF, STEP, USUAL, Span, between
from clientdesk.shell.calendar_month_paint import MORE
from clientdesk.shell.calendar_pieces import Piece
from clientdesk.shell.calendar_time import TimeBoard
from clientdesk.shell.calendar_time_keys import moved_by_key, stops, whole_day
from clientdesk.shell.calendar_time_paint import baked

_SCROLL_MS, _SCROLL_BY, _SCROLL_NEAR = 30, 9.0, 22.0
_SIDE, _PATIENCE_MS = 12.0, 700
"""How near to the side, and how long, something is held there before the page turns."""
_CURSORS = {
    "move": Qt.CursorShape.PointingHandCursor,
    "start": Qt.CursorShape.SizeVerCursor,
    "end": Qt.CursorShape.SizeVerCursor,
    "new": Qt.CursorShape.ArrowCursor,
}


class TimeView(TimeBoard):
    """The board, with hands.

    Args:
        now: the wall clock.
        name: the object name.
        accessible: what it is, for those who hear it.
        parent: as ever.

    Attributes:
        can_move: whether an entry may be carried elsewhere.
        can_stretch: whether it has a length that may be changed.
    """

    activated_entry = Signal(object)
    """Enter or a double click on an entry: the `Occurrence`."""
    add_wanted = Signal(object)
    """Something is to be added: its `Span`."""
    day_wanted = Signal(object)
    """The whole of this `date` is wanted."""
    went = Signal(object)
    """The person has walked off the page to this `date`."""
    turned = Signal(int)
    """What is carried is held at the side of the page: so many pages on."""
    placed = Signal(object, object)
    """An `Occurrence` is to have another `Span`."""
    carried = Signal(object)
    """What is being carried, a `Carry`; None once it was let go."""
    menu_wanted = Signal(object, QPoint)
    """Menu key or right click: the `Occurrence` or None, the point of the viewport."""
    key_pressed = Signal(object, object)
    """A key that the view has no use for: the chosen `Occurrence` or None, and the QKeyEvent; accept it to keep it."""

    def __init__(self, now: datetime, *, name: str, accessible: Words, parent: QWidget | None = None) -> None:
        self.can_move: Callable[[Occurrence], bool] = lambda one: one.movable
        self.can_stretch: Callable[[Occurrence], bool] = lambda one: one.movable
        self._press: tuple[QPoint, Carry] | None = None
        self._turns = False
        self._waited = 0
        super().__init__(now, name=name, accessible=accessible, parent=parent)
        self._scroller = QTimer(self, interval=_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)

    def show_entries(self, columns: Sequence[Column], entries: Sequence[Occurrence], now: datetime) -> None:
        """Show these; what is being carried is put back where something else stands there now."""
        if not self._turns and (tuple(columns), tuple(entries)) != (self._columns, self._entries):
            self.let_go()
        super().show_entries(columns, entries, now)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, move with Alt; the rest is offered by `key_pressed`."""
        self.look.marked = self.look.ring = True
        one, key = self.chosen(), Qt.Key(event.key())
        if self.look.carry is not None and key == Qt.Key.Key_Escape:
            self.let_go()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move_by_key(one, event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.look.chosen)
        elif not self._walk(key, event.modifiers()):
            event.ignore()
            self.key_pressed.emit(one, event)
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the entries before it leaves the page."""
        return self.step_entry(forward) or super().focusNextPrevChild(forward)

    def step_entry(self, forward: bool) -> bool:
        """Choose the next entry, or the one before; False where there is none."""
        found = stops(self._board)
        here = (self.look.column if self.look.chosen == MORE else -1, self.look.chosen)
        places = [place for place, (column, key) in enumerate(found) if (column if key == MORE else -1, key) == here]
        place = places[0] if places else self._stop_before(found) if forward else len(found)
        to = place + (1 if forward else -1)
        if not 0 <= to < len(found) or (not self.look.marked and not found):
            return False
        column, key = found[to]
        self.look.marked = self.look.ring = True
        self.look.column = column
        self.choose(key)
        return True

    def _stop_before(self, found: list[tuple[int, Key]]) -> int:
        """The stop before the first one of the column on which the person stands; they begin with it."""
        return next((place for place, (column, _key) in enumerate(found) if column >= self.look.column), 0) - 1

    def _walk(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Go to the next time, day or person in the direction of an arrow."""
        ahead = -1 if self.isRightToLeft() else 1
        across = {Qt.Key.Key_Left: -ahead, Qt.Key.Key_Right: ahead}
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in across:
            self._walk_across(across[key])
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._walk_down(key == Qt.Key.Key_Down, far=control)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and not control:
            self._stand_at(0 if key == Qt.Key.Key_Home else len(self._board.columns) - 1, self.look.minute)
        else:
            return False
        return True

    def _walk_across(self, by: int) -> None:
        to, day = self.look.column + by, self.day()
        if 0 <= to < len(self._board.columns):
            self._stand_at(to, self.look.minute)
        elif day is not None and other_day(day, by) != day:
            self.look.column = 0 if by > 0 else len(self._board.columns) - 1
            self.look.chosen = None
            self.went.emit(other_day(day, by))

    def _walk_down(self, down: bool, *, far: bool) -> None:
        """Half an hour on, past the entry on which they stand; above the first hour is the strip."""
        minute, column = self.look.minute, self.look.column
        entry = next((each for each in self._board.of_column(column) if each.key == self.look.chosen), None)
        if minute is None:
            to: int | None = self.page.geometry.shown[0] if down else None
        elif down:
            to = max((minute // HALF + 1) * HALF, (entry.last // HALF * HALF) if entry else 0)
        else:
            before = -(-(entry.first if entry else minute) // HALF) * HALF - HALF
            to = None if before < 0 or far else before
        if far and down:
            to = self.page.geometry.shown[0]
        self._stand_at(column, to)

    def _stand_at(self, column: int, minute: int | None) -> None:
        """Stand there, on the entry that is there."""
        minute = None if minute is None else min(minute, DAY - HALF)
        if minute is None:
            bars = (bar for bar in self._board.bars if bar.row is not None and bar.first <= column < bar.last)
            self.stand(column, None, key=next((bar.key for bar in bars), None))
            return
        blocks = self._board.of_column(column)
        here = (each for each in blocks if each.first < minute + HALF and max(each.last, each.first + 1) > minute)
        self.stand(column, minute, key=next((each.key for each in here), None))
        self.reveal(minute)

    def _move_by_key(self, one: Occurrence | None, event: QKeyEvent) -> None:
        """Alt moves, with Shift it lengthens; Home makes it last the whole day."""
        if one is None or not self.can_move(one):
            event.ignore()
            return
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.isRightToLeft():
            key = Qt.Key.Key_Right if key == Qt.Key.Key_Left else Qt.Key.Key_Left
        longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if longer and not self.can_stretch(one):
            return
        span = moved_by_key(self._board, self.look.column, one, key, longer=longer)
        if span is None:
            event.ignore()
        else:
            self.placed.emit(one, span)

    def span_here(self) -> Span | None:
        """What something new would take that is added where the person stands."""
        columns = self._board.columns
        return None if not columns else span_at(columns[self.look.column], self.look.minute)

    def _open(self, key: Key | None) -> None:
        one, day, span = self.chosen(), self.day(), self.span_here()
        if one is not None:
            self.activated_entry.emit(one)
        elif key == MORE and day is not None:
            self.day_wanted.emit(day)
        elif span is not None:
            self.add_wanted.emit(span)

    # --- The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand under the pointer; it may become a move, a longer edge, or something new."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton} or not self._board.columns:
            return
        self.look.marked, self.look.ring = True, False
        pos = event.position().toPoint()
        place, piece, more = self.place_at(pos), self.piece_at(pos), self.more_at(pos)
        minute = place.minute // HALF * HALF if place.part == "hours" else None
        key = piece.key if piece else MORE if more is not None else None
        if place.part != "head":
            self.stand(place.column, minute if piece is None else self._minute_of(piece, place), key=key)
        if event.button() == Qt.MouseButton.LeftButton and place.part != "head" and key != MORE:
            self._press = pos, self._hold(piece, place, pos)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift what was taken hold of once the pointer has gone far enough, then carry it."""
        pos = event.position().toPoint()
        if self._press is None:
            self._show_cursor(pos)
            return
        at, carry = self._press
        far = (pos - at).manhattanLength() >= QApplication.startDragDistance()
        if self.look.carry is None and far and self._may(carry):
            self.look.carry = carry
            self.look.lifted = self.piece_of(carry.key) if carry.key else None
            self.page = baked(style_of(), self.page, rtl=self.isRightToLeft(), without=carry.key)
            self._scroller.start()
            self.viewport().setCursor(_CURSORS[carry.deed] if carry.deed != "move" else Qt.CursorShape.ClosedHandCursor)
        if self.look.carry is not None:
            self._carry_to(pos)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down; a click on the name of a day or on the line for the rest shows that day."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        carry, pressed = self.look.carry, self._press
        self.let_go()
        pos = event.position().toPoint()
        if carry is None:
            if pressed is None and (self.more_at(pos) is not None or self.place_at(pos).part == "head"):
                self.day_wanted.emit(self._board.columns[self.place_at(pos).column].day)
        elif carry.span is not None and carry.one is None:
            self.add_wanted.emit(carry.span)
        elif carry.span is not None and self.viewport().rect().contains(pos):
            self.placed.emit(carry.one, carry.span)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry; add where there is none."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.let_go()
            if self.place_at(event.position().toPoint()).part != "head":
                self._open(self.look.chosen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the entry or the place."""
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.chosen(), self.menu_point() if by_keys else event.pos())

    def let_go(self) -> None:
        """Put what is carried back where it was."""
        was, self._press, self.look.carry = self.look.carry, None, None
        self._waited, self.look.lifted = 0, None
        self._scroller.stop()
        if was is not None:
            self.page = baked(style_of(), self.page, rtl=self.isRightToLeft())
            self.viewport().unsetCursor()
            self.carried.emit(None)
        self.viewport().update()

    # --- Inside

    def _hold(self, piece: Piece | None, place: Place, pos: QPoint) -> Carry:
        """What a drag from here would do."""
        if piece is None:
            return Carry("new", place, self._board.columns[place.column].day)
        x, y = self.design_point(pos)
        box = self.seen_box(piece)
        self.look.grip = x - box.x, y - box.y
        day = self._board.columns[place.column].day
        return Carry(self._deed_at(piece, x, y), place, day, piece.one, piece.key)

    def _deed_at(self, piece: Piece, x: float, y: float) -> Deed:
        """The edge of which a point takes hold, or the whole."""
        geometry, box = self.page.geometry, self.seen_box(piece)
        if not (piece.one.movable and self.can_stretch(piece.one)):
            return "move"
        edge = geometry.edge_of(box, y) if y >= geometry.top else geometry.side_of(box, x)
        day = self._board.columns[geometry.at(x, y, self.scrolled()).column].day
        last = (piece.one.ends - timedelta.resolution).date()
        if (edge == "start" and piece.one.starts.date() != day) or (edge == "end" and last != day):
            return "move"
        return edge or "move"

    def _may(self, carry: Carry) -> bool:
        return carry.one is None or (carry.one.movable and self.can_move(carry.one))

    def _carry_to(self, pos: QPoint) -> None:
        carry = self.look.carry
        if carry is None:
            return
        self.look.pointer = self.design_point(pos)
        there = carried_to(carry, self.place_at(pos), self._board.columns)
        if not self.viewport().rect().contains(pos):
            there = replace(there, span=there.span if carry.deed == "new" else None)
        if there != carry:
            self.look.carry = there
            self.carried.emit(there)
        self.viewport().update()

    def _scroll_on(self) -> None:
        """Near the upper or lower edge of the hours the page runs on under the pointer; at its sides it turns."""
        geometry, (x, y) = self.page.geometry, self.look.pointer
        up, down = y - geometry.top, geometry.height - y
        by = -_SCROLL_BY if 0 <= up < _SCROLL_NEAR else _SCROLL_BY if down < _SCROLL_NEAR else 0.0
        if by:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + style_of().px(by))
            self._carry_to(self._last())
        pages = -1 if x < GUTTER / 2 else 1 if x > geometry.width - _SIDE else 0
        self._waited = self._waited + 1 if pages else 0
        if self._waited * _SCROLL_MS >= _PATIENCE_MS and self.look.carry and self.look.carry.deed == "move":
            self._waited, self._turns = 0, True
            self.turned.emit(pages)
            self._turns = False
            self._carry_to(self._last())

    def _last(self) -> QPoint:
        """Where the pointer was last seen, in the viewport."""
        x, y = (round(length * style_of().scale) for length in self.look.pointer)
        return QPoint(self.viewport().width() - 1 - x if self.isRightToLeft() else x, y)

    def _minute_of(self, piece: Piece, place: Place) -> int | None:
        blocks = self._board.of_column(place.column)
        return next((each.first for each in blocks if each.key == piece.key), None)

    def _show_cursor(self, pos: QPoint) -> None:
        piece = self.piece_at(pos)
        if piece is None:
            is_link = self.more_at(pos) is not None or self.place_at(pos).part == "head"
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if is_link and self._board.columns else Qt.CursorShape.ArrowCursor
            )
            return
        x, y = self.design_point(pos)
        deed = self._deed_at(piece, x, y)
        across = deed in {"start", "end"} and y < self.page.geometry.top
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if across else _CURSORS[deed])


def span_at(column: Column, minute: int | None) -> Span:
    """What something new takes that is added to a column; the whole day in the strip."""
    if minute is None:
        return replace(whole_day(column.day), staff=column.staff, hand_over=column.by_staff)
    first = minute // STEP * STEP
    return replace(between(column.day, first, first + USUAL), staff=column.staff, hand_over=column.by_staff)
