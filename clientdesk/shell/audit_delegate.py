"""What the change history looks like: a disc, what was done, when and who, then the values before and after."""

from __future__ import annotations

from clientdesk.base.words import ngettext
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState
from clientdesk.kit.style import Style
from clientdesk.shell.audit_rows import SHOWN_LINES, AuditRow

_TEXT = 58.0
_TOP = 9.0
_LINE = 18.0
_HEAD = 36.0


class AuditDelegate(RowDelegate[AuditRow]):
    """Paints headings and steps."""

    def height(self, row: AuditRow, width: float, style: Style) -> float:
        """As high as its lines."""
        if row.is_head:
            return _HEAD
        shown = min(len(row.lines), SHOWN_LINES) + (len(row.lines) > SHOWN_LINES)
        return _TOP + 21 + _LINE + shown * _LINE + _TOP

    def draw(self, canvas: Canvas, row: AuditRow, state: RowState) -> None:
        """Paint one row."""
        if row.is_head:
            canvas.text(16, 8, canvas.w - 32, 24, row.heading, role="text_strong", colour="ink2")
            return
        canvas.row_ground(
            selected=state.selected, hovered=state.hovered or state.focused, focused=state.focused, bar=False
        )
        soft, ink = ("hover", "ink3") if row.undone else ("accent_soft", "accent_text")
        canvas.disc(34, _TOP + 16, 32, row.icon, fill=soft, colour=ink)
        width = canvas.w - _TEXT - 16
        colour = "ink3" if row.undone else "ink"
        canvas.text(_TEXT, _TOP, width, 21, row.title, role="row_title_strong", colour=colour)
        canvas.text(_TEXT, _TOP + 21, width, _LINE, row.second, role="second", colour="ink3", tabular=True)
        down = _TOP + 21 + _LINE
        for line in row.lines[:SHOWN_LINES]:
            canvas.text(_TEXT, down, width, _LINE, line.replace("\n", " "), role="second", colour="ink2")
            down += _LINE
        rest = len(row.lines) - SHOWN_LINES
        if rest > 0:
            words = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            canvas.text(_TEXT, down, width, _LINE, words, role="second", colour="ink3")
