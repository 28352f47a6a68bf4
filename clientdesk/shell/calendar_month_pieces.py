"""The entries of the month, ready to paint: a bar in the colour, the time or the sign, what it is."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.canvas import fits
from clientdesk.kit.style import Style
from clientdesk.shell.calendar_days import is_late, is_over, key_of
from clientdesk.shell.calendar_geometry import Box
from clientdesk.shell.calendar_month_paint import TONES, entry_words
from clientdesk.shell.calendar_pieces import Line, Piece, Sign
from clientdesk.shell.calendar_words import short_hour

_OVER = ("hover", "ink3")
_ROOM_FOR_TIME = 100
_TELLS = 44


def month_piece(style: Style, box: Box, one: Occurrence, day: date, now: datetime) -> Piece:
    """An entry in its cell of the month.

    Args:
        style: fonts.
        box: where it lies.
        one: what it stands for.
        day: the day of the cell; a time is told only where it begins.
        now: the wall clock.
    """
    over = is_over(one, now)
    fill, ink = _OVER if over else TONES[one.tone]
    left, room = 12.0, box.w - 16
    signs, lines = list[Sign](), list[Line]()
    if one.repeats:
        signs.append(Sign("repeat", ink, box.w - 17, (box.h - 12) / 2, 12))
        room -= 16
    if one.all_day and not is_late(one):
        signs.append(Sign(one.icon, ink, left - 1, (box.h - 13) / 2, 13))
        left, room = left + 16, room - 16
    elif not one.all_day and one.starts.date() == day and box.w > _ROOM_FOR_TIME and not over:
        time = short_hour(one.starts)
        wide = style.text_width(time, "small", tabular=True) + 1
        lines.append(Line(time, "small", "ink2", Box(left, 0, wide, box.h)))
        left, room = left + wide + 5, room - wide - 5
    words = _words(style, one, room)
    lines.append(Line(words, "label", "ink3" if over else "ink", Box(left, 0, room, box.h)))
    return Piece(key_of(one), box, fill, ink, tuple(lines), tuple(signs), one, 0, inset=4.0)


def _words(style: Style, one: Occurrence, room: float) -> str:
    """What does not fit says the name alone, unless a few letters more have room and tell something."""
    whole, most = entry_words(one)
    alone = one.customer_name in one.title or room - style.text_width(most, "label") < _TELLS
    return most if alone and not fits(style, whole, room, "label") else whole
