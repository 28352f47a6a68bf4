"""What the timeline looks like: a leading line with discs on it, headings as chips, text of several lines."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.tone import Tone
from clientdesk.kit.canvas import Canvas, paragraph_height
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.style import Role, Style, style_of
from clientdesk.shell.timeline_rows import TimelineRow

_LINE = 17.0
"""The middle of the discs."""
_TEXT = 46.0
_EDGE = 14.0
_TITLE_LINES = 2
_BODY_LINES = 3
_SIGN = 28.0
_GLYPH = 20.0

_TONES: dict[Tone, tuple[str, str]] = {
    Tone.PLAIN: ("hover", "ink2"),
    Tone.ACCENT: ("accent_soft", "accent_text"),
    Tone.DANGER: ("danger_soft", "danger"),
    Tone.WARN: ("warn_soft", "warn"),
    Tone.INFO: ("info_soft", "info"),
    Tone.GIFT: ("gift_soft", "gift"),
}


class TimelineDelegate(RowDelegate[TimelineRow]):
    """Paints headings and entries; its signs are the zones "done" and "snooze", a person's name is "who"."""

    def height(self, row: TimelineRow, width: float, style: Style) -> float:
        """A heading 34, an entry as high as its text."""
        if row.is_head:
            return 34
        if row.quiet:
            return 32
        down = 8 + _title_height(row, width, style) + 18
        if row.body:
            down += 3 + _body_height(row, width, style) + 3
        return down + 8

    def has_rest(self, row: TimelineRow, width: float, style: Style) -> bool:
        """Whether some of the text is not shown until it is asked for."""
        if row.is_head or row.quiet:
            return False
        text = _width(row, width, style)
        cut_title = _taller(row.title, text, _role(row), _TITLE_LINES, style)
        return cut_title or _taller(row.body, width - _TEXT - _EDGE, "text", _BODY_LINES, style)

    def zones(self, row: TimelineRow, width: float, height: float) -> tuple[Zone, ...]:
        """The signs at the trailing edge, and the name of the person with whom it was."""
        places = {"done": width - 34, "snooze": width - 62}
        tips = {"done": N_("Mark as done (Space)"), "snooze": N_("Put off (S)")}
        signs = [Zone(name, at, 11, _SIGN, _SIGN, tips[name]) for name, at in places.items() if name in row.can]
        if row.who_id is not None and not row.quiet:
            style = style_of()
            x, room = _TEXT + _late_width(row, style), width - _TEXT - _EDGE - _late_width(row, style)
            wide = min(style.text_width(row.who, "label_strong"), max(0.0, room))
            signs.append(Zone("who", x, 8 + _title_height(row, width, style), wide, 18, N_("Show the person (G)")))
        return tuple(signs)

    def draw(self, canvas: Canvas, row: TimelineRow, state: RowState) -> None:
        """Paint one row."""
        if row.is_head:
            _draw_heading(canvas, row)
            return
        if state.hovered or state.focused:
            canvas.box(
                _TEXT - 8, 3, canvas.w - _TEXT + 8, canvas.h - 6,
                fill="hover" if state.hovered else None, stroke="focus" if state.focused else None,
                width=2 if state.focused else 1,
            )  # fmt: skip
        canvas.line(_LINE, 0, _LINE, canvas.h / 2 if row.last else canvas.h, width=1.5)
        if row.quiet:
            _draw_quiet(canvas, row)
            return
        _draw_disc(canvas, row)
        trailing = self._draw_signs(canvas, row, state) if row.can else _draw_detail(canvas, row)
        title_h = _title_height(row, canvas.w, canvas.style)
        width = canvas.w - _TEXT - _EDGE - trailing
        lines = None if row.whole else _TITLE_LINES
        spare = title_h - _text_height(row, canvas.w, canvas.style)
        canvas.paragraph(_TEXT, 8 + spare / 2, width, row.title, role=_role(row), colour="ink", lines=lines)
        _draw_second(canvas, row, 8 + title_h, width, under=state.zone == "who")
        if row.body:
            lines = None if row.whole else _BODY_LINES
            down, wide = 8 + title_h + 18 + 3, canvas.w - _TEXT - _EDGE
            canvas.paragraph(_TEXT, down, wide, row.body, colour="ink2", lines=lines)
        if row.whole or self.has_rest(row, canvas.w, canvas.style):
            # The sign that there is more to read, or that it can be folded again.
            glyph = "caret-up" if row.whole else "caret-down"
            canvas.icon(glyph, canvas.w - 27, 8 + title_h + 2, 14, colour="ink3")

    def _draw_signs(self, canvas: Canvas, row: TimelineRow, state: RowState) -> float:
        icons = {"done": "check-circle", "snooze": "clock"}
        inset = (_SIGN - _GLYPH) / 2
        signs = (zone for zone in self.zones(row, canvas.w, canvas.h) if zone.name in icons)
        for zone in signs:
            under = state.zone == zone.name
            if under:
                canvas.box(zone.x, zone.y, zone.w, zone.h, radius=_SIGN / 2, fill="press")
            canvas.icon(
                icons[zone.name], zone.x + inset, zone.y + inset, _GLYPH, colour="accent_text" if under else "ink3"
            )
        return _signs_width(row)


def _draw_heading(canvas: Canvas, row: TimelineRow) -> None:
    canvas.line(_LINE, 0, _LINE, canvas.h, width=1.5)
    canvas.chip(0, 5, row.heading, fill="press", colour="ink2", h=24, pad=9, role="label_strong", max_width=canvas.w)


def _draw_disc(canvas: Canvas, row: TimelineRow) -> None:
    soft, ink = _TONES[row.tone]
    if row.planned:
        late = bool(row.late)
        stroke, colour = ("danger", "danger") if late else ("field", "ink2")
        canvas.disc(_LINE, 26, 32, row.icon, fill="surface", colour=colour, stroke=stroke, dashed=True)
    else:
        canvas.disc(_LINE, 26, 34, row.icon, fill=soft, colour=ink)


def _draw_quiet(canvas: Canvas, row: TimelineRow) -> None:
    canvas.disc(_LINE, 16, 22, row.icon, fill="hover", colour="ink3")
    second = canvas.text_width(row.second, "second") + 8 if row.second else 0
    wide = canvas.w - _TEXT - _EDGE
    taken = canvas.text(_TEXT, 0, wide - second, canvas.h, row.title, role="second", colour="ink3")
    canvas.text(_TEXT + taken + 8, 0, wide - taken - 8, canvas.h, row.second, role="second", colour="ink3")


def _draw_second(canvas: Canvas, row: TimelineRow, down: float, width: float, *, under: bool = False) -> None:
    x = _TEXT
    if row.late:
        canvas.icon("warning-circle-fill", x, down + 2, 14, colour="danger")
        canvas.text(x + 19, down, width - 19, 18, row.late, role="label_strong", colour="danger")
        x += _late_width(row, canvas.style)
    if row.who:
        room = width + _TEXT - x
        taken = canvas.text(x, down, room, 18, row.who, role="label_strong", colour="accent_text")
        if under:
            canvas.line(x, down + 16.5, x + taken, down + 16.5, colour="accent_text")
        x += taken
        if row.second:
            x += canvas.text(x, down, room, 18, " · ", role="second", colour="ink3")
    canvas.text(x, down, width + _TEXT - x, 18, row.second, role="second", colour="ink3")


def _late_width(row: TimelineRow, style: Style) -> float:
    """How much of the second line says that it is late."""
    return 19 + style.text_width(row.late, "label_strong") + 8 if row.late else 0.0


def _draw_detail(canvas: Canvas, row: TimelineRow) -> float:
    """The badge at the trailing edge; returns the room it takes."""
    if not row.detail:
        return 0.0
    wide = _detail_width(row, canvas.w, canvas.style)
    canvas.chip(canvas.w - wide - 10, 8, row.detail, fill="accent_soft", colour="accent_text", pad=9, max_width=wide)
    return wide + 8


def _title_height(row: TimelineRow, width: float, style: Style) -> float:
    """A line of 20, or as much as several lines need."""
    text = _text_height(row, width, style)
    return 20.0 if text < 24 else text + 3


def _text_height(row: TimelineRow, width: float, style: Style) -> float:
    lines = None if row.whole else _TITLE_LINES
    return paragraph_height(style, row.title, _width(row, width, style), role=_role(row), lines=lines)


def _role(row: TimelineRow) -> Role:
    """What is ahead is lighter than what happened."""
    return "row_title" if row.planned else "row_title_strong"


def _body_height(row: TimelineRow, width: float, style: Style) -> float:
    lines = None if row.whole else _BODY_LINES
    return paragraph_height(style, row.body, width - _TEXT - _EDGE, lines=lines)


def _taller(text: str, width: float, role: Role, lines: int, style: Style) -> bool:
    if not text:
        return False
    whole = paragraph_height(style, text, width, role=role)
    return whole > paragraph_height(style, text, width, role=role, lines=lines) + 1


def _width(row: TimelineRow, width: float, style: Style) -> float:
    """What is left for the title."""
    trailing = _signs_width(row) if row.can else _detail_width(row, width, style) + 8 if row.detail else 0.0
    return width - _TEXT - _EDGE - trailing


def _signs_width(row: TimelineRow) -> float:
    return 36.0 + 28.0 * (len(row.can) - 1)


def _detail_width(row: TimelineRow, width: float, style: Style) -> float:
    """As wide as its words, at most two fifths of the row."""
    return min(style.text_width(row.detail, "label") + 18, width * 0.4)
