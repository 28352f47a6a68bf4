"""Badges: a short name in one of six looks that differ in shape as well as in colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Corner = Literal["round", "pill", "square"]

LONGEST = 12
"""So many characters of a name stand in a badge; the rest is an ellipsis, and the whole name its tip."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What a key is called and how it is drawn; `look` is a key of `LOOKS`."""

    name: str
    look: str = "plain"

    def shown(self) -> str:
        """The name as the badge has room for it."""
        return self.name if len(self.name) <= LONGEST else f"{self.name[: LONGEST - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Look:
    """How a badge is drawn: tokens of the theme, and a shape.

    Args:
        fill: its ground.
        ink: its letters, readable on the ground in both themes.
        stroke: its edge, None for none.
        corner: round corners, a pill, or square.
        dashed: whether the edge is.
    """

    fill: str
    ink: str
    stroke: str | None = None
    corner: Corner = "round"
    dashed: bool = False


LOOKS: Mapping[str, Look] = {
    "filled": Look("accent", "on_accent"),
    "outlined": Look("surface", "accent_text", "accent_text"),
    "plain": Look("surface", "ink3", "line"),
    "info": Look("info_soft", "info", None, "pill"),
    "gift": Look("gift_soft", "gift", "gift", "square"),
    "warn": Look("warn_soft", "warn", "warn", "pill", dashed=True),
}
"""The six looks; who cannot tell their colours tells their shapes."""

FIRST_BADGES: Mapping[str, Badge] = {
    "A": Badge("A", "filled"),
    "B": Badge("B", "outlined"),
    "C": Badge("C", "plain"),
}
"""What there is before anybody has said otherwise."""
