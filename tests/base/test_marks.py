"""Which letters of a found text are marked, and what comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.finding import parse_query
from clientdesk.base.marks import Closeness, closeness, highlight


def marked(text: str, typed: str) -> str:
    """`text` with what is marked in brackets."""
    shown = text
    for start, end in reversed(highlight(text, parse_query(typed))):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Anna Saar", "ann", "[Ann]a Saar"),
        ("Anna Saar", "sa an", "[An]na [Sa]ar"),
        ("Anna Saar", "a", "[A]nna Saar"),
        ("Živilė", "zivile", "[Živilė]"),
        ("Živile\u0307 X", "zivile", "[Živile\u0307] X"),
        ("Strauß", "strauss", "[Strauß]"),
        ("O'Brien", "o'bri", "[O]'[Bri]en"),
        ("Иванов", "ivan", "[Иван]ов"),
        ("Щербаков", "shcherb", "[Щерб]аков"),
        ("Иванов", "bdfy", "[Иван]ов"),
        ("Ivanov", "иван", "[Ivan]ov"),
        ("דוד כהן", "cohen", "דוד [כהן]"),
        ("+372 5123 4567", "51234", "+372 [5123 4]567"),
        ("+372 5123 4567", "4567", "+372 5123 [4567]"),
        ("+372 5123 4567", "0037251", "+[372 51]23 4567"),
        ("Tartu", "ann", "Tartu"),
        ("Anna", "", "Anna"),
    ],
)
def test_what_was_typed_is_marked(text: str, typed: str, expected: str) -> None:
    assert marked(text, typed) == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_marks_lie_inside_the_text_in_order(text: str, typed: str) -> None:
    at = -1
    for start, end in highlight(text, parse_query(typed)):
        assert at < start < end <= len(text)
        at = end


@given(st.text(max_size=40))
def test_a_text_typed_whole_is_marked_where_it_has_words(text: str) -> None:
    query = parse_query(text)
    assert bool(highlight(text, query)) == bool(query.parts)


def test_the_closest_comes_first() -> None:
    names = ["Anatoli Annuk", "Iван Anna", "Иван Петров", "Ivanna Saar", "Ivan Saar"]
    query = parse_query("ivan")
    assert [closeness(name, query) for name in names] == [
        Closeness.ELSEWHERE,
        Closeness.ELSEWHERE,
        Closeness.OTHER_SPELLING,
        Closeness.BEGINNINGS,
        Closeness.WHOLE_WORDS,
    ]
