"""The pages of the day sheet: a box to tick, the time, whom and why, and room for a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from clientdesk.kit.paper import Paper
from clientdesk.kit.printing import GREY, HAIR, INK, UNITS_PER_MM, draw_foot, draw_line, font
from clientdesk.kit.printing_flow import Slice, paginate
from clientdesk.shell.day_sheet import DayItem, DayPart, DaySheet

_MM = UNITS_PER_MM
_EDGE = 15 * _MM
_HEAD = 14 * _MM
_FOOT = 8 * _MM
_TITLE = 11 * _MM
_NAME, _LINE = 6 * _MM, 4.6 * _MM
_ABOVE, _NOTE = 2 * _MM, 9 * _MM
_BOX, _WHEN = 4.2 * _MM, 32 * _MM
_INDENT = 8 * _MM
_MOST_LINES = 4
"""So many lines of one text; the rest can be read in the window."""


@dataclass(frozen=True, slots=True)
class _Title(Slice):
    words: str = ""
    right_to_left: bool = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """The words over a strong line."""
        line = QRectF(area.left(), area.bottom() - 8 * _MM, area.width(), 6 * _MM)
        draw_line(painter, line, self.words, font(12, bold=True), right_to_left=self.right_to_left)
        _hairline(painter, area, area.bottom() - 1.2 * _MM, strong=True)


@dataclass(frozen=True, slots=True)
class _Words(Slice):
    words: str = ""
    right_to_left: bool = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """A quiet line."""
        draw_line(painter, area, self.words, font(9.5), right_to_left=self.right_to_left, colour=GREY)


@dataclass(frozen=True, slots=True)
class _Item(Slice):
    item: DayItem | None = None
    lines: tuple[str, ...] = ()
    right_to_left: bool = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Box, time, name and number in one line; the reasons below; a dotted line to write on."""
        item, rtl = self.item, self.right_to_left
        if item is None:
            return
        top = area.top() + _ABOVE
        if item.to_do:
            x = area.right() - _BOX if rtl else area.left()
            painter.setPen(QPen(QColor(INK), 7))
            painter.drawRoundedRect(QRectF(x, top + (_NAME - _BOX) / 2, _BOX, _BOX), 8, 8)
        begins = _INDENT + _WHEN
        when = _within(area, _INDENT, _WHEN - 2 * _MM, top, _NAME, rtl=rtl)
        draw_line(painter, when, item.when, font(9.5, bold=True), right_to_left=rtl, colour=GREY)
        room = area.width() - begins
        number = QFontMetricsF(font(10)).horizontalAdvance(item.reach) + 4 * _MM if item.reach else 0.0
        name = _within(area, begins, room - number, top, _NAME, rtl=rtl)
        draw_line(painter, name, item.name, font(11, bold=True), right_to_left=rtl)
        if item.reach:
            reach = _within(area, begins, room, top, _NAME, rtl=rtl)
            draw_line(painter, reach, item.reach, font(10), right_to_left=rtl, trailing=True)
        for place, line in enumerate(self.lines):
            at = _within(area, begins, room, top + _NAME + place * _LINE, _LINE, rtl=rtl)
            draw_line(painter, at, line, font(9.5), right_to_left=rtl)
        _hairline(painter, area if not item.to_do else _within(area, begins, room, top, 0, rtl=rtl), area.bottom() - 4)


class DayPages:
    """The pages of one day.

    Args:
        sheet: what stands on them.
        paper: on which.
    """

    def __init__(self, sheet: DaySheet, paper: Paper) -> None:
        self.title, self.paper, self._sheet = sheet.title, paper, sheet
        self._width = paper.width * _MM - 2 * _EDGE
        body = paper.height * _MM - 2 * _EDGE - _FOOT
        flow = (one for part in sheet.parts for one in self._slices(part))
        self._pages: list[list[Slice]] = paginate(flow, body - _HEAD, body)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        top, rtl = _EDGE, self._sheet.right_to_left
        if page == 0:
            head = QRectF(_EDGE, _EDGE, self._width, 9 * _MM)
            draw_line(painter, head, self._sheet.title, font(18, bold=True), right_to_left=rtl)
            top += _HEAD
        for each in self._pages[page]:
            each.paint(painter, QRectF(_EDGE, top, self._width, each.height))
            top += each.height
        where = self._sheet.page.format(page=page + 1, pages=self.count())
        draw_foot(painter, self.paper, _EDGE, self._sheet.foot, where, right_to_left=rtl)

    def _slices(self, part: DayPart) -> Iterator[Slice]:
        rtl = self._sheet.right_to_left
        yield _Title(_TITLE, True, part.title, rtl)
        if part.empty:
            yield _Words(_NAME, False, part.empty, rtl)
        for item in part.items:
            room = self._width - _INDENT - _WHEN
            lines = tuple(line for text in item.lines for line in wrapped(text, font(9.5), room))
            height = _ABOVE + _NAME + len(lines) * _LINE + (_NOTE if item.to_do else 1.5 * _MM)
            yield _Item(height, False, item, lines, rtl)


def wrapped(text: str, face: QFont, width: float) -> Sequence[str]:
    """A text broken at words into lines of a width, at most a few; the last one is told to go on by its ellipsis."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    words = " ".join(text.split())
    layout = QTextLayout(words, face)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in UTF-16 units, in which a picture sign is two.
    units = words.encode("utf-16-le")
    ends = [*starts[1:_MOST_LINES], len(units) // 2]
    return [
        units[2 * start : 2 * end].decode("utf-16-le", "replace").strip()
        for start, end in zip(starts[:_MOST_LINES], ends, strict=False)
    ]


def _within(area: QRectF, begins: float, width: float, top: float, height: float, *, rtl: bool) -> QRectF:
    """A part of a line that begins so far from its leading edge."""
    left = area.right() - begins - width if rtl else area.left() + begins
    return QRectF(left, top, width, height)


def _hairline(painter: QPainter, area: QRectF, y: float, *, strong: bool = False) -> None:
    painter.setPen(QPen(QColor(GREY if strong else HAIR), 5 if strong else 3))
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
