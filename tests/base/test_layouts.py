"""Text typed on the wrong keyboard layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.layouts import other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bdfyjd", "иванов"),
        ("Bdfyjd", "иванов"),
        ("<jhbc", "борис"),
        ("'kbyf", "элина"),
        ("fvi", "כהן"),
        ("c,tt", "בתאא"),
        ("шмфтщм", "ivanov"),
        ("כהן", "fvi"),
        ("דשרשי", "sarah"),
        ("רגע", "квп"),
        ("оъуыффк", "jõesaar"),
        ("игелшут4", "butkienė"),
        ("üjükjd", "хохлов"),
    ],
)
def test_the_same_keys_on_another_layout(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


@pytest.mark.parametrize("typed", ["", "123", "anna1", "annaанна", "õунa", "mari@saar.ee", "...", "\x00"])
def test_no_reading_where_no_single_layout_could_have_written_it(typed: str) -> None:
    assert other_layouts(typed) == ()


@given(st.text("qwertyuiopasdfghjklzxcvbnm", min_size=1))
def test_english_and_russian_letters_go_there_and_back(word: str) -> None:
    russian = next(reading for reading in other_layouts(word) if "а" <= reading[0] <= "я")
    assert word in other_layouts(russian)
