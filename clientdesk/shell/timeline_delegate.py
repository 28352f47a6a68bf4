"""What the timeline looks like: a leading line with discs on it, headings as chips, text of several lines."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.kit.canvas import Canvas, fits
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.style import Style, style_of
from clientdesk.shell.timeline_paint import (
    BODY_LINES,
    EDGE,
    FILE_H,
    LINE,
    NEXT_H,
    SIGN,
    TEXT,
    TITLE_LINES,
    Marks,
    body_height,
    draw_detail,
    draw_disc,
    draw_files,
    draw_heading,
    draw_next,
    draw_quiet,
    draw_second,
    draw_signs,
    draw_silence,
    draw_title,
    file_boxes,
    late_width,
    next_height,
    role_of,
    taller,
    title_height,
    title_width,
)
from clientdesk.shell.timeline_rows import TimelineRow

_HEADING, _QUIET, _SILENCE = 34.0, 32.0, 34.0
_LETTER = 6.4
"""About as wide is a letter of the text, for guesses."""


class TimelineDelegate(RowDelegate[TimelineRow]):
    """Paints headings, silences and entries.

    Its zones: the signs "done" and "snooze", a person's name "who", a file "file:0".
    """

    def __init__(self) -> None:
        super().__init__()
        self.marks: Marks | None = None

    def height(self, row: TimelineRow, width: float, style: Style) -> float:
        """A heading 34, an entry as high as its text."""
        if row.is_head:
            return _SILENCE if row.gap else _HEADING
        if row.quiet:
            return _QUIET
        down = 8 + title_height(row, width, style) + 18
        if row.body:
            down += 3 + body_height(row, width, style) + 3
        return down + _below_text(row, width, style) + 8

    def guess(self, row: TimelineRow, width: float, style: Style) -> float:
        """By the number of letters."""
        if row.is_head or row.quiet:
            return self.height(row, width, style)
        lines = 1 + len(row.body) * _LETTER // max(1.0, width - TEXT - EDGE)
        text = 6 + 16 * min(lines, BODY_LINES) if row.body else 0
        return 54 + text + (NEXT_H if row.next else 0) + (FILE_H if row.files else 0)

    def has_rest(self, row: TimelineRow, width: float, style: Style) -> bool:
        """Whether some of the text is not shown until it is asked for."""
        if row.is_head or row.quiet:
            return False
        cut_title = taller(row.title, title_width(row, width, style), role_of(row), TITLE_LINES, style)
        return (
            cut_title
            or taller(row.body, width - TEXT - EDGE, "text", BODY_LINES, style)
            or not fits(style, row.next, width - TEXT - EDGE - 20)
        )

    def zones(self, row: TimelineRow, width: float, height: float) -> tuple[Zone, ...]:
        """The signs at the trailing edge, the name of the person with whom it was, the files."""
        if row.is_head or row.quiet:
            return ()
        style = style_of()
        places = {"done": width - 34, "snooze": width - 62}
        tips = {"done": N_("Mark as done (Space)"), "snooze": N_("Put off (S)")}
        signs = [Zone(name, at, 11, SIGN, SIGN, tips[name]) for name, at in places.items() if name in row.can]
        if row.who_id is not None:
            x, room = TEXT + late_width(row, style), width - TEXT - EDGE - late_width(row, style)
            wide = min(style.text_width(row.who, "label_strong"), max(0.0, room))
            signs.append(Zone("who", x, 8 + title_height(row, width, style), wide, 18, N_("Show the person (G)")))
        down = height - 8 - _files_height(row, width, style)
        for number, (x, y, wide) in enumerate(file_boxes(row.files, width, style)):
            signs.append(Zone(f"file:{number}", x, down + y, wide, FILE_H - 6, N_("Show the file (O)")))
        return tuple(signs)

    def draw(self, canvas: Canvas, row: TimelineRow, state: RowState) -> None:
        """Paint one row."""
        if row.gap:
            draw_silence(canvas, row)
            return
        if row.is_head:
            draw_heading(canvas, row)
            return
        fill = "hover" if state.hovered else None
        if state.selected and self.marks is not None:
            fill = "selected"  # the find where one stands
        if fill or state.focused:
            canvas.box(
                TEXT - 8, 3, canvas.w - TEXT + 8, canvas.h - 6, fill=fill,
                stroke="focus" if state.focused else None, width=2 if state.focused else 1,
            )  # fmt: skip
        canvas.line(LINE, 0, LINE, canvas.h / 2 if row.last else canvas.h, width=1.5)
        if row.quiet:
            draw_quiet(canvas, row, self.marks)
            return
        self._draw_entry(canvas, row, state)

    def _draw_entry(self, canvas: Canvas, row: TimelineRow, state: RowState) -> None:
        draw_disc(canvas, row)
        trailing = draw_signs(canvas, row, self.zones(row, canvas.w, canvas.h), state) if row.can else draw_detail(
            canvas, row
        )  # fmt: skip
        title_h = title_height(row, canvas.w, canvas.style)
        width = canvas.w - TEXT - EDGE - trailing
        draw_title(canvas, row, title_h, self.marks)
        draw_second(canvas, row, 8 + title_h, width, self.marks, under=state.zone == "who")
        down = 8 + title_h + 18
        if row.body:
            wide, lines = canvas.w - TEXT - EDGE, None if row.whole else BODY_LINES
            canvas.paragraph(
                TEXT, down + 3, wide, row.body, colour="ink2", lines=lines, marks=_marks(self.marks, row.body)
            )
            down += 6 + body_height(row, canvas.w, canvas.style)
        down += draw_next(canvas, row, down, self.marks)
        draw_files(canvas, row, down, state.zone, self.marks)
        if row.whole or self.has_rest(row, canvas.w, canvas.style):
            # The sign that there is more to read, or that it can be folded again.
            glyph = "caret-up" if row.whole else "caret-down"
            canvas.icon(glyph, canvas.w - 27, 8 + title_h + 2, 14, colour="ink3")


def _marks(marks: Marks | None, text: str) -> list[tuple[int, int]]:
    return list(marks(text)) if marks is not None else []


def _below_text(row: TimelineRow, width: float, style: Style) -> float:
    """The line on what comes next, and the files."""
    return next_height(row, width, style) + _files_height(row, width, style)


def _files_height(row: TimelineRow, width: float, style: Style) -> float:
    boxes = file_boxes(row.files, width, style)
    return boxes[-1][1] + FILE_H if boxes else 0.0
