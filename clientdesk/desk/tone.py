"""The soft colour pairs of kinds of things."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """The soft colour pair of a kind of thing; the names of the theme's tokens."""

    PLAIN = "plain"
    ACCENT = "accent"
    DANGER = "danger"
    WARN = "warn"
    INFO = "info"
    GIFT = "gift"
