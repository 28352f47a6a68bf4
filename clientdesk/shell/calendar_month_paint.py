"""How the month looks: a cell a day with its entries, the chosen one, and one that is being moved."""

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
from clientdesk.kit.canvas import Canvas, fits
from clientdesk.kit.delegate import RowDelegate, RowState, Zone, zone_rect
from clientdesk.kit.style import Role, style_of
from clientdesk.kit.tips import plain_tip
from clientdesk.shell.calendar_days import WEEK, Key, first_weekday, is_late, is_over, is_weekend, key_of
from clientdesk.shell.calendar_grid import DayCell
from clientdesk.shell.calendar_words import heard, short_hour
from clientdesk.shell.timeline_words import own_text

TONES = {
    Tone.PLAIN: ("hover", "ink2"),
    Tone.ACCENT: ("accent_soft", "accent_text"),
    Tone.DANGER: ("danger_soft", "danger"),
    Tone.WARN: ("warn_soft", "warn"),
    Tone.INFO: ("info_soft", "info"),
    Tone.GIFT: ("gift_soft", "gift"),
}
_OVER = ("hover", "ink3")
_TOP, _STEP, ENTRY = 29.0, 24.0, 21.0
"""Design pixels: where the first entry of a day begins, from one to the next, and how high one is."""
_ROOM_FOR_TIME = 100
_TELLS = 44
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
    """Paints the days of the large month.

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
            yield MORE, Zone("more", max(50.0, width - 85), 5, min(80.0, width - 55), ENTRY)

    def key_at(self, view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex, pos: QPoint) -> Key | None:
        """The entry under a point of the viewport, or `MORE`."""
        cell = self.row_of(index) if index.isValid() else None
        if cell is None:
            return None
        area, style = view.visualRect(index), style_of()
        places = self.places(cell, area.width() / style.scale, area.height() / style.scale)
        rtl = view.isRightToLeft()
        return next((key for key, zone in places if zone_rect(zone, area, rtl=rtl).contains(pos)), None)

    def draw(self, canvas: Canvas, row: DayCell, state: RowState) -> None:
        """Ground, date, entries."""
        self._ground(canvas, row)
        wide = _date(canvas, row)
        if row.closure:
            # The line for the rest stands at the other end.
            room = canvas.w - wide - 20 - (80 if len(shown_of(row, canvas.h)) < len(row.entries) else 0)
            canvas.text(wide + 14, 5, room, 22, row.closure, role="small", colour="ink3")
        by_key = {key_of(one): one for one in row.entries}
        for key, zone in self.places(row, canvas.w, canvas.h):
            if self.look.held == (key, row.day):
                canvas.box(zone.x, zone.y, zone.w, zone.h, radius=5, stroke="field", dashed=True)
            elif key == MORE:
                self._more(canvas, zone, row)
            else:
                chosen = self._is_current(row) and self.look.chosen == key
                draw_entry(canvas, zone, by_key[key], row.day, self.look.now, chosen=chosen)
        if state.focused:
            canvas.box(2, 2, canvas.w - 3, canvas.h - 3, radius=6, stroke="focus", width=2)

    def _ground(self, canvas: Canvas, cell: DayCell) -> None:
        if is_weekend(cell.day) or not cell.inside or cell.is_closed:
            canvas.box(0, 0, canvas.w, canvas.h, radius=0, fill="sunken")
        if self.look.target == cell.day:
            canvas.box(2, 2, canvas.w - 4, canvas.h - 4, fill="selected", stroke="accent", width=1.5, dashed=True)
        elif self._is_current(cell) and self.look.held is None:
            canvas.box(2, 2, canvas.w - 3, canvas.h - 3, radius=6, stroke="field")
        canvas.line(0, 0.5, canvas.w, 0.5)
        if (cell.day.weekday() - first_weekday()) % WEEK:
            canvas.line(0.5, 0, 0.5, canvas.h)

    def _more(self, canvas: Canvas, zone: Zone, cell: DayCell) -> None:
        rest = len(cell.entries) - len(shown_of(cell, canvas.h))
        words = ngettext("{n} more", "{n} more", rest).format(n=rest)
        if canvas.text_width(words, "label") > zone.w - 12:
            words = f"+{rest}"
        if self._is_current(cell) and self.look.chosen == MORE:
            canvas.box(zone.x, zone.y, zone.w, zone.h, radius=5, stroke="accent_text", width=1.5)
        canvas.text(zone.x + 7, zone.y, zone.w - 12, zone.h, words, role="label", colour="ink2", align="end")

    def _is_current(self, cell: DayCell) -> bool:
        """Whether a person stands on the day; nobody does before the first key or click."""
        return self.look.marked and self.look.current == cell.day

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """Show the whole of an entry that was cut."""
        key, cell = self.key_at(view, index, event.pos()), self.row_of(index)
        one = next((one for one in cell.entries if key_of(one) == key), None) if cell else None
        if event.type() != QEvent.Type.ToolTip or one is None:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(heard(one, self.look.now)), view)
        return True


def _date(canvas: Canvas, cell: DayCell) -> float:
    """Paint it; returns where it ends."""
    if cell.is_today:
        width = max(26.0, canvas.text_width(cell.label, "label_strong", tabular=True) + 12)
        canvas.box(6, 5, width, 22, radius=11, fill="accent")
        canvas.text(6, 5, width, 22, cell.label, role="label_strong", colour="on_accent", align="center", tabular=True)
        return 6 + width
    ink = "ink" if cell.inside else "ink3"
    role: Role = "label_strong" if cell.inside else "second"
    return 11 + canvas.text(11, 5, canvas.w - 16, 22, cell.label, role=role, colour=ink, tabular=True)


def draw_entry(
    canvas: Canvas,
    zone: Zone,
    one: Occurrence,
    day: date,
    now: datetime,
    *,
    chosen: bool = False,
    lifted: bool = False,
) -> None:
    """One entry: a bar in its colour, its time or its sign, what it is."""
    over = is_over(one, now)
    soft, ink = _OVER if over else TONES[one.tone]
    x, y, w, h = zone.x, zone.y, zone.w, zone.h
    if lifted:
        canvas.shadow(x, y, w, h, radius=6, spread=6)
    canvas.box(x, y, w, h, radius=5, fill=soft, stroke=ink if lifted or chosen else None, width=1.5)
    canvas.box(x + 4, y + 4, 3, h - 8, radius=1.5, fill=ink)
    left, room = x + 12, w - 16
    if one.repeats:
        canvas.icon("repeat", x + w - 17, y + (h - 12) / 2, 12, colour=ink)
        room -= 16
    begins = one.starts.date() == day
    if one.all_day and not is_late(one):
        canvas.icon(one.icon, left - 1, y + (h - 13) / 2, 13, colour=ink)
        left, room = left + 16, room - 16
    elif not one.all_day and begins and w > _ROOM_FOR_TIME and not over:
        time = short_hour(one.starts)
        wide = canvas.text_width(time, "small", tabular=True) + 1
        canvas.text(left, y, wide, h, time, role="small", colour="ink2", tabular=True, ltr=True)
        left, room = left + wide + 5, room - wide - 5
    whole, most = entry_words(one)
    # What does not fit says the name alone, unless a few letters more have room and tell something.
    left_over = room - canvas.text_width(most, "label")
    alone = one.customer_name in one.title or left_over < _TELLS
    words = most if alone and not fits(canvas.style, whole, room, "label") else whole
    canvas.text(left, y, room, h, words, role="label", colour="ink3" if over else "ink")
