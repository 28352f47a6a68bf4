"""Names, addresses and birthdays, case by case."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.customers.rules import (
    NameParts,
    birthday_problem,
    days_of_the_year,
    is_email,
    next_birthday,
    ways_to_address,
    web_address,
    web_key,
)

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (NameParts("Anna", "Saar"), "Anna Saar"),
        (NameParts("Анна", "Воскресенская", "Сергеевна", language="ru"), "Анна Сергеевна Воскресенская"),
        (NameParts("Katalin", "Szabó", language="hu"), "Szabó Katalin"),
        (NameParts("Wei", "Wang", language="zh-Hans"), "Wang Wei"),
        (NameParts(family="Kask", honorific="Dr."), "Kask"),
        (NameParts(nickname="Bob"), ""),
    ],
)
def test_a_name_is_put_together_as_its_language_does(parts: NameParts, shown: str) -> None:
    assert parts.display() == shown


@pytest.mark.parametrize(
    ("told", "name", "parts", "ways"),
    [
        ("", "Anna Saar", NameParts("Anna", "Saar", honorific="Mrs."), ("Mrs. Saar", "Anna")),
        ("", "Anna Saar", NameParts("Anna", "Saar"), ("Anna",)),
        ("", "Анна Петрова", NameParts("Анна", "Петрова", "Сергеевна"), ("Анна Сергеевна", "Анна")),
        ("", "Robert Kask", NameParts("Robert", "Kask", nickname="Rob"), ("Rob",)),
        ("", "Kask", NameParts(family="Kask"), ()),
        ("", "Anna Saar", NameParts(), ("Anna Saar",)),
        ("Professor", "Anna Saar", NameParts("Anna", "Saar", honorific="Mrs."), ("Professor", "Anna")),
        ("Anna", "Anna Saar", NameParts("Anna", "Saar"), ("Anna",)),
    ],
)
def test_how_to_address_is_what_is_known_and_never_a_guess(
    told: str, name: str, parts: NameParts, ways: tuple[str, ...]
) -> None:
    assert ways_to_address(told, name, parts) == ways


def test_nobody_says_hotel_to_a_hotel() -> None:
    assert ways_to_address("", "Garden Hotel", NameParts(), is_organisation=True) == ()


@pytest.mark.parametrize("known", [(None, None, None), (1986, 5, 4), (None, 2, 29), (2000, 2, 29), (2026, 11, 20)])
def test_birthdays_that_can_be(known: tuple[int | None, int | None, int | None]) -> None:
    assert birthday_problem(*known, TODAY) is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((None, 5, None), "both the day and the month"),
        ((1980, None, None), "both the day and the month"),
        ((None, 2, 30), "no such day"),
        ((None, 13, 1), "no such day"),
        ((None, 4, 31), "no such day"),
        ((1900, 2, 29), "no 29 February"),
        ((2026, 11, 21), "still to come"),
        ((1492, 1, 1), "cannot be right"),
        ((10**30, 1, 1), "cannot be right"),
    ],
)
def test_birthdays_that_cannot(wrong: tuple[int | None, int | None, int | None], said: str) -> None:
    assert said in (birthday_problem(*wrong, TODAY) or "")


@pytest.mark.parametrize(
    ("month", "day", "kept"),
    [(11, 20, date(2026, 11, 20)), (11, 19, date(2027, 11, 19)), (2, 29, date(2027, 2, 28)), (1, 1, date(2027, 1, 1))],
)
def test_the_next_birthday(month: int, day: int, kept: date) -> None:
    assert next_birthday(month, day, TODAY) == kept


@given(first=st.dates(date(1900, 1, 1), date(2100, 1, 1)), month=st.integers(1, 12), day=st.integers(1, 31))
def test_every_birthday_is_met_once_within_a_year(first: date, month: int, day: int) -> None:
    if birthday_problem(None, month, day, TODAY):
        return
    met = [on for on, its_month, its_day in days_of_the_year(first, 365) if (its_month, its_day) == (month, day)]
    # In a leap year the 365 days miss one; on no day is anybody met twice.
    assert met in ([next_birthday(month, day, first)], [])
    assert met or next_birthday(month, day, first).toordinal() - first.toordinal() >= 365


@pytest.mark.parametrize("text", ["anna@post.ee", "a.b+c@x", "дмитрий@почта.рф"])
def test_e_mails(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize("text", ["", "anna", "@post.ee", "anna@", "a b@c.ee", "a@b@c.ee", "Anna <a@b.ee>"])
def test_no_e_mails(text: str) -> None:
    assert not is_email(text)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("www.saar.ee", "https://www.saar.ee"),
        ("http://saar.ee/a?b=c", "http://saar.ee/a?b=c"),
        ("HTTPS://Saar.ee", "HTTPS://Saar.ee"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("smb://server/share", None),
        ("\\\\server\\share", None),
        ("saar", None),
        ("two words.ee", None),
        ("http://[", None),
    ],
)
def test_only_web_addresses_are_opened(text: str, opened: str | None) -> None:
    assert web_address(text) == opened


def test_spellings_of_one_web_address_meet() -> None:
    assert web_key("https://www.Saar.ee/") == web_key("saar.ee") == "saar.ee"
