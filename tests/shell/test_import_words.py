"""What the import says of each column: why it is taken for what it is, and what is in doubt."""

from __future__ import annotations

import pytest

from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.reading import Reading
from clientdesk.formats.table import read_table
from clientdesk.shell.import_words import FIELDS, ColumnLine, Mark, column_lines


def lines(text: str, *changed: tuple[int, Field | None], country: str = "EE") -> list[ColumnLine]:
    table = read_table(text.encode())
    columns = list(map_columns(table.header, table.sample))
    for place, field in changed:
        columns[place] = ColumnMatch(field)
    return column_lines(table, Reading(tuple(columns), {"VIP": "A"}), country=country, glance=None)


@pytest.mark.parametrize(
    ("text", "country", "reason"),
    [
        ("Name,Phone\nAnna,5123 4567\n", "EE", "adds +372"),
        ("Name,Phone\nAnna,+370 612 34567\n", "EE", "matched by name"),
        ("Name,Phone\nAnna,051-234-5678\n", "IL", "adds +972"),
        ("Name,Birthday\nAnna,3.4.1986\n", "EE", "day, month, year"),
        ("Name,Birthday\nAnna,3/4/1986\n", "US", "month, day, year"),
        ("Name,Birthday\nAnna,1986-04-03\n", "LT", "year, month, day"),
        ("Name,Xyz\nAnna,anna@post.ee\n", "EE", "looks like e-mail addresses"),
    ],
)
def test_the_reason_says_what_will_be_made_of_the_column(text: str, country: str, reason: str) -> None:
    line = lines(text, country=country)[1]
    assert (line.mark, line.reason.text()) == (Mark.SURE, reason)


def test_what_is_left_out_stays_in_the_file() -> None:
    unknown, empty = lines("Name,Old code,Empty\nAnna,K-217,\n")[1:]
    assert (unknown.mark, unknown.reason.text()) == (Mark.LEFT_OUT, "kept in the file only")
    assert (empty.mark, empty.reason.text()) == (Mark.LEFT_OUT, "the column is empty")


def test_two_columns_for_one_thing_are_in_doubt_where_only_one_counts() -> None:
    text = "Name,Other\nAnna Saar,Annie\n"
    assert [line.mark for line in lines(text, (1, Field.FULL_NAME))] == [Mark.SURE, Mark.DOUBTFUL]
    assert [line.mark for line in lines(text, (0, Field.NOTE), (1, Field.NOTE))] == [Mark.SURE, Mark.SURE]


def test_a_column_shows_the_first_thing_that_stands_in_it_on_one_line() -> None:
    line = lines('Name,Notes\nAnna,\nArvo,"two\n lines"\n')[1]
    assert (line.name, line.sample) == ("Notes", "two lines")


def test_every_field_a_column_can_be_has_its_word() -> None:
    # A fact goes by its own title, and a consent has become one before it is shown.
    assert set(FIELDS) == set(Field) - {Field.FACT, Field.CONSENT}
    assert len(set(FIELDS.values())) == len(FIELDS)
