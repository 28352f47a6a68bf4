"""Ids in one piece are the ids row by row, in the same order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientdesk.store.ids import ids_of


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE line (place INTEGER PRIMARY KEY, id INTEGER)")
    yield made
    made.close()


@given(ids=st.lists(st.integers(0, 2**40) | st.integers(0, 2**63 - 1)))
@example(ids=[])
@example(ids=[3, 1, 2])
@example(ids=[2**32 - 1])
@example(ids=[2**32, 0])
@example(ids=[2**63 - 1])
def test_ids_come_whole_and_in_order(connection: sqlite3.Connection, ids: list[int]) -> None:
    connection.execute("DELETE FROM line")
    connection.executemany("INSERT INTO line VALUES (?, ?)", enumerate(ids))
    assert list(ids_of(connection, "SELECT id FROM line ORDER BY place")) == ids
    assert list(ids_of(connection, "SELECT id FROM line ORDER BY place DESC")) == ids[::-1]
    some = ids_of(connection, "SELECT id FROM line WHERE place > ? ORDER BY id", [0])
    assert list(some) == sorted(ids[1:])
