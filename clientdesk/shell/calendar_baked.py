"""Many entries ready for the painter: shapes sorted by colour, words set, so that a repaint works nothing out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap, QStaticText

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.icons import FLIP, set_icon
from clientdesk.kit.lettering import Line as SetLine
from clientdesk.kit.lettering import set_line
from clientdesk.kit.style import Style
from clientdesk.shell.calendar_pieces import Line, Piece, Sign

Words = tuple[float, QPointF, QStaticText]
"""The top of a line, where it stands, and what is drawn there."""
_TALLEST = 30.0
_CORNER, _BAR_CORNER = 5.0, 1.5


def bake(style: Style, size: QSizeF, pieces: Iterable[Piece], *, rtl: bool) -> Baked:
    """Make entries ready for a page of this size in pixels; their colours and fonts are those of the moment."""
    nowhere = QPixmap(1, 1)
    with Canvas(QPainter(nowhere), QRectF(QPointF(), size), style, rtl=rtl) as canvas:
        return Baked(canvas, pieces)


class Baked:
    """Entries that do not cover each other, painted at once.

    Args:
        canvas: for its measures alone: its origin is theirs.
        pieces: the entries.
    """

    def __init__(self, canvas: Canvas, pieces: Iterable[Piece]) -> None:
        self._canvas = canvas
        self._shapes: dict[str, tuple[QColor, list[QRectF]]] = {}
        self._bars: dict[str, tuple[QColor, list[QRectF]]] = {}
        self._words: dict[tuple[str, str], tuple[QFont, QColor, list[Words]]] = {}
        self._turned: list[tuple[Piece, Sign]] = []
        for piece in pieces:
            self._add(piece)

    def paint(self, canvas: Canvas, first: float, last: float) -> None:
        """Paint what lies between two heights, in design pixels from the origin."""
        painter, scale = canvas.painter, canvas.style.scale
        top, foot = (first - _TALLEST) * scale, last * scale
        painter.setPen(Qt.PenStyle.NoPen)
        for shapes, corner in ((self._shapes, _CORNER * scale), (self._bars, _BAR_CORNER * scale)):
            for colour, areas in shapes.values():
                painter.setBrush(colour)
                # One path of them all would take the painter eight times as long.
                for area in areas:
                    painter.drawRoundedRect(area, corner, corner)
        for font, colour, lines in self._words.values():
            painter.setFont(font)
            painter.setPen(colour)
            draw = painter.drawStaticText
            for down, place, text in lines:
                if top <= down <= foot:
                    draw(place, text)
        for piece, sign in self._turned:
            canvas.icon(sign.name, piece.box.x + sign.x, piece.box.y + sign.y, sign.size, colour=sign.ink)

    def _add(self, piece: Piece) -> None:
        x, y, w, h = piece.box
        rect = self._canvas.rect
        self._areas(self._shapes, piece.fill).append(rect(x, y, w, h))
        self._areas(self._bars, piece.ink).append(rect(x + piece.inset, y + piece.inset, 3, h - 2 * piece.inset))
        for sign in piece.signs:
            self._add_sign(piece, sign)
        for line in piece.lines:
            self._add_line(piece, line)

    def _areas(self, shapes: dict[str, tuple[QColor, list[QRectF]]], ink: str) -> list[QRectF]:
        if ink not in shapes:
            shapes[ink] = self._canvas.colour(ink), []
        return shapes[ink][1]

    def _add_sign(self, piece: Piece, sign: Sign) -> None:
        if self._canvas.rtl and sign.name.removesuffix("-fill") in FLIP:
            self._turned.append((piece, sign))
            return
        area = self._canvas.rect(piece.box.x + sign.x, piece.box.y + sign.y, sign.size, sign.size)
        corner, glyph, font = set_icon(sign.name, area)
        self._keep(f"icon {sign.size}", sign.ink, font, area, (corner, glyph))

    def _add_line(self, piece: Piece, line: Line) -> None:
        style, box = self._canvas.style, line.area
        area = self._canvas.rect(piece.box.x + box.x, piece.box.y + box.y, box.w, box.h)
        if area.width() > 0 and line.text:
            there = set_line(area, SetLine(line.text, line.role, tabular=True), style, self._canvas.rtl)
            self._keep(line.role, line.ink, style.font(line.role, tabular=True), area, there)

    def _keep(self, role: str, ink: str, font: QFont, area: QRectF, there: tuple[QPointF, QStaticText]) -> None:
        held = self._words.setdefault((role, ink), (font, self._canvas.colour(ink), []))
        held[2].append((area.y(), *there))
