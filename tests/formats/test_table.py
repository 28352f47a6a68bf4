"""Tables of text, tidy and hostile."""

from __future__ import annotations

import csv
import io
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.formats.table import FIELD_CHARS, MOST_COLUMNS, Table, TableOptions, read_table


def rows(table: Table) -> list[list[str]]:
    return [row for _line, row in table.rows()]


PEOPLE = {
    "cp1257": "Vardas;Pavardė;Telefonas\nŽivilė;Šimkutė;+37061234567\nRūta;Žukauskienė;+37061234568\n",
    "cp1252": "Name;Ort;Telefon\nMüller;Köln;0221 1234567\nFrançois;Besançon;0381 123456\n",
    "cp1251": "Имя;Фамилия;Телефон\nИван;Щербаков;+7 916 123 4567\nОльга;Петрова;+7 916 123 4568\n",
    "cp1255": "שם;משפחה;טלפון\nדוד;כהן;050-1234567\nרחל;לוי;052-1234567\n",
}


@pytest.mark.parametrize("encoding", [*PEOPLE, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = PEOPLE.get(encoding, PEOPLE["cp1251"])
    table = read_table(text.encode(encoding))
    assert [list(table.header), *rows(table)] == list(csv.reader(io.StringIO(text), delimiter=";"))
    assert table.problems == []


@pytest.mark.parametrize(
    ("country", "encoding"), [("et_EE", "cp1257"), ("lt_LT", "cp1257"), ("ru_RU", "cp1251"), ("he_IL", "cp1255")]
)
def test_the_encoding_of_thirty_real_names_is_found_nearly_always(corpora: Path, country: str, encoding: str) -> None:
    lists = json.loads((corpora / "names" / "names.json").read_text())[country]
    wanted = [names for name, names in lists.items() if not name.endswith(("fixes", "language_names", "fixes_male"))]
    names = sorted({name for some in wanted for name in some if not name.isascii()})
    chance = random.Random(7)
    wrong = 0
    for _time in range(40):
        text = "\n".join(f"{chance.choice(names)};5551234" for _row in range(30))
        data = text.encode(encoding, "ignore")
        table = read_table(data, TableOptions(separator=";", has_header=False))
        wrong += [row[0] for row in rows(table)] != [line.split(";")[0] for line in data.decode(encoding).splitlines()]
    assert wrong <= 2


@pytest.mark.parametrize("encoding", ["cp1257", "cp1251"])
def test_letters_far_below_the_first_million_bytes_count_too(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "late.csv"
    file.write_bytes(b"a;b\n" + b"plain;text\n" * 200_000 + PEOPLE[encoding].encode(encoding))
    assert rows(read_table(file))[-1] == PEOPLE[encoding].splitlines()[-1].split(";")


def test_what_was_guessed_can_be_overruled() -> None:
    data = "Имя,Город;край\nИван,Омск;запад\n".encode("cp1251")
    table = read_table(data, TableOptions(encoding="cp1257", separator=";", has_header=False))
    assert table.options == TableOptions("cp1257", ";", has_header=False)
    assert table.header == ()
    assert len(rows(table)) == 2
    assert table.width == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_the_separator_is_found(separator: str, ending: str) -> None:
    lines = [["Name", "Note"], ["Anna", "x, y; z"], ["Jüri", "5|6"]]
    text = ending.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    table = read_table(text.encode())
    assert table.options.separator == separator
    assert rows(table) == lines[1:]


def test_a_line_may_say_the_separator() -> None:
    for data in (b"sep=|\r\nName|Phone\r\nAnna, M|5\r\n", b'\xef\xbb\xbf"sep=|"\nName|Phone\nAnna, M|5\n'):
        table = read_table(data)
        assert table.header == ("Name", "Phone")
        assert next(table.rows()) == (3, ["Anna, M", "5"])


def test_a_comma_in_a_name_does_not_win_over_the_semicolon() -> None:
    table = read_table(b"Tamm, Anna;5551234\nKask, Mari;5551235\n")
    assert rows(table) == [["Tamm, Anna", "5551234"], ["Kask, Mari", "5551235"]]


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (b"Nimi;Telefon\nAnna;5551234\n", ("Nimi", "Telefon")),
        (b"xyzzy,plugh\nAnna,a@b.example\n", ("xyzzy", "plugh")),
        (b"Anna,a@b.example\nMari,m@b.example\n", ()),
        (b"Anna Tamm,Tallinn\nMari Kask,Tartu\n", ()),
        (b"", ()),
    ],
)
def test_whether_there_is_a_header(data: bytes, header: tuple[str, ...]) -> None:
    assert read_table(data).header == header


def test_blank_rows_are_no_rows_and_lines_are_counted_as_in_an_editor() -> None:
    table = read_table(b'Name,Phone\n\n,,\n"Anna\nMari",5\n  ,\nJuri,6\n')
    assert list(table.rows()) == [(4, ["Anna\nMari", "5"]), (7, ["Juri", "6"])]


def test_trailing_commas_make_no_column_and_more_cells_are_told() -> None:
    table = read_table(b"Name,Phone,,\nAnna,5,,\nMari,6,,,lost\n")
    assert table.header == ("Name", "Phone")
    assert len(rows(table)) == 2
    assert [problem.line for problem in table.problems] == [3]


@pytest.mark.parametrize("bad", ['Ma"ri,6', '"Mari,6', '"Mari "K" Kask,6', 'Mari,"6'])
def test_an_open_quote_is_told_and_swallows_nobody(bad: str) -> None:
    table = read_table(f"Name,Phone\nAnna,5\n{bad}\nJüri,7\nPeep,8\n".encode())
    found = rows(table)
    assert found[0] == ["Anna", "5"]
    assert found[-2:] == [["Jüri", "7"], ["Peep", "8"]]
    assert len(found) == 4
    assert "Mari" in found[1][0].replace('"', "")
    assert [problem.line for problem in table.problems] == ([] if bad in ('Ma"ri,6', '"Mari "K" Kask,6') else [3])


def test_an_open_quote_in_a_long_file_ends_after_some_lines() -> None:
    body = "".join(f"n{number},{number}\n" for number in range(20_000))
    table = read_table(f'Name,Phone\n"open,1\n{body}'.encode())
    assert len(rows(table)) == 20_001
    assert [problem.line for problem in table.problems] == [2]


def test_open_quotes_in_every_row_are_read_in_time() -> None:
    began = time.perf_counter()
    table = read_table(b"Name,Phone\n" + b'5" pipe,"1\nAnna,2\n' * 3000)
    assert len(rows(table)) >= 3000
    assert table.problems
    assert time.perf_counter() - began < 30


def test_zero_bytes_are_left_out_and_told() -> None:
    table = read_table(b"Name,Phone\nAn\x00na,5\nMa\x00ri,6\n")
    assert rows(table) == [["Anna", "5"], ["Mari", "6"]]
    assert len(table.problems) == 1


def test_letters_that_cannot_be_read_are_told_once() -> None:
    table = read_table("Nimi\nJüri\nTõnu\n".encode("cp1252"), TableOptions(encoding="utf-8"))
    assert len(rows(table)) == 2
    assert [problem.line for problem in table.problems] == [2]


def test_a_cell_of_a_megabyte_is_read_and_a_longer_one_is_told() -> None:
    big = "x" * (FIELD_CHARS - 1)
    table = read_table(f"Name,Notes\nAnna,{big}\nMari,{big}yyy\nJuri,z\n".encode())
    assert [(row[0], len(row[1])) for row in rows(table)] == [("Anna", len(big)), ("Juri", 1)]
    assert [problem.line for problem in table.problems] == [3]


def test_a_million_columns_are_cut_and_told() -> None:
    table = read_table(b"a" + b",a" * 999_999 + b"\n" + b"1" + b",1" * 999_999 + b"\n")
    assert table.width == MOST_COLUMNS
    assert all(len(row) == MOST_COLUMNS for row in rows(table))
    assert table.problems


def test_an_endless_line_is_cut_and_the_next_is_read() -> None:
    table = read_table(b"Name,Phone\nAnna," + b"9" * 20_000_000 + b"\nMari,6\n")
    assert rows(table)[-1] == ["Mari", "6"]
    assert {problem.line for problem in table.problems} == {2}


def test_a_table_is_read_anew_at_each_pass() -> None:
    table = read_table(b'Name,Phone\n"open,1\nMari,6\n')
    assert rows(table) == rows(table)
    assert len(table.problems) == 1


def test_a_large_file_is_read_within_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as out:
        out.write(b"First name,Phone,Note\n")
        piece = b"Anna,+372 5551234," + b"n" * 180 + b"\n"
        for _time in range(200):
            out.write(piece * 5000)
    program = (
        "import sys, pathlib\n"
        "from clientdesk.formats.table import read_table\n"
        "print(sum(1 for _row in read_table(pathlib.Path(sys.argv[1])).rows()))\n"
    )

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (300 * 1024 * 1024,) * 2)

    done = subprocess.run(
        [sys.executable, "-c", program, file],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=little,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "1000000"


def test_a_hundred_thousand_rows_are_read_fast() -> None:
    row = "Anna,Tamm,+372 555 1234,anna@x.example,Firma OÜ,Pikk 1,Tallinn,10123,03.03.1986,note\n"
    data = ("First name,Last name,Phone,Email,Company,Street,City,Zip,Birthday,Notes\n" + row * 100_000).encode()
    began = time.perf_counter()
    assert sum(1 for _row in read_table(data).rows()) == 100_000
    assert time.perf_counter() - began < 5


@given(st.binary(max_size=300), st.sampled_from([None, ",", ";"]), st.sampled_from([None, True, False]))
@settings(max_examples=300)
def test_no_bytes_make_it_fall(data: bytes, separator: str | None, has_header: bool | None) -> None:
    table = read_table(data, TableOptions(separator=separator, has_header=has_header))
    lines = [line for line, _row in table.rows()]
    assert lines == sorted(lines)


CELLS = st.text(st.sampled_from("ab\",;\n\r \t|'=é"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=6))
@settings(max_examples=300)
def test_no_quotes_make_it_fall_or_lose_a_closed_row(table_rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(table_rows)
    table = read_table(text.getvalue().encode(), TableOptions(separator=",", has_header=False))
    filled = [row for row in table_rows if any(cell.strip() for cell in row)]
    assert len(rows(table)) == len(filled)
    assert table.problems == []
