"""Excel files: sheets as tables, numbers as phones, days of either calendar; bombs are refused before they go off."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.formats.card import Card
from clientdesk.formats.source import Source, open_source
from clientdesk.formats.table import TableOptions
from clientdesk.formats.xlsx import text_of

HEAD = ["Nimi", "Telefon", "E-post", "Sünnipäev"]
Rows = Sequence[Sequence[object]]
Sheets = Mapping[str, Rows]


def book(path: Path, sheets: Sheets, *, since_1904: bool = False) -> Path:
    with xlsxwriter.Workbook(path, {"date_1904": since_1904, "strings_to_urls": False}) as made:
        day = made.add_format({"num_format": "dd.mm.yyyy"})
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    sheet.write(number, place, value, *([day] if isinstance(value, dt.date) else []))
    return path


@cache
def small_book() -> bytes:
    """The same bytes each time: a workbook also holds when it was made."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as made:
        made.add_worksheet("A").write_row(0, 0, HEAD)
        made.worksheets()[0].write_row(1, 0, ["Anna", 5, "a@b.ee", "4.3.1986"])
    return content.getvalue()


def cards(source: Source) -> list[Card]:
    return [card for card, _problems in source.reads(country="EE") if card]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is written."""
    return tmp_path / "kliendid.xlsx"


def test_a_sheet_is_read_with_phones_that_are_numbers_and_days_that_are_days(path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["Anna Saar", 372512345.0, "anna@post.ee", dt.date(1986, 3, 4)],
        ["Arvo Mägi", "0051 234 567", "", "21.7.1979"],
    ]
    source = open_source(book(path, {"Leht1": rows}))
    assert (source.kind, source.charset) == ("xlsx", "utf-8")
    anna, arvo = cards(source)
    assert (anna.shown_name(), anna.phones[0].value, anna.bday, anna.line) == (
        "Anna Saar",
        "372512345",
        "1986-03-04",
        2,
    )
    assert (arvo.phones[0].value, arvo.bday) == ("0051 234 567", "1979-07-21")


def test_days_counted_from_1904_are_the_same_days(path: Path) -> None:
    rows: Rows = [HEAD, ["Anna", "", "", dt.date(1986, 3, 4)]]
    assert cards(open_source(book(path, {"A": rows}, since_1904=True)))[0].bday == "1986-03-04"


def test_the_sheet_that_looks_like_customers_is_taken_and_another_can_be_chosen(path: Path) -> None:
    sheets: Sheets = {
        "Read me": [["Kevad 2026"], ["tere"], ["head"], ["aega"]],
        "Kliendid": [HEAD, ["Anna", "5123 4567", "", ""]],
        "Vanad": [HEAD, ["Arvo", "", "arvo@magi.ee", ""]],
        "Empty": [],
    }
    source = open_source(book(path, sheets))
    assert source.table and source.table.sheets == ("Read me", "Kliendid", "Vanad")
    assert source.table.options.sheet == "Kliendid"
    assert [card.fn for card in cards(open_source(path, TableOptions(sheet="Vanad")))] == ["Arvo"]


def test_a_title_and_blank_rows_above_the_names_of_the_columns_are_no_customers(path: Path) -> None:
    rows: Rows = [
        ["Kliendid, kevad"], [], ["Printed on", dt.date(2026, 3, 3)], HEAD, [], ["Anna", "5123 4567", "", ""],
    ]  # fmt: skip
    found = cards(open_source(book(path, {"A": rows})))
    assert [(card.fn, card.line) for card in found] == [("Anna", 6)]


def test_a_list_without_names_of_columns_loses_no_row(path: Path) -> None:
    rows: Rows = [[f"Anna {name}", f"5123 456{place}"] for place, name in enumerate(["Saar", "Mägi", "Kask"])]
    assert len(cards(open_source(book(path, {"A": rows})))) == 3


def test_merged_cells_have_their_text_once(path: Path) -> None:
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("A")
        sheet.write_row(0, 0, HEAD)
        sheet.merge_range(1, 0, 2, 0, "Anna")
        sheet.write(1, 1, "5123 4567")
        sheet.write(2, 1, "5300 1180")
    assert [card.shown_name() for card in cards(open_source(path))] == ["Anna", "5300 1180"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (372512345.0, "372512345"),
        (1e14, "100000000000000"),
        (3.7251234567890123e16, "37251234567890120"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (-3.0, "-3"),
        (True, "TRUE"),
        (dt.datetime.fromisoformat("1986-03-04"), "1986-03-04"),
        (dt.datetime.fromisoformat("1986-03-04T09:05"), "1986-03-04 09:05"),
        (dt.time(9, 5), "09:05"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
        ("0051", "0051"),
    ],
)
def test_a_cell_is_written_as_a_person_reads_it(value: float | str, text: str) -> None:
    assert text_of(value) == text


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=20), min_size=1, max_size=6))
def test_texts_come_out_as_they_were_put_in(path: Path, texts: list[str]) -> None:
    rows = [["Name", "Note"], *([f"Anna {number}", text] for number, text in enumerate(texts))]
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet = made.add_worksheet("A")
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text)
    assert [card.note for card in cards(open_source(path))] == texts


# --- What would do harm


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_source(path)
    assert caught.value.field == "file"
    return caught.value.words.text()


SHEET = "xl/worksheets/sheet1.xml"
TOO_LARGE = "This Excel file is too large to be a list of customers."


@pytest.fixture
def plain(path: Path) -> dict[str, bytes]:
    """The parts of an ordinary file."""
    return parts_of(book(path, {"A": [HEAD, ["Anna", "5123 4567", "", ""]]}))


def test_a_sheet_that_unpacks_to_far_more_than_it_is_is_refused(path: Path, plain: dict[str, bytes]) -> None:
    bomb = plain[SHEET].replace(b"<sheetData>", b"<sheetData>" + b" " * (100 << 20))
    assert refusal(packed(path, {**plain, SHEET: bomb})) == TOO_LARGE


def test_a_header_that_lies_about_its_size_helps_nobody(path: Path, plain: dict[str, bytes]) -> None:
    packed(path, {**plain, SHEET: plain[SHEET].replace(b"<sheetData>", b"<sheetData>" + b" " * (100 << 20))})
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    path.write_bytes(data.replace(struct.pack("<I", size), struct.pack("<I", 100)))
    assert refusal(path) == TOO_LARGE


@pytest.mark.parametrize("place", ["XFD1048576", "XFD2", "ZZZZ9", "A999999999"])
def test_one_cell_in_the_far_corner_is_refused_before_room_is_made_for_all(
    path: Path, plain: dict[str, bytes], place: str
) -> None:
    far = f'<row r="9"><c r="{place}" t="str"><v>x</v></c><c r="B9"><v>1</v></c></row></sheetData>'.encode()
    if place.startswith("A"):
        far = far.replace(b'"B9"', b'"AZ9"')
    assert refusal(packed(path, {**plain, SHEET: plain[SHEET].replace(b"</sheetData>", far)})) == TOO_LARGE


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml"])
def test_entities_are_refused(path: Path, plain: dict[str, bytes], part: str) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    text = plain[part].replace(b"?>", b"?>" + laughs, 1)
    assert "no spreadsheet program makes" in refusal(packed(path, {**plain, part: text}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "of the old kind"),
    ],
)
def test_what_is_no_excel_file_of_today_is_told_in_a_sentence(path: Path, content: bytes, words: str) -> None:
    path.write_bytes(content)
    assert words in refusal(path)


def test_an_open_document_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = packed(tmp_path / "list.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
    assert "Save it as .xlsx or CSV" in refusal(path)


def test_an_empty_workbook_is_told(path: Path) -> None:
    assert "nothing in this Excel file" in refusal(book(path, {"A": []}))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(path: Path, data: st.DataObject) -> None:
    whole = bytearray(small_book())
    for _change in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))])
    with suppress(UserError):
        assert all(card is None or card.shown_name() for card, _said in open_source(path).reads(country="EE"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_sheet_of_broken_xml_is_read_or_refused_and_nothing_else(path: Path, data: st.DataObject) -> None:
    path.write_bytes(small_book())
    parts = parts_of(path)
    name = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]))
    text = bytearray(parts[name])
    for _change in range(data.draw(st.integers(1, 4))):
        text[data.draw(st.integers(60, len(text) - 1))] = data.draw(st.sampled_from(list(b'<>"/&=09Ab ')))
    source = packed(path, {**parts, name: bytes(text)})
    with suppress(UserError):
        assert all(card is None or card.shown_name() for card, _said in open_source(source).reads(country="EE"))
