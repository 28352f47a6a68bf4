"""Rows become cards; nothing that cannot be read is lost."""

from __future__ import annotations

import time

import pytest

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.table import TableOptions, read_table
from clientdesk.formats.table_cards import TableRow, cards_from_table, class_texts, guess_class


def read(text: str, country: str = "EE") -> list[TableRow]:
    table = read_table(text.encode(), TableOptions(separator=";", has_header=True))
    return list(cards_from_table(table, map_columns(table.header, table.sample), country=country))


def one(text: str, country: str = "EE") -> Card:
    found = read(text, country)
    assert len(found) == 1
    assert found[0].problems == ()
    assert found[0].card
    return found[0].card


def test_an_estonian_list() -> None:
    card = one(
        "Eesnimi;Perekonnanimi;Mobiil;Töötelefon;E-post;Tänav;Linn;Postiindeks;Riik;Sünnipäev;Klass;Sildid;Märkused\n"
        "Anna;Tamm;55512345;6012345;anna@x.example;Pikk 1;Tallinn;10123;Eesti;3.4.1986;VIP;uus, hea;ok"
    )
    assert card == Card(
        given="Anna",
        family="Tamm",
        phones=(Reach("55512345", "cell"), Reach("6012345", "work")),
        emails=(Reach("anna@x.example"),),
        addresses=(Address("Pikk 1", "Tallinn", postcode="10123", country="Eesti"),),
        bday="1986-04-03",
        potential="A",
        tags=("uus", "hea"),
        note="ok",
    )
    assert card.line == 2
    assert card.shown_name() == "Anna Tamm"


def test_several_numbers_in_one_cell() -> None:
    card = one("Name;Phone;E-mail\nAnna;+372 5551234, +372 6661234;a@b.example, c@d.example")
    assert [phone.value for phone in card.phones] == ["+372 5551234", "+372 6661234"]
    assert [email.value for email in card.emails] == ["a@b.example", "c@d.example"]
    assert [phone.value for phone in one("Name;Phone\nAnna;5551234, ask Mari").phones] == ["5551234, ask Mari"]


def test_labels_and_preference_in_googles_form() -> None:
    card = one(
        "Name;Phone 1 - Label;Phone 1 - Value;E-mail 1 - Type;E-mail 1 - Value\n"
        "Anna;Work Fax;601 2345 ::: 601 2346;* Suvila;a@b.example"
    )
    assert card.phones == (Reach("601 2345", "work fax"), Reach("601 2346", "work fax"))
    assert card.emails == (Reach("a@b.example", "Suvila", preferred=True),)


@pytest.mark.parametrize(
    ("column", "text"), [("Phone", "12"), ("Phone", "ask"), ("E-mail", "anna.example"), ("Birthday", "in spring")]
)
def test_what_cannot_be_read_is_told_and_kept_in_the_note(column: str, text: str) -> None:
    found = read(f"Name;{column};Notes\nAnna;{text};tall\nMari;;\n")
    first = found[0].card
    assert first
    assert first.note == f"tall\n{column}: {text}"
    assert (first.phones, first.emails, first.bday) == ((), (), None)
    assert [(problem.line, text in problem.text) for problem in found[0].problems] == [(2, True)]
    assert found[1].problems == ()


def test_a_row_with_nobody_in_it_is_told_and_counted() -> None:
    found = read("Name;Phone;City\nAnna;5551234;\n;;Tallinn\nMari;;\n")
    assert [row.card is None for row in found] == [False, True, False]
    assert found[1].problems[0].line == 3


def test_a_row_with_an_e_mail_only_is_somebody() -> None:
    card = one("Name;E-mail\n;a@b.example")
    assert card.shown_name() == "a@b.example"


def test_organisations() -> None:
    assert one("Name;Company\n;Kalev AS").is_org
    assert one("Name;Company\nKalev AS;Kalev AS").is_org
    assert not one("Name;Company\nAnna;Kalev AS").is_org
    assert one("Company;Department\nKalev AS;Müük").org == ("Kalev AS", "Müük")


def test_outlooks_zeros_are_no_birthday() -> None:
    assert one("Name;Birthday\nAnna;0/0/00").bday is None


def test_the_order_of_dates_is_the_files_then_the_countrys() -> None:
    assert one("Name;Birthday\nAnna;3/4/1986", "US").bday == "1986-03-04"
    assert one("Name;Birthday\nAnna;3/4/1986", "EE").bday == "1986-04-03"
    assert [row.card.bday for row in read("Name;Birthday\nA;3/4/1986\nB;1/15/1980") if row.card] == [
        "1986-03-04",
        "1980-01-15",
    ]


def test_birth_in_three_columns_also_without_the_year() -> None:
    assert one("Name;Birth Year;Birth Month;Birth Day\nA;1980;1;15").bday == "1980-01-15"
    assert one("Name;Birth Year;Birth Month;Birth Day\nA;;2;29").bday == "--02-29"


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("A", "A"),
        ("b", "B"),
        ("A-klass", "A"),
        ("A klasė", "A"),
        ("Класс А", "A"),
        ("סיווג C", "C"),
        ("VIP", "A"),
        ("kuld", "A"),
        ("серебряный", "B"),
        ("бронза", "C"),
        ("purple", ""),
        ("", ""),
    ],
)
def test_words_for_a_class(text: str, letter: str) -> None:
    assert guess_class(text) == letter


def test_a_class_nobody_knows_becomes_a_tag_and_the_owner_can_say_what_it_is() -> None:
    table = read_table(b"Name,Class\nAnna,purple\n")
    mapping = map_columns(table.header, table.sample)
    guessed = next(cards_from_table(table, mapping)).card
    told = next(cards_from_table(table, mapping, classes={"Purple": "B"})).card
    assert guessed
    assert told
    assert (guessed.potential, guessed.tags) == ("", ("purple",))
    assert (told.potential, told.tags) == ("B", ())


def test_the_owner_may_choose_other_columns() -> None:
    table = read_table(b"x,y,z\nAnna,12345,hello\n", TableOptions(has_header=True))
    chosen = (ColumnMatch(Field.NICKNAME), ColumnMatch(Field.PHONE, "cell"), ColumnMatch(None))
    row = next(cards_from_table(table, chosen))
    assert row.card == Card(nickname="Anna", phones=(Reach("12345", "cell"),))
    assert chosen[0].reason.text() == "chosen by you"


def test_short_and_long_rows() -> None:
    found = read("Name;Phone;City\nAnna\nMari;5551234;Tallinn;more\n")
    assert [row.card.shown_name() for row in found if row.card] == ["Anna", "Mari"]


def test_a_hundred_thousand_rows_become_cards_in_time() -> None:
    row = "Anna;Tamm;+372 555 1234;anna@x.example;Firma OÜ;Pikk 1;Tallinn;10123;03.03.1986;note\n"
    text = "First name;Last name;Phone;Email;Company;Street;City;Zip;Birthday;Notes\n" + row * 100_000
    began = time.perf_counter()
    assert len(read(text)) == 100_000
    assert time.perf_counter() - began < 20


def test_the_texts_of_a_class_column_are_listed_the_commonest_first_without_the_letters() -> None:
    table = read_table("Name,Class\nAnna,VIP\nArvo,gold\nLiis,Gold\nOlga,A\nIvo,класс B\nTiiu,\n".encode())
    mapping = (ColumnMatch(Field.FULL_NAME), ColumnMatch(Field.CLASS))
    assert class_texts(table, mapping) == ("gold", "VIP")
    assert class_texts(table, (ColumnMatch(Field.FULL_NAME), ColumnMatch(None))) == ()


def test_a_text_of_which_the_owner_says_that_it_is_no_class_becomes_a_tag() -> None:
    table = read_table(b"Name,Class\nAnna,VIP\n")
    mapping = (ColumnMatch(Field.FULL_NAME), ColumnMatch(Field.CLASS))
    card = next(cards_from_table(table, mapping, classes={"vip": ""})).card
    assert card is not None and (card.potential, card.tags) == ("", ("VIP",))


def test_a_phone_that_a_spreadsheet_has_touched_is_mended_or_told() -> None:
    (row,) = read("Name;Phone;Phone 2;Phone 3\nAnna;372512345.0;3,72512E+11;'+372 5300 1180\n")
    assert row.card
    assert [phone.value for phone in row.card.phones] == ["372512345", "+372 5300 1180"]
    assert row.card.note == "Phone 2: 3,72512E+11"
    assert ["cut the end off" in problem.text for problem in row.problems] == [True]
