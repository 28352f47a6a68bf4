"""The journal: opens the door for one step, reads off what it changed, and takes steps back and forth.

Undo and redo are one act: revert a step, newest change first, touching only the columns that it changed. The revert is
itself a step, so it can be reverted too; a step and the step that reverts it cancel each other out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import peewee as pw

from clientdesk.base.changes import A_GREAT_MANY, MANY, Changes
from clientdesk.base.words import Phrase
from clientdesk.store.record import Record

Execute = Callable[..., Any]
"""Peewee's `execute_sql(sql, values)`, which carries no types; returns a cursor of `sqlite3`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One deed as the journal keeps it; `at` is UTC in ISO 8601."""

    id: int
    at: str
    staff: int | None
    by_program: bool
    label: Phrase
    command: str
    batch: bool
    root: int
    forward: bool
    reverses: int | None
    reversed_by: int | None


STEP_COLUMNS = "id, at, staff, by_program, label, command, batch, root, forward, reverses, reversed_by"


def step_of(row: Sequence[Any]) -> Step:
    """A row of `STEP_COLUMNS` as a `Step`."""
    identity, at, staff, by_program, label, command, batch, root, forward, reverses, reversed_by = row
    return Step(
        identity, at, staff, bool(by_program), Phrase.from_json(label), command, bool(batch), root, bool(forward),
        reverses, reversed_by,
    )  # fmt: skip


class OpenStep:
    """The step that is being written now; a command that adds rows in bulk tells it so.

    Attributes:
        settled: names of derived tables that the command has itself brought up to date, set-wise.
        told: what a command lets those know who follow its rows in the same step.
    """

    def __init__(self, database: pw.Database, identity: int) -> None:
        self._execute: Execute = database.execute_sql
        self.id = identity
        self.settled: set[str] = set()
        self.told: list[object] = []

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Add or remove rows without a note each; the caller notes them with `added` or `removing`."""
        self._execute("UPDATE journal_door SET quiet = 1")
        try:
            yield
        finally:
            self._execute("UPDATE journal_door SET quiet = 0")

    def added(self, record: type[Record], first: int, last: int) -> None:
        """Note that the rows `first`..`last` of `record` were added together, all of them new."""
        self._execute(
            "INSERT INTO journal_change (step, tbl, op, first, last) VALUES (?, ?, 'I', ?, ?)",
            (self.id, record.table(), first, last),
        )

    def removing(self, record: type[Record], first: int, last: int, *, of: str = "id") -> None:
        """Keep the images of the rows whose column `of` is `first`..`last`, set-wise, before they go quietly."""
        table, about = record.table(), f'"{record.about}"' if record.about else "NULL"
        execute = self._execute
        before = execute("SELECT coalesce(max(id), 0) FROM journal_change").fetchone()[0]
        execute(
            "INSERT INTO journal_change (step, tbl, op, first, last, about) "
            f'SELECT ?, ?, \'D\', id, id, {about} FROM "{table}" WHERE "{of}" BETWEEN ? AND ?',
            (self.id, table, first, last),
        )
        for column in record.columns():
            execute(
                "INSERT INTO journal_cell (change, col, old) "
                f'SELECT c.id, ?, t."{column}" FROM journal_change c JOIN "{table}" t ON t.id = c.first '
                f'WHERE c.id > ? AND t."{column}" IS NOT NULL',
                (column, before),
            )

    def runs(self, record: type[Record]) -> tuple[tuple[int, int], ...]:
        """The first and last id of each run of rows of `record` that were added together in this step, about anybody.

        A row that was added alone and is about nobody is a run of one.
        """
        found = self._execute(
            "SELECT first, last FROM journal_change WHERE step = ? AND tbl = ? AND op = 'I' AND about IS NULL",
            (self.id, record.table()),
        )
        return tuple((first, last) for first, last in found)

    def about(self, record: type[Record]) -> frozenset[int]:
        """The customers whose rows of `record` were touched one by one in this step.

        Those whose rows are gone or went to another customer are among them.
        """
        return self.about_table(record.table(), record.about or "")

    def about_table(self, table: str, column: str) -> frozenset[int]:
        """The same, by the name of the table and of the column that tells whom a row is about."""
        found = self._execute(
            "SELECT about FROM journal_change WHERE step = :step AND tbl = :table AND about IS NOT NULL UNION "
            "SELECT cell.old FROM journal_change c JOIN journal_cell cell ON cell.change = c.id AND cell.col = :column "
            "WHERE c.step = :step AND c.tbl = :table AND c.op = 'U' AND cell.old IS NOT NULL",
            {"step": self.id, "table": table, "column": column},
        )
        return frozenset(row[0] for row in found)

    def touched(self, record: type[Record]) -> frozenset[int]:
        """The rows of `record` that came, went or changed in this step so far."""
        found = self._execute(
            "SELECT first, last FROM journal_change WHERE step = ? AND tbl = ?", (self.id, record.table())
        )
        return frozenset(row for first, last in found for row in range(first, last + 1))

    def former(self, record: type[Record], column: str) -> frozenset[int]:
        """What stood in a column of the rows of `record` that this step changed or removed: the ids of other rows."""
        found = self._execute(
            "SELECT DISTINCT cell.old FROM journal_change c JOIN journal_cell cell ON cell.change = c.id "
            "WHERE c.step = ? AND c.tbl = ? AND cell.col = ? AND cell.old IS NOT NULL",
            (self.id, record.table(), column),
        )
        return frozenset(row[0] for row in found)


class Journal:
    """The journal of one store.

    Args:
        database: where the tables are; every call but the reading ones belongs inside a transaction.
        schema: the store's version; steps of another version are read but never reverted.
    """

    def __init__(self, database: pw.Database, schema: int) -> None:
        self._database = database
        self._execute: Execute = database.execute_sql
        self._schema = schema

    def begin(
        self, *, at: str, staff: int | None, by_program: bool, label: Phrase, command: str, batch: bool = False
    ) -> OpenStep:
        """Open the door for a new deed."""
        execute = self._execute
        execute(
            "INSERT INTO journal_step (at, staff, by_program, label, command, batch, schema, root) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            (at, staff, by_program, label.to_json(), command, batch, self._schema),
        )
        identity = int(execute("SELECT last_insert_rowid()").fetchone()[0])
        execute("UPDATE journal_step SET root = id WHERE id = ?", (identity,))
        self._open(identity)
        return OpenStep(self._database, identity)

    def begin_reversal(self, of: Step, *, at: str, staff: int | None) -> OpenStep:
        """Open the door for taking `of` back, or for doing it again when `of` is itself an undo."""
        execute = self._execute
        execute(
            "INSERT INTO journal_step (at, staff, by_program, label, command, batch, schema, root, forward, reverses) "
            "VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
            (at, staff, of.label.to_json(), of.command, of.batch, self._schema, of.root, not of.forward, of.id),
        )
        identity = int(execute("SELECT last_insert_rowid()").fetchone()[0])
        execute("UPDATE journal_step SET reversed_by = ? WHERE id = ?", (identity, of.id))
        self._open(identity)
        return OpenStep(self._database, identity)

    def _open(self, step: int) -> None:
        self._execute("INSERT INTO journal_door (only_one, step) VALUES (1, ?)", (step,))

    def end(self, step: OpenStep) -> Changes:
        """Close the door; a step that changed nothing leaves no trace. Returns what it changed."""
        self._execute("DELETE FROM journal_door")
        changes = self.changes(step.id)
        if not changes:
            self._execute("UPDATE journal_step SET reversed_by = NULL WHERE reversed_by = ?", (step.id,))
            self._execute("DELETE FROM journal_step WHERE id = ?", (step.id,))
        return changes

    def changes(self, step: int) -> Changes:
        """The rows that `step` touched, by table."""
        rows: dict[str, set[int]] = defaultdict(set)
        counted = self._execute(
            "SELECT tbl, sum(last - first + 1) FROM journal_change WHERE step = ? GROUP BY tbl", (step,)
        )
        counts = dict(counted.fetchall())
        whole = frozenset(table for table, count in counts.items() if count > MANY)
        runs = self._execute("SELECT tbl, first, last FROM journal_change WHERE step = ?", (step,))
        for table, first, last in runs:
            if counts[table] <= A_GREAT_MANY:
                rows[table].update(range(first, last + 1))
        return Changes({table: frozenset(ids) for table, ids in rows.items()}, whole)

    def tables(self, step: int) -> frozenset[str]:
        """The tables that `step` touched so far."""
        rows = self._execute("SELECT DISTINCT tbl FROM journal_change WHERE step = ?", (step,))
        return frozenset(row[0] for row in rows.fetchall())

    def step(self, identity: int) -> Step | None:
        """The step with this id, None when there is none."""
        return self._one("WHERE id = ?", identity)

    def size(self, step: int) -> int:
        """How many rows `step` touched."""
        counted = "SELECT coalesce(sum(last - first + 1), 0) FROM journal_change WHERE step = ?"
        return int(self._execute(counted, (step,)).fetchone()[0])

    def next_undo(self) -> Step | None:
        """The deed that undo would take back: the newest of a person that stands, in this version of the store."""
        return self._one(
            "WHERE reversed_by IS NULL AND by_program = 0 AND forward = 1 AND schema = ? ORDER BY id DESC LIMIT 1",
            self._schema,
        )

    def next_redo(self) -> Step | None:
        """The undo that redo would take back; None once a person has done something new after it."""
        return self._one(
            "WHERE reversed_by IS NULL AND by_program = 0 AND forward = 0 AND schema = ? AND id > coalesce("
            "(SELECT max(id) FROM journal_step WHERE reverses IS NULL AND by_program = 0), 0) "
            "ORDER BY id DESC LIMIT 1",
            self._schema,
        )

    def _one(self, where: str, *values: object) -> Step | None:
        row = self._execute(f"SELECT {STEP_COLUMNS} FROM journal_step {where}", values).fetchone()
        return step_of(row) if row else None
