"""Reverting a step: the rows as they were, unless something newer stands in the way."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import peewee as pw

from clientdesk.store.journal import OpenStep, Step
from clientdesk.store.record import Record

RUN = 500
"""Runs of rows longer than this are removed, and restored, set-wise."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that a later step has changed, so that reverting would overwrite something newer."""

    table: str
    row: int
    step: int


@dataclass(frozen=True, slots=True)
class _Change:
    id: int
    table: str
    op: str
    first: int
    last: int


# Undo and redo after our step may cancel out. A chain of them counts by its newest link, and only when it stands
# otherwise now (done, taken back) than it stood when our step was written.
_STANDS = (
    "s.id > :step AND s.reversed_by IS NULL AND s.forward <> coalesce("
    "(SELECT earlier.forward FROM journal_step earlier "
    "WHERE earlier.root = s.root AND earlier.id < :step ORDER BY earlier.id DESC LIMIT 1), 0)"
)


def _is_run(changes: Sequence[_Change]) -> bool:
    """Whether these are many rows without a gap between their ids, noted one right after the other."""
    ids, numbers = [change.first for change in changes], [change.id for change in changes]
    return all(len(changes) > RUN and max(some) - min(some) == len(changes) - 1 for some in (ids, numbers))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same rows in as few spans as they can be told in, rising; many thousands were noted one by one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _covers(spans: Sequence[tuple[int, int]], row: int) -> bool:
    """Whether one of these rising spans holds a row."""
    place = bisect_right(spans, row, key=itemgetter(0)) - 1
    return place >= 0 and row <= spans[place][1]


class Reverting:
    """Takes one step back inside a transaction whose door is open.

    Args:
        database: the store's.
        records: the tables under the journal, by name.
    """

    def __init__(self, database: pw.Database, records: Mapping[str, type[Record]]) -> None:
        self._database = database
        self._records = records

    def conflicts(self, step: Step, limit: int = 20) -> list[Conflict]:
        """The rows where a later step stands in the way, at most `limit`; empty when the step can be reverted."""
        found: dict[tuple[str, int], Conflict] = {}
        for conflict in self._all_conflicts(step):
            found.setdefault((conflict.table, conflict.row), conflict)
            if len(found) >= limit:
                break
        return list(found.values())

    def revert(self, step: Step, door: OpenStep) -> None:
        """Put every row back as it was before `step`, newest change first; foreign keys are checked at the commit."""
        self._database.execute_sql("PRAGMA defer_foreign_keys = ON")
        changes = self._changes_of(step.id, newest_first=True)
        to_counter: list[_Change] = []
        for (table, op), alike in groupby(changes, key=lambda change: (change.table, change.op)):
            record, together = self._records[table], list(alike)
            if op == "I" and record.append_only:
                to_counter += together
                continue
            if op == "D" and _is_run(together):
                self._restore_run(record, together, door)
                continue
            for change in together:
                self._revert_one(record, change, door)
        # Last, when those are gone that went with the row they belong to: nothing is left of them to be countered.
        for change in to_counter:
            self._counter(self._records[change.table], change)

    def _revert_one(self, record: type[Record], change: _Change, door: OpenStep) -> None:
        if change.op == "I":
            self._remove(record, change, door)
        elif change.op == "U":
            self._restore_columns(change)
        else:
            self._restore_row(change)

    def _changes_of(self, step: int, *, newest_first: bool = False) -> list[_Change]:
        order = "DESC" if newest_first else "ASC"
        rows = self._database.execute_sql(
            f"SELECT id, tbl, op, first, last FROM journal_change WHERE step = ? ORDER BY id {order}", (step,)
        )
        return [_Change(*row) for row in rows.fetchall()]

    def _cells(self, change: int) -> dict[str, Any]:
        return dict(
            self._database.execute_sql("SELECT col, old FROM journal_cell WHERE change = ?", (change,)).fetchall()
        )

    def _counter(self, record: type[Record], change: _Change) -> None:
        """Add the entry that counters each row of an append-only table."""
        names = record.columns()
        listed = ", ".join(f'"{name}"' for name in names)
        rows = self._database.execute_sql(
            f'SELECT {listed} FROM "{change.table}" WHERE id BETWEEN ? AND ? ORDER BY id', (change.first, change.last)
        ).fetchall()
        for row in rows:
            self._insert(change.table, record.reversal(dict(zip(names, row, strict=True))))

    def _remove(self, record: type[Record], change: _Change, door: OpenStep) -> None:
        span = (change.first, change.last)
        if change.last - change.first < RUN:
            self._database.execute_sql(f'DELETE FROM "{change.table}" WHERE id BETWEEN ? AND ?', span)
            return
        with door.quiet():
            door.removing(record, *span)
            for child, column in self._only_added_to(record):
                door.removing(child, *span, of=column)
            self._database.execute_sql(f'DELETE FROM "{change.table}" WHERE id BETWEEN ? AND ?', span)

    def _only_added_to(self, record: type[Record]) -> Iterator[tuple[type[Record], str]]:
        """The append-only tables whose rows go with those of `record`, and the column by which they hang on it."""
        for child in self._records.values():
            for field in child._meta.refs if child.append_only else ():
                if field.rel_model is record and field.on_delete == "CASCADE":
                    yield child, field.column_name

    def _restore_columns(self, change: _Change) -> None:
        cells = self._cells(change.id)
        assigned = ", ".join(f'"{name}" = ?' for name in cells)
        self._database.execute_sql(
            f'UPDATE "{change.table}" SET {assigned} WHERE id = ?', (*cells.values(), change.first)
        )

    def _restore_row(self, change: _Change) -> None:
        self._insert(change.table, self._cells(change.id))

    def _restore_run(self, record: type[Record], changes: Sequence[_Change], door: OpenStep) -> None:
        """Restore many rows that were removed together, set-wise from their images: a batch that is done again."""
        names = record.columns()
        listed = ", ".join(f'"{name}"' for name in names)
        # Of each column a row has one image at most; max() gives it back with the class it was stored in.
        images = ", ".join(f"max(CASE cell.col WHEN '{name}' THEN cell.old END)" for name in names)
        ids, numbers = [change.first for change in changes], [change.id for change in changes]
        with door.quiet():
            self._database.execute_sql(
                f'INSERT INTO "{record.table()}" ({listed}) SELECT {images} FROM journal_cell cell '
                "WHERE cell.change BETWEEN ? AND ? GROUP BY cell.change",
                (min(numbers), max(numbers)),
            )
            door.added(record, min(ids), max(ids))

    def _insert(self, table: str, cells: Mapping[str, Any]) -> None:
        listed, places = ", ".join(f'"{name}"' for name in cells), ", ".join("?" * len(cells))
        self._database.execute_sql(f'INSERT INTO "{table}" ({listed}) VALUES ({places})', tuple(cells.values()))

    def _all_conflicts(self, step: Step) -> Iterator[Conflict]:
        yield from self._newer_columns(step)
        yield from self._newer_rows(step)
        yield from self._newer_dependants(step)

    def _newer_columns(self, step: Step) -> Iterator[Conflict]:
        """Rows of which the same column was changed later, or which were deleted later."""
        rows = self._database.execute_sql(
            "SELECT DISTINCT later.tbl, later.first, s.id FROM journal_change mine "
            "JOIN journal_change later ON later.tbl = mine.tbl AND later.first = mine.first AND later.id > mine.id "
            f"JOIN journal_step s ON s.id = later.step AND {_STANDS} "
            "WHERE mine.step = :step AND mine.op = 'U' AND (later.op = 'D' OR later.op = 'U' AND EXISTS ("
            "SELECT 1 FROM journal_cell a JOIN journal_cell b ON b.change = later.id AND b.col = a.col "
            "WHERE a.change = mine.id))".replace(":step", str(step.id))
        )
        yield from (Conflict(*row) for row in rows.fetchall() if not self._records[row[0]].append_only)

    def _newer_rows(self, step: Step) -> Iterator[Conflict]:
        """Rows that this step added and a later one changed or deleted."""
        rows = self._database.execute_sql(
            "SELECT DISTINCT later.tbl, later.first, s.id FROM journal_change mine "
            "JOIN journal_change later ON later.tbl = mine.tbl AND later.first BETWEEN mine.first AND mine.last "
            f"JOIN journal_step s ON s.id = later.step AND {_STANDS} "
            "WHERE mine.step = :step AND mine.op = 'I' AND later.op IN ('U', 'D')".replace(":step", str(step.id))
        )
        yield from (Conflict(*row) for row in rows.fetchall() if not self._records[row[0]].append_only)

    def _newer_dependants(self, step: Step) -> Iterator[Conflict]:
        """Rows added later that hang on a row which this step added: they would be swept away with it."""
        own: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for change in self._changes_of(step.id):
            if change.op == "I":
                own[change.table].append((change.first, change.last))
        spans = {table: _merged(runs) for table, runs in own.items()}
        for table, column, target in self._references():
            for first, last in spans.get(target, ()):
                yield from self._hanging_on(table, column, (first, last), spans.get(table, []), step.id)

    def _references(self) -> Iterator[tuple[str, str, str]]:
        """Every foreign key as (table, column, table it points to)."""
        for table, record in self._records.items():
            for field in record._meta.refs:
                yield table, field.column_name, field.rel_model._meta.table_name

    def _stands(self, table: str, row: int) -> bool:
        """Whether a row that is only ever added still says something: it was not taken back, nor does it take back."""
        found = self._database.execute_sql(
            "SELECT 1 FROM journal_change c JOIN journal_step s ON s.id = c.step "
            "WHERE c.tbl = ? AND c.op = 'I' AND ? BETWEEN c.first AND c.last AND s.forward AND s.reversed_by IS NULL",
            (table, row),
        )
        return found.fetchone() is not None

    def _hanging_on(
        self, table: str, column: str, span: tuple[int, int], own: list[tuple[int, int]], step: int
    ) -> Iterator[Conflict]:
        rows = self._database.execute_sql(f'SELECT id FROM "{table}" WHERE "{column}" BETWEEN ? AND ?', span)
        for (row,) in rows.fetchall():
            if self._records[table].append_only and not self._stands(table, row):
                continue
            if not _covers(own, row) and not self._was_hung(table, row, column, step):
                yield Conflict(table, row, step)

    def _was_hung(self, table: str, row: int, column: str, step: int) -> bool:
        """Whether the step itself hung a row where it hangs: it hangs elsewhere again before that is removed."""
        found = self._database.execute_sql(
            "SELECT 1 FROM journal_change c JOIN journal_cell cell ON cell.change = c.id AND cell.col = ? "
            "WHERE c.step = ? AND c.tbl = ? AND c.first = ? AND c.op = 'U'",
            (column, step, table, row),
        )
        return found.fetchone() is not None
