"""Values of facts: whatever was read is shown, and read again to the same, in every language."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.base.words import LANGUAGES, use_language
from clientdesk.desk.desk import Desk
from clientdesk.desk.fact_values import number_of, read_value, worder
from clientdesk.desk.facts import Choice, FactKind

CHOICES = (Choice("r", "Red"), Choice("b", "Blue, dark"), Choice("g", "Grün"))
TYPED = st.one_of(
    st.sampled_from(
        ["12", "1,5", "1 234,50 €", "12.3.2024", "2024-02-29", "3 March 2021", "29.2.00", "5.6.69", "yes", "нет", "כן"]
    ),
    st.sampled_from(["red", "Blue, dark", "grun; Red", "r\nb", "", " "]),
    st.dates().map(str),
    st.decimals(-(10**9), 10**9, places=2).map(str),
    st.text(max_size=10),
)


def read(desk: Desk, kind: FactKind, text: str) -> str:
    """A text read as a value of a kind."""
    return desk.ask(read_value, key="own", kind=kind, text=text, choices=lambda: CHOICES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TYPED, kind=st.sampled_from(list(FactKind)), language=st.sampled_from(LANGUAGES))
def test_what_was_read_is_read_again_to_the_same(desk: Desk, text: str, kind: FactKind, language: str) -> None:
    use_language(language)
    try:
        check(desk, kind, text)
    finally:
        use_language("en")


def check(desk: Desk, kind: FactKind, text: str) -> None:
    """Read, show, read again; what cannot be read is refused on its key."""
    try:
        value = read(desk, kind, text)
    except UserError as error:
        refused = error.field
        value = ""
    else:
        refused = "own"
    assert refused == "own"
    assert read(desk, kind, value) == value
    words = worder(kind, "EUR", CHOICES)(value)
    # A choice may have a comma in its name; then its words stand for one choice, and a list of them for none.
    if kind is not FactKind.SOME_OF and not (kind is FactKind.DATE and value < "1000"):
        assert read(desk, kind, words) == value
    compared = bool(value) and kind in {FactKind.NUMBER, FactKind.MONEY, FactKind.DATE}
    assert (number_of(kind, value) is not None) is compared


@pytest.mark.parametrize(("typed", "key"), [("RED", "r"), ("grun", "g"), ("Blue, dark", "b"), ("b", "b")])
def test_a_choice_is_named_by_its_words_whatever_case_and_accents(desk: Desk, typed: str, key: str) -> None:
    assert read(desk, FactKind.ONE_OF, typed) == key
    assert read(desk, FactKind.SOME_OF, typed) == key


@pytest.mark.parametrize(
    ("typed", "day"), [("5.6.69", "2069-06-05"), ("5.6.70", "1970-06-05"), ("1.1.26", "2026-01-01")]
)
def test_two_digits_of_a_year_are_of_this_century_or_of_living_memory(desk: Desk, typed: str, day: str) -> None:
    assert read(desk, FactKind.DATE, typed) == day
