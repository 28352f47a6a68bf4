"""The audit trail, read off the journal: who did what and when, and what it was before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.text import tokens
from clientdesk.base.words import Phrase
from clientdesk.desk.shop import Shop
from clientdesk.desk.steps import last_step_by, utc_of

_AT_ONCE = 200
_NEWEST = 2**62
_MANY_ROWS = 50
"""Of a step that touched more rows than this, only so many are described."""
_OF_ONE = "AND (about = ? OR tbl = 'customer' AND last > first AND ? BETWEEN first AND last)"
_ABOUT_ONE = (
    # By the two indexes, however many steps there are; a row that came in a batch has no note of its own.
    "s.id IN (SELECT step FROM journal_change WHERE about = ? UNION SELECT step FROM journal_change "
    "WHERE tbl = 'customer' AND last > first AND ? BETWEEN first AND last)"
)
_FEW = 5000
_OF_RARE = "s.id IN (SELECT step FROM journal_change WHERE tbl = ?)"
_OF_COMMON = "EXISTS (SELECT 1 FROM journal_change WHERE step = s.id AND tbl = ?)"
_NOTHING = (None, "")
_OWN_AFFAIRS = frozenset({"id", "uid", "sort_key"})
"""Columns that mean nothing to a person."""
_PLANNED = frozenset({"starts", "ends"})
"""Moments stored as they stand on the wall; all others are stored in UTC."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")


class Only(StrEnum):
    """Which steps alone are wanted."""

    UNDOABLE = "undoable"
    BATCHES = "batches"
    BY_PROGRAM = "by_program"


_ONLY = {
    Only.UNDOABLE: "s.forward = 1 AND s.reversed_by IS NULL AND s.by_program = 0 AND s.schema = "
    "(SELECT user_version FROM pragma_user_version)",
    Only.BATCHES: "s.batch = 1",
    Only.BY_PROGRAM: "s.by_program = 1",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What steps are looked for; what is None or "" does not matter.

    Args:
        customer: only what is about this customer.
        staff: only what this member of staff did.
        first: from this local day on.
        last: up to this local day, that included.
        table: only steps that touched this table.
        text: only steps that say so (`AuditEntry.says`).
        only: only those that can be undone, those that did much at once, or the program's own.
    """

    customer: int | None = None
    staff: int | None = None
    first: date | None = None
    last: date | None = None
    table: str = ""
    text: str = ""
    only: Only | None = None


class Deed(StrEnum):
    """What became of a row."""

    ADDED = "I"
    CHANGED = "U"
    DELETED = "D"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column before and after; None stands for empty and for "there was no row".

    A moment is a `datetime`, naive local wall time.
    """

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that was touched; `customer` is whom it is about, None for nobody.

    Of rows that came or went in one run the first stands for all `count` of them.
    """

    table: str
    row: int
    deed: Deed
    customer: int | None
    fields: tuple[FieldChange, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One step.

    Args:
        at: naive local wall time.
        by: name of the member of staff, "" where nobody is known.
        by_program: the program did it by itself.
        label: what was done.
        is_undo: it took `label` back.
        is_redo: it did `label` once more.
        undone: it has been taken back since.
        rows: what it touched, at most fifty rows described; `row_count` counts all of them.
        about: the present name of the one customer whom all of it is about, "" where there is no such one.
        undoable: it still stands and can be taken back, as far as one can tell before it is tried.
        is_batch: an import or another deed done to many at once.
    """

    step: int
    at: datetime
    by: str
    by_program: bool
    label: Phrase
    is_undo: bool
    is_redo: bool
    undone: bool
    rows: tuple[RowChange, ...]
    row_count: int
    about: str = ""
    undoable: bool = False
    is_batch: bool = False

    @property
    def customers(self) -> tuple[int, ...]:
        """The customers it is about, each once; of what came in one run none."""
        found = (row.customer for row in self.rows if row.customer is not None and row.count == 1)
        return tuple(dict.fromkeys(found))

    def says(self, text: str) -> bool:
        """Whether every word of `text` begins a word of the label, a name or a value, in whatever case."""
        fields = [field for row in self.rows for field in row.fields]
        values = [str(value) for field in fields for value in (field.before, field.after) if value is not None]
        own = {word for part in (self.label.text(), self.by, self.about, *values) for word in tokens(part)}
        return all(any(word.startswith(asked) for word in own) for asked in tokens(text))


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the trail: `reached` is the oldest step looked at, `complete` whether there is nothing older."""

    entries: tuple[AuditEntry, ...]
    reached: int
    complete: bool


def audit(
    shop: Shop, *, customer: int | None = None, staff: int | None = None, first: date | None = None,
    last: date | None = None, table: str = "", text: str = "", before: int | None = None, limit: int = 100,
) -> list[AuditEntry]:  # fmt: skip
    """The steps that meet every filter, newest first.

    Args:
        shop: the shop.
        customer: only what is about this customer; None for the whole shop.
        staff: only what this member of staff did.
        first: from this local day on.
        last: up to this local day, that included.
        table: only steps that touched this table.
        text: only steps that say so (`AuditEntry.says`).
        before: only steps with a smaller id: the last one of the page before.
        limit: at most so many.
    """
    wanted = Wanted(customer, staff, first, last, table, text)
    return list(audit_slice(shop, wanted=wanted, before=before, limit=limit, reach=None).entries)


def audit_slice(
    shop: Shop, *, wanted: Wanted, before: int | None = None, limit: int = 50, reach: int | None = 1000
) -> Slice:
    """The next steps of the trail, newest first: however long it is, a slice takes a moment.

    Args:
        shop: the shop.
        wanted: what is looked for.
        before: only steps with a smaller id: `reached` of the slice before.
        limit: at most so many.
        reach: so many steps are looked at for a text; None for all.
    """
    filters = _filters(shop, wanted)
    found: list[AuditEntry] = []
    reached = _NEWEST if before is None else before
    for looked, entry in enumerate(_entries(shop, filters, reached, wanted.customer)):
        if len(found) >= limit or (reach is not None and looked >= reach):
            return Slice(tuple(found), reached, complete=False)
        reached = entry.step
        if entry.says(wanted.text):
            found.append(entry)
    return Slice(tuple(found), reached, complete=True)


def _filters(shop: Shop, wanted: Wanted) -> list[tuple[str, tuple[object, ...]]]:
    customer, table = wanted.customer, wanted.table
    begins, ends = utc_of(shop, wanted.first), utc_of(shop, wanted.last, after=True)
    narrowed: list[tuple[str, object, tuple[object, ...]]] = [
        ("s.staff = ?", wanted.staff, (wanted.staff,)),
        # The number of the step leads there at once; the moment itself says it exactly.
        ("s.id > ? AND s.at >= ?", wanted.first, (last_step_by(shop, begins) - 1 if wanted.first else 0, begins)),
        ("s.id <= ? AND s.at < ?", wanted.last, (last_step_by(shop, ends) if wanted.last else 0, ends)),
        (_ABOUT_ONE, customer, (customer, customer)),
        (_OF_RARE if table and _is_rare(shop, table) else _OF_COMMON, table or None, (table,)),
        (_ONLY[wanted.only] if wanted.only else "", wanted.only, ()),
    ]
    return [(condition, values) for condition, asked, values in narrowed if asked is not None]


def _is_rare(shop: Shop, table: str) -> bool:
    """Whether so few changes were made to a table that its steps are found from them."""
    counted = "SELECT count(*) FROM (SELECT 1 FROM journal_change WHERE tbl = ? LIMIT ?)"
    return int(_ask(shop, counted, (table, _FEW + 1))[0][0]) <= _FEW


def _entries(
    shop: Shop, filters: Sequence[tuple[str, tuple[object, ...]]], below: int, customer: int | None
) -> Iterator[AuditEntry]:
    """The steps, newest first, some at a time: whoever looks for a rare word reads far back."""
    conditions = " AND ".join(["s.id < ?", *(condition for condition, _values in filters)])
    values = [value for _condition, some in filters for value in some]
    while True:
        steps = _ask(
            shop,
            "SELECT s.id, s.at, coalesce(p.name, ''), s.by_program, s.label, s.forward, s.reverses, s.reversed_by, "  # noqa: S608
            f"s.batch, {_ONLY[Only.UNDOABLE]} FROM journal_step s LEFT JOIN staff p ON p.id = s.staff "
            f"WHERE {conditions} ORDER BY s.id DESC LIMIT ?",
            (below, *values, _AT_ONCE),
        )
        yield from (_entry(shop, step, customer) for step in steps)
        if len(steps) < _AT_ONCE:
            return
        below = steps[-1][0]


def _entry(shop: Shop, row: Sequence[Any], customer: int | None) -> AuditEntry:
    step, at, by, by_program, label, forward, reverses, reversed_by, batch, undoable = row
    count, rows = _rows(shop, step, customer)
    return AuditEntry(
        step, to_local(datetime.fromisoformat(at), shop.zone), by, bool(by_program), Phrase.from_json(label),
        not forward, bool(forward and reverses), reversed_by is not None, rows, count, _about(shop, rows),
        bool(undoable), bool(batch),
    )  # fmt: skip


def _rows(shop: Shop, step: int, customer: int | None) -> tuple[int, tuple[RowChange, ...]]:
    """How many rows a step touched, and what became of the first of them; of one customer alone where asked."""
    which, values = ("", (step,)) if customer is None else (_OF_ONE, (step, customer, customer))
    touched = f"FROM journal_change WHERE step = ? {which}"
    counted = _ask(shop, f"SELECT coalesce(sum(last - first + 1), 0) {touched}", values)
    changes = _ask(shop, f"SELECT id, tbl, op, first, last, about {touched} ORDER BY id LIMIT ?", (*values, _MANY_ROWS))
    described = []
    for change, table, op, first, end, about in changes:
        row = customer if customer is not None and end > first else first
        count = end - first + 1 if customer is None else 1
        described.append(RowChange(table, row, Deed(op), about, tuple(_fields(shop, change, table, op, row)), count))
    return (len(described) if customer is not None else counted[0][0]), tuple(described)


def _about(shop: Shop, rows: Sequence[RowChange]) -> str:
    whom = {row.customer for row in rows if row.customer is not None}
    if len(whom) != 1 or any(row.count > 1 for row in rows):
        return ""
    named = _ask(shop, "SELECT name FROM customer WHERE id = ?", tuple(whom))
    return str(named[0][0]) if named else ""


def _fields(shop: Shop, change: int, table: str, op: str, row: int) -> Iterator[FieldChange]:
    cells: list[tuple[str, object, object]]
    if op == Deed.ADDED:
        cells = [(column, None, value) for column, value in _as_added(shop, change, table, row).items()]
    else:
        cells = _ask(shop, "SELECT col, old, new FROM journal_cell WHERE change = ?", (change,))
    for column, before, after in cells:
        telling = not any(isinstance(value, bytes) for value in (before, after)) and column not in _OWN_AFFAIRS
        if telling and before != after and (before not in _NOTHING or after not in _NOTHING):
            yield FieldChange(column, _on_the_wall(shop, column, before), _on_the_wall(shop, column, after))


def _on_the_wall(shop: Shop, column: str, value: object) -> object:
    """A stored moment as the clock of the shop showed it; anything else as it is."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return value
    moment = datetime.fromisoformat(value)
    return moment if column in _PLANNED else to_local(moment, shop.zone)


def _as_added(shop: Shop, change: int, table: str, row: int) -> dict[str, object]:
    """A row as it was when it was added: as it is now, with what later changes kept of it, the first of them last."""
    cursor = _execute(shop)(f'SELECT * FROM "{table}" WHERE id = ?', (row,))  # noqa: S608 - named by a trigger of ours
    now = cursor.fetchone()
    columns = dict(zip((column[0] for column in cursor.description), now, strict=True)) if now else {}
    later = _ask(
        shop,
        "SELECT col, old FROM journal_change c JOIN journal_cell ON change = c.id "
        "WHERE c.tbl = ? AND c.first = ? AND c.id > ? ORDER BY c.id DESC",
        (table, row, change),
    )
    return columns | dict(later)


def _execute(shop: Shop) -> Callable[..., Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    return execute


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    rows: list[Any] = _execute(shop)(sql, values).fetchall()
    return rows
