"""Rows of "Go to anything": what it is called, what kind of thing it is, the keys that lead there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState

_LEAST_DETAIL = 60.0
"""In less room a detail says nothing."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to.

    Args:
        key: tells it from all others, in every language.
        words: what it is called.
        kind: page, action, customer, in words.
        icon: a glyph's name.
        go: goes there.
        keys: the keys that lead there directly, as the system writes them.
        detail: what else of it met what was typed: a phone number, a part of a note.
    """

    key: str
    words: str
    kind: str
    icon: str
    go: Callable[[], object] = field(compare=False)
    keys: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.words, self.detail, self.kind) if part)


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
        room = canvas.w - trailing - kind - 56
        canvas.text(44, 0, room, canvas.h, row.words, role="text")
        after = canvas.text_width(row.words, "text") + 12
        if row.detail and room - after > _LEAST_DETAIL:
            canvas.text(44 + after, 0, room - after, canvas.h, row.detail, role="second", colour="ink2")
