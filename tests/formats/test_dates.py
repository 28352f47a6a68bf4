"""Birthdays as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.formats.dates import DateOrder, guess_order, read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03.03.1986", "1986-03-03"),
        ("3/4/1986", "1986-04-03"),
        ("3.4.86", "1986-04-03"),
        ("3-4-05", "2005-04-03"),
        ("1986-03-04", "1986-03-04"),
        ("1986.03.04", "1986-03-04"),
        ("1986/3/4", "1986-03-04"),
        ("19860304", "1986-03-04"),
        ("1986-03-04 00:00:00", "1986-03-04"),
        ("04.03.1986 0:00", "1986-03-04"),
        ("1/15/1980", "1980-01-15"),
        ("3 Mar 1986", "1986-03-03"),
        ("March 3, 1986", "1986-03-03"),
        ("3. märts 1986", "1986-03-03"),
        ("1986 m. kovo 3 d.", "1986-03-03"),
        ("3 марта 1986 г.", "1986-03-03"),
        ("03.03.1986 г.", "1986-03-03"),
        ("3 במרץ 1986", "1986-03-03"),
        ("3 мая", "--05-03"),
        ("lapkričio 23 d.", "--11-23"),
        ("23. november", "--11-23"),
        ("03.04.", "--04-03"),
        ("--04-03", "--04-03"),
        ("29.02", "--02-29"),
        ("31474", "1986-03-03"),
        ("31.02.1986", None),
        ("yesterday", None),
        ("Friday 3 4 1986", None),
        ("1/2/3/4", None),
        ("1986", None),
        ("", None),
        ("1" * 200, None),
    ],
)
def test_usual_spellings(text: str, day: str | None) -> None:
    assert read_date(text, DateOrder.DMY) == day


def test_the_order_decides_only_what_is_open() -> None:
    assert read_date("3/4/1986", DateOrder.MDY) == "1986-03-04"
    assert read_date("13/4/1986", DateOrder.MDY) == "1986-04-13"
    assert read_date("86-03-04", DateOrder.YMD) == "1986-03-04"


def test_the_order_is_seen_in_the_dates_or_is_the_countrys_custom() -> None:
    assert guess_order(["3/4/1986", "1/15/1980"], "EE") is DateOrder.MDY
    assert guess_order(["15/1/1980"], "US") is DateOrder.DMY
    assert guess_order(["3/4/1986"], "US") is DateOrder.MDY
    assert guess_order([], "LT") is DateOrder.YMD
    assert guess_order(["3/4/1986"], "IL") is DateOrder.DMY


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_every_day_is_read_from_its_spellings(day: dt.date) -> None:
    assert read_date(day.isoformat()) == day.isoformat()
    assert read_date(day.strftime("%d.%m.%Y")) == day.isoformat()
    assert read_date(day.strftime("%m/%d/%Y"), DateOrder.MDY) == day.isoformat()
    assert read_date(day.strftime("%d %B %Y")) == day.isoformat()


@given(st.text(st.characters(categories=["Nd", "L", "P", "Zs"]), max_size=30))
def test_nothing_makes_it_fall(text: str) -> None:
    found = read_date(text)
    assert found is None or len(found) in (7, 10)
