"""The week and the day: hours from top to bottom, days or people side by side, a strip of whole days above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from clientdesk.base.words import _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living, wants_ring
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import plain_tip
from clientdesk.shell.calendar_board import Block, Board, Column, board_of, in_strip
from clientdesk.shell.calendar_days import Key
from clientdesk.shell.calendar_geometry import BLOCK, Box, Geometry, Place
from clientdesk.shell.calendar_hours import DAY, HALF, at_minute, shown_hours
from clientdesk.shell.calendar_month_paint import MORE
from clientdesk.shell.calendar_pieces import Piece
from clientdesk.shell.calendar_time_paint import Look, Page, page_of, paint_page
from clientdesk.shell.calendar_words import heard, heard_place

_SIZE = (640.0, 480.0)


class TimeBoard(Living, QAbstractScrollArea):
    """Shows columns of hours; a person stands on a column and a time, and on an entry where there is one.

    Args:
        now: the wall clock.
        name: the object name.
        accessible: what it is, for those who hear it.
        parent: as ever.
    """

    stood = Signal(object)
    """The person stands on this `date` now."""

    def __init__(self, now: datetime, *, name: str, accessible: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accessible = accessible
        self.look = Look(now)
        self._board = Board(())
        self._columns: tuple[Column, ...] = ()
        self._entries: tuple[Occurrence, ...] = ()
        self.page = Page(self._board, Geometry(*_SIZE, 1, 1, shown_hours(())), (), ())
        self._settled = False
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.come_alive()

    # --- What is shown

    def show_entries(self, columns: Sequence[Column], entries: Sequence[Occurrence], now: datetime) -> None:
        """Show these columns and what stands in them; who stood on a column and a time still does.

        Args:
            columns: from the leading edge.
            entries: what touches their days.
            now: the wall clock.
        """
        self._columns, self._entries = tuple(columns), tuple(entries)
        self.look.now = now
        self.look.column = max(0, min(self.look.column, len(columns) - 1))
        self._lay_out()
        if self.look.chosen != MORE and self._board.find(self.look.chosen) is None:
            self.look.chosen = None
        self._say()

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def day(self) -> date | None:
        """The day on which the person stands."""
        columns = self._board.columns
        return columns[self.look.column].day if columns else None

    def moment(self) -> datetime | None:
        """The moment on which the person stands; midnight in the strip."""
        day = self.day()
        return None if day is None else at_minute(day, self.look.minute or 0)

    def scrolled(self) -> float:
        """So many design pixels of the hours are above what is seen."""
        return self.verticalScrollBar().value() / style_of().scale

    def scroll_to(self, minute: int) -> None:
        """Show the hours from this minute on."""
        self.verticalScrollBar().setValue(style_of().px(self.page.geometry.hours.y(minute)))

    def reveal(self, minute: int, end: int | None = None) -> None:
        """Scroll as little as is needed to see these minutes."""
        hours, scrolled = self.page.geometry.hours, self.scrolled()
        first, last = hours.y(minute), hours.y(minute + HALF if end is None else max(end, minute + HALF))
        if first < scrolled:
            self.scroll_to(minute)
        elif last > scrolled + self.page.geometry.room:
            down = min(first, last - self.page.geometry.room)
            self.verticalScrollBar().setValue(style_of().px(down) + 1)

    # --- Where the person stands

    def chosen(self) -> Occurrence | None:
        """The entry that is chosen."""
        found = self._board.find(self.look.chosen)
        return found.one if found else None

    def choose(self, key: Key | None) -> None:
        """Choose an entry, and stand where it is."""
        found = self._board.find(key)
        if found is None:
            self.look.chosen = MORE if key == MORE else None
        elif isinstance(found, Block):
            self.look.chosen, self.look.column, self.look.minute = key, found.column, found.first
            self.reveal(found.first, found.last)
        else:
            self.look.chosen, self.look.minute = key, None
            # Standing on any of its days is standing on it.
            if not found.first <= self.look.column < found.last:
                self.look.column = found.first
        self._tell()

    def stand(self, column: int, minute: int | None, *, key: Key | None = None) -> None:
        """Stand on a column and a minute, None for the strip; on an entry where one is told."""
        self.look.column = max(0, min(column, len(self._board.columns) - 1))
        self.look.minute = None if minute is None else max(0, min(minute, DAY - 1))
        self.look.chosen = key
        self._tell()

    def stand_on(self, day: date) -> None:
        """Stand on a day that is shown, at the time of before; nothing is told."""
        place = next((place for place, column in enumerate(self._board.columns) if column.day == day), None)
        if place is not None and self.day() != day:
            self.look.column, self.look.chosen = place, None
            self._say()
        self.viewport().update()

    def _tell(self) -> None:
        self._say()
        self.viewport().update()
        day = self.day()
        if day is not None:
            self.stood.emit(day)

    def _say(self) -> None:
        """Tell those who listen where they stand."""
        one = self.chosen()
        if self.look.chosen == MORE:
            text = _("Show the whole day")
        elif one is not None:
            text = heard(one, self.look.now)
        else:
            column = self._board.columns[self.look.column] if self._board.columns else None
            text = heard_place(column, self.look.minute, self.look.now) if column else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus() and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # --- What lies where

    def design_point(self, pos: QPoint) -> tuple[float, float]:
        """A point of the viewport in design pixels from the leading top corner."""
        scale, width = style_of().scale, self.viewport().width()
        x = width - 1 - pos.x() if self.isRightToLeft() else pos.x()
        return x / scale, pos.y() / scale

    def place_at(self, pos: QPoint) -> Place:
        """Part, column and minute under a point of the viewport."""
        x, y = self.design_point(pos)
        return self.page.geometry.at(x, y, self.scrolled())

    def piece_at(self, pos: QPoint) -> Piece | None:
        """The entry under a point of the viewport."""
        x, y = self.design_point(pos)
        top = self.page.geometry.top
        if y >= top:
            down = y - top + self.scrolled()
            return next((piece for piece in reversed(self.page.blocks) if piece.box.holds(x, down)), None)
        return next((piece for piece in self.page.bars if piece.box.holds(x, y)), None)

    def more_at(self, pos: QPoint) -> int | None:
        """The column whose line for the rest is under a point of the viewport."""
        x, y = self.design_point(pos)
        hidden = enumerate(self._board.strip.hidden)
        return next((place for place, count in hidden if count and self.page.geometry.more(place).holds(x, y)), None)

    def seen_box(self, piece: Piece) -> Box:
        """Where an entry lies in the viewport, in design pixels from its leading top corner."""
        box = piece.box
        is_block = any(other is piece for other in self.page.blocks)
        return box._replace(y=box.y + self.page.geometry.top - self.scrolled()) if is_block else box

    def area_of(self, box: Box) -> QRect:
        """A rectangle of `seen_box` in pixels of the viewport."""
        style, width = style_of(), self.viewport().width()
        left = width - style.px(box.x + box.w) if self.isRightToLeft() else style.px(box.x)
        return QRect(left, style.px(box.y), style.px(box.w), style.px(box.h))

    def piece_of(self, key: Key) -> Piece | None:
        """An entry as it is painted; of one over several days the first part."""
        return next((piece for piece in (*self.page.bars, *self.page.blocks) if piece.key == key), None)

    def menu_point(self) -> QPoint:
        """Where a menu about the place on which the person stands opens, in the viewport."""
        piece = self.piece_of(self.look.chosen) if self.look.chosen else None
        if piece is not None:
            area = self.area_of(self.seen_box(piece))
            return QPoint(area.center().x(), min(area.bottom(), self.viewport().height() - 4))
        geometry, minute = self.page.geometry, self.look.minute
        y = geometry.strip.y if minute is None else geometry.top + geometry.hours.y(minute) - self.scrolled()
        return self.area_of(Box(geometry.column_x(self.look.column) + 20, y + 8, 1, 1)).topLeft()

    # --- Qt calls

    def _lay_out(self) -> None:
        """Work out where everything stands, for this size, look and line of reading."""
        style, port = style_of(), self.viewport()
        shown = shown_hours(column.opening for column in self._columns)
        first = self.page.geometry.hours.minute(self.scrolled()) if self._settled else shown[0]
        size = port.width() / style.scale, port.height() / style.scale
        # How many lines the strip has tells how high an hour is, and that for how long a short entry takes room.
        rows = board_of(self._columns, (one for one in self._entries if in_strip(one)), 1).strip.height
        geometry = Geometry(*size, len(self._columns), rows, shown)
        self._board = board_of(self._columns, self._entries, geometry.hours.least(BLOCK + 2))
        without = self.look.carry.key if self.look.carry else None
        self.page = page_of(style, self._board, geometry, self.look.now, rtl=self.isRightToLeft(), without=without)
        bar = self.verticalScrollBar()
        bar.setRange(0, style.px(geometry.most))
        bar.setPageStep(style.px(geometry.room))
        bar.setSingleStep(style.px(geometry.hours.per_hour / 2))
        if abs(geometry.hours.minute(self.scrolled()) - first) > 1:
            self.scroll_to(first)
        self._settled = self._settled or (self.isVisible() and bool(self._columns))
        port.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page as it was worked out."""
        port = self.viewport()
        with Canvas(QPainter(port), port.rect(), style_of(), rtl=self.isRightToLeft()) as canvas:
            paint_page(canvas, self.page, self.look, self.scrolled())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Work everything out for the other size."""
        super().resizeEvent(event)
        self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of an entry, or of the name of a day, that was cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self._tip_at(event.pos())
            if tip:
                QToolTip.showText(event.globalPos(), plain_tip(tip), self)
                return True
        return super().viewportEvent(event)

    def _tip_at(self, pos: QPoint) -> str:
        piece, place = self.piece_at(pos), self.place_at(pos)
        if piece is not None:
            return heard(piece.one, self.look.now)
        return self._board.columns[place.column].closure if place.part == "head" and self._board.columns else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self.look.ring = wants_ring(event.reason(), self.look.ring)
        self.look.marked = self.look.marked or self.look.ring
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the ring away."""
        self.look.ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    def restyle(self) -> None:
        """Work everything out in other colours and sizes."""
        self._lay_out()
        super().restyle()

    def reword(self) -> None:
        """Say the name anew."""
        self.setAccessibleName(said(self._accessible))
