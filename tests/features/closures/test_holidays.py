"""The table of holidays says what the library says, and names them in the language of the window."""

from __future__ import annotations

from datetime import date

import pytest

import holidays_table
from clientdesk.base.words import speaking
from clientdesk.features.closures.holidays import COUNTRIES, YEARS, holidays


def test_the_table_is_the_one_that_the_library_gives_now() -> None:
    written = holidays_table.TABLE.read_text(encoding="utf-8")
    assert written == holidays_table.text(), "run python resources/setup/holidays_table.py"
    assert dict(COUNTRIES) == holidays_table.COUNTRIES
    assert YEARS == holidays_table.YEARS


@pytest.mark.parametrize(
    ("country", "day", "own", "english"),
    [
        ("EE", date(2027, 6, 24), "Jaanipäev", "Midsummer Day"),
        ("LT", date(2027, 2, 16), "Lietuvos valstybės atkūrimo diena", "Day of Restoration of the State of Lithuania"),
        ("RU", date(2027, 5, 9), "День Победы", "Victory Day"),
        ("IL", date(2026, 9, 21), "יום כיפור", "Yom Kippur"),
    ],
)
def test_a_holiday_has_its_own_name_but_in_an_english_window(country: str, day: date, own: str, english: str) -> None:
    (found,) = [one for one in holidays(country, day.year) if one.day == day]
    assert found.is_closed
    for language, name in (("en", english), (COUNTRIES[country], own), ("ru", own)):
        with speaking(language):
            assert found.name() == name


def test_the_day_before_a_holiday_of_estonia_is_only_shorter() -> None:
    eve = next(one for one in holidays("EE", 2026) if one.day == date(2026, 12, 23))
    assert not eve.is_closed
    assert "shortened by 3 hours" in eve.english


@pytest.mark.parametrize(("country", "year"), [("XX", 2026), ("EE", 1999), ("EE", 2101)])
def test_what_the_table_does_not_know_has_no_holidays(country: str, year: int) -> None:
    assert list(holidays(country, year)) == []
