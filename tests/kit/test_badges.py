"""Badges: each look is told from the others by its shape too, and its letters are read in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clientdesk.kit.badges import FIRST_BADGES, LOOKS, Badge
from clientdesk.kit.canvas import badge_width
from clientdesk.kit.painted import Painted
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import DARK, LIGHT, Theme
from tests.kit.test_theme import contrast

both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@both
@pytest.mark.parametrize("look", LOOKS)
def test_the_name_of_a_class_is_readable_in_every_look(theme: Theme, look: str) -> None:
    assert contrast(getattr(theme, LOOKS[look].ink), getattr(theme, LOOKS[look].fill)) >= 4.5


def test_no_two_looks_have_the_same_shape() -> None:
    shapes = {(look.stroke is None, look.stroke == "line", look.corner, look.dashed) for look in LOOKS.values()}
    assert len(shapes) == len(LOOKS)


def test_a_long_name_is_cut_to_twelve_characters() -> None:
    assert Badge("Gold members").shown() == "Gold members"
    assert Badge("Very faithful customers").shown() == "Very faithf…" and len(Badge("x" * 40).shown()) == 12


def test_a_letter_stands_in_a_square_and_a_word_takes_its_room(qtbot: QtBot) -> None:
    style = style_of()
    assert badge_width(style, Badge("A"), size=20) == 20
    assert badge_width(style, Badge("Gold"), size=20) > 30


def test_a_class_is_drawn_as_its_owner_wants_it(qtbot: QtBot) -> None:
    style = style_of()

    def drawn(key: str) -> QImage:
        shown = Painted(lambda k: k.class_badge(0, 0, key), height=20, width=60)
        qtbot.addWidget(shown)
        return shown.grab().toImage()

    first = drawn("A")
    assert drawn("B") != first
    try:
        style.set_badges({"A": Badge("A", "outlined"), "B": Badge("B", "filled")})
        assert drawn("A") != first
        assert style.badge("A").look == "outlined" and style.badge("no such") == Badge("no such")
    finally:
        style.set_badges(FIRST_BADGES)
    assert drawn("A") == first
