"""How a file is read: remembered by its shape, names taken apart, dates asked for, card numbers, yes and no."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.dates import DateOrder, is_open, order_shown
from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.name_order import NameOrder, Parts, is_question, parted
from clientdesk.formats.name_order import order_shown as name_order_shown
from clientdesk.formats.payment_cards import LEFT_OUT, cleaned, is_card_number, without_card_numbers
from clientdesk.formats.reading import Defaults, Reading, read_back, shape_of, written
from clientdesk.formats.table import read_table
from clientdesk.formats.table_orders import openness_of
from clientdesk.formats.yes_no import yes_or_no

# --- Remembered

MATCHES = st.builds(
    ColumnMatch,
    st.none() | st.sampled_from(Field),
    label=st.text(max_size=10),
    group=st.integers(0, 9),
    fact=st.text(max_size=20),
)
READINGS = st.builds(
    Reading,
    columns=st.lists(MATCHES, max_size=5).map(tuple),
    classes=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    dates=st.none() | st.sampled_from(DateOrder),
    names=st.none() | st.sampled_from(NameOrder),
)


@given(reading=READINGS, keys=st.frozensets(st.text(max_size=8), max_size=3))
def test_what_is_remembered_comes_back_as_it_was_said(reading: Reading, keys: frozenset[str]) -> None:
    text = written(reading, keys)
    found = read_back(text)
    assert found and found[1] == keys
    assert written(*found) == text
    kept = [match for match in reading.columns if match.field]
    again = [match for match in found[0].columns if match.field]
    assert [(one.field, one.label, one.group, one.fact) for one in again] == [
        (one.field, one.label, one.group, one.fact) for one in kept
    ]


@given(text=st.text(max_size=60) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_no_reading(text: str) -> None:
    assert read_back(text) is None


def test_a_shape_is_the_names_of_the_columns_whatever_their_case_and_blanks() -> None:
    assert shape_of(["Name", "Old code"]) == shape_of([" name ", "OLD  CODE"]) != shape_of(["Name", "Old"])
    assert shape_of([]) == shape_of(["", " "]) == ""


def test_what_is_said_of_everybody_fills_only_what_is_not_told() -> None:
    card = Card(fn="Anna", potential="A", tags=("tea",), addresses=(Address(city="Riga", country="LV"), Address("x")))
    added = Defaults("C", ("fair",), "et", "EE").added_to(card)
    assert (added.potential, added.tags, added.language) == ("A", ("tea", "fair"), "et")
    assert [address.country for address in added.addresses] == ["LV", "EE"]
    assert not Defaults() and Defaults().added_to(card) == card


# --- Names


@pytest.mark.parametrize(
    ("name", "order", "parts"),
    [
        ("Anna Saar", NameOrder.GIVEN_FIRST, Parts("Anna", "", "Saar")),
        ("Saar Anna", NameOrder.FAMILY_FIRST, Parts("Anna", "", "Saar")),
        ("Saar, Anna", None, Parts("Anna", "", "Saar")),
        ("Saar, Anna", NameOrder.AS_WRITTEN, Parts()),
        ("Saar Anna", None, Parts()),
        ("Иванов Иван Петрович", NameOrder.FAMILY_FIRST, Parts("Иван", "Петрович", "Иванов")),
        ("Иван Петрович Иванов", NameOrder.GIVEN_FIRST, Parts("Иван", "Петрович", "Иванов")),
        ("Иванов, Иван Петрович", None, Parts("Иван", "Петрович", "Иванов")),
        ("Kask OÜ", NameOrder.FAMILY_FIRST, Parts()),
        ("Kask, Partners, OÜ", NameOrder.FAMILY_FIRST, Parts()),
        ("Anna Maria van der Saar", NameOrder.FAMILY_FIRST, Parts()),
        ("Anna", NameOrder.FAMILY_FIRST, Parts()),
    ],
)
def test_a_name_is_taken_apart_only_where_that_is_certain(name: str, order: NameOrder | None, parts: Parts) -> None:
    assert parted(name, order) == parts


@pytest.mark.parametrize(
    ("header", "rows", "order"),
    [
        ("Name", [("Anna Saar", "anna.saar@a.ee"), ("Arvo Mägi", "arvomagi@a.ee")], NameOrder.GIVEN_FIRST),
        ("Name", [("Saar Anna", "anna.saar@a.ee"), ("Mägi Arvo", "arvo_magi@a.ee")], NameOrder.FAMILY_FIRST),
        ("Имя", [("Иванова Анна", ""), ("Петров Иван", "")], NameOrder.FAMILY_FIRST),
        ("Имя", [("Анна Иванова", ""), ("Иван Петров", "")], NameOrder.GIVEN_FIRST),
        ("ФИО", [("Коваль Анна Петровна", ""), ("Коваль Иван Ильич", "")], NameOrder.FAMILY_FIRST),
        ("Vardas", [("Kazlauskienė Rūta", ""), ("Petraitytė Ona", "")], NameOrder.FAMILY_FIRST),
        ("ФИО", [("Коваль Анна", "")], NameOrder.FAMILY_FIRST),
        ("Perekonnanimi ja eesnimi", [("Saar Anna", "")], NameOrder.FAMILY_FIRST),
        ("Vardas, pavardė", [("Ona Kalna", "")], NameOrder.GIVEN_FIRST),
        ("Name", [("Anna Saar", "info@a.ee"), ("Arvo Mägi", "")], None),
        ("Name", [("Anna Saar", "anna.saar@a.ee"), ("Mägi Arvo", "arvo.magi@a.ee")], None),
    ],
)
def test_the_order_of_names_is_shown_by_e_mails_patronymics_endings_and_the_header(
    header: str, rows: list[tuple[str, str]], order: NameOrder | None
) -> None:
    assert name_order_shown(header, [(name, [email]) for name, email in rows]) is order


def test_a_column_of_firms_raises_no_question() -> None:
    assert not is_question(["Kask OÜ", "Tartu Rattad AS", "Mägi", "Anna Saar"])
    assert is_question(["Anna Saar", "Kask OÜ", "Arvo Mägi", ""])


# --- Dates


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("3/4/1986", True),
        ("3-4-86", True),
        ("3.4.1986", False),
        ("13/4/1986", False),
        ("4/4/1986", False),
        ("1986-04-03", False),
        ("3 Apr 1986", False),
        ("", False),
        ("0/0/00", False),
    ],
)
def test_only_a_date_that_can_be_read_two_ways_is_asked_about(text: str, is_asked: bool) -> None:
    assert is_open(text) is is_asked


def test_one_date_that_tells_anywhere_in_the_file_is_enough() -> None:
    rows = "".join("Anna,3/4/1986\n" for _row in range(500))
    for last, asked in (("Arvo,12/31/1990\n", ""), ("", "3/4/1986")):
        table = read_table(f"Name,Birthday\n{rows}{last}".encode())
        assert openness_of(table, map_columns(table.header, table.sample)).date == asked
    assert order_shown(["1/2/2000", "1/13/2000"]) is DateOrder.MDY
    assert order_shown(["13/1/2000", "1/13/2000"]) is None


# --- Payment cards

# Numbers that the schemes themselves publish for tests.
NUMBERS = [
    "4111111111111111", "4012888888881881", "4222222222222", "5555555555554444", "2223003122003222",
    "378282246310005", "6011111111111117", "3530111333300000", "30569309025904", "6200000000000005",
    "2200000000000004", "6759649826438453",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_the_number_of_a_card_is_known_however_it_is_written(number: str) -> None:
    assert is_card_number(number)
    spaced = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    for text in (number, spaced, spaced.replace(" ", "-")):
        assert without_card_numbers(f"card {text}, exp 12/27") == f"card {LEFT_OUT}, exp 12/27"


@pytest.mark.parametrize(
    "text",
    [
        "+372 5123 4567", "4111111111111112", "0000000000000000", "+4111111111111111", "zcrm_4111111111111111",
        "41111111111111110000", "EE382200221020145685", "2026-03-03 12:00:00", "1986-03-04", "4740001234567",
    ],
)  # fmt: skip
def test_another_number_stays(text: str) -> None:
    assert without_card_numbers(text) == text


@given(text=st.text(st.sampled_from("0123456789 -ab+"), max_size=40))
def test_nothing_but_a_card_number_is_ever_taken_out(text: str) -> None:
    found = without_card_numbers(text)
    assert (found == text) is (LEFT_OUT not in found)
    assert without_card_numbers(found) == found


def test_a_card_of_a_phone_book_loses_its_card_number_everywhere() -> None:
    number = NUMBERS[0]
    card = Card(fn="Anna", note=f"x {number}", phones=(Reach(number), Reach("5123 4567")), tags=(number,))
    clean = cleaned(card)
    assert (clean.note, clean.phones, clean.tags) == (f"x {LEFT_OUT}", (Reach("5123 4567"),), (LEFT_OUT,))


# --- Yes and no


@pytest.mark.parametrize(
    ("texts", "answer"),
    [
        (["yes", "TRUE", "1", "Jah", "taip", "Да", "כן", "Subscribed", "✓"], "yes"),
        (["no", "False", "0", "ei", "Ne", "нет", "לא", "unsubscribed", "not subscribed"], "no"),
        (["", "maybe", "2", "yes and no", "K-17"], ""),
    ],
)
def test_yes_and_no_are_known_in_five_languages_and_nothing_else_is(texts: list[str], answer: str) -> None:
    assert {text: yes_or_no(text) for text in texts} == dict.fromkeys(texts, answer)
