"""A sheet we write is what a spreadsheet takes for texts and days, and is read back the same."""

from __future__ import annotations

import datetime as dt
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from clientdesk.formats import xlsx_writer
from clientdesk.formats.card import Card, Reach
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.table_cards import cards_from_table
from clientdesk.formats.table_writer import FactColumn, Shape, columns_of
from clientdesk.formats.xlsx import read_workbook
from clientdesk.formats.xlsx_writer import LONGEST_CELL, write_xlsx
from tests.formats.test_table_round_trip import CARDS, FACTS


def write(path: Path, cards: list[Card], *, right_to_left: bool = False) -> Path:
    write_xlsx(path, columns_of(Shape.of(cards), facts=FACTS), cards, title="Customers", right_to_left=right_to_left)
    return path


def cells(path: Path) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()]


def test_what_is_no_character_is_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "all.xlsx", [Card(fn="Anna", found_by="a\ufffeb\uffff")])
    assert "ab" in cells(path)[1]


@given(st.lists(CARDS, min_size=1, max_size=3))
@settings(max_examples=25)
def test_what_is_written_is_read_back_the_same(cards: list[Card]) -> None:
    with tempfile.TemporaryDirectory() as room:
        table = read_workbook(write(Path(room) / "all.xlsx", cards))
        found = list(cards_from_table(table, map_columns(table.header, table.sample)))
    assert [row.card for row in found] == cards
    assert [row.problems for row in found] == [()] * len(cards)


@pytest.mark.parametrize(
    "text", ["=1+1", "+372 5123456", "-5", "@me", "'=2", "http://a.example", "0123", "1e5", "_x0041_"]
)
def test_every_cell_is_a_text_and_none_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "all.xlsx", [Card(fn=text, note=text, phones=(Reach("+372 5551234"),))])
    head, row = cells(path)
    assert row[head.index("Full Name")] == text
    assert row[head.index("Phone 1 - Value")] == "+372 5551234"
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "<f>" not in sheet and "<hyperlink" not in sheet


def test_days_are_days_and_a_birthday_without_a_year_is_a_text(tmp_path: Path) -> None:
    cards = [Card(fn="Anna", bday="1986-03-03"), Card(fn="Mari", bday="--03-03"), Card(fn="Old", bday="1850-01-01")]
    head, *rows = cells(write(tmp_path / "all.xlsx", cards))
    place = head.index("Birthday")
    assert [row[place] for row in rows] == [dt.date(1986, 3, 3), "--03-03", "1850-01-01"]


def test_where_one_reads_from_the_right_so_does_the_sheet(tmp_path: Path) -> None:
    def has_mark(right_to_left: bool) -> bool:
        path = write(tmp_path / f"{right_to_left}.xlsx", [Card(fn="אבי")], right_to_left=right_to_left)
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        assert 'state="frozen"' in sheet
        return 'rightToLeft="1"' in sheet

    assert has_mark(True) and not has_mark(False)


def test_what_no_cell_holds_is_cut_and_the_file_opens(tmp_path: Path) -> None:
    path = write(tmp_path / "all.xlsx", [Card(fn="Anna", note="a" * (LONGEST_CELL + 10), title="a\x00b\x1fc")])
    head, row = cells(path)
    assert row[head.index("Notes")] == "a" * LONGEST_CELL
    assert row[head.index("Job Title")] == "abc"


def test_more_rows_than_a_sheet_holds_go_on_on_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_writer, "MOST_ROWS", 2)
    path = write(tmp_path / "all.xlsx", [Card(fn=name) for name in "abcde"])
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Customers", "Customers 2", "Customers 3"]
    heads = {tuple(map(str, book.get_sheet_by_name(name).to_python()[0])) for name in book.sheet_names}
    assert len(heads) == 1
    names = [row[1] for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()[1:]]
    assert names == list("abcde")


def test_nobody_is_a_sheet_with_its_header(tmp_path: Path) -> None:
    assert len(cells(write(tmp_path / "all.xlsx", []))) == 1


def test_a_fact_has_a_header_that_is_read_and_found_again() -> None:
    columns = columns_of(Shape(), facts=[FactColumn("own:1f0c", "Shoe [size]\nEU")])
    assert columns[-1].name == "Shoe size EU [own:1f0c]"
    assert map_columns((columns[-1].name,), [])[0].fact == "own:1f0c"
