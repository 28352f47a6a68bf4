"""A word that means two things is told apart by its context."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clientdesk.base.words import C_, Phrase, _, use_language


@pytest.fixture(autouse=True)
def _back_to_english() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("code", "button", "kind"),
    [
        ("en", "Call", "Call"),
        ("et", "Helista", "Kõne"),
        ("lt", "Skambinti", "Skambutis"),
        ("ru", "Позвонить", "Звонок"),
    ],
)
def test_a_button_is_a_verb_and_a_kind_is_a_noun(code: str, button: str, kind: str) -> None:
    use_language(code)
    assert (_(C_("button", "Call")), Phrase(C_("button", "Call")).text(), _("Call")) == (button, button, kind)
