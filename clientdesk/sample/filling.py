"""Rows by the block into an empty shop: ids counted up from one, identities that do not depend on chance."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from clientdesk.desk.shop import Shop
from clientdesk.store.journal import OpenStep
from clientdesk.store.record import Record

_BLOCK = 20_000

Row = Mapping[str, Any]


class Filling:
    """Collects rows and writes them by the block, parents before children; the journal is told of one run a table.

    Args:
        shop: within the step that fills it.
        step: that step, quiet.
        records: the tables, parents first.
        seed: two shops of different seeds share no identity.
    """

    def __init__(self, shop: Shop, step: OpenStep, records: tuple[type[Record], ...], seed: int) -> None:
        self._shop = shop
        self._step = step
        self._records = records
        self._rows: dict[type[Record], list[tuple[Any, ...]]] = {record: [] for record in records}
        self._columns = {record: record.columns() for record in records}
        self._defaults = {record: _defaults(record) for record in records}
        self._next = dict.fromkeys(records, 1)
        self._waiting = 0
        self._uids = Uids(seed)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table got."""
        return {record.table(): following - 1 for record, following in self._next.items()}

    def add(self, record: type[Record], row: Row) -> int:
        """Add a row (columns by name; what is missing takes its default) and return its id."""
        identity = self._next[record]
        self._next[record] = identity + 1
        whole = {**self._defaults[record], **row, "id": identity}
        if "uid" in whole:
            whole["uid"] = self._uids.of(record.table(), identity)
        self._rows[record].append(tuple([whole[column] for column in self._columns[record]]))
        self._waiting += 1
        if self._waiting >= _BLOCK:
            self.write()
        return identity

    def uid_of(self, record: type[Record], identity: int) -> str:
        """The identity that the row `identity` of a table has got."""
        return self._uids.of(record.table(), identity)

    def write(self) -> None:
        """Write what waits."""
        for record, rows in self._rows.items():
            places = ", ".join("?" * len(self._columns[record]))
            listed = ", ".join(f'"{column}"' for column in self._columns[record])
            insert = f'INSERT INTO "{record.table()}" ({listed}) VALUES ({places})'  # noqa: S608 - our own columns
            self._shop.database.cursor().executemany(insert, rows)
            rows.clear()
        self._waiting = 0

    def finish(self) -> None:
        """Write what is left and tell the journal of every run."""
        self.write()
        for record in self._records:
            if self._next[record] > 1:
                self._step.added(record, 1, self._next[record] - 1)


class Uids:
    """Identities that come out the same each time, in the form of a UUID of our own making (RFC 9562, version 8).

    They rise with the id: an index of random ones is torn open page by page when a million are added.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._tails: dict[str, str] = {}

    def of(self, table: str, identity: int) -> str:
        """The identity of a row."""
        if table not in self._tails:
            bits = Random(f"{self._seed} {table}").getrandbits(76)  # noqa: S311 - no secret
            digits = f"{bits:019x}"
            self._tails[table] = f"{digits[:4]}-8{digits[4:7]}-8{digits[7:10]}-{digits[7:]}"
        return f"{identity:08x}-{self._tails[table]}"


def _defaults(record: type[Record]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in record._meta.sorted_fields:
        found[field.column_name] = None if callable(field.default) else field.default
    return found
