"""Rows that hang on a customer, of whatever table: given to another, and given back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from clientdesk.desk.facts import FactKind
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.records import Customer
from clientdesk.features.duplicates.merging_periods import PERIODS, fit_together
from clientdesk.features.duplicates.records import Merge, MergedRow, NotSame
from clientdesk.features.fields.records import OwnValue
from clientdesk.store.journal import Execute
from clientdesk.store.record import Record

_ALIKE = {"contact_point": ("kind", "key"), "address": ("street", "city", "postcode")}
"""Rows of the same customer that say the same; the second stays with whom it was told of."""
_PAIRS = {"relation": ("customer_id", "other_id")}
"""Rows between two customers, of which there is one, whoever is named first."""
_BELONGING = frozenset({"contact_person"})
"""Rows that go wherever the row goes to which they belong; whoever was there with themselves now is not told."""
_OUR_OWN: frozenset[str] = frozenset({Merge.table(), MergedRow.table(), NotSame.table()})


@dataclass(frozen=True, slots=True)
class Hanging:
    """A column that points at a customer."""

    record: type[Record]
    column: str

    @property
    def table(self) -> str:
        """The table of the column."""
        return self.record.table()


def hanging(shop: Shop) -> Iterator[Hanging]:
    """Every column of every capability that points at a customer and may point at another."""
    records: list[type[Record]] = all_of(shop.cards, "records")
    for record in records:
        if record.table() in _OUR_OWN or record.append_only:
            continue
        for field in record._meta.refs:
            if field.rel_model is Customer and field.column_name != "merged_into_id":
                yield Hanging(record, field.column_name)


def give(shop: Shop, merge: int, gone: int, into: int) -> None:
    """Give what hangs on `gone` to `into`, and note each row so that it can be given back."""
    for each in hanging(shop):
        if each.table == PERIODS and not fit_together(gone, into):
            continue
        if _is_free(each):
            _give_all(shop, merge, each, (gone, into))
            continue
        for row in _rows_on(shop, each, gone):
            if _may_move(shop, each, row, into):
                _point(shop, each, row, into)
                note(merge, Cell(each.table, row, each.column), gone, into)
        _prefer_once(shop, merge, each, into)


def give_back(shop: Shop, merge: int, into: int) -> None:
    """Give every row back that still hangs where the merge put it; what was changed or deleted since stays so."""
    for row in MergedRow.select().where(MergedRow.merge == merge).order_by(MergedRow.id.desc()):
        before, after = json.loads(row.before), json.loads(row.after)
        columns = _columns(shop, row.table_name_of)
        if row.column not in columns or (row.table_name_of == "customer" and row.row == into):
            continue
        now = _cell(shop, row.table_name_of, row.row, row.column)
        if now is not None and now[0] == after:
            execute: Execute = shop.database.execute_sql
            sql = f'UPDATE "{row.table_name_of}" SET "{row.column}" = ? WHERE id = ?'  # noqa: S608 - one of ours
            execute(sql, (before, row.row))


class Cell(NamedTuple):
    """One column of one row."""

    table: str
    row: int
    column: str


def note(merge: int, cell: Cell, before: object, after: object) -> None:
    """Note what a merge does to one cell."""
    MergedRow.insert(
        merge=merge,
        table_name_of=cell.table,
        row=cell.row,
        column=cell.column,
        before=json.dumps(before),
        after=json.dumps(after),
    ).execute()


def _is_free(each: Hanging) -> bool:
    """Whether a customer may have any number of such rows, whatever they say: then nothing need be asked of each."""
    meta = each.record._meta
    related = any(field.rel_model is Customer and field.column_name != each.column for field in meta.refs)
    other = related and each.table not in _BELONGING
    keyed = any(declared[1] for declared in meta.indexes if isinstance(declared, tuple))
    chosen = each.table in _ALIKE or each.table in _PAIRS or "preferred" in each.record.columns()
    return not (other or keyed or chosen or each.record in (OwnValue, Customer) or _column(each).unique)


def _give_all(shop: Shop, merge: int, each: Hanging, pair: tuple[int, int]) -> None:
    """Give all rows in one go: some customers have thousands, and the window waits."""
    gone, into = pair
    execute: Execute = shop.database.execute_sql
    execute(
        f'INSERT INTO merged_row (merge_id, "table", row, "column", before, after) '  # noqa: S608 - one of ours
        f'SELECT ?, ?, id, ?, ?, ? FROM "{each.table}" WHERE "{each.column}" = ? ORDER BY id',
        (merge, each.table, each.column, json.dumps(gone), json.dumps(into), gone),
    )
    execute(f'UPDATE "{each.table}" SET "{each.column}" = ? WHERE "{each.column}" = ?', (into, gone))  # noqa: S608


def _rows_on(shop: Shop, each: Hanging, customer: int) -> list[int]:
    execute: Execute = shop.database.execute_sql
    sql = f'SELECT id FROM "{each.table}" WHERE "{each.column}" = ? ORDER BY id'  # noqa: S608 - one of ours
    return [row[0] for row in execute(sql, (customer,)).fetchall()]


def _may_move(shop: Shop, each: Hanging, row: int, into: int) -> bool:
    """Whether `into` can have the row: nobody is related to himself, and nothing is said twice."""
    others = [
        field.column_name
        for field in each.record._meta.refs
        if field.rel_model is Customer and field.column_name != each.column
    ]
    values = _row(shop, each.table, row)
    if any(values[column] == into for column in others) or (each.table == "customer" and row == into):
        return False
    if each.table in _PAIRS and _has_pair(shop, each, values[others[0]], into):
        return False
    return not any(_has_twin(shop, each, values, columns, into) for columns in _unique(shop, each, values))


def _unique(shop: Shop, each: Hanging, values: dict[str, Any]) -> Iterator[Sequence[str]]:
    """The columns that tell one row of a customer from the next, besides the customer."""
    if each.table in _ALIKE:
        yield _ALIKE[each.table]
    if each.record is OwnValue and values["field_id"] not in fields_of_several(shop):
        yield ("field_id",)
    fields = each.record._meta.fields
    for declared in each.record._meta.indexes:
        if not isinstance(declared, tuple) or not declared[1]:
            continue
        columns = [fields[name].column_name for name in declared[0]]
        if each.column in columns:
            yield [column for column in columns if column != each.column]
    if _column(each).unique:
        yield ()


def _column(each: Hanging) -> Any:  # noqa: ANN401 - a field, whatever it holds
    return fields_by_column(each.record)[each.column]


def fields_by_column(record: type[Record]) -> dict[str, Any]:
    """The fields of a record by the names of their columns."""
    return {field.column_name: field for field in record._meta.sorted_fields}


def fields_of_several(shop: Shop) -> set[int]:
    """The owner's own fields under which a customer may have several values."""
    execute: Execute = shop.database.execute_sql
    return {row[0] for row in execute("SELECT id FROM own_field WHERE kind = ?", (FactKind.SOME_OF,)).fetchall()}


def _has_pair(shop: Shop, each: Hanging, other: int, into: int) -> bool:
    one, two = _PAIRS[each.table]
    execute: Execute = shop.database.execute_sql
    sql = f'SELECT 1 FROM "{each.table}" WHERE ("{one}", "{two}") IN (VALUES (?, ?), (?, ?))'  # noqa: S608
    return execute(sql, (other, into, into, other)).fetchone() is not None


def _has_twin(shop: Shop, each: Hanging, values: dict[str, Any], columns: Sequence[str], into: int) -> bool:
    execute: Execute = shop.database.execute_sql
    same = "".join(f' AND "{column}" IS ?' for column in columns)
    sql = f'SELECT 1 FROM "{each.table}" WHERE "{each.column}" = ?{same}'  # noqa: S608 - one of ours
    return execute(sql, (into, *(values[column] for column in columns))).fetchone() is not None


def _prefer_once(shop: Shop, merge: int, each: Hanging, into: int) -> None:
    """Of each kind of contact point, and of the addresses, one is preferred: the survivor's own."""
    if "preferred" not in each.record.columns() or each.column != "customer_id":
        return
    kind = "kind" if "kind" in each.record.columns() else "''"
    execute: Execute = shop.database.execute_sql
    sql = f'SELECT id, {kind} FROM "{each.table}" WHERE customer_id = ? AND preferred ORDER BY id'  # noqa: S608
    seen: set[str] = set()
    moved = {row.row for row in MergedRow.select().where(MergedRow.merge == merge)}
    for row, of_kind in sorted(execute(sql, (into,)).fetchall(), key=lambda found: (found[0] in moved, found[0])):
        if of_kind in seen:
            execute(f'UPDATE "{each.table}" SET preferred = 0 WHERE id = ?', (row,))  # noqa: S608 - one of ours
            note(merge, Cell(each.table, row, "preferred"), 1, 0)
        seen.add(of_kind)


def _point(shop: Shop, each: Hanging, row: int, into: int) -> None:
    execute: Execute = shop.database.execute_sql
    execute(f'UPDATE "{each.table}" SET "{each.column}" = ? WHERE id = ?', (into, row))  # noqa: S608 - one of ours


def _row(shop: Shop, table: str, row: int) -> dict[str, Any]:
    execute: Execute = shop.database.execute_sql
    cursor = execute(f'SELECT * FROM "{table}" WHERE id = ?', (row,))  # noqa: S608 - one of ours
    names = [described[0] for described in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def _cell(shop: Shop, table: str, row: int, column: str) -> tuple[Any] | None:
    execute: Execute = shop.database.execute_sql
    found: tuple[Any] | None = execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row,)).fetchone()  # noqa: S608
    return found


def _columns(shop: Shop, table: str) -> tuple[str, ...]:
    """The columns of a table of the catalogue; none for a name that is not one of them."""
    records: list[type[Record]] = all_of(shop.cards, "records")
    return next((record.columns() for record in records if record.table() == table), ())
