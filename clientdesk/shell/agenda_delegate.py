"""How an agenda looks: a round box at the leading edge means done, a clock at the trailing one put off."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.style import Role, Style
from clientdesk.kit.theme import RowKind
from clientdesk.shell.agenda_rows import AgendaRow
from clientdesk.shell.calendar_month_paint import TONES

_TIPS = {"done": N_("Mark as done (Space)"), "snooze": N_("Put off (S)")}
_TEXT = 46.0


class AgendaDelegate(RowDelegate[AgendaRow]):
    """Paints headings and rows; its signs are the zones "done" and "snooze"."""

    def __init__(self) -> None:
        super().__init__("agenda")

    def height(self, row: AgendaRow, width: float, style: Style) -> float:
        """A heading is lower than a row."""
        kind: RowKind = "group" if row.is_head else "agenda"
        return style.row_height(kind)

    def zones(self, row: AgendaRow, width: float, height: float) -> tuple[Zone, ...]:
        """The round box and the clock; a little larger than they look."""
        places = {"done": 10.0, "snooze": width - 40}
        return tuple(
            Zone(name, x, 4, 32, 36, _TIPS[name]) for name, x in places.items() if name in row.signs and not row.ticked
        )

    def draw(self, canvas: Canvas, row: AgendaRow, state: RowState) -> None:
        """A heading, or a row."""
        if row.is_head:
            ink = "danger" if row.late else "ink" if row.day else "ink3"
            canvas.text(16, canvas.h - 28, canvas.w - 32, 24, row.title, role="text_strong", colour=ink)
            return
        canvas.row_ground(selected=False, hovered=state.hovered or state.focused, focused=state.focused, bar=False)
        _box(canvas, row, state)
        if "snooze" in row.signs and not row.ticked:
            canvas.icon("clock", canvas.w - 34, 9, 18, colour="ink" if state.zone == "snooze" else "ink3")
        _words(canvas, row)


def _box(canvas: Canvas, row: AgendaRow, state: RowState) -> None:
    """The round box of what is to be done; the sign of what takes place."""
    if row.ticked:
        canvas.box(16, 12, 20, 20, radius=10, fill="accent")
        canvas.icon("check", 19, 15, 14, colour="on_accent")
    elif "done" in row.signs:
        ink = "danger" if row.late else "accent_text" if state.zone == "done" else "field"
        fill = ("danger_soft" if row.late else "accent_soft") if state.zone == "done" else None
        canvas.box(16, 12, 20, 20, radius=10, fill=fill, stroke=ink, width=1.6)
    elif row.one is not None:
        soft, ink = ("hover", "ink3") if row.over else TONES[row.one.tone]
        canvas.disc(26, 22, 24, row.one.icon, fill=soft, colour=ink)


def _words(canvas: Canvas, row: AgendaRow) -> None:
    room = canvas.w - _TEXT - 14
    muted = row.over or row.ticked
    title_room = room - 30 if "snooze" in row.signs else room
    canvas.text(_TEXT, 8, title_room, 20, row.title, role="button", colour="ink3" if muted else "ink")
    x = _TEXT
    if row.late:
        canvas.icon("warning-circle-fill", x, 31, 14, colour="danger")
        x += 19
    elif "done" in row.signs and row.one is not None:
        canvas.icon(row.one.icon, x, 31, 14, colour="ink3")
        x += 19
    ink = "danger" if row.late else "ink3" if muted else "ink2"
    role: Role = "label_strong" if row.late else "label"
    wide = canvas.text(x, 28, _TEXT + room - x, 20, row.short or row.when, role=role, colour=ink, tabular=True)
    canvas.text(x + wide + 8, 28, _TEXT + room - x - wide - 8, 20, row.who, role="second", colour="ink3")
