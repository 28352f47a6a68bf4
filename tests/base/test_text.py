"""The normaliser: what counts as the same word, and where it stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.text import LONGEST_TOKEN, tidy, tidy_lines, tokens, visible_bidi, words

NAUGHTY = ["", " ", "\x00", "\ud800", "🎂", '"AND OR NEAR" * ^ : ( -', "\u202eabc", "a" * 5000, "½ kg", "ﷺ", "ﬁn", "ⅷ"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Živilė Šalčiūnaitė", ("zivile", "salciunaite")),
        ("Jõgi, ÄÖÜ", ("jogi", "aou")),
        ("Фёдор Горький", ("федор", "горькии")),
        ("Strauß STRAUSS", ("strauss", "strauss")),
        ("O'Brien", ("o", "brien")),
        ("O’Brien", ("o", "brien")),
        ("Oʼbrien", ("o", "brien")),
        ("mari@saar.ee", ("mari", "saar", "ee")),
        ("Anna-Maria", ("anna", "maria")),
        ("+372 5123 4567", ("372", "5123", "4567")),
        ("שָׂרָה כהן", ("שרה", "כהנ")),
        ("צה\"ל ג'ורג' ג׳ורג׳", ("צהל", "גורג", "גורג")),
        ("בן־דוד", ("בנ", "דוד")),
        ("Łukasz Ørsted Đoković", ("lukasz", "orsted", "dokovic")),
        ("ＦＵＬＬ １２ ٣٤", ("full", "12", "34")),
        ("soft\u00adhyphen", ("softhyphen",)),
        ("a\x00b", ("a", "b")),
        ("\ud800", ()),
        ("🎂", ()),
    ],
)
def test_words_are_what_a_person_would_type(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_breaks_it(text: str) -> None:
    assert all(token.isalnum() and len(token) <= LONGEST_TOKEN for token in tokens(text))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = tokens(text)
    assert tokens(" ".join(once)) == once


@given(st.text())
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@given(st.text())
def test_case_makes_no_difference(text: str) -> None:
    assert tokens(text.casefold()) == tokens(text)


@given(st.text(st.sampled_from("aŽė̇й'’\"״ אםך1ß½ﬁ\u0301\u00ad.-") | st.characters(), max_size=30))
def test_each_word_knows_its_place(text: str) -> None:
    found = list(words(text))
    assert tuple(word.token[:LONGEST_TOKEN] for word in found) == tokens(text)
    for word in found:
        start, end = word.span(len(word.token))
        assert 0 <= start < end <= len(text)
        assert word.token in "".join(tokens(text[start:end])) or word.token in "".join(tokens(text))


def test_a_span_covers_the_accents_and_no_more() -> None:
    name = "Anna Živile\u0307 Z."
    word = list(words(name))[1]
    assert name[slice(*word.span(3))] == "Živ"
    assert name[slice(*word.span(6))] == "Živile\u0307"
    ligature = next(words("ﬁnn"))
    assert ligature.span(1) == (0, 1)


def test_one_line_is_tidied() -> None:
    assert tidy("  Anna \t\n  Saar\x00\x1b ") == "Anna Saar"
    assert tidy("Anna Saar ") == "Anna Saar"
    assert tidy("e\u0301") == "é"
    assert tidy("\ud83d") == ""
    assert tidy("line\u2028two") == "line two"
    assert tidy("a\u00a0\u00a0b") == "a b"


def test_many_lines_keep_their_shape() -> None:
    assert tidy_lines("\r\none  \r\n\r\n  two\tx\x00\rthree\n\n") == "one\n\n  two\tx\nthree"


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)
    tidy(text).encode("utf-8")


@given(st.text())
def test_tidying_never_changes_what_is_found(text: str) -> None:
    control_inside_a_word = any(unicodedata.category(char) in {"Cc", "Cs"} and not char.isspace() for char in text)
    if not control_inside_a_word:
        assert tokens(tidy(text)) == tokens(text)


def test_direction_marks_are_written_out() -> None:
    assert visible_bidi("invoice\u202efdp.exe") == "invoice[U+202E]fdp.exe"
    assert visible_bidi("שלום Anna") == "שלום Anna"
