"""Entries ready to be painted among the hours: colours, and words cut to the room there is, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.canvas import Canvas, fits
from clientdesk.kit.style import Role, Style
from clientdesk.shell.calendar_board import Bar, Block
from clientdesk.shell.calendar_days import Key, is_late, is_over, key_of
from clientdesk.shell.calendar_geometry import Box, Geometry
from clientdesk.shell.calendar_month_paint import TONES, entry_words
from clientdesk.shell.calendar_words import how_late, short_hour, until
from clientdesk.shell.timeline_words import own_text

_OVER = ("hover", "ink3")
_HELD = {"held": "check-circle", "not_held": "x-circle"}
"""What became of it stands where the sign of its kind stood."""
_TWO_LINES, _THREE_LINES = 38.0, 56.0
_ROOM_FOR_SIGN, _ROOM_FOR_WORDS, _ROOM_FOR_TIME = 64.0, 18.0, 34.0
_SAYS_MORE = "mmmm"
"""So much of a cut line tells something still."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, from the leading top corner of its entry."""

    text: str
    role: Role
    ink: str
    area: Box


@dataclass(frozen=True, slots=True)
class Sign:
    """A glyph, from the leading top corner of its entry."""

    name: str
    ink: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry as it is painted.

    Args:
        key: which entry.
        box: where it lies; among the hours from midnight down.
        fill: its ground; `ink` its colour.
        lines: its words.
        signs: its glyphs.
        one: what it stands for.
        column: in which column it begins.
        inset: of the bar in its colour.
    """

    key: Key
    box: Box
    fill: str
    ink: str
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    one: Occurrence
    column: int
    inset: float = 3.0


def block_piece(style: Style, geometry: Geometry, block: Block, now: datetime) -> Piece:
    """An entry among the hours: its title, below it when it is, as far as there is room."""
    box = geometry.block(block)
    return piece_of(style, box, block.one, now, column=block.column)


def bar_piece(style: Style, geometry: Geometry, bar: Bar, now: datetime) -> Piece:
    """An entry of whole days: its sign and its title."""
    box, one = geometry.bar(bar), bar.one
    fill, ink = _colours(one, now)
    signs = [Sign("warning-circle-fill" if is_late(one) else one.icon, ink, 12, (box.h - 13) / 2, 13)]
    room = box.w - 34
    if one.repeats and box.w > _ROOM_FOR_SIGN:
        signs.append(Sign("repeat", ink, box.w - 17, (box.h - 12) / 2, 12))
        room -= 16
    words = Line(_words(style, one, room, "label"), "label", _ink(one, now), Box(29, 0, room, box.h))
    return Piece(key_of(one), box, fill, ink, (words,), tuple(signs), one, bar.first)


def piece_of(style: Style, box: Box, one: Occurrence, now: datetime, *, column: int = 0) -> Piece:
    """An entry with a time in a box of any size."""
    fill, ink = _colours(one, now)
    room, signs, left = box.w - 17, list[Sign](), 12.0
    tall = box.h >= _TWO_LINES
    down = 3.0 if tall else (min(box.h, 24.0) - 18) / 2
    if one.repeats and box.w > _ROOM_FOR_SIGN:
        signs.append(Sign("repeat", ink, box.w - 18, down + 3, 12))
        room -= 16
    if room < _ROOM_FOR_WORDS:
        return Piece(key_of(one), box, fill, ink, (), (), one, column)
    if not tall and is_late(one):
        signs.append(Sign("warning-circle-fill", ink, left - 1, down + 2, 14))
        left, room = left + 16, room - 16
    words = _words(style, one, room, "label_strong")
    lines = [Line(words, "label_strong", _ink(one, now), Box(left, down, room, 18))]
    if tall:
        rest = "" if words == entry_words(one)[0] else own_text(one.title)
        _more_lines(style, signs, lines, Below(one, now, box, rest))
    return Piece(key_of(one), box, fill, ink, tuple(lines), tuple(signs), one, column)


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below the title: when it is; what it is about where the title does not say it (`rest`)."""

    one: Occurrence
    now: datetime
    box: Box
    rest: str


def _more_lines(style: Style, signs: list[Sign], lines: list[Line], below: Below) -> None:
    """When it is, behind the sign of its kind, or how late; left out where there is no room for a time."""
    one, box, now = below.one, below.box, below.now
    late, ink = is_late(one), _colours(one, now)[1]
    soft = "ink3" if is_over(one, now) else "ink2"
    y, room = 20.0, box.w - 34
    text = how_late(one, now) if late else until(one)
    if below.rest and box.h >= _THREE_LINES:
        lines.append(Line(below.rest, "second", soft, Box(12, y, box.w - 17, 18)))
        y += 17
    elif below.rest and not late:
        text = f"{short_hour(one.starts)} · {below.rest}"
    if not late and not fits(style, text, room, "small"):
        says_more = below.rest and fits(style, f"{short_hour(one.starts)} · {_SAYS_MORE}", room, "small")
        text = text if says_more and box.h < _THREE_LINES else short_hour(one.starts)
    if room >= _ROOM_FOR_TIME:
        signs.append(Sign("warning-circle-fill" if late else _HELD.get(one.held, one.icon), ink, 12, y + 2.5, 13))
        lines.append(Line(text, "small", ink if late else soft, Box(28, y, room, 18)))


def draw_piece(canvas: Canvas, piece: Piece, *, chosen: bool = False, lifted: bool = False) -> None:
    """Paint it."""
    x, y, w, h = piece.box
    if lifted:
        canvas.shadow(x, y, w, h, radius=6, spread=6)
    canvas.box(x, y, w, h, radius=5, fill=piece.fill, stroke=piece.ink if chosen or lifted else None, width=1.5)
    canvas.box(x + piece.inset, y + piece.inset, 3, h - 2 * piece.inset, radius=1.5, fill=piece.ink)
    for sign in piece.signs:
        canvas.icon(sign.name, x + sign.x, y + sign.y, sign.size, colour=sign.ink)
    for line in piece.lines:
        area = line.area
        canvas.text(
            x + area.x, y + area.y, area.w, area.h, line.text, role=line.role, colour=line.ink, tabular=True
        )  # fmt: skip


def _words(style: Style, one: Occurrence, room: float, role: Role) -> str:
    """Whom and what, or the part of it that says most."""
    whole, most = entry_words(one)
    return whole if one.customer_name in one.title or fits(style, whole, room, role) else most


def _colours(one: Occurrence, now: datetime) -> tuple[str, str]:
    return _OVER if is_over(one, now) else TONES[one.tone]


def _ink(one: Occurrence, now: datetime) -> str:
    return "ink3" if is_over(one, now) else "ink"
