"""Every colour pair that carries words is readable: WCAG 2.1 contrast, computed from the tokens."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from clientdesk.kit.theme import DARK, LIGHT, Theme

GROUNDS = ("surface", "sunken", "bg", "hover", "selected")
WRITERS = ("ink", "ink2", "ink3", "accent_text", "danger", "warn", "info", "gift")
ON_SOFT = (
    ("accent_text", "accent_soft"),
    ("danger", "danger_soft"),
    ("warn", "warn_soft"),
    ("info", "info_soft"),
    ("gift", "gift_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("ink", "warn_soft"),
    ("ink", "danger_soft"),
    ("surface", "ink"),
    ("toast_action", "ink"),
)
# What the design demands of each token at its worst, so that a change for the worse is seen even above 4.5.
PROMISED = {
    "light": {"ink": 13.8, "ink2": 6.7, "ink3": 4.56, "accent_text": 6.19, "danger": 5.50, "warn": 5.36, "info": 6.01},
    "dark": {"ink": 10.6, "ink2": 6.9, "ink3": 4.72, "accent_text": 6.38, "danger": 5.85, "warn": 7.12, "info": 6.25},
}

both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    read = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (read.redF(), read.greenF(), read.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@both
@pytest.mark.parametrize("writer", WRITERS)
def test_words_are_readable_on_every_ground(theme: Theme, writer: str) -> None:
    worst = min(contrast(getattr(theme, writer), getattr(theme, ground)) for ground in GROUNDS)
    assert worst >= 4.5
    promised = PROMISED["dark" if theme.dark else "light"].get(writer, 4.5)
    assert worst >= promised - 0.06


@both
@pytest.mark.parametrize(("writer", "ground"), ON_SOFT)
def test_words_are_readable_on_their_own_ground(theme: Theme, writer: str, ground: str) -> None:
    assert contrast(getattr(theme, writer), getattr(theme, ground)) >= 4.5


@both
def test_the_border_of_a_field_is_seen_on_every_ground(theme: Theme) -> None:
    assert min(contrast(theme.field, getattr(theme, ground)) for ground in GROUNDS) >= 3.0


@both
def test_the_ring_of_the_focus_is_seen_on_every_ground(theme: Theme) -> None:
    assert min(contrast(theme.focus, getattr(theme, ground)) for ground in GROUNDS) >= 3.0


@both
def test_initials_are_readable_on_all_eight_avatars(theme: Theme) -> None:
    assert len(theme.avatars) == 8
    assert min(contrast(ground, ink) for ground, ink in theme.avatars) >= (7.3 if theme.dark else 5.7)


@both
def test_neighbouring_customers_have_different_hues_and_all_eight_are_used(theme: Theme) -> None:
    hues = [theme.avatar(seed) for seed in range(1, 400)]
    assert set(hues) == set(theme.avatars)
    assert not any(a == b for a, b in itertools.pairwise(hues))


def test_a_token_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(AttributeError):
        LIGHT.colour("sky")
