"""A small chart of how something went: a line over bands, the newest point the largest, all said in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words

_TALL = 132.0
_FOOT = 20.0
_PAD = 12.0
_EDGE = 8.0


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One point.

    Args:
        label: beneath it, a letter or two.
        height: from 0 at the foot to 1 at the top; None where there is nothing, and the line is broken.
        tone: a token of the theme.
        hollow: drawn as a ring.
    """

    label: str
    height: float | None
    tone: str = "accent"
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class ChartBand:
    """A band of the ground: from `low` to `high` (0 to 1), its colour, and its name at the leading edge."""

    low: float
    high: float
    fill: str
    name: str


class CourseChart(Painted):
    """Points in the line of reading, the oldest first.

    Args:
        name: the whole of it in words, for those who hear it.
    """

    def __init__(self, name: Words = "") -> None:
        self._points: tuple[ChartPoint, ...] = ()
        self._bands: tuple[ChartBand, ...] = ()
        super().__init__(self._paint, height=_TALL, name=name)

    def show_course(self, points: Sequence[ChartPoint], bands: Sequence[ChartBand], name: Words) -> None:
        """Show these points over these bands; `name` says them all."""
        self._points, self._bands = tuple(points), tuple(bands)
        self.set_name(name)
        self.update()

    def points(self) -> tuple[ChartPoint, ...]:
        """What is shown."""
        return self._points

    def _paint(self, canvas: Canvas) -> None:
        bottom = canvas.h - _FOOT
        # The line begins behind the names: one that runs over letters cannot be read, and neither can they.
        names = max((canvas.style.text_width(band.name, "small") for band in self._bands), default=0.0) + 2
        for band in self._bands:
            top, tall = bottom * (1 - band.high), bottom * (band.high - band.low)
            canvas.box(0, top, canvas.w, tall - 2, radius=4, fill=band.fill)
            canvas.text(8, top, names, tall - 2, band.name, role="small", colour="ink2")
        places = [self._place(canvas, at, names, bottom) for at in range(len(self._points))]
        for (x1, y1), (x2, y2) in pairwise(places):
            if y1 is not None and y2 is not None:
                canvas.line(x1, y1, x2, y2, colour="ink3", width=1.5 * canvas.style.scale)
        for at, (point, (x, y)) in enumerate(zip(self._points, places, strict=True)):
            newest = at == len(self._points) - 1
            if y is not None:
                size = 11.0 if newest else 8.0
                fill, ring = ("surface", point.tone) if point.hollow else (point.tone, None)
                canvas.box(
                    x - size / 2, y - size / 2, size, size, radius=size / 2, fill=fill, stroke=ring,
                    width=1.6 * canvas.style.scale,
                )  # fmt: skip
            role, ink = ("small_strong", "ink") if newest else ("small", "ink3")
            canvas.text(x - 16, bottom + 2, 32, 16, point.label, role=role, colour=ink, align="center")  # type: ignore[arg-type] # both are roles

    def _place(self, canvas: Canvas, at: int, names: float, bottom: float) -> tuple[float, float | None]:
        first = names + 8 + _PAD
        step = (canvas.w - first - _PAD) / max(1, len(self._points) - 1)
        height = self._points[at].height
        # At the very top and foot a point stays whole.
        return first + at * step, None if height is None else min(max(bottom * (1 - height), _EDGE), bottom - _EDGE - 2)
