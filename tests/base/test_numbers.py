"""Numbers as people type them, in each language's own way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.numbers import MOST_DIGITS, number_words, read_number
from clientdesk.base.words import LANGUAGES, use_language


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("language", "typed", "plain"),
    [
        ("en", "1,234.5", "1234.5"), ("en", "1,234", "1234"), ("en", "1,5", "1.5"), ("en", "1.234", "1.234"),
        ("et", "1 234,50", "1234.5"), ("et", "1,234", "1.234"), ("et", "1.234", "1.234"), ("lt", "−3,5", "-3.5"),
        ("ru", "1\u00a0234\u00a0567", "1234567"), ("ru", "1.234.567,8", "1234567.8"), ("he", "\u200e-7", "-7"),
        ("he", "1,234,567", "1234567"), ("en", "٣٫٥", None), ("en", "٣٥", "35"), ("en", "-0", "0"), ("en", "007", "7"),
        ("en", ".5", "0.5"), ("en", "5.", "5"), ("en", "", None), ("en", ".", None), ("en", "12a", None),
        ("en", "1,23,456", None), ("en", "1e5", None), ("en", "9" * (MOST_DIGITS + 1), None), ("en", "nan", None),
    ],
)  # fmt: skip
def test_a_number_is_read(language: str, typed: str, plain: str | None) -> None:
    use_language(language)
    assert read_number(typed) == plain


@given(st.text(max_size=20), st.sampled_from(LANGUAGES))
def test_any_text_is_a_number_or_none_and_a_number_is_plain(text: str, language: str) -> None:
    use_language(language)
    found = read_number(text)
    if found is not None:
        assert read_number(found) == found
        assert f"{Decimal(found):f}" == found
        assert read_number(number_words(found)) == found
