"""A small chart of bars side by side, one a month: its sentence says what it means, its values are written, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.lettering import Align
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words

_TOP, _FOOT, _GAP = 18.0, 18.0, 6.0
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Args:
        part: how high it is, from 0 to 1; None for nothing to tell.
        label: beneath it; "" for none.
        value: above it; "" for none.
        strong: it is the one that matters, the present month.
    """

    part: float | None
    label: str = ""
    value: str = ""
    strong: bool = False


class Bars(Painted):
    """The chart.

    Args:
        height: of all of it, in design pixels.
        parent: as ever.
    """

    def __init__(self, *, height: float = 110, parent: QWidget | None = None) -> None:
        self._bars: tuple[Bar, ...] = ()
        super().__init__(self._paint, height=height, parent=parent)

    def show_bars(self, bars: Sequence[Bar], sentence: Words) -> None:
        """Show these; `sentence` is what those hear who do not see them."""
        self._bars = tuple(bars)
        self.set_name(sentence)
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def _paint(self, canvas: Canvas) -> None:
        if not self._bars:
            return
        step = (canvas.w + _GAP) / len(self._bars)
        wide, ground = step - _GAP, canvas.h - _FOOT
        canvas.line(0, ground, canvas.w, ground)
        for place, bar in enumerate(self._bars):
            x = place * step
            self._write(canvas, place, ground + 2, bar.label, ltr=False)
            if bar.part is None:
                continue
            tall = max(_LEAST, bar.part * (ground - _TOP))
            canvas.box(x, ground - tall, wide, tall, radius=3, fill="chart" if bar.strong else "chart2")
            # At the top, where no higher neighbour stands in its way.
            self._write(canvas, place, 0, bar.value, ltr=True)

    def _write(self, canvas: Canvas, place: int, y: float, words: str, *, ltr: bool) -> None:
        """Words around the middle of a bar; at both ends they keep inside."""
        step = (canvas.w + _GAP) / len(self._bars)
        room, last = canvas.w / 2, len(self._bars) - 1
        ink = "ink" if self._bars[place].strong else "ink3"
        start = 0.0 if place == 0 else canvas.w - room if place == last else place * step + (step - _GAP - room) / 2
        align: Align = "start" if place == 0 else "end" if place == last else "center"
        canvas.text(start, y, room, _FOOT - 2, words, role="small", colour=ink, align=align, tabular=True, ltr=ltr)
