"""Rows of "Go to anything": what it is called, what kind of thing it is, the keys that lead there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to.

    Args:
        words: what it is called.
        kind: page, action or customer, in words.
        icon: a glyph's name.
        go: goes there.
        keys: the keys that lead there directly, as the system writes them.
    """

    words: str
    kind: str
    icon: str
    go: Callable[[], object] = field(compare=False)
    keys: str = ""

    def __str__(self) -> str:
        return f"{self.words}, {self.kind}"


class GoalDelegate(RowDelegate[Goal]):
    """Paints one."""

    def draw(self, canvas: Canvas, row: Goal, state: RowState) -> None:
        """Icon, words, kind, keys."""
        canvas.row_ground(selected=state.selected, hovered=state.hovered, bar=False)
        canvas.icon(row.icon, 16, (canvas.h - 17) / 2, 17)
        trailing = 16.0
        if row.keys:
            trailing += canvas.key_hint_width(row.keys)
            canvas.key_hint(canvas.w - trailing, (canvas.h - 20) / 2, row.keys)
            trailing += 10
        kind = canvas.text_width(row.kind, "second")
        canvas.text(canvas.w - trailing - kind, 0, kind + 1, canvas.h, row.kind, role="second", colour="ink3")
        canvas.text(44, 0, canvas.w - trailing - kind - 56, canvas.h, row.words, role="text")
