"""The month: entries are chosen, opened, and moved to another day by the mouse or with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QPoint, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.base.words import N_, _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.style import style_of
from clientdesk.shell.calendar_baked import Baked, bake
from clientdesk.shell.calendar_days import Key, key_of, other_day
from clientdesk.shell.calendar_geometry import Box
from clientdesk.shell.calendar_grid import DayCell, DayGrid
from clientdesk.shell.calendar_month_paint import MORE, CellPiece, Look, MonthDelegate, paint_cells
from clientdesk.shell.calendar_month_pieces import month_piece
from clientdesk.shell.calendar_pieces import Piece, draw_piece
from clientdesk.shell.calendar_words import heard


@dataclass
class _Press:
    """Where the mouse went down on an entry, and where the pointer is now."""

    one: Occurrence
    day: date
    at: QPoint
    inside: QPoint
    pos: QPoint
    dragging: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """Everything to paint: the days, their entries by day, and those ready for the painter."""

    cells: Sequence[CellPiece]
    pieces: dict[date, list[Piece]]
    baked: Baked


class MonthView(DayGrid):
    """The grid of the calendar page.

    Args:
        now: the wall clock.
        parent: as ever.
    """

    activated_entry = Signal(object)
    """Enter or a double click on an entry: the `Occurrence`."""
    stood = Signal(object)
    """The pointer went down on this `date`; also a day beside the month, which does not turn the page by that."""
    add_wanted = Signal(object)
    """Something is to be added on this `date`."""
    day_wanted = Signal(object)
    """The whole of this `date` is wanted."""
    moved = Signal(object, object)
    """An `Occurrence` is to begin on another `date`."""
    lengthened = Signal(object, int)
    """An `Occurrence` is to be so many steps longer: days, or quarters of an hour."""
    moving = Signal(object, object)
    """An `Occurrence` is held over a `date`; None, None when it was let go."""
    menu_wanted = Signal(object, object, QPoint)
    """Menu key or right click: the `Occurrence` or None, the `date`, the point of the viewport."""
    key_pressed = Signal(object, object)
    """A key that the month has no use for: the chosen `Occurrence` or None, and the QKeyEvent; accept it to keep it."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        self.look = Look(now)
        self._press: _Press | None = None
        self._baked: Month | None = None
        self._painter = MonthDelegate(self.look)
        super().__init__(self._painter, name="calendar_month", accessible=N_("Month"), parent=parent)

    # --- What is chosen

    def chosen(self) -> Occurrence | None:
        """The entry that is chosen."""
        cell = self.days.cell_at(self.currentIndex())
        entries = cell.entries if cell else ()
        return next((one for one in entries if key_of(one) == self.look.chosen), None)

    def choose(self, key: Key | None) -> None:
        """Choose an entry of the day on which the keyboard stands."""
        self.look.chosen = key
        one, cell = self.chosen(), self.days.cell_at(self.currentIndex())
        said = heard(one, self.look.now) if one else cell.heard if cell else ""
        if key == MORE:
            said = _("Show the whole day")
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if one is not None and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.viewport().update()

    def set_day(self, day: date) -> None:
        """Put the keyboard on a day; on another one than before its first entry is chosen."""
        other = day != self.look.current
        super().set_day(day)
        if not self.days.index_of(day).isValid():
            return
        self.look.current = day
        keys = self._keys(day)
        if other or self.look.chosen not in keys:
            self.choose(next(iter(keys), None))
        else:
            self.choose(self.look.chosen)

    def step_entry(self, forward: bool) -> bool:
        """Choose the next entry of the day, or the one before; False where there is none."""
        keys = self._keys(self.look.current) if self.look.current else []
        place = keys.index(self.look.chosen) if self.look.chosen in keys else -1
        to = place + (1 if forward else -1)
        if not 0 <= to < len(keys):
            return False
        self.choose(keys[to])
        return True

    def _keys(self, day: date) -> list[Key]:
        """What can be chosen on a day: the entries that have room, then the line for the rest."""
        cell, area = self.days.cell_at(self.days.index_of(day)), self.visualRect(self.days.index_of(day))
        if cell is None:
            return []
        scale = style_of().scale
        return [key for key, _zone in self._painter.places(cell, area.width() / scale, area.height() / scale)]

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, move with Alt; the rest is offered by `key_pressed`."""
        one, day = self.chosen(), self.look.current
        self.look.marked = True
        if self._press is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and self._move_by_key(one, event):
            pass
        elif day is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.look.chosen, day)
        else:
            super().keyPressEvent(event)
            if not event.isAccepted():
                self.key_pressed.emit(one, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the entries of the day before it leaves the month."""
        return self.step_entry(forward) or super().focusNextPrevChild(forward)

    def _move_by_key(self, one: Occurrence | None, event: QKeyEvent) -> bool:
        days = self.steps().get(Qt.Key(event.key()))
        if one is None or days is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.lengthened.emit(one, 1 if days > 0 else -1)
            return True
        self.moved.emit(one, other_day(one.starts.date(), days))
        return True

    def _open(self, key: Key | None, day: date) -> None:
        one = self._entry(day, key)
        if one is not None:
            self.activated_entry.emit(one)
        elif key == MORE:
            self.day_wanted.emit(day)
        else:
            self.add_wanted.emit(day)

    # --- The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer; it may become a move."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton}:
            return
        self.setProperty("by_keyboard", False)
        self.look.marked = True
        pos = event.position().toPoint()
        day, key = self._at(pos)
        if day is None:
            return
        self.set_day(day)
        self.choose(key)
        self.stood.emit(day)
        one = self._entry(day, key)
        if one is not None and event.button() == Qt.MouseButton.LeftButton:
            corner = self.visualRect(self.indexAt(pos)).topLeft()
            self._press = _Press(one, day, pos, pos - corner - self._offset_of(day, one), pos)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the entry once the pointer has gone far enough, then carry it."""
        pos = event.position().toPoint()
        press = self._press
        if press is None:
            shape = Qt.CursorShape.PointingHandCursor if self._at(pos)[1] else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        far = (pos - press.at).manhattanLength() >= QApplication.startDragDistance()
        if not press.dragging and far and press.one.movable:
            press.dragging = True
            self.look.held = (key_of(press.one), press.day)
            self._baked = None
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if press.dragging:
            press.pos = pos
            self._hold_over(self._at(pos)[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the entry down, or open the day of the line for the rest."""
        press, target = self._press, self.look.target
        if event.button() != Qt.MouseButton.LeftButton:
            return
        day, key = self._at(event.position().toPoint())
        if press is None:
            if key == MORE and day is not None:
                self.day_wanted.emit(day)
            return
        self._let_go()
        if press.dragging and target is not None and target != press.day:
            self.moved.emit(press.one, other_day(press.one.starts.date(), (target - press.day).days))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry; add to a day."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            day, key = self._at(event.position().toPoint())
            if day is not None:
                self._open(key, day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the entry or the day."""
        day = self.look.current
        if day is not None:
            by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
            self.menu_wanted.emit(self.chosen(), day, self.point_of(day) if by_keys else event.pos())

    def _at(self, pos: QPoint) -> tuple[date | None, Key | None]:
        index = self.indexAt(pos)
        cell = self.days.cell_at(index)
        return (cell.day, self._painter.key_at(self, index, pos)) if cell else (None, None)

    def _entry(self, day: date, key: Key | None) -> Occurrence | None:
        cell = self.days.cell_at(self.days.index_of(day))
        return next((one for one in cell.entries if key_of(one) == key), None) if cell else None

    def _offset_of(self, day: date, one: Occurrence) -> QPoint:
        """Where an entry lies in its cell, in pixels from the left."""
        index, px = self.days.index_of(day), style_of().px
        area, scale, cell = self.visualRect(index), style_of().scale, self.days.cell_at(index)
        places = dict(self._painter.places(cell, area.width() / scale, area.height() / scale)) if cell else {}
        zone = places.get(key_of(one))
        return QPoint(px(5), px(zone.y)) if zone else QPoint()

    def _hold_over(self, day: date | None) -> None:
        if day != self.look.target and self._press is not None:
            self.look.target = day
            self.moving.emit(self._press.one if day else None, day)
        self.viewport().update()

    def _let_go(self) -> None:
        if self._press is not None and self._press.dragging:
            self.viewport().unsetCursor()
            self.moving.emit(None, None)
            self._baked = None
        self._press = self.look.held = self.look.target = None
        self.viewport().update()

    # --- Painting

    def show_days(self, cells: Sequence[DayCell], names: Sequence[str], current: date) -> None:
        """Show these days; `current` is where the keyboard stands."""
        self._baked = None
        super().show_days(cells, names, current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other entries have room now."""
        self._baked = None
        super().resizeEvent(event)

    def restyle(self) -> None:
        """Work the entries out in other colours and sizes."""
        self._baked = None
        super().restyle()

    def _bake(self) -> Month:
        """Everything ready to paint, but for the entry that is carried."""
        style, size = style_of(), QSizeF(self.viewport().size())
        cells: list[CellPiece] = []
        pieces: dict[date, list[Piece]] = {}
        for cell in self.days.cells:
            box = self._box(cell.day)
            zones = list(self._painter.places(cell, box.w, box.h))
            by_key = {key_of(one): one for one in cell.entries}
            pieces[cell.day] = [
                month_piece(
                    style, Box(box.x + zone.x, box.y + zone.y, zone.w, zone.h), by_key[key], cell.day, self.look.now
                )
                for key, zone in zones
                if key != MORE
            ]
            cells.append(CellPiece(cell, box, len(cell.entries) - len(pieces[cell.day])))
        shown = [piece for day, each in pieces.items() for piece in each if (piece.key, day) != self.look.held]
        return Month(cells, pieces, bake(style, size, shown, rtl=self.isRightToLeft()))

    def _box(self, day: date) -> Box:
        """Where the cell of a day lies, from the leading top corner of the viewport."""
        area, scale = self.visualRect(self.days.index_of(day)), style_of().scale
        left = self.viewport().width() - area.right() - 1 if self.isRightToLeft() else area.x()
        return Box(left / scale, area.y() / scale, area.width() / scale, area.height() / scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The days, their entries, and above them what is being carried."""
        if self._baked is None:
            self._baked = self._bake()
        month, look, port = self._baked, self.look, self.viewport()
        ring = look.current if self.hasFocus() and self.property("by_keyboard") else None
        with Canvas(QPainter(port), port.rect(), style_of(), rtl=self.isRightToLeft()) as canvas:
            paint_cells(canvas, month.cells, look, ring)
            month.baked.paint(canvas, 0, canvas.h)
            if look.current is not None and look.marked and look.held is None:
                for piece in month.pieces.get(look.current, ()):
                    if piece.key == look.chosen:
                        draw_piece(canvas, piece, chosen=True)
            if self._press is not None and self._press.dragging:
                self._paint_carried(canvas, month.pieces, self._press)

    def _paint_carried(self, canvas: Canvas, pieces: dict[date, list[Piece]], press: _Press) -> None:
        """A hole where it was, itself under the pointer."""
        held = next((piece for piece in pieces.get(press.day, ()) if piece.key == key_of(press.one)), None)
        if held is None:
            return
        canvas.box(*held.box, radius=5, stroke="field", dashed=True)
        corner, scale = press.pos - press.inside, style_of().scale
        left = self.viewport().width() - corner.x() if self.isRightToLeft() else corner.x()
        x = left / scale - (held.box.w if self.isRightToLeft() else 0)
        draw_piece(canvas, replace(held, box=held.box._replace(x=x, y=corner.y() / scale)), lifted=True)
