"""Lists of customers on paper: a table of chosen columns, a phone list under letters, labels for envelopes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from clientdesk.base.days import birthday_date
from clientdesk.base.words import _, apart, is_right_to_left, shown
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.printing_lists import (
    ListColumn,
    PhoneBook,
    envelope,
    list_rows,
    phone_rows,
)
from clientdesk.kit.lettering import reads_right_to_left
from clientdesk.kit.paper import LabelSheet, Paper
from clientdesk.kit.printing import GREY, HAIR, UNITS_PER_MM, draw_foot, draw_line, font

_MM = UNITS_PER_MM
_EDGE = 15 * _MM
_HEAD = 12 * _MM
_FOOT = 8 * _MM
_ROW = 6.2 * _MM
_PT = 9.0
_SAMPLE = 300
_CELL_GAP = 3 * _MM
_CROWDED = 1.1
_LETTER, _NOTHING = -1, -2


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every page of a list: its name at the head, whose it is and which page at the foot.

    Args:
        title: of the list.
        foot: the shop and the day.
        where: "Page {page} of {pages}", to be filled in.
        right_to_left: how it is read.
    """

    title: str
    foot: str
    where: str
    right_to_left: bool

    @classmethod
    def of(cls, desk: Desk, title: str) -> Frame:
        """The frame of a list made today, in the language of the moment."""
        today = desk.shop().today()
        day = birthday_date(today.month, today.day, today.year)
        foot = " · ".join(part for part in (apart(desk.settings.name), day) if part)
        return cls(title, foot, _("Page {page} of {pages}"), is_right_to_left())

    def paint(self, painter: QPainter, paper: Paper, page: int, pages: int) -> None:
        """Paint both."""
        head = QRectF(_EDGE, _EDGE, paper.width * _MM - 2 * _EDGE, 7 * _MM)
        draw_line(painter, head, self.title, font(14, bold=True), right_to_left=self.right_to_left)
        where = self.where.format(page=page + 1, pages=pages)
        draw_foot(painter, paper, _EDGE, self.foot, where, right_to_left=self.right_to_left)


class ListPages:
    """A table of chosen columns; what is too long for its cell is cut short.

    Args:
        desk: rows are read when their page is painted, so that a long list takes no more memory than a short one.
        ids: who, in order.
        columns: which columns.
        paper: laid across where the columns need more room than it has upright.
        frame: around it.
    """

    def __init__(
        self, desk: Desk, ids: Sequence[int], columns: Sequence[ListColumn], *, paper: Paper, frame: Frame
    ) -> None:
        self._desk, self._ids, self._columns, self._frame = desk, ids, columns, frame
        wanted = self._wanted()
        is_wide = sum(wanted) > (paper.width * _MM - 2 * _EDGE) * _CROWDED
        self.title, self.paper = frame.title, paper.turned() if is_wide else paper
        body = self.paper.height * _MM - 2 * _EDGE - _HEAD - _FOOT - _ROW
        self._on_page = max(1, int(body // _ROW))
        self._widths = fitted(wanted, self.paper.width * _MM - 2 * _EDGE)

    def count(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-len(self._ids) // self._on_page))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        self._frame.paint(painter, self.paper, page, self.count())
        top = _EDGE + _HEAD
        self._paint_row(painter, top, [shown(one.title) for one in self._columns], bold=True)
        for cells in self._rows(page * self._on_page, self._on_page):
            top += _ROW
            self._paint_row(painter, top, cells)

    def _rows(self, first: int, count: int) -> list[tuple[str, ...]]:
        keys = tuple(one.key for one in self._columns)
        return self._desk.ask(list_rows, ids=self._ids[first : first + count], columns=keys)

    def _wanted(self) -> list[float]:
        """How wide each column would like to be, by what stands in it."""
        plain, strong = QFontMetricsF(font(_PT)), QFontMetricsF(font(_PT, bold=True))
        sample = self._rows(0, _SAMPLE)
        wanted = []
        for place, column in enumerate(self._columns):
            longest = sorted(plain.horizontalAdvance(row[place].partition("\n")[0]) for row in sample)
            # A few that are much longer than all others are cut, instead of making everybody's column narrow.
            usual = longest[int(len(longest) * 0.95)] if longest else 0.0
            head = strong.horizontalAdvance(shown(column.title))
            wanted.append(max(usual, head) + _CELL_GAP + 4)
        return wanted

    def _paint_row(self, painter: QPainter, top: float, cells: Sequence[str], *, bold: bool = False) -> None:
        rtl, width = self._frame.right_to_left, self.paper.width * _MM
        x = _EDGE
        face = font(_PT, bold=bold)
        for cell, room in zip(cells, self._widths, strict=True):
            left = width - x - room + _CELL_GAP if rtl else x
            area = QRectF(left, top, room - _CELL_GAP, _ROW)
            draw_line(painter, area, " ".join(cell.split()), face, right_to_left=rtl)
            x += room
        _hairline(painter, _EDGE, width - _EDGE, top + _ROW, strong=bold)


class PhonePages:
    """Name and number in two columns under letters.

    Args:
        desk: rows are read when their page is painted.
        book: who, and where the letters begin.
        paper: on which.
        frame: around it.
    """

    def __init__(self, desk: Desk, book: PhoneBook, *, paper: Paper, frame: Frame) -> None:
        self.title, self.paper = frame.title, paper
        self._desk, self._book, self._frame = desk, book, frame
        body = paper.height * _MM - 2 * _EDGE - _HEAD - _FOOT
        self._in_column = max(3, int(body // _ROW))
        self._lines = _phone_lines(book, self._in_column)

    def count(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-len(self._lines) // (2 * self._in_column)))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        self._frame.paint(painter, self.paper, page, self.count())
        on_page = 2 * self._in_column
        lines = self._lines[page * on_page : (page + 1) * on_page]
        places = [line for line in lines if line >= 0]
        rows = self._desk.ask(phone_rows, ids=[self._book.ids[place] for place in places])
        told = dict(zip(places, rows, strict=False))
        letters = {one.place: one.letter for one in self._book.letters}
        for at, line in enumerate(lines):
            if line >= 0:
                self._paint_entry(painter, at, *told.get(line, ("", "")))
            elif line == _LETTER:
                self._paint_letter(painter, at, letters[lines[at + 1]])

    def _area(self, at: int) -> QRectF:
        column, row = divmod(at, self._in_column)
        gap, whole = 8 * _MM, self.paper.width * _MM - 2 * _EDGE
        width = (whole - gap) / 2
        is_left = (column == 0) is not self._frame.right_to_left
        return QRectF(_EDGE if is_left else _EDGE + width + gap, _EDGE + _HEAD + row * _ROW, width, _ROW)

    def _paint_entry(self, painter: QPainter, at: int, name: str, phone: str) -> None:
        area, rtl = self._area(at), self._frame.right_to_left
        face = font(_PT)
        room = QFontMetricsF(face).horizontalAdvance(phone) + 2 * _MM
        draw_line(painter, area, phone, face, right_to_left=rtl, trailing=True)
        left = area.left() + room if rtl else area.left()
        draw_line(painter, QRectF(left, area.top(), area.width() - room, area.height()), name, face, right_to_left=rtl)
        _hairline(painter, area.left(), area.right(), area.bottom())

    def _paint_letter(self, painter: QPainter, at: int, letter: str) -> None:
        area = self._area(at)
        draw_line(painter, area, letter, font(11, bold=True), right_to_left=self._frame.right_to_left)
        _hairline(painter, area.left(), area.right(), area.bottom(), strong=True)


class LabelPages:
    """Labels for envelopes.

    Args:
        desk: addresses are read when their page is painted.
        ids: who, in order.
        sheet: of labels.
        first: how many labels at the beginning of the first sheet are used up already.
        title: of the document.
        outlines: whether the edges of the labels are drawn, to try the printer on plain paper.
    """

    def __init__(
        self, desk: Desk, ids: Sequence[int], sheet: LabelSheet, *, first: int, title: str, outlines: bool = False
    ) -> None:
        self.title, self.paper = title, sheet.paper
        self._desk, self._ids, self._sheet, self._first, self._outlines = desk, ids, sheet, first, outlines
        self._rtl = is_right_to_left()

    def count(self) -> int:
        """How many sheets there are; without anybody there is one."""
        return max(1, -(-(len(self._ids) + self._first) // self._sheet.count))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a sheet, counted from 0."""
        on_sheet = self._sheet.count
        begin = page * on_sheet - self._first
        who = self._ids[max(0, begin) : begin + on_sheet]
        if self._outlines:
            painter.setPen(QPen(QColor(HAIR), 4))
            for label in range(on_sheet):
                painter.drawRect(self._area(label))
        start = max(0, -begin)
        for at, lines in enumerate(self._desk.ask(envelope, ids=who), start):
            self._paint_label(painter, self._area(at), lines)

    def _area(self, label: int) -> QRectF:
        x, y = self._sheet.place(label, right_to_left=self._rtl)
        return QRectF(x * _MM, y * _MM, self._sheet.width * _MM, self._sheet.height * _MM)

    def _paint_label(self, painter: QPainter, area: QRectF, lines: Sequence[str]) -> None:
        """The lines in the middle of the height, in the largest size that holds them all."""
        pad_x, pad_y = 4 * _MM, 2.5 * _MM
        inner = area.adjusted(pad_x, pad_y, -pad_x, -pad_y)
        size = _fitting(lines, inner)
        leading = size * 10 * 1.28
        top = inner.top() + (inner.height() - leading * len(lines)) / 2
        # An address reads in its own direction, whatever the window speaks.
        rtl = reads_right_to_left(lines[0])
        for place, line in enumerate(lines):
            at = QRectF(inner.left(), top + place * leading, inner.width(), leading)
            draw_line(painter, at, line, font(size, bold=place == 0), right_to_left=rtl)


def _fitting(lines: Sequence[str], area: QRectF) -> float:
    for size in (11.0, 10.0, 9.0, 8.0, 7.0):
        plain, strong = QFontMetricsF(font(size)), QFontMetricsF(font(size, bold=True))
        widest = max((strong if not place else plain).horizontalAdvance(line) for place, line in enumerate(lines))
        if widest <= area.width() and size * 10 * 1.28 * len(lines) <= area.height():
            return size
    return 6.0


def _phone_lines(book: PhoneBook, in_column: int) -> array[int]:
    """What stands in each line, column after column: a place in the book, a letter, or nothing.

    A letter is never the last of its column, where nobody would look for its names in the next.
    """
    lines, starts = array("q"), {one.place for one in book.letters}
    for place in range(len(book.ids)):
        if place in starts:
            if (len(lines) + 1) % in_column == 0:
                lines.append(_NOTHING)
            lines.append(_LETTER)
        lines.append(place)
    return lines


def fitted(wanted: Sequence[float], width: float) -> list[float]:
    """Widths that fill `width`: narrow columns get what they need, the widest share what is left."""
    if sum(wanted) <= width:
        spare = (width - sum(wanted)) / max(1, len(wanted))
        return [one + spare for one in wanted]
    left, given = width, dict[int, float]()
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(order):
        given[place] = min(wanted[place], left / (len(order) - done))
        left -= given[place]
    return [given[place] for place in range(len(wanted))]


def _hairline(painter: QPainter, left: float, right: float, y: float, *, strong: bool = False) -> None:
    painter.setPen(QPen(QColor(GREY if strong else HAIR), 5 if strong else 3))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
