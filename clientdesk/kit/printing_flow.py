"""Text that flows over pages: headings, and lines of a label with a text beside it that may be of any length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from clientdesk.kit.printing import GREY, HAIR, INK, UNITS_PER_MM, draw_line, font

_LABEL_SHARE = 0.28
_GAP = 4 * UNITS_PER_MM
_INDENT = 5 * UNITS_PER_MM
_HEADING = 9.5 * UNITS_PER_MM
_BETWEEN = 1.2 * UNITS_PER_MM
_TEXT_PT, _HEADING_PT = 9.5, 11.0


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A label and what it says; `indent` 1 stands under the line before."""

    label: str
    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class FlowPart:
    """Lines under a heading."""

    title: str
    lines: Sequence[FlowLine]


@dataclass(frozen=True, slots=True)
class Slice:
    """What is not torn apart: one row of letters across both columns, or a heading.

    Args:
        height: of it.
        keeps: it stands on the page of the next one.
    """

    height: float
    keeps: bool = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint it into `area`, as wide as the page and as high as it is."""


@dataclass(frozen=True, slots=True)
class _Heading(Slice):
    title: str = ""
    right_to_left: bool = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """The words, with a hairline under them."""
        line = QRectF(area.left(), area.bottom() - 7 * UNITS_PER_MM, area.width(), 5 * UNITS_PER_MM)
        draw_line(painter, line, self.title, font(_HEADING_PT, bold=True), right_to_left=self.right_to_left)
        painter.setPen(QPen(QColor(HAIR), 4))
        y = area.bottom() - 1.4 * UNITS_PER_MM
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


@dataclass(frozen=True, slots=True)
class _Row(Slice):
    # The layouts own the lines: they live as long as these do.
    label: tuple[QTextLayout, QTextLine] | None = None
    text: tuple[QTextLayout, QTextLine] | None = None
    label_x: float = 0.0
    text_x: float = 0.0

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """One line of the label and one of the text."""
        for each, x, colour in ((self.label, self.label_x, GREY), (self.text, self.text_x, INK)):
            if each is not None:
                _layout, line = each
                painter.setPen(colour)
                line.draw(painter, QPointF(area.left() + x, area.top() - line.y()))


def slices(parts: Sequence[FlowPart], width: float, *, right_to_left: bool) -> Iterator[Slice]:
    """Everything in `parts`, set in `width` units, from top to bottom."""
    label_width = width * _LABEL_SHARE
    for part in parts:
        if part.title:
            yield _Heading(_HEADING, True, part.title, right_to_left)
        for line in part.lines:
            yield from _rows(line, label_width, width, right_to_left=right_to_left)


def _rows(line: FlowLine, label_width: float, width: float, *, right_to_left: bool) -> Iterator[Slice]:
    indent = line.indent * _INDENT
    text_width = width - label_width - _GAP - indent
    labels = _set(line.label, label_width - indent, right_to_left=right_to_left)
    texts = _set(line.text, text_width, right_to_left=right_to_left)
    label_x = width - label_width if right_to_left else indent
    text_x = 0.0 if right_to_left else width - text_width
    pairs = list(zip_longest(labels, texts))
    for place, (label, text) in enumerate(pairs):
        height = max(each[1].height() for each in (label, text) if each is not None)
        gap = _BETWEEN if place == len(pairs) - 1 else 0.0
        yield _Row(height + gap, False, label, text, label_x, text_x)


def _set(text: str, width: float, *, right_to_left: bool) -> list[tuple[QTextLayout, QTextLine]]:
    """The lines of a text, broken at words; line ends of its own are kept."""
    # A layout of its own, unlike a document, does not mirror what is leading.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    layout = QTextLayout("\u2028".join(text.splitlines()), font(_TEXT_PT))
    layout.setTextOption(option)
    layout.beginLayout()
    found, top = [], 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        found.append((layout, line))
    layout.endLayout()
    return found


def paginate(flow: Iterator[Slice], first: float, other: float) -> list[list[Slice]]:
    """Divide slices among pages.

    Args:
        flow: from top to bottom.
        first: the height of the first page's body.
        other: that of each other page.
    """
    pages: list[list[Slice]] = [[]]
    room, held = first, list[Slice]()
    for one in flow:
        held.append(one)
        if one.keeps:
            continue
        height = sum(each.height for each in held)
        if height > room and pages[-1]:
            pages.append([])
            room = other
        pages[-1].extend(held)
        room -= height
        held = []
    pages[-1].extend(held)
    return pages
