"""How a week or a day looks: heads, strip, hours, shading, the line of the present moment, what is being carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QSizeF

from clientdesk.base.words import _, ngettext
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.style import Style
from clientdesk.shell.calendar_baked import Baked, bake
from clientdesk.shell.calendar_board import Board, Column
from clientdesk.shell.calendar_carry import Carry
from clientdesk.shell.calendar_days import Key
from clientdesk.shell.calendar_geometry import BAR, GUTTER, HEADS, Box, Geometry
from clientdesk.shell.calendar_hours import DAY, HALF, Span, minutes_of
from clientdesk.shell.calendar_month_paint import MORE
from clientdesk.shell.calendar_pieces import Piece, bar_piece, block_piece, draw_piece, piece_of
from clientdesk.shell.calendar_words import hour_name, span_words, weekday_name

_TODAY, _SEEN_THROUGH = 0.4, 0.75
"""How strongly the column of today is tinted, and the place over which something is held."""


@dataclass
class Look:
    """What the view knows and the page shows.

    Args:
        now: the wall clock.
        chosen: the entry that is chosen.
        column: on which column a person stands; `minute` where in it, None for the strip.
        marked: somebody has come here by key or click, so that it is worth showing where they stand.
        ring: they came by keyboard, and it is still here.
        carry: what is being carried; `lifted` how it looked before.
        pointer: where the pointer is, from the leading top corner; `grip` where in the entry it took hold.
    """

    now: datetime
    chosen: Key | None = None
    column: int = 0
    minute: int | None = 9 * 60
    marked: bool = False
    ring: bool = False
    carry: Carry | None = None
    lifted: Piece | None = None
    pointer: tuple[float, float] = (0, 0)
    grip: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything to paint, worked out outside of any painting.

    Args:
        board: what stands where.
        geometry: the measures.
        blocks: among the hours.
        bars: in the strip.
        baked_blocks: the blocks, ready to paint.
        baked_bars: the bars, ready to paint.
    """

    board: Board
    geometry: Geometry
    blocks: tuple[Piece, ...]
    bars: tuple[Piece, ...]
    baked_blocks: Baked | None = None
    baked_bars: Baked | None = None


def page_of(
    style: Style, board: Board, geometry: Geometry, now: datetime, *, rtl: bool, without: Key | None = None
) -> Page:
    """Work everything out for one size, one look and one line of reading; `without` is the entry that is carried."""
    blocks = tuple(block_piece(style, geometry, block, now) for block in board.blocks)
    bars = tuple(bar_piece(style, geometry, bar, now) for bar in board.bars if bar.row is not None)
    return baked(style, Page(board, geometry, blocks, bars), rtl=rtl, without=without)


def baked(style: Style, page: Page, *, rtl: bool, without: Key | None = None) -> Page:
    """The same made ready to paint, but for the entry `without`, which is being carried."""
    size = QSizeF(page.geometry.width * style.scale, page.geometry.height * style.scale)
    blocks, bars = (
        bake(style, size, (piece for piece in pieces if without is None or piece.key != without), rtl=rtl)
        for pieces in (page.blocks, page.bars)
    )
    return replace(page, baked_blocks=blocks, baked_bars=bars)


def paint_page(canvas: Canvas, page: Page, look: Look, scrolled: float) -> None:
    """Paint all of it; `scrolled` design pixels of the hours are above what is seen."""
    painter, geometry = canvas.painter, page.geometry
    _grounds(canvas, page, look)
    painter.save()
    # Whole pixels: a clip that ends between two of them makes every shape cost twice as much.
    painter.setClipRect(canvas.rect(0, geometry.top, canvas.w, geometry.room).toAlignedRect())
    painter.translate(0, round((geometry.top - scrolled) * canvas.style.scale))
    hours = Canvas(painter, canvas.rect(0, 0, canvas.w, canvas.h), canvas.style, rtl=canvas.rtl)
    _lines(hours, page, look, scrolled)
    _entries(hours, page, look, scrolled)
    _target(hours, page, look)
    _now(hours, page, look)
    painter.restore()
    _columns(canvas, page)
    _heads(canvas, page, look)
    _strip(canvas, page, look)
    _carried(canvas, page, look)


def _grounds(canvas: Canvas, page: Page, look: Look) -> None:
    """Today is tinted, a closed day shaded, in the strip, too."""
    geometry, columns = page.geometry, page.board.columns
    several = len({column.day for column in columns}) > 1
    for place, column in enumerate(columns):
        x, w = geometry.column_x(place), geometry.column_width
        if column.opening is None:
            canvas.box(x, HEADS, w, canvas.h - HEADS, radius=0, fill="sunken")
        if several and _is_today(column, look):
            tint = canvas.style.theme.colour("accent_soft", _TODAY)
            canvas.box(x, HEADS, w, canvas.h - HEADS, radius=0, fill=tint)


def _lines(canvas: Canvas, page: Page, look: Look, scrolled: float) -> None:
    """Shading, lines and names of the hours, where the keyboard stands; from midnight down."""
    geometry, hours = page.geometry, page.geometry.hours
    for place, column in enumerate(page.board.columns):
        _shade(canvas, geometry, place, column)
    for hour in range(24):
        y = hours.y(hour * 60)
        if scrolled - 12 <= y <= scrolled + geometry.room + 12:
            canvas.line(GUTTER, y + 0.5, geometry.width, y + 0.5)
            if 4 < y - scrolled < geometry.room - 6:
                canvas.text(0, y - 9, GUTTER - 10, 18, hour_name(hour), role="small", colour="ink3", align="end")
    if look.marked and look.carry is None and look.chosen is None and look.minute is not None:
        _standing(canvas, geometry, look)


def _entries(canvas: Canvas, page: Page, look: Look, scrolled: float) -> None:
    """The entries that can be seen, a hole for the one that is carried."""
    if page.baked_blocks is not None:
        page.baked_blocks.paint(canvas, scrolled, scrolled + page.geometry.room)
    _marked(canvas, page.blocks, look)


def _marked(canvas: Canvas, pieces: Sequence[Piece], look: Look) -> None:
    """The entry that is carried, as a hole, and the one that is chosen."""
    held = look.carry.key if look.carry else None
    for piece in pieces:
        if held is not None and piece.key == held:
            canvas.box(*piece.box, radius=5, stroke="field", dashed=True)
        elif look.marked and piece.key == look.chosen:
            draw_piece(canvas, piece, chosen=True)


def _shade(canvas: Canvas, geometry: Geometry, place: int, column: Column) -> None:
    """What lies outside of the opening hours."""
    if column.opening is None:
        return
    x, w, y = geometry.column_x(place), geometry.column_width, geometry.hours.y
    opens, closes = (minutes_of(at) for at in column.opening)
    for first, last in ((0, opens), (closes, DAY)):
        canvas.box(x, y(first), w, y(last) - y(first), radius=0, fill="sunken")


def _standing(canvas: Canvas, geometry: Geometry, look: Look) -> None:
    """Where the keyboard stands among the hours when it is on no entry."""
    y, end = (geometry.hours.y((look.minute or 0) + more) for more in (0, HALF))
    x, w = geometry.column_x(look.column), geometry.column_width
    stroke = "focus" if look.ring else "field"
    canvas.box(x + 2, y + 1, w - 4, end - y - 1, radius=5, stroke=stroke, width=2 if look.ring else 1)


def _now(canvas: Canvas, page: Page, look: Look) -> None:
    """A red line over today, with a dot at its beginning."""
    today = [place for place, column in enumerate(page.board.columns) if _is_today(column, look)]
    if today:
        y = page.geometry.hours.y(minutes_of(look.now.time()))
        x, end = page.geometry.column_x(today[0]), page.geometry.column_x(today[-1] + 1)
        canvas.line(x, y, end, y, colour="danger", width=2)
        canvas.box(x - 4, y - 4, 8, 8, radius=4, fill="danger")


def _columns(canvas: Canvas, page: Page) -> None:
    geometry = page.geometry
    for place in range(geometry.columns):
        x = geometry.column_x(place) + 0.5
        canvas.line(x, HEADS - 9, x, canvas.h)
    for y in (HEADS, geometry.top):
        canvas.line(0, y + 0.5, canvas.w, y + 0.5)


def _heads(canvas: Canvas, page: Page, look: Look) -> None:
    """Weekday and number of each day, today's in a pill, and what the day is called; or whose column it is."""
    width = page.geometry.column_width
    for place, column in enumerate(page.board.columns):
        x = page.geometry.column_x(place) + 10
        today = _is_today(column, look)
        if column.by_staff:
            canvas.text(x, 19, width - 14, 24, column.name, role="text_strong")
            if column.closure and not place:
                canvas.text(x, 0, width - 14, 18, column.closure, role="small", colour="ink2")
            continue
        ink = "accent_text" if today else "ink3"
        canvas.text(x, 0, width - 14, 18, weekday_name(column.day), role="label", colour=ink)
        _number(canvas, x, str(column.day.day), today=today)
        if column.closure:
            canvas.text(x + 30, 20, width - 44, 22, column.closure, role="small", colour="ink2")


def _number(canvas: Canvas, x: float, number: str, *, today: bool) -> None:
    if today:
        wide = max(32.0, canvas.text_width(number, "card_title", tabular=True) + 12)
        canvas.box(x - 4, 19, wide, 24, radius=12, fill="accent")
        canvas.text(x - 4, 19, wide, 24, number, role="card_title", colour="on_accent", align="center", tabular=True)
    else:
        canvas.text(x, 19, 60, 24, number, role="card_title", tabular=True)


def _strip(canvas: Canvas, page: Page, look: Look) -> None:
    """Entries of whole days, and how many more there are."""
    geometry = page.geometry
    words, room = _("all day"), GUTTER - 8
    down = (BAR - canvas.paragraph_height(words, room, role="small", lines=2)) / 2
    canvas.paragraph(4, geometry.strip.y + 5 + down, room, words, role="small", colour="ink3", lines=2)
    if page.baked_bars is not None:
        page.baked_bars.paint(canvas, 0, geometry.top)
    _marked(canvas, page.bars, look)
    for column, hidden in enumerate(page.board.strip.hidden):
        if hidden:
            _more(canvas, geometry.more(column), hidden, look, column)
    if look.marked and look.carry is None and look.chosen is None and look.minute is None:
        x, w, strip = geometry.column_x(look.column), geometry.column_width, geometry.strip
        stroke = "focus" if look.ring else "field"
        canvas.box(x + 2, strip.y + 2, w - 4, strip.h - 4, radius=5, stroke=stroke, width=2 if look.ring else 1)


def _more(canvas: Canvas, box: Box, hidden: int, look: Look, column: int) -> None:
    words = ngettext("{n} more", "{n} more", hidden).format(n=hidden)
    if look.marked and look.chosen == MORE and look.column == column:
        canvas.box(*box, radius=5, stroke="accent_text", width=1.5)
    canvas.text(box.x + 8, box.y, box.w - 12, box.h, words, role="label", colour="ink2")


# --- What is being carried


def _target(canvas: Canvas, page: Page, look: Look) -> None:
    """Where among the hours it would come to stand."""
    carry = look.carry
    if carry is None or carry.span is None or carry.span.all_day:
        return
    column = _column_of(page.board.columns, carry)
    if column is None:
        return
    geometry, hours = page.geometry, page.geometry.hours
    first = minutes_of(carry.span.starts.time()) if carry.span.starts.date() == page.board.columns[column].day else 0
    last = min(DAY, first + int((carry.span.ends - carry.span.starts).total_seconds() // 60))
    y, x, w = hours.y(first), geometry.column_x(column), geometry.column_width
    area = Box(x + 3, y + 1, w - 6, max(8.0, hours.y(last) - y - 1))
    if carry.one is not None and carry.deed in {"start", "end"}:
        there = replace(carry.one, starts=carry.span.starts, ends=carry.span.ends)
        draw_piece(canvas, piece_of(canvas.style, area, there, look.now), lifted=True)
        return
    ground = canvas.style.theme.colour("selected", _SEEN_THROUGH)
    canvas.box(*area, radius=6, fill=ground, stroke="accent", width=1.5, dashed=True)
    if carry.deed == "new":
        words = span_words(carry.span)
        canvas.text(area.x + 9, area.y + 2, area.w - 12, min(20, area.h), words, role="small", colour="accent_text")


def _carried(canvas: Canvas, page: Page, look: Look) -> None:
    """What the pointer has lifted, above everything; in the strip also where it would come to stand."""
    carry = look.carry
    if carry is None:
        return
    if carry.span is not None and carry.span.all_day:
        _strip_target(canvas, page, carry.span)
    if carry.deed == "move" and look.lifted is not None:
        x, y = look.pointer[0] - look.grip[0], look.pointer[1] - look.grip[1]
        draw_piece(canvas, replace(look.lifted, box=look.lifted.box._replace(x=x, y=y)), lifted=True)


def _strip_target(canvas: Canvas, page: Page, span: Span) -> None:
    days = [column.day for column in page.board.columns]
    touched = [place for place, day in enumerate(days) if span.starts.date() <= day < span.ends.date()]
    if touched:
        geometry = page.geometry
        x, end = geometry.column_x(touched[0]), geometry.column_x(touched[-1] + 1)
        strip = geometry.strip
        canvas.box(
            x + 3, strip.y + 3, end - x - 6, strip.h - 5, radius=6,
            fill="selected", stroke="accent", width=1.5, dashed=True,
        )  # fmt: skip


def _column_of(columns: Sequence[Column], carry: Carry) -> int | None:
    """In which column it would come to stand."""
    span, place = carry.span, carry.place
    if span is None or place is None:
        return None
    if columns[place.column].day == span.starts.date():
        return place.column if carry.deed == "move" else carry.origin.column
    return next((number for number, column in enumerate(columns) if column.day == span.starts.date()), None)


def _is_today(column: Column, look: Look) -> bool:
    return column.day == look.now.date()
