"""The decision path above the tree: through whose hands a decision passes, in order, those of one part together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.features.organisations.queries import PositionView
from clientdesk.features.organisations.rules import FINAL, PART_WORDS, decision_path
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import Painted, PlainLabel, column, style_of

_CHIP, _GAP, _CARET = 24.0, 6.0, 14.0
_NAMED = 2
"""So many of one part are named; in a large firm ten may use what is bought."""


class DecisionPath(Living, QWidget):
    """Names with what each does, carets between; hidden where nobody has a part in buying.

    Args:
        parent: as ever.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people_path")
        self._steps: list[tuple[str, str, bool]] = []
        self.strip = Painted(self._draw, height=self._high)
        self.setLayout(column(PlainLabel(N_("How a decision passes"), "label", "ink2"), self.strip, gap=4))
        self.come_alive()

    def show_people(self, people: Sequence[PositionView]) -> None:
        """Show the way of a decision among these, given in the order in which they are drawn."""
        names = {one.id: one.name for one in people}
        path = decision_path({one.id: one.parts for one in people})
        self._steps = [
            (_listed([names[row] for row, _part in some]), _(PART_WORDS[part]), part in FINAL)
            for part, some in groupby(path, key=lambda one: one[1])
        ]
        told = ", ".join(f"{name}: {part}" for name, part, _final in self._steps)
        self.strip.set_name(Phrase(N_("How a decision passes: {path}"), path=told))
        self.strip.restyle()
        self.setVisible(bool(self._steps))

    def steps(self) -> list[str]:
        """What it shows, in order."""
        return [f"{name}: {part}" for name, part, _final in self._steps]

    def _flow(self, width: float) -> Iterator[tuple[float, int, str, bool]]:
        """Leading edge, line, words and whether it is the end of the way; as many in a line as fit."""
        style, x, line = style_of(), 0.0, 0
        for name, part, final in self._steps:
            text = f"{name} · {part}"
            wide = min(style.text_width(text, "label") + 20, width)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            yield x, line, text, final
            x += wide + _CARET + 2 * _GAP

    def _high(self, width: float) -> float:
        lines = 1 + max((line for _x, line, _text, _final in self._flow(width)), default=0)
        return lines * (_CHIP + _GAP)

    def _draw(self, canvas: Canvas) -> None:
        steps = list(self._flow(canvas.w))
        for place, (x, line, text, final) in enumerate(steps):
            y = line * (_CHIP + _GAP)
            wide = canvas.chip(
                x, y, text, h=_CHIP, pad=10, max_width=canvas.w - x,
                fill="accent" if final else "accent_soft", colour="on_accent" if final else "accent_text",
            )  # fmt: skip
            if place + 1 < len(steps):
                room = x + wide + _GAP + _CARET <= canvas.w
                left = x + wide + _GAP if room else canvas.w - _CARET
                canvas.icon("caret-right", left, y + (_CHIP - _CARET) / 2, _CARET, colour="accent_text")


def _listed(names: Sequence[str]) -> str:
    """The names of those who have one part: "Anna Saar, Jaan Saar and 3 others"."""
    named, rest = ", ".join(names[:_NAMED]), len(names) - _NAMED
    if rest <= 0:
        return named
    return ngettext("{names} and {n} other", "{names} and {n} others", rest).format(names=named, n=rest)
