"""Where columns, blocks and bars lie on the page, and what lies at a point; in design pixels from the leading edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from clientdesk.shell.calendar_board import Bar, Block
from clientdesk.shell.calendar_hours import Hours

GUTTER = 52.0
"""What the names of the hours take."""
HEADS = 46.0
BAR, BLOCK = 23.0, 20.0
"""How high a bar is, and a block at least."""
_BAR_STEP, _STRIP_PAD = 25.0, 9.0
_LEAST_HOUR = 44.0
_EDGE = 6.0
_INSET, _OUTSET = 4.0, 10.0
"""A block stands so far from the leading line of its column, and is so much narrower in all: room to add beside it."""

Part = Literal["head", "strip", "hours"]
Edge = Literal["", "start", "end"]


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h


class Place(NamedTuple):
    """What lies at a point: a part of the page, a column, and among the hours a minute."""

    part: Part
    column: int
    minute: int


@dataclass(frozen=True, slots=True)
class Geometry:
    """The measures of a page.

    Args:
        width: of all of it.
        height: of all of it.
        columns: how many there are.
        rows: lines of the strip.
        shown: the minutes of the day that are to be in sight at once.
    """

    width: float
    height: float
    columns: int
    rows: int
    shown: tuple[int, int]

    @property
    def strip(self) -> Box:
        """The strip of whole days."""
        return Box(0, HEADS, self.width, _STRIP_PAD + _BAR_STEP * max(1, self.rows))

    @property
    def top(self) -> float:
        """Where the hours begin."""
        return HEADS + self.strip.h

    @property
    def room(self) -> float:
        """How much of the hours is seen at once."""
        return max(1.0, self.height - self.top)

    @property
    def hours(self) -> Hours:
        """As high that the shown minutes fit; where they would be too low to be read they are scrolled."""
        first, last = self.shown
        return Hours(max(_LEAST_HOUR, self.room * 60 / (last - first)))

    @property
    def most(self) -> float:
        """How far the hours can be scrolled."""
        return max(0.0, self.hours.height - self.room)

    @property
    def column_width(self) -> float:
        """Of each."""
        return max(1.0, (self.width - GUTTER) / max(1, self.columns))

    def column_x(self, column: int) -> float:
        """The leading edge of a column."""
        return GUTTER + column * self.column_width

    def block(self, block: Block) -> Box:
        """Where a block lies, from midnight down."""
        hours, lane = self.hours, block.lane
        room = self.column_width - _OUTSET
        part = room / lane.of
        y = hours.y(block.first) + 1
        # Two pixels stay free between one that ends and one that begins there.
        h = max(BLOCK, hours.y(block.last) - y - 1)
        y = min(y, hours.height - h)
        gap = 2 if lane.first + lane.wide < lane.of else 0
        x = self.column_x(block.column) + _INSET + lane.first * part
        return Box(x, y, max(2.0, part * lane.wide - gap), h)

    def bar(self, bar: Bar) -> Box:
        """Where a bar lies in the strip; one that goes on beyond the page reaches to its edge."""
        x = self.column_x(bar.first) + (_INSET if bar.begins else 0)
        end = self.column_x(bar.last) - (_INSET if bar.ends else 0)
        return Box(x, HEADS + 5 + _BAR_STEP * (bar.row or 0), max(2.0, end - x), BAR)

    def more(self, column: int) -> Box:
        """The line of the strip that counts the rest of a column."""
        x = self.column_x(column)
        return Box(x + _INSET, HEADS + 5 + _BAR_STEP * (self.rows - 1), self.column_width - 2 * _INSET, BAR)

    def at(self, x: float, y: float, scrolled: float) -> Place:
        """What lies at a point of the page, the nearest column where it lies beside them."""
        column = max(0, min(self.columns - 1, int((x - GUTTER) // self.column_width)))
        if y < HEADS:
            return Place("head", column, 0)
        if y < self.top:
            return Place("strip", column, 0)
        return Place("hours", column, self.hours.minute(y - self.top + scrolled))

    def edge_of(self, box: Box, y: float) -> Edge:
        """Whether a point of a block is near enough to its upper or lower edge to take hold of it."""
        grip = min(_EDGE, box.h / 4)
        if y < box.y + grip:
            return "start"
        return "end" if y >= box.y + box.h - grip else ""

    def side_of(self, box: Box, x: float) -> Edge:
        """The same for the sides of a bar."""
        grip = min(_EDGE, box.w / 4)
        if x < box.x + grip:
            return "start"
        return "end" if x >= box.x + box.w - grip else ""
