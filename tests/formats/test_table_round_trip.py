"""A table we write opens safely in a spreadsheet and is read back the same."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.fields import Field, neutralise, restore
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.table import TableOptions, read_table
from clientdesk.formats.table_cards import cards_from_table
from clientdesk.formats.table_writer import FactColumn, write_table
from tests.formats.test_vcard_round_trip import DAYS, EMAILS, LETTERS, PHONES

DANGEROUS = "=+-@\t\r＝＋－＠'\" 0aÜщכ🙂,;|\n"
TEXT = st.text(st.one_of(LETTERS, st.sampled_from(DANGEROUS)), max_size=30).map(str.strip)
FILLED = TEXT.filter(bool)
WORDS = FILLED.filter(lambda text: ":::" not in text and not text.startswith("*"))
LABELS = st.sampled_from(["", "home", "work fax", "cell", "Suvila"])


def reaches(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Reach, ...]]:
    return st.lists(st.builds(Reach, values, LABELS, st.booleans()), max_size=3, unique=True).map(tuple)


FACTS = [FactColumn("own:1f0c-22", "Shoe size"), FactColumn("owner", "Looked after by")]
CARDS = st.builds(
    Card,
    fn=TEXT,
    given=TEXT,
    family=TEXT,
    additional=TEXT,
    prefix=TEXT,
    suffix=TEXT,
    nickname=FILLED,
    org=st.lists(WORDS, max_size=3).map(tuple),
    title=TEXT,
    phones=reaches(PHONES),
    emails=reaches(EMAILS),
    urls=reaches(st.from_regex(r"https?://[a-z]{1,20}\.example/[a-z0-9,;=+@]{0,30}[a-z]", fullmatch=True)),
    addresses=st.lists(st.builds(Address, FILLED, TEXT, TEXT, TEXT, TEXT, LABELS, st.booleans()), max_size=3).map(
        tuple
    ),
    bday=DAYS,
    note=TEXT,
    tags=st.lists(WORDS, max_size=4, unique=True).map(tuple),
    uid=TEXT,
    language=st.sampled_from(["", "et"]),
    is_org=st.booleans(),
    potential=st.sampled_from(["", "A", "B", "C"]),
    address_as=TEXT,
    pronunciation=TEXT,
    industry=TEXT,
    found_by=TEXT,
    name_day=st.sampled_from([None, "--02-29", "--07-26"]),
    facts=st.dictionaries(st.sampled_from([one.key for one in FACTS]), FILLED).map(
        lambda told: tuple((one.key, told[one.key]) for one in FACTS if one.key in told)
    ),
).map(lambda card: replace(card, is_household=card.is_org and card.potential == "B"))


@given(st.lists(CARDS, max_size=4))
@settings(max_examples=150)
def test_what_is_written_is_read_back_the_same(cards: list[Card]) -> None:
    table = read_table(b"".join(write_table(cards, facts=FACTS)))
    found = list(cards_from_table(table, map_columns(table.header, table.sample)))
    assert [row.card for row in found] == cards
    assert [row.problems for row in found] == [()] * len(cards)
    assert table.problems == []


@given(st.text(st.one_of(st.characters(), st.sampled_from(DANGEROUS))))
@settings(max_examples=500)
def test_the_guard_comes_off_again_whatever_it_guards(text: str) -> None:
    assert restore(neutralise(text)) == text


STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "'=", '"=', "\t@", "\n="]


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_that_a_spreadsheet_would_run_is_written(start: str) -> None:
    card = Card(fn=f"{start}cmd|x", note=f"{start}1+1", phones=(Reach("+372 5551234"),))
    text = b"".join(write_table([card])).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert all(cell[:1] not in set("=+-@\t\r＝＋－＠") for cell in cells)
    assert "'+372 5551234" in cells


def test_the_file_is_what_rfc_4180_and_excel_want() -> None:
    data = b"".join(write_table([Card(fn='Anna "Annu", T', note="a\nb")], [Field.FULL_NAME, Field.NOTE, Field.PHONE]))
    assert data == b'\xef\xbb\xbfFull Name,Notes\r\n"Anna ""Annu"", T","a\nb"\r\n'


def test_only_the_chosen_columns_are_written_in_their_order() -> None:
    cards = [Card(fn="Anna", phones=(Reach("5551234", "cell"), Reach("6012345"))), Card(fn="Mari")]
    table = read_table(b"".join(write_table(cards, [Field.PHONE, Field.FULL_NAME])))
    assert table.header == ("Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value", "Full Name")
    found = [row for _line, row in table.rows()]
    assert found == [["cell", "5551234", "", "6012345", "Anna"], ["", "", "", "", "Mari"]]


def test_a_shops_guard_before_numbers_comes_off_and_an_apostrophe_in_a_name_stays() -> None:
    table = read_table(b"Name,Phone,City\n'Abd,'+31612345678,'t Zand\n", TableOptions(has_header=True))
    assert [row for _line, row in table.rows()] == [["'Abd", "+31612345678", "'t Zand"]]


def test_a_long_list_comes_in_pieces() -> None:
    pieces = list(write_table([Card(fn=f"n{number}") for number in range(1200)]))
    assert len(pieces) == 4
    assert b"".join(pieces).count(b"\r\n") == 1201
