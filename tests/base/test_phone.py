"""Phone numbers in any spelling."""

from __future__ import annotations

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.phone import calling_code, display_phone, parse_phone, typed_digits


@pytest.mark.parametrize(
    ("text", "country", "e164"),
    [
        ("5123 4567", "EE", "+37251234567"),
        ("+372 5123 4567", "", "+37251234567"),
        ("00372 5123-4567", "LT", "+37251234567"),
        ("tel:+372-5123-4567", "EE", "+37251234567"),
        ("\u2066+372 5123 4567\u2069", "IL", "+37251234567"),
        ("+372 (0) 5123 4567", "EE", "+37251234567"),
        ("+39 06 1234 5678", "", "+390612345678"),
        ("8 612 00345", "LT", "+37061200345"),
        ("8 (912) 345-67-89", "RU", "+79123456789"),
        ("050-333-2020", "IL", "+972503332020"),
        ("5300 118", "EE", "+3725300118"),
        ("５１２３ ４５６７", "EE", "+37251234567"),
        ("112", "EE", None),
        ("ask for Mari", "EE", None),
        ("", "EE", None),
        ("5123 4567", "", None),
        ("5123 4567", "XX", None),
        ("1" * 500, "EE", None),
    ],
)
def test_any_spelling_is_the_same_number(text: str, country: str, e164: str | None) -> None:
    assert parse_phone(text, country).e164 == e164


def test_what_cannot_be_read_is_kept_as_typed() -> None:
    phone = parse_phone(" 112 (night only) ", "EE")
    assert (phone.typed, phone.e164, phone.digits, phone.shown) == (
        "112 (night only)", None, "112", "112 (night only)",
    )  # fmt: skip


def test_an_extension_is_kept_beside_the_number() -> None:
    phone = parse_phone("612 3456 ext. 22", "EE")
    assert (phone.e164, phone.extension, phone.shown) == ("+3726123456", "22", "+372 612 3456 ext. 22")


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+37251234567", "+372 5123 4567"),
        ("+3725300118", "+372 5300 118"),
        ("+390612345678", "+39 06 1234 5678"),
        ("+3727402214", "+372 740 2214"),
        ("+37061200345", "+370 612 00345"),
        ("+972521234567", "+972 52-123-4567"),
        ("+97298601010", "+972 9-860-1010"),
        ("+79123456789", "+7 912 345-67-89"),
        ("+442079460958", "+44 20 7946 0958"),
        ("+999123", "+999123"),
    ],
)
def test_a_number_is_shown_as_its_country_does(e164: str, shown: str) -> None:
    assert display_phone(e164) == shown


@given(
    st.from_regex(
        r"\+(372(5[0-9]{6,7}|[3467][0-9]{6})|370[3-6][0-9]{7}|371[2679][0-9]{7}|7[349][0-9]{9}"
        r"|972(5[0-9]{8}|[23489][0-9]{7})|44(2[0-9]{9}|11[0-9]{8}|1[2-69]1[0-9]{7}|7[0-9]{9}))",
        fullmatch=True,
    )
)
def test_the_fast_patterns_agree_with_the_library_on_valid_numbers(e164: str) -> None:
    number = phonenumbers.parse(e164)
    if phonenumbers.is_valid_number(number):
        expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        assert display_phone(e164) == expected


@given(
    st.text(st.sampled_from("+0123456789 ()-.x/;,") | st.characters(), max_size=40), st.sampled_from(["EE", "IL", ""])
)
def test_no_text_breaks_it(text: str, country: str) -> None:
    phone = parse_phone(text, country)
    assert phone.typed == text.strip()
    assert all(found.isdigit() for found in phone.found_by())


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_the_calling_code_is_told_without_the_library(region: str) -> None:
    code = phonenumbers.country_code_for_region(region)
    assert calling_code(f"{code}5551234") == str(code)


def test_the_digits_that_find_a_number() -> None:
    assert parse_phone("+372 5123 4567", "").found_by() == ("37251234567", "51234567", "4567")
    assert parse_phone("612 3456 ext. 22", "EE").found_by() == ("3726123456", "6123456", "3456", "22")
    assert parse_phone("0112", "EE").found_by() == ("0112", "112")


@pytest.mark.parametrize(
    "typed", ["37251234567", "0037251234567", "51234567", "051234567", "851234567", "4567", "5123"]
)
def test_typed_digits_meet_the_index(typed: str) -> None:
    index = parse_phone("+37251234567", "").found_by()
    assert any(key.startswith(spelling) for key in index for spelling in typed_digits(typed))


def test_home_numbers_never_load_the_library() -> None:
    code = (
        "import sys; from clientdesk.base.phone import parse_phone;"
        "assert parse_phone('+372 5123 4567', 'EE').shown == '+372 5123 4567';"
        "assert 'phonenumbers' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
