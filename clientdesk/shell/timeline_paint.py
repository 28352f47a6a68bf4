"""The parts of an entry of the timeline as they are painted, and how much room each takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from clientdesk.desk.timeline import EntryFile
from clientdesk.desk.tone import Tone
from clientdesk.kit.canvas import Canvas, paragraph_height
from clientdesk.kit.delegate import RowState, Zone
from clientdesk.kit.lettering import Mark
from clientdesk.kit.style import Role, Style
from clientdesk.shell.timeline_rows import TimelineRow

Marks = Callable[[str], Sequence[Mark]]
"""Where in a text the words of a search stand."""

LINE = 17.0
"""The middle of the discs."""
TEXT = 46.0
EDGE = 14.0
TITLE_LINES = 2
BODY_LINES = 3
SIGN = 28.0
NEXT_H = 22.0
FILE_H = 28.0
_GLYPH = 20.0
_STAR = 20.0
_ARROW = 20.0
_WIDEST_FILE = 220.0
_GAP = 6.0
_PAPER_CLIP = 33.0

_TONES: dict[Tone, tuple[str, str]] = {
    Tone.PLAIN: ("hover", "ink2"),
    Tone.ACCENT: ("accent_soft", "accent_text"),
    Tone.DANGER: ("danger_soft", "danger"),
    Tone.WARN: ("warn_soft", "warn"),
    Tone.INFO: ("info_soft", "info"),
    Tone.GIFT: ("gift_soft", "gift"),
}


# --- What is painted


def draw_heading(canvas: Canvas, row: TimelineRow) -> None:
    """A day, or what is planned."""
    canvas.line(LINE, 0, LINE, canvas.h, width=1.5)
    canvas.chip(0, 5, row.heading, fill="press", colour="ink2", h=24, pad=9, role="label_strong", max_width=canvas.w)


def draw_silence(canvas: Canvas, row: TimelineRow) -> None:
    """A quiet line where the line of the days is broken."""
    canvas.line(LINE, 1, LINE, canvas.h, colour="line", width=1.5, dashed=True)
    text = min(canvas.text_width(row.heading, "second"), canvas.w - TEXT - EDGE)
    canvas.text(TEXT, 0, text + 1, canvas.h, row.heading, role="second", colour="ink3")
    left = TEXT + text + 10
    if left < canvas.w - EDGE:
        canvas.line(left, canvas.h / 2, canvas.w - EDGE, canvas.h / 2, colour="line", dashed=True)


def draw_disc(canvas: Canvas, row: TimelineRow) -> None:
    """What kind it is."""
    soft, ink = _TONES[row.tone]
    if row.planned:
        late = bool(row.late)
        stroke, colour = ("danger", "danger") if late else ("field", "ink2")
        canvas.disc(LINE, 26, 32, row.icon, fill="surface", colour=colour, stroke=stroke, dashed=True)
    else:
        canvas.disc(LINE, 26, 34, row.icon, fill=soft, colour=ink)


def draw_quiet(canvas: Canvas, row: TimelineRow, marks: Marks | None) -> None:
    """What the program notes: one muted line."""
    canvas.disc(LINE, 16, 22, row.icon, fill="hover", colour="ink3")
    second = canvas.text_width(row.second, "second") + 8 if row.second else 0
    wide = canvas.w - TEXT - EDGE
    taken = canvas.text(
        TEXT, 0, wide - second, canvas.h, row.title, role="second", colour="ink3", marks=_found(marks, row.title)
    )
    canvas.text(TEXT + taken + 8, 0, wide - taken - 8, canvas.h, row.second, role="second", colour="ink3")


def draw_title(canvas: Canvas, row: TimelineRow, high: float, marks: Marks | None) -> None:
    """The first line or two, with a star where it is important."""
    x = TEXT + _star_width(row)
    lines = None if row.whole else TITLE_LINES
    spare = high - _text_height(row, canvas.w, canvas.style)
    if row.important:
        canvas.icon("star-fill", TEXT - 1, 8 + 2, 15, colour="warn")
    canvas.paragraph(
        x, 8 + spare / 2, title_width(row, canvas.w, canvas.style), row.title, role=role_of(row), colour="ink",
        lines=lines, marks=_found(marks, row.title),
    )  # fmt: skip


def draw_second(
    canvas: Canvas, row: TimelineRow, down: float, width: float, marks: Marks | None, *, under: bool = False
) -> None:
    """When, who, and what else there is to say."""
    x = TEXT
    if row.late:
        canvas.icon("warning-circle-fill", x, down + 2, 14, colour="danger")
        canvas.text(x + 19, down, width - 19, 18, row.late, role="label_strong", colour="danger")
        x += late_width(row, canvas.style)
    if row.who:
        room = width + TEXT - x
        taken = canvas.text(x, down, room, 18, row.who, role="label_strong", colour="accent_text")
        if under:
            canvas.line(x, down + 16.5, x + taken, down + 16.5, colour="accent_text")
        x += taken
        if row.second:
            x += canvas.text(x, down, room, 18, " · ", role="second", colour="ink3")
    found = _found(marks, row.second)
    canvas.text(x, down, width + TEXT - x, 18, row.second, role="second", colour="ink3", marks=found)


def draw_next(canvas: Canvas, row: TimelineRow, down: float, marks: Marks | None) -> float:
    """What was agreed to come next, behind an arrow; returns its height."""
    if not row.next:
        return 0.0
    high = next_height(row, canvas.w, canvas.style)
    width = canvas.w - TEXT - EDGE - _ARROW
    canvas.icon("arrow-bend-down-right", TEXT, down + 3, 14, colour="accent_text")
    x, found = TEXT + _ARROW, _found(marks, row.next)
    if row.whole:
        canvas.paragraph(x, down + 2, width, row.next, colour="ink", marks=found)
    else:
        canvas.text(x, down, width, 20, row.next, colour="ink", marks=found)
    return high


def draw_files(canvas: Canvas, row: TimelineRow, down: float, zone: str, marks: Marks | None) -> None:
    """What came with it: a chip with a paperclip for each file."""
    for number, (x, y, wide) in enumerate(file_boxes(row.files, canvas.w, canvas.style)):
        name = row.files[number].name
        fill = "press" if zone == f"file:{number}" else "surface"
        canvas.box(x, down + y + 2, wide, 22, radius=7, fill=fill, stroke="line")
        canvas.icon("paperclip", x + 7, down + y + 6, 14, colour="ink3")
        canvas.text(
            x + 25, down + y + 2, wide - _PAPER_CLIP, 22, name, role="label", colour="ink2", marks=_found(marks, name)
        )


def draw_detail(canvas: Canvas, row: TimelineRow) -> float:
    """The badge at the trailing edge; returns the room it takes."""
    if not row.detail:
        return 0.0
    wide = _detail_width(row, canvas.w, canvas.style)
    fill, ink = _TONES[row.detail_tone]
    canvas.chip(canvas.w - wide - 10, 8, row.detail, fill=fill, colour=ink, pad=9, max_width=wide)
    return wide + 8


def draw_signs(canvas: Canvas, row: TimelineRow, zones: Iterable[Zone], state: RowState) -> float:
    """Done and Put off; returns the room they take."""
    icons = {"done": "check-circle", "snooze": "clock"}
    inset = (SIGN - _GLYPH) / 2
    for zone in (one for one in zones if one.name in icons):
        under = state.zone == zone.name
        if under:
            canvas.box(zone.x, zone.y, zone.w, zone.h, radius=SIGN / 2, fill="press")
        ink = "accent_text" if under else "ink3"
        canvas.icon(icons[zone.name], zone.x + inset, zone.y + inset, _GLYPH, colour=ink)
    return signs_width(row)


# --- How much room it takes


def title_height(row: TimelineRow, width: float, style: Style) -> float:
    """A line of 20, or as much as several lines need."""
    text = _text_height(row, width, style)
    return 20.0 if text < 24 else text + 3


def title_width(row: TimelineRow, width: float, style: Style) -> float:
    """What is left for the title."""
    trailing = signs_width(row) if row.can else _detail_width(row, width, style) + 8 if row.detail else 0.0
    return width - TEXT - EDGE - trailing - _star_width(row)


def body_height(row: TimelineRow, width: float, style: Style) -> float:
    """The text, at most three lines of it until it is unfolded."""
    lines = None if row.whole else BODY_LINES
    return paragraph_height(style, row.body, width - TEXT - EDGE, lines=lines)


def next_height(row: TimelineRow, width: float, style: Style) -> float:
    """One line, or all of it once the entry is unfolded."""
    if not row.next:
        return 0.0
    if not row.whole:
        return NEXT_H
    return max(NEXT_H, paragraph_height(style, row.next, width - TEXT - EDGE - _ARROW) + 6)


def file_boxes(files: Sequence[EntryFile], width: float, style: Style) -> list[tuple[float, float, float]]:
    """Where the chip of each file stands: leading edge, how far down, width; in lines where there are many."""
    found: list[tuple[float, float, float]] = []
    x, y = TEXT, 0.0
    room = max(60.0, width - TEXT - EDGE)
    for file in files:
        wide = min(style.text_width(file.name, "label") + _PAPER_CLIP, _WIDEST_FILE, room)
        if found and x + wide > TEXT + room:
            x, y = TEXT, y + FILE_H
        found.append((x, y, wide))
        x += wide + _GAP
    return found


def late_width(row: TimelineRow, style: Style) -> float:
    """How much of the second line says that it is late."""
    return 19 + style.text_width(row.late, "label_strong") + 8 if row.late else 0.0


def signs_width(row: TimelineRow) -> float:
    """How much the signs take."""
    return 36.0 + 28.0 * (len(row.can) - 1)


def role_of(row: TimelineRow) -> Role:
    """What is ahead is lighter than what happened."""
    return "row_title" if row.planned else "row_title_strong"


def taller(text: str, width: float, role: Role, lines: int, style: Style) -> bool:
    """Whether a text takes more than so many lines."""
    if not text:
        return False
    whole = paragraph_height(style, text, width, role=role)
    return whole > paragraph_height(style, text, width, role=role, lines=lines) + 1


def _found(marks: Marks | None, text: str) -> Sequence[Mark]:
    return marks(text) if marks is not None else ()


def _star_width(row: TimelineRow) -> float:
    return _STAR if row.important else 0.0


def _text_height(row: TimelineRow, width: float, style: Style) -> float:
    lines = None if row.whole else TITLE_LINES
    return paragraph_height(style, row.title, title_width(row, width, style), role=role_of(row), lines=lines)


def _detail_width(row: TimelineRow, width: float, style: Style) -> float:
    """As wide as its words, at most two fifths of the row."""
    return min(style.text_width(row.detail, "label") + 18, width * 0.4)
