"""How the month looks: a cell a day, what has room in it, and the day over which something is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from clientdesk.base.words import ngettext
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.tone import Tone
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, Zone, zone_rect
from clientdesk.kit.style import Role, style_of
from clientdesk.kit.tips import plain_tip
from clientdesk.shell.calendar_days import Key, is_weekend, key_of
from clientdesk.shell.calendar_geometry import Box
from clientdesk.shell.calendar_grid import DayCell
from clientdesk.shell.calendar_words import heard
from clientdesk.shell.timeline_words import own_text

TONES = {
    Tone.PLAIN: ("hover", "ink2"),
    Tone.ACCENT: ("accent_soft", "accent_text"),
    Tone.DANGER: ("danger_soft", "danger"),
    Tone.WARN: ("warn_soft", "warn"),
    Tone.INFO: ("info_soft", "info"),
    Tone.GIFT: ("gift_soft", "gift"),
}
_TOP, _STEP, ENTRY = 29.0, 24.0, 21.0
"""Design pixels: where the first entry of a day begins, from one to the next, and how high one is."""
MORE: Key = ("", -1)
"""Stands for the line that says how many more there are."""


@dataclass
class Look:
    """What the view knows and the cells show.

    Args:
        now: the wall clock.
        current: the day on which the keyboard stands.
        chosen: the entry that is chosen on it, or `MORE`.
        held: the entry that is being moved, and the day from which it was taken.
        target: the day over which it is held.
        marked: somebody has come here by key or click, so that it is worth showing where they stand.
    """

    now: datetime
    current: date | None = None
    chosen: Key | None = None
    held: tuple[Key, date] | None = None
    target: date | None = None
    marked: bool = False


def shown_of(cell: DayCell, height: float) -> Sequence[Occurrence]:
    """The entries of a day that have room in a cell of `height`; a line beside the date tells of the rest.

    On a day with more than fits, those with a time go before those that can be done at any, and what is over goes last.
    """
    room = max(1, int((height - _TOP + _STEP - ENTRY) // _STEP))
    if len(cell.entries) <= room:
        return cell.entries
    ranks = ((False, False), (False, True), (True, False), (True, True))
    ranked = ((one for one in cell.entries if (one.done, one.all_day) == rank) for rank in ranks)
    return tuple(islice(chain.from_iterable(ranked), room))


def entry_words(one: Occurrence) -> tuple[str, str]:
    """What an entry says where there is room, and the part of it that says most: whom it is about."""
    who = own_text(one.customer_name)
    if not who or one.customer_name in one.title:
        return one.title, who or one.title
    return f"{who} · {own_text(one.title)}", who


class MonthDelegate(RowDelegate[DayCell]):
    """Knows what lies where in the days of the large month; the view paints them all at once.

    Args:
        look: what the view knows.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def places(self, cell: DayCell, width: float, height: float) -> Iterator[tuple[Key, Zone]]:
        """Where each entry of a day lies in a cell, and the line for the rest."""
        shown = shown_of(cell, height)
        for place, one in enumerate(shown):
            yield key_of(one), Zone("entry", 5, _TOP + place * _STEP, width - 10, ENTRY)
        if len(shown) < len(cell.entries):
            yield MORE, more_zone(width)

    def key_at(self, view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex, pos: QPoint) -> Key | None:
        """The entry under a point of the viewport, or `MORE`."""
        cell = self.row_of(index) if index.isValid() else None
        if cell is None:
            return None
        area, style = view.visualRect(index), style_of()
        places = self.places(cell, area.width() / style.scale, area.height() / style.scale)
        rtl = view.isRightToLeft()
        return next((key for key, zone in places if zone_rect(zone, area, rtl=rtl).contains(pos)), None)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """Show the whole of an entry, or of the name of a day, that was cut."""
        key, cell = self.key_at(view, index, event.pos()), self.row_of(index)
        if event.type() != QEvent.Type.ToolTip or cell is None:
            return False
        one = next((one for one in cell.entries if key_of(one) == key), None)
        tip = heard(one, self.look.now) if one else cell.closure
        if tip:
            QToolTip.showText(event.globalPos(), plain_tip(tip), view)
        return bool(tip)


def more_zone(width: float) -> Zone:
    """Where the line for the rest stands in a cell so wide."""
    return Zone("more", max(50.0, width - 85), 5, min(80.0, width - 55), ENTRY)


@dataclass(frozen=True, slots=True)
class CellPiece:
    """A day as it is painted: where it lies, and how many of its entries have no room."""

    cell: DayCell
    box: Box
    hidden: int


def paint_cells(canvas: Canvas, cells: Sequence[CellPiece], look: Look, ring: date | None) -> None:
    """Grounds, lines, dates, what the days are called, how many more there are.

    Args:
        canvas: of the whole month.
        cells: its days.
        look: what the view knows.
        ring: the day that has the keyboard, None where nobody needs to see that.
    """
    for piece in cells:
        _ground(canvas, piece, look)
    for x, y in ((piece.box.x, piece.box.y) for piece in cells):
        if x <= 1:
            canvas.line(0, y + 0.5, canvas.w, y + 0.5)
        if y <= 1 < x:
            canvas.line(x + 0.5, 0, x + 0.5, canvas.h)
    for piece in cells:
        _words(canvas, piece, look)
        if piece.cell.day == ring:
            box = piece.box
            canvas.box(box.x + 2, box.y + 2, box.w - 3, box.h - 3, radius=6, stroke="focus", width=2)


def _ground(canvas: Canvas, piece: CellPiece, look: Look) -> None:
    cell, (x, y, w, h) = piece.cell, piece.box
    if is_weekend(cell.day) or not cell.inside or cell.is_closed:
        canvas.box(x, y, w, h, radius=0, fill="sunken")
    if look.target == cell.day:
        canvas.box(x + 2, y + 2, w - 4, h - 4, fill="selected", stroke="accent", width=1.5, dashed=True)
    elif look.marked and look.current == cell.day and look.held is None:
        canvas.box(x + 2, y + 2, w - 3, h - 3, radius=6, stroke="field")


def _words(canvas: Canvas, piece: CellPiece, look: Look) -> None:
    cell, (x, y, w, _h) = piece.cell, piece.box
    end = _date(canvas, cell, piece.box)
    if cell.closure:
        room = x + w - end - 12 - (80 if piece.hidden else 0)
        canvas.text(end + 8, y + 5, room, 22, cell.closure, role="small", colour="ink3")
    if piece.hidden:
        _more(canvas, piece, look)


def _more(canvas: Canvas, piece: CellPiece, look: Look) -> None:
    zone = more_zone(piece.box.w)
    x, y = piece.box.x + zone.x, piece.box.y + zone.y
    words = ngettext("{n} more", "{n} more", piece.hidden).format(n=piece.hidden)
    if canvas.text_width(words, "label") > zone.w - 12:
        words = f"+{piece.hidden}"
    if look.marked and look.current == piece.cell.day and look.chosen == MORE:
        canvas.box(x, y, zone.w, zone.h, radius=5, stroke="accent_text", width=1.5)
    canvas.text(x + 7, y, zone.w - 12, zone.h, words, role="label", colour="ink2", align="end")


def _date(canvas: Canvas, cell: DayCell, box: Box) -> float:
    """Paint it; returns where it ends."""
    x, y = box.x, box.y + 5
    if cell.is_today:
        wide = max(26.0, canvas.text_width(cell.label, "label_strong", tabular=True) + 12)
        canvas.box(x + 6, y, wide, 22, radius=11, fill="accent")
        canvas.text(
            x + 6, y, wide, 22, cell.label, role="label_strong", colour="on_accent", align="center", tabular=True
        )
        return x + 6 + wide
    ink = "ink" if cell.inside else "ink3"
    role: Role = "label_strong" if cell.inside else "second"
    return x + 11 + canvas.text(x + 11, y, box.w - 16, 22, cell.label, role=role, colour=ink, tabular=True)
