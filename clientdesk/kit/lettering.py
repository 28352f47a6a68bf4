"""Setting text for the canvas: cut, wrapped, marked, and remembered so that a repaint measures nothing twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText, QTextCharFormat, QTextLayout, QTextOption

from clientdesk.kit.style import Role, Style

Align = Literal["start", "center", "end"]
VAlign = Literal["top", "middle", "bottom"]
Mark = tuple[int, int]

# About forty screens of rows; past it everything is measured anew, which takes one frame.
_REMEMBERED = 4096
# More than the widest line shows; a whole book in a name would be measured otherwise.
_LONGEST = 1000
_JOINT = " · "
"""Stands between the parts of a line that the program has put together."""
_ONE_LINE = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and how it stands in its box."""

    text: str
    role: Role
    tabular: bool = False
    align: Align = "start"
    valign: VAlign = "middle"


@dataclass(frozen=True, slots=True)
class Block:
    """Wrapped text; `lines` is the most it may take, None for as many as it needs."""

    text: str
    role: Role
    align: Align = "start"
    lines: int | None = None


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own is a right-to-left one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


def runs_right_to_left(text: str, rtl: bool) -> bool:
    """In which direction a line runs: the window's, `rtl`, but its own where no letter of it is of the window's.

    A name in another script keeps its quotation marks and commas at its own ends then. What the program has joined
    of several parts runs as the window does.
    """
    if _JOINT in text or text[:1].isdigit():
        return rtl
    letters = {"R", "AL"} if rtl else {"L"}
    strange = {"L"} if rtl else {"R", "AL"}
    kinds = {unicodedata.bidirectional(char) for char in text}
    return not rtl if kinds & strange and not kinds & letters else rtl


def cut_end(text: str, rtl: bool) -> str:
    """A cut text whose ellipsis stays where it was cut, also where its last words read against the line's `rtl`."""
    kinds = (unicodedata.bidirectional(char) for char in reversed(text))
    last = next((kind for kind in kinds if kind in {"L", "R", "AL"}), None)
    if last is None or (last != "L") == rtl:
        return text
    # An invisible letter (U+200E, U+200F) after the ellipsis keeps it with the words before.
    return text + ("\u200e" if rtl else "\u200f")


def draw_line(painter: QPainter, area: QRectF, line: Line, style: Style, rtl: bool) -> float:
    """Draw a line with the painter's pen, cut where it does not fit; returns its width in pixels."""
    static, _shown, advance = _set_line(line, area.width(), style, rtl)
    painter.setFont(style.font(line.role, tabular=line.tabular))
    painter.drawStaticText(_corner(area, line, advance, style, rtl), static)
    return advance


def draw_marked(
    painter: QPainter, area: QRectF, line: Line, marks: Sequence[Mark], style: Style, *, rtl: bool
) -> float:
    """The same with the finds of a search on their own ground."""
    _static, shown, advance = _set_line(line, area.width(), style, rtl)
    layout = QTextLayout(shown, style.font(line.role, tabular=line.tabular))
    layout.setTextOption(_option(runs_right_to_left(shown, rtl), Qt.AlignmentFlag.AlignLeft, wraps=False))
    found = QTextCharFormat()
    found.setBackground(style.theme.colour("warn_soft"))
    found.setForeground(style.theme.colour("ink"))
    found.setFontWeight(QFont.Weight.Bold)
    layout.setFormats(_spans(marks, found, len(shown)))
    layout.beginLayout()
    row = layout.createLine()
    row.setLineWidth(area.width())
    layout.endLayout()
    advance = min(area.width(), row.naturalTextWidth())
    layout.draw(painter, _corner(area, line, advance, style, rtl))
    return advance


def _spans(marks: Sequence[Mark], found: QTextCharFormat, end: int) -> list[QTextLayout.FormatRange]:
    """The marks as Qt takes them, none beyond the `end` of what is shown."""
    spans = []
    for start, length in marks:
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = start, min(length, end - start), found
        if span.length > 0:
            spans.append(span)
    return spans


def draw_paragraph(
    painter: QPainter, area: QRectF, block: Block, style: Style, rtl: bool, *, marks: Sequence[Mark] = ()
) -> None:
    """Draw wrapped text with the painter's pen from the top of `area`, the finds of a search on their own ground."""
    layout = _wrap(block, area.width(), style, rtl)
    found = QTextCharFormat()
    found.setBackground(style.theme.colour("warn_soft"))
    found.setForeground(style.theme.colour("ink"))
    layout.draw(painter, area.topLeft(), _spans(marks, found, len(layout.text())))


def paragraph_height(style: Style, block: Block, width: float) -> float:
    """The height of wrapped text in pixels."""
    return _wrap(block, width, style, rtl=False).boundingRect().height()


def set_line(area: QRectF, line: Line, style: Style, rtl: bool) -> tuple[QPointF, QStaticText]:
    """Where a line stands and what is drawn there, for those who paint the same words again and again."""
    static, _shown, advance = _set_line(line, area.width(), style, rtl)
    return _corner(area, line, advance, style, rtl), static


def draw_initials(painter: QPainter, area: QRectF, letters: str, colour: QColor, style: Style) -> None:
    """One or two letters in the middle of an avatar, sized by it."""
    font = QFont(style.font("text_strong"))
    font.setPixelSize(max(style.px(11), round(area.width() * 0.36)))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)


def _set_line(line: Line, width: float, style: Style, rtl: bool) -> tuple[QStaticText, str, float]:
    """The line ready to draw, the text that is left of it, and its width; remembered."""
    key = (line.text, line.role, line.tabular, int(width), rtl)
    known = style.lines.get(key)
    if known is not None:
        return known
    metrics = style.metrics(line.role, tabular=line.tabular)
    text = line.text[:_LONGEST].translate(_ONE_LINE)
    # Half a pixel of grace: a box as wide as its own text must not cut it. Qt never cuts a single letter.
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 0.5)
    runs = runs_right_to_left(shown, rtl)
    shown = shown if shown == text else cut_end(shown, runs)
    advance = metrics.horizontalAdvance(shown)
    static = QStaticText(shown)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setTextOption(_option(runs, Qt.AlignmentFlag.AlignLeft, wraps=False))
    static.setTextWidth(advance + 1)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    if len(style.lines) >= _REMEMBERED:
        style.lines.clear()
    style.lines[key] = (static, shown, advance)
    return static, shown, advance


def _corner(area: QRectF, line: Line, advance: float, style: Style, rtl: bool) -> QPointF:
    """The top left corner at which the line stands as asked in its box."""
    spare = area.width() - advance
    at_right = (line.align == "end") != rtl
    left = spare / 2 if line.align == "center" else spare if at_right else 0.0
    height = style.metrics(line.role, tabular=line.tabular).height()
    down = {"top": 0.0, "middle": (area.height() - height) / 2, "bottom": area.height() - height}[line.valign]
    # On whole pixels, so that the same words look the same wherever they stand.
    return QPointF(round(area.x() + left), area.y() + down)


def _option(rtl: bool, align: Qt.AlignmentFlag, *, wraps: bool) -> QTextOption:
    """How a text runs; absolute, since the canvas has mirrored already."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(align | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps else QTextOption.WrapMode.NoWrap)
    return option


def _wrap(block: Block, width: float, style: Style, rtl: bool) -> QTextLayout:
    """The text laid out in lines; remembered."""
    key = (block, int(width), rtl)
    known = style.paragraphs.get(key)
    if known is None:
        known = _lay_out(block, block.text, width, style, rtl)
        if block.lines is not None and known.lineCount() > block.lines:
            known = _lay_out(block, _clamped(known, block, width, style, rtl), width, style, rtl)
        if len(style.paragraphs) >= _REMEMBERED:
            style.paragraphs.clear()
        style.paragraphs[key] = known
    return known


def _lay_out(block: Block, text: str, width: float, style: Style, rtl: bool) -> QTextLayout:
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), style.font(block.role))
    layout.setCacheEnabled(True)
    leading, trailing = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if rtl:
        leading, trailing = trailing, leading
    align = {"start": leading, "end": trailing, "center": Qt.AlignmentFlag.AlignHCenter}[block.align]
    layout.setTextOption(_option(runs_right_to_left(text, rtl), align, wraps=True))
    layout.beginLayout()
    down = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, down))
        down += line.height()
        if block.lines is not None and layout.lineCount() > block.lines:
            break
    layout.endLayout()
    return layout


def _clamped(layout: QTextLayout, block: Block, width: float, style: Style, rtl: bool) -> str:
    """What is left of a text whose last allowed line ends in an ellipsis."""
    start = layout.lineAt((block.lines or 1) - 1).textStart()
    text = layout.text()
    last = text[start : start + _LONGEST].translate(_ONE_LINE)
    elided = style.metrics(block.role).elidedText(last, Qt.TextElideMode.ElideRight, width)
    # A short line that ends at a line break fits by itself; its ellipsis says that more was left out.
    return text[:start] + cut_end(elided if elided != last else last.rstrip() + "…", runs_right_to_left(text, rtl))
