"""The journal's tables, and the triggers that are generated from each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientdesk.store.record import Record

TABLES = (
    # A person's or the program's deed. `root` is the first step of a chain of undo and redo; `forward` tells the deed
    # (and its redo) from its undo. `schema` is the store's version: undo never crosses a migration.
    """CREATE TABLE IF NOT EXISTS journal_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, staff INTEGER, by_program INTEGER NOT NULL,
        label TEXT NOT NULL, command TEXT NOT NULL, batch INTEGER NOT NULL DEFAULT 0, schema INTEGER NOT NULL,
        root INTEGER NOT NULL, forward INTEGER NOT NULL DEFAULT 1, reverses INTEGER, reversed_by INTEGER)""",
    # One row, or (op "I" of a batch) a run of rows `first`..`last` added together.
    """CREATE TABLE IF NOT EXISTS journal_change (
        id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES journal_step(id), tbl TEXT NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
        first INTEGER NOT NULL, last INTEGER NOT NULL, about INTEGER)""",
    # `old` and `new` have no type, so SQLite keeps every value and its storage class exactly as it was in the table.
    """CREATE TABLE IF NOT EXISTS journal_cell (
        change INTEGER NOT NULL, col TEXT NOT NULL, old, new, PRIMARY KEY (change, col)) WITHOUT ROWID""",
    # The open door: one row, there only inside a transaction of `Desk.run`.
    """CREATE TABLE IF NOT EXISTS journal_door (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1), step INTEGER NOT NULL, quiet INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX IF NOT EXISTS journal_change_step ON journal_change (step)",
    "CREATE INDEX IF NOT EXISTS journal_change_row ON journal_change (tbl, first)",
    "CREATE INDEX IF NOT EXISTS journal_change_about ON journal_change (about, step) WHERE about IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS journal_change_run ON journal_change (tbl, last) WHERE last > first",
    "CREATE INDEX IF NOT EXISTS journal_step_root ON journal_step (root, id)",
    "CREATE INDEX IF NOT EXISTS journal_step_live ON journal_step (id) WHERE reversed_by IS NULL AND by_program = 0",
)

OUTSIDE = "clientdesk: a write outside Desk.run"
APPEND_ONLY = "clientdesk: rows of this table are never changed"

_GUARD = f"SELECT RAISE(ABORT, '{OUTSIDE}') WHERE NOT EXISTS (SELECT 1 FROM journal_door);"
_LOUD = "(SELECT quiet FROM journal_door) = 0"


def triggers(records: Iterable[type[Record]]) -> Iterator[str]:
    """The statements that put `records` under the journal, replacing triggers made for older columns."""
    for record in records:
        table = record.table()
        bodies = {"insert": _inserted(record), "update": _updated(record), "delete": _deleted(record)}
        for moment, body in bodies.items():
            yield f'DROP TRIGGER IF EXISTS "journal_{table}_{moment}"'
            when = f'AFTER {moment.upper()} ON "{table}"'
            yield f'CREATE TRIGGER "journal_{table}_{moment}" {when} BEGIN {_GUARD} {body} END'


def _change(record: type[Record], op: str, row: str, where: str) -> str:
    """Note that one row was touched."""
    about = f'{row}."{record.about}"' if record.about else "NULL"
    return (
        "INSERT INTO journal_change (step, tbl, op, first, last, about) "
        f"SELECT (SELECT step FROM journal_door), '{record.table()}', '{op}', {row}.id, {row}.id, {about} "
        f"WHERE {where};"
    )


def _inserted(record: type[Record]) -> str:
    """An added row needs no image: its columns are in the table until a later step keeps them."""
    return _change(record, "I", "NEW", _LOUD)


def _updated(record: type[Record]) -> str:
    if record.append_only:
        return f"SELECT RAISE(ABORT, '{APPEND_ONLY}');"
    columns = [name for name in record.columns() if name != "id"]
    # BINARY: a column's own collation may call "a" and "A" the same; typeof: 1 and 1.0 are equal, yet not the same.
    differs = {
        name: f'(OLD."{name}" IS NOT NEW."{name}" COLLATE BINARY OR typeof(OLD."{name}") <> typeof(NEW."{name}"))'
        for name in columns
    }
    cells = " ".join(
        "INSERT INTO journal_cell (change, col, old, new) SELECT (SELECT max(id) FROM journal_change), "
        f'\'{name}\', OLD."{name}", NEW."{name}" WHERE {differs[name]};'
        for name in columns
    )
    any_differs = " OR ".join(differs.values())
    return f"{_change(record, 'U', 'NEW', any_differs)} {cells}"


def _deleted(record: type[Record]) -> str:
    cells = " ".join(
        "INSERT INTO journal_cell (change, col, old) SELECT (SELECT max(id) FROM journal_change), "
        f'\'{name}\', OLD."{name}" WHERE {_LOUD} AND OLD."{name}" IS NOT NULL;'
        for name in record.columns()
    )
    return f"{_stays(record) if record.append_only else ''} {_change(record, 'D', 'OLD', _LOUD)} {cells}"


def _stays(record: type[Record]) -> str:
    """A row that is only ever added goes with the row it belongs to (a foreign key CASCADE), and not before."""
    abort = f"SELECT RAISE(ABORT, '{APPEND_ONLY}')"
    owners = [field for field in record._meta.refs if field.on_delete == "CASCADE"]
    there = " AND ".join(
        f'EXISTS (SELECT 1 FROM "{field.rel_model._meta.table_name}" WHERE id = OLD."{field.column_name}")'
        for field in owners
    )
    return f"{abort} WHERE {there};" if there else f"{abort};"
