"""A save after a rebuild stays small: the large part of the index is not merged again and again."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.store.search import SearchIndex
from clientdesk.store.search_lift import lifted

INDEX = SearchIndex()
ONE_PART = bytes.fromhex("00000007 02 01 05 0000 0001 01 01 3d")


def pages(connection: sqlite3.Connection) -> set[tuple[int, bytes]]:
    """The pages of words, without the two records that every save writes."""
    return set(connection.execute("SELECT id, block FROM customer_search_words_data WHERE id > 10"))


def test_hundreds_of_saves_leave_the_large_part_alone() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    INDEX.create(connection)
    INDEX.rebuild(connection, ((n, b"%05d" % n, f"word{n} common") for n in range(3000)))
    large = pages(connection)
    assert len(large) > 20
    for n in range(600):
        INDEX.put(connection, 10_000 + n, b"%05d" % (n * 5), "new common")
    assert large <= pages(connection)
    assert len(pages(connection)) < len(large) + 40
    assert INDEX.is_sound(connection)
    assert INDEX.count(connection, "common", cap=10_000) == 3600
    connection.close()


def test_the_part_of_a_built_index_goes_up() -> None:
    up = lifted(ONE_PART)
    assert up == bytes.fromhex("00000007 09 01 05 " + "0000" * 8 + " 0001 01 01 3d")
    assert lifted(up) == up


@pytest.mark.parametrize(
    "other",
    [
        "",
        "00000007",
        "00000007 01 00 05 0000",
        "00000007 02 02 05 0001 01 01 3d 0001 02 01 02",
        "00000007 01 02 05 0002 01 01 3d 02 01 02",
        "00000007 ff000001 02 01 05 0000 0001 01 01 3d",
        "00000007 02 01 05 0000 0001 01 01",
    ],
)
def test_any_other_record_stays_as_it_is(other: str) -> None:
    record = bytes.fromhex(other)
    assert lifted(record) == record


@given(st.binary(max_size=60))
def test_no_record_breaks_it(record: bytes) -> None:
    assert len(lifted(record)) >= len(record)
