"""Sums: exact, typed in any habit, written in each language's own."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.base.money import LOCALES, MOST_DIGITS, Money, format_money, minor_digits, parse_money

CURRENCIES = ("EUR", "RUB", "ILS", "USD", "JPY", "KWD")
SUMS = st.builds(Money, st.integers(-(10**12), 10**12), st.sampled_from(CURRENCIES))


def euros(text: str) -> int:
    return parse_money(text, "EUR", field="price").minor


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("12,50", 1250),
        ("12.", 1200),
        (",5", 50),
        ("0.500", 50),
        ("1 284,50 €", 128450),
        ("€1,284.50", 128450),
        ("€1,284", 128400),
        ("1.284", 128400),
        ("1.284.000,5", 128400050),
        ("1'284.50", 128450),
        ("1\u00a0284,50\u00a0EUR", 128450),
        ("\u200f-1,284.50\u00a0\u200f€", -128450),
        ("\u22123", -300),
        ("+3", 300),
        ("１２,５", 1250),
        ("٣", 300),
        ("0", 0),
    ],
)
def test_a_sum_is_read_as_people_type_it(typed: str, cents: int) -> None:
    assert euros(typed) == cents


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        ".",
        "€",
        "ten",
        "1.2.3",
        "1,23,456",
        "12.5055",
        "1e5",
        "5 $",
        "5 USD",
        "--3",
        "3-",
        "0x10",
        "1" * 40,
        "½",
    ],
)
def test_what_is_no_sum_is_told_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        euros(typed)
    assert refused.value.field == "price"


def test_the_largest_sum() -> None:
    assert euros("9" * (MOST_DIGITS - 2)) == int("9" * (MOST_DIGITS - 2)) * 100
    with pytest.raises(UserError, match="too large"):
        euros("1" + "0" * (MOST_DIGITS - 2))


@pytest.mark.parametrize(
    ("in_language", "shown", "brief"),
    [
        ("en", "€1,284.50", "€1,284"),
        ("et", "1\u00a0284,50\u00a0€", "1\u00a0284\u00a0€"),
        ("lt", "1\u00a0284,50\u00a0€", "1\u00a0284\u00a0€"),
        ("ru", "1\u00a0284,50\u00a0€", "1\u00a0284\u00a0€"),
        ("he", "\u200f1,284.50\u00a0\u200f€", "\u200f1,284\u00a0\u200f€"),
    ],
)
def test_each_language_writes_a_sum_its_own_way(in_language: str, shown: str, brief: str) -> None:
    assert format_money(Money(128450, "EUR"), in_language) == shown
    assert format_money(Money(128400, "EUR"), in_language, brief=True) == brief
    assert format_money(Money(128450, "EUR"), in_language, brief=True) == shown


@given(SUMS, st.sampled_from(sorted(LOCALES)), st.booleans())
def test_what_is_shown_can_be_typed(money: Money, in_language: str, brief: bool) -> None:
    assert parse_money(format_money(money, in_language, brief=brief), money.currency, field="price") == money


@given(SUMS)
def test_the_plain_form_is_exact(money: Money) -> None:
    assert Decimal(money.plain()) == money.amount
    assert int(money.amount.scaleb(minor_digits(money.currency))) == money.minor
    assert parse_money(money.plain(), money.currency, field="price") == money


@given(st.text())
def test_any_text_is_a_sum_or_refused(text: str) -> None:
    with suppress(UserError):
        assert abs(euros(text)) < 10**MOST_DIGITS


def test_sums_of_one_currency_add_up() -> None:
    one, other = Money(1250, "EUR"), Money(300, "EUR")
    assert (one + other, one - other, -one, other * 3) == (
        Money(1550, "EUR"),
        Money(950, "EUR"),
        Money(-1250, "EUR"),
        Money(900, "EUR"),
    )
    assert other < one
    assert other <= one
    with pytest.raises(ValueError, match="EUR and USD"):
        one + Money(1, "USD")
    with pytest.raises(ValueError, match="EUR and USD"):
        assert one < Money(1, "USD")
