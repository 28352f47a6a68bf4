"""Days in words, read as a shopkeeper would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel.dates import format_date

from clientdesk.base.days import ago, birthday_date, day_name, long_date, month_and_year, short_date, weekday_date
from clientdesk.base.words import LANGUAGES, use_language

TODAY = date(2026, 11, 20)
SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _english_after() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (14, "14 days ago"), (15, "5 Nov"), (400, "16 Oct 2025")],
)
def test_how_long_ago(days: int, said: str) -> None:
    assert ago(TODAY - timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "Today"),
        (date(2026, 11, 21), "Tomorrow"),
        (date(2026, 11, 19), "Yesterday"),
        (SUNDAY, "Sunday 22 November"),
        (date(2027, 1, 1), "Friday 1 January 2027"),
    ],
)
def test_the_name_of_a_day(day: date, said: str) -> None:
    assert day_name(day, TODAY) == said


@pytest.mark.parametrize(
    ("code", "long", "short"),
    [
        ("en", "Sunday 22 November", "22 Nov"),
        ("et", "pühapäev, 22. november", "22. nov"),
        ("lt", "lapkričio 22 d., sekmadienis", "lapkr. 22 d."),
        ("ru", "воскресенье, 22 ноября", "22 нояб."),
        ("he", "יום ראשון, 22 בנובמבר", "22 בנוב׳"),
    ],
)
def test_dates_are_written_as_each_language_does(code: str, long: str, short: str) -> None:
    use_language(code)
    assert (long_date(SUNDAY, TODAY), short_date(SUNDAY, TODAY)) == (long, short)


@pytest.mark.parametrize("code", LANGUAGES)
def test_another_year_is_written_out(code: str) -> None:
    use_language(code)
    assert "2027" in short_date(date(2027, 3, 1), TODAY) and "2027" in long_date(date(2027, 3, 1), TODAY)


@pytest.mark.parametrize(
    ("code", "without", "with_year", "since"),
    [
        ("en", "29 February", "3 March 1986", "May 2019"),
        ("et", "29. veebruar", "3. märts 1986", "mai 2019"),
        ("lt", "vasario 29 d.", "1986 m. kovo 3 d.", "2019 m. gegužė"),
        ("ru", "29 февраля", "3 марта 1986 г.", "май 2019 г."),
        ("he", "29 בפברואר", "3 במרץ 1986", "מאי 2019"),
    ],
)
def test_birthdays_and_months(code: str, without: str, with_year: str, since: str) -> None:
    use_language(code)
    assert birthday_date(2, 29, None) == without
    assert birthday_date(3, 3, 1986) == with_year
    assert month_and_year(date(2019, 5, 4)) == since


_CLDR = {
    # Patterns of LDML (UTS #35): E weekday, d day, M month, L month alone, y year.
    long_date: {
        "en": "EEEE d MMMM y", "et": "EEEE, d. MMMM y", "lt": "y 'm'. MMMM d 'd'., EEEE", "ru": "EEEE, d MMMM y 'г'.",
        "he": "EEEE, d 'ב'MMMM y",
    },
    weekday_date: {
        "en": "EEE d MMM y", "et": "EEE, d. MMM y", "lt": "y 'm'. MMM d 'd'., EEE", "ru": "EEE, d MMM y 'г'.",
        "he": "EEE, d 'ב'MMM y",
    },
    short_date: {
        "en": "d MMM y", "et": "d. MMM y", "lt": "y 'm'. MMM d 'd'.", "ru": "d MMM y 'г'.", "he": "d 'ב'MMM y",
    },
}  # fmt: skip
_CLDR_MONTHS = {"en": "MMMM y", "et": "LLLL y", "lt": "y 'm'. LLLL", "ru": "LLLL y 'г'.", "he": "MMMM y"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_are_those_of_cldr_in_every_month_and_on_every_weekday(code: str) -> None:
    use_language(code)
    locale = "en_GB" if code == "en" else code
    for number in range(0, 366, 3):
        day = date(2025, 1, 1) + timedelta(days=number)
        for written, patterns in _CLDR.items():
            assert written(day, date(2024, 1, 1)) == format_date(day, patterns[code], locale)
        assert month_and_year(day) == format_date(day, _CLDR_MONTHS[code], locale)
