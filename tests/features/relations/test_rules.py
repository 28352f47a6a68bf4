"""The words of relations: each has a reverse, is translated, and is known again when it is written out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.relations.rules import WORDS, is_family, is_over, key_of, rank_of, reverse_of, word_text


@pytest.mark.parametrize("key", WORDS)
def test_every_reverse_is_a_word_that_leads_back(key: str) -> None:
    for reverse in WORDS[key].reverses:
        assert key in WORDS[reverse].reverses or WORDS[reverse].family == WORDS[key].family
    assert WORDS[reverse_of(key)].family == is_family(key)


def test_what_is_proposed() -> None:
    assert reverse_of("wife") == "husband"
    assert reverse_of("mother") == "child"
    assert reverse_of("accountant") == reverse_of("lawyer") == "client"
    assert reverse_of("referrer") == "referred"
    assert reverse_of("rowing mate") == "rowing mate", "the owner's own word stands for both"


@given(st.sampled_from(sorted(WORDS)), st.booleans())
def test_a_word_written_out_is_ours(key: str, loud: bool) -> None:
    written = word_text(key)
    assert key_of(f" {written.upper() if loud else written} ") == key
    assert key_of(key) == key


def test_own_words_stay_as_they_are_and_stand_last() -> None:
    assert key_of(" Patentante ") == "Patentante" and word_text("Patentante") == "Patentante"
    assert rank_of("wife") < rank_of("friend") < rank_of("Patentante")
    assert not is_family("Patentante") and not is_family("friend") and is_family("son")


def test_it_is_over_on_its_last_day() -> None:
    assert is_over(date(2026, 11, 20), date(2026, 11, 20))
    assert not is_over(date(2026, 11, 21), date(2026, 11, 20)) and not is_over(None, date(2026, 11, 20))
