"""Rows of the page of promises: what was promised to whom, by when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import _, apart
from clientdesk.features.promises.queries import PromiseView
from clientdesk.features.promises.queries_screens import told_of
from clientdesk.features.promises.rules import WORDS, Standing, when_words
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone

_TICK, _DISC = 30.0, 34.0
_INKS = {
    Standing.OPEN: ("hover", "ink2"),
    Standing.LATE: ("danger_soft", "danger"),
    Standing.KEPT: ("accent_soft", "accent_text"),
    Standing.KEPT_LATE: ("warn_soft", "warn"),
    Standing.BROKEN: ("danger_soft", "danger"),
    Standing.RELEASED: ("hover", "ink2"),
}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A row ready to paint; `badge` says how it stands, `told` is its second line."""

    view: PromiseView
    badge: str
    told: str

    def __str__(self) -> str:
        return f"{self.view.what}, {self.view.customer_name}. {self.badge}. {self.told}"


class PromiseDelegate(RowDelegate[PromiseRow]):
    """A round box where it can be kept, what and to whom, and how it stands."""

    def __init__(self) -> None:
        super().__init__("today")

    def draw(self, canvas: Canvas, row: PromiseRow, state: RowState) -> None:
        """Paint a row."""
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused)
        fill, ink = _INKS[row.view.standing]
        middle = canvas.h / 2
        if row.view.is_open:
            late = row.view.standing is Standing.LATE
            over = state.zone == "done"
            canvas.icon("check-circle" if over else "circle", _TICK - 12, middle - 12, 24,
                        colour="danger" if late else "accent" if over else "ink3")  # fmt: skip
        else:
            canvas.disc(_TICK, middle, _DISC, "hand-palm", fill=fill, colour=ink)
        x, end = 60.0, canvas.w - 16
        wide = canvas.chip_width(row.badge)
        canvas.chip(end - wide, middle - 11, row.badge, fill=fill, colour=ink)
        room = end - wide - 12 - x
        canvas.text(x, middle - 20, room, 20, row.view.what, role="row_title")
        told = f"{apart(row.view.customer_name)} · {row.told}"
        canvas.text(x, middle, room, 18, told, role="second", colour="ink2")

    def zones(self, row: PromiseRow, width: float, height: float) -> tuple[Zone, ...]:
        """The round box."""
        if not row.view.is_open:
            return ()
        return (Zone("done", _TICK - 16, height / 2 - 16, 32, 32, _("Kept")),)


def row_for(one: PromiseView, today: date) -> PromiseRow:
    """A promise as it is shown in the language of the moment."""
    badge = when_words(one.due_on, today).text() if one.is_open else _(WORDS[one.standing])
    return PromiseRow(one, badge, told_of(one, today))
