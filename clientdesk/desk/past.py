"""The shop as it was: all that is about one customer, rebuilt from the journal, to be asked like the shop of today.

The rows that are about the customer are taken as they are and led back, the newest change first, to what they were at
the end of the last step before the moment asked for. They lie in a small database of their own, in memory; a query
that asks through `shop.database` answers from it, with the clock of that moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

import peewee as pw

from clientdesk.base.clock import to_utc
from clientdesk.desk.feature import Derived, Feature, all_of
from clientdesk.desk.shop import Setting, Shop, ShopSettings
from clientdesk.desk.steps import last_step_by
from clientdesk.store.record import Record

_AT_ONCE = 400
# A plus before a column keeps SQLite from its index, where that would walk through a whole table or all later steps.
_SMALL = 5000
"""A table that is about nobody in particular (staff, tags, fields) is led back whole up to so many rows."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that shows one moment."""

    at: datetime
    zone: ZoneInfo

    def now(self) -> datetime:
        """That moment: aware, in UTC."""
        return self.at


@dataclass(frozen=True, slots=True)
class PastShop(Shop):
    """The shop at a moment that is gone; `then` holds what was about one customer."""

    then: pw.Database | None = None

    @property
    def database(self) -> pw.Database:
        """What was."""
        if self.then is None:
            raise LookupError("a past shop without a past")
        return self.then


@contextmanager
def past_shop(shop: Shop, *, customer: int, at: datetime) -> Iterator[PastShop]:
    """The shop as it was at the naive local moment `at`, as far as it is about `customer`."""
    moment = to_utc(at, shop.zone)
    rebuilt = _Rebuilt(shop, last_step_by(shop, moment.replace(tzinfo=None).isoformat()))
    rebuilt.gather(customer)
    then = pw.SqliteDatabase(":memory:")
    then.connect()
    try:
        rebuilt.write(then)
        settings = _settings(rebuilt.rows(Setting))
        clock = StoppedClock(moment.astimezone(UTC), shop.zone)
        past = PastShop(settings, clock, shop.staff, None, shop.cards, shop.folder, then)
        for derived in _shown(shop.cards):
            derived.create(then)
            derived.rebuild(past)
        yield past
    finally:
        then.close()


def _shown(cards: Iterable[Feature]) -> Iterator[Derived]:
    """Derived tables that screens read; one with a name is an index, in which nothing past is looked for."""
    return (one for one in all_of(cards, "derived") if not one.name)


def _settings(rows: Iterable[Row]) -> ShopSettings:
    known = {field.name for field in fields(ShopSettings)}
    told: dict[str, Any] = {row["name"]: row["value"] for row in rows if row["name"] in known}
    return ShopSettings(**told)


class _Rebuilt:
    """Rows as they were at the end of a step, by table and id."""

    def __init__(self, shop: Shop, step: int) -> None:
        self._shop = shop
        self._step = step
        self._records: list[type[Record]] = [Setting, *all_of(shop.cards, "records")]
        self._rows: dict[str, dict[int, Row | None]] = {record.table(): {} for record in self._records}

    def rows(self, record: type[Record]) -> list[Row]:
        """The rows of a table that were there."""
        return [row for row in self._rows[record.table()].values() if row is not None]

    def gather(self, customer: int) -> None:
        """Lead back what was about a customer, and what that refers to."""
        for record in self._records:
            if record.about is not None:
                self._lead_back(record, self._candidates(record, customer))
                self._keep(record, customer)
            elif self._count(record) <= _SMALL:
                self._lead_back(record, self._all_ids(record))
        wanted = self._referred()
        while wanted:
            for record, ids in wanted.items():
                self._lead_back(record, ids)
            wanted = self._referred()

    def write(self, then: pw.Database) -> None:
        """Put all of it into another database."""
        for record in self._records:
            sql = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
            then.execute_sql(_ask(self._shop, sql, (record.table(),))[0][0])
            columns = record.columns()
            names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
            for row in self.rows(record):
                then.execute_sql(
                    f'INSERT INTO "{record.table()}" ({names}) VALUES ({places})',  # noqa: S608 - names of ours
                    [row[name] for name in columns],
                )

    # --- Which rows

    def _candidates(self, record: type[Record], customer: int) -> set[int]:
        """The ids of rows that are or were about a customer, or refer to it by another column."""
        table = record.table()
        found = {row[0] for row in self._now(record, {record.about or ""} | self._ways(record), customer)}
        noted = "SELECT DISTINCT first FROM journal_change WHERE about = ? AND +tbl = ? AND first = last"
        found |= {row[0] for row in _ask(self._shop, noted, (customer, table))}
        found |= self._moved(record, customer)
        return found | ({customer} if record.about == "id" else set())

    def _now(self, record: type[Record], columns: Iterable[str], customer: int) -> list[Any]:
        where = " OR ".join(f'"{column}" = ?' for column in sorted(columns))
        values = [customer] * where.count("?")
        return _ask(self._shop, f'SELECT id FROM "{record.table()}" WHERE {where}', values)  # noqa: S608 - names of ours

    def _ways(self, record: type[Record]) -> set[str]:
        """Columns besides `about` that refer to a customer: the other side of a relation, a person of a firm."""
        if record.about == "id":
            return set()
        return {
            field.column_name
            for field in record._meta.refs
            if field.rel_model.about == "id" and field.column_name != record.about
        }

    def _moved(self, record: type[Record], customer: int) -> set[int]:
        """Rows that went from this customer to another since, by a merge, or lost their other side."""
        ways = self._ways(record)
        merged = (
            "SELECT DISTINCT c.first FROM journal_change c JOIN journal_cell x ON x.change = c.id WHERE c.step IN "
            "(SELECT step FROM journal_change WHERE about = ? AND +tbl = 'customer' AND step > ?) "
            "AND +c.tbl = ? AND c.op = 'U' AND x.col = ? AND x.old = ?"
        )
        values = (customer, self._step, record.table(), record.about, customer)
        found = {row[0] for row in _ask(self._shop, merged, values)} if record.about != "id" else set()
        for column in ways:
            lost = (
                "SELECT DISTINCT c.first FROM journal_change c JOIN journal_cell x ON x.change = c.id "
                "WHERE c.tbl = ? AND +c.step > ? AND x.col = ? AND x.old = ?"
            )
            found |= {row[0] for row in _ask(self._shop, lost, (record.table(), self._step, column, customer))}
        return found

    def _keep(self, record: type[Record], customer: int) -> None:
        """Forget the candidates that belonged to others then."""
        columns = {record.about, *self._ways(record)}
        rows = self._rows[record.table()]
        for identity, row in list(rows.items()):
            if row is not None and not any(row[column] == customer for column in columns if column):
                rows[identity] = None

    def _count(self, record: type[Record]) -> int:
        return int(_ask(self._shop, f'SELECT coalesce(max(id), 0) FROM "{record.table()}"', ())[0][0])  # noqa: S608

    def _all_ids(self, record: type[Record]) -> set[int]:
        now = _ask(self._shop, f'SELECT id FROM "{record.table()}"', ())  # noqa: S608 - a name of ours
        gone = "SELECT DISTINCT first FROM journal_change WHERE tbl = ? AND +step > ? AND first = last"
        return {row[0] for row in [*now, *_ask(self._shop, gone, (record.table(), self._step))]}

    def _referred(self) -> dict[type[Record], set[int]]:
        """The rows to which those gathered so far refer and that are not yet among them."""
        wanted: dict[type[Record], set[int]] = {}
        for record in self._records:
            for field in record._meta.refs:
                known = self._rows[field.rel_model.table()]
                named = {row[field.column_name] for row in self.rows(record)} - {None}
                if missing := named - set(known):
                    wanted.setdefault(field.rel_model, set()).update(missing)
        return wanted

    # --- As they were

    def _lead_back(self, record: type[Record], ids: Iterable[int]) -> None:
        wanted = sorted(ids)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            self._rows[record.table()].update(self._then(record, some))

    def _then(self, record: type[Record], ids: Sequence[int]) -> Mapping[int, Row | None]:
        columns, table = record.columns(), record.table()
        names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(ids))
        now = _ask(self._shop, f'SELECT {names} FROM "{table}" WHERE id IN ({places})', ids)  # noqa: S608
        rows: dict[int, Row | None] = dict.fromkeys(ids)
        for row in now:
            told = dict(zip(columns, row, strict=True))
            rows[told["id"]] = told
        for op, first, last, cells in self._changes(table, ids):
            for identity in [first] if first == last else [one for one in ids if first <= one <= last]:
                rows[identity] = _before(record, op, cells, rows.get(identity))
        return rows

    def _changes(self, table: str, ids: Sequence[int]) -> Iterator[tuple[str, int, int, Row]]:
        """What was done with these rows since, the last first; a run of added rows counts for each row in it."""
        places = ", ".join("?" * len(ids))
        found = _ask(
            self._shop,
            "SELECT c.id, c.op, c.first, c.last, x.col, x.old FROM ("  # noqa: S608 - values stand as ?
            "SELECT id, op, first, last FROM journal_change "
            f"WHERE tbl = ? AND first IN ({places}) AND first = last AND +step > ? UNION ALL "
            "SELECT id, op, first, last FROM journal_change WHERE tbl = ? AND last > first AND +step > ?) c "
            "LEFT JOIN journal_cell x ON x.change = c.id ORDER BY c.id DESC",
            (table, *ids, self._step, table, self._step),
        )
        for (_change, op, first, last), cells in groupby(found, key=itemgetter(0, 1, 2, 3)):
            yield op, first, last, {col: old for *_rest, col, old in cells if col is not None}


def _before(record: type[Record], op: str, cells: Row, row: Row | None) -> Row | None:
    """What a row was before one change."""
    if op == "I":
        return None
    known = {name: value for name, value in cells.items() if name in record.columns()}
    if op == "U":
        return {**row, **known} if row is not None else None
    # The image of a row that is gone leaves out what was empty, and what a later version has added.
    blank = dict.fromkeys(record.columns()) | record.blank()
    nullable = {field.column_name for field in record._meta.sorted_fields if field.null}
    return {name: known.get(name, None if name in nullable else blank[name]) for name in record.columns()}


def _ask(shop: Shop, sql: str, values: Iterable[object]) -> list[Any]:
    rows: list[Any] = shop.database.execute_sql(sql, tuple(values)).fetchall()
    return rows
