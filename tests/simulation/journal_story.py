"""The journal of a closed shop as a story: every row's versions in the order in which they were written.

Plain `sqlite3` on the file: nothing of the program is imported. An added row has no image in the journal, so the story
is told backwards from what stands in the tables at the end.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """From `at` (naive UTC), by the step `step`, the row `row` of `table` was so; None: it was not there any more."""

    at: datetime
    step: int
    table: str
    row: int
    columns: Row | None


def story_of(file: Path, tables: Collection[str]) -> list[Version]:
    """All versions of all rows of `tables`, in the order in which they came to be."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        present = {table: _rows(database, table) for table in tables}
        return list(_backwards(database, present, tables))[::-1]


def _rows(database: sqlite3.Connection, table: str) -> dict[int, Row]:
    return {row["id"]: dict(row) for row in database.execute(f'SELECT * FROM "{table}"')}


def _empty(database: sqlite3.Connection, table: str) -> Row:
    return dict.fromkeys(column["name"] for column in database.execute(f'PRAGMA table_info("{table}")'))


def _backwards(
    database: sqlite3.Connection, present: dict[str, dict[int, Row]], tables: Collection[str]
) -> Iterator[Version]:
    """The newest version first; `present` is worn back to nothing on the way."""
    cells: dict[int, Row] = defaultdict(dict)
    for cell in database.execute("SELECT change, col, old FROM journal_cell"):
        cells[cell["change"]][cell["col"]] = cell["old"]
    empty = {table: _empty(database, table) for table in tables}
    marks = ", ".join("?" * len(tables))
    changes = database.execute(
        "SELECT c.id, c.step, c.tbl, c.op, c.first, c.last, s.at FROM journal_change c JOIN journal_step s "
        f"ON s.id = c.step WHERE c.tbl IN ({marks}) ORDER BY c.id DESC",
        tuple(tables),
    )
    for change in changes:
        rows, at = present[change["tbl"]], datetime.fromisoformat(change["at"])
        for row in range(change["last"], change["first"] - 1, -1):
            known = rows.get(row)
            yield Version(at, change["step"], change["tbl"], row, dict(known) if known is not None else None)
            old = cells.get(change["id"], {})
            if change["op"] == "I":
                rows.pop(row, None)
            elif change["op"] == "D":
                # Of a deleted row only what it held has a cell.
                rows[row] = empty[change["tbl"]] | old
            elif known is not None:
                rows[row] = known | old
