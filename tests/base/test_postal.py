"""An address as the post of its country wants it."""

from __future__ import annotations

import pytest

from clientdesk.base.postal import envelope_lines


def lines(country: str, home: str = "EE", postcode: str = "12345", region: str = "", name: str = "") -> list[str]:
    return envelope_lines(
        street="Main 1\nFlat 2", city="Town", region=region, postcode=postcode, country=country, home=home,
        country_name=name,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("country", "home", "expected"),
    [
        ("EE", "EE", ["Main 1", "Flat 2", "12345 Town"]),
        ("", "EE", ["Main 1", "Flat 2", "12345 Town"]),
        ("LT", "LT", ["Main 1", "Flat 2", "LT-12345 Town"]),
        ("RU", "RU", ["Main 1", "Flat 2", "Town", "12345"]),
        ("GB", "GB", ["Main 1", "Flat 2", "Town", "12345"]),
        ("IL", "IL", ["Main 1", "Flat 2", "Town 12345"]),
        ("US", "US", ["Main 1", "Flat 2", "Town 12345"]),
    ],
)
def test_the_town_and_its_code_stand_in_the_order_of_the_country(country: str, home: str, expected: list[str]) -> None:
    assert lines(country, home) == expected


def test_what_goes_abroad_ends_with_the_country_in_capitals() -> None:
    assert lines("FI", name="Finland")[-1] == "FINLAND"
    assert lines("Atlantis")[-1] == "ATLANTIS"


def test_a_state_stands_between_town_and_code() -> None:
    assert lines("US", "US", "60601", "IL")[-1] == "Town, IL 60601"
    assert lines("LT", "LT", "LT-01152")[-1] == "LT-01152 Town"


def test_empty_lines_are_left_out() -> None:
    found = envelope_lines(street="", city="", region="", postcode="", country="", home="EE", country_name="")
    assert found == []
