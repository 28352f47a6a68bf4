"""Changes: which rows of which tables a step has touched; what every listener is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MANY = 2_000
"""Above this many rows of one table nobody wants them named: the whole table counts as changed."""
A_GREAT_MANY = 20_000
"""Up to so many are named all the same, for what is kept in step with the rows and would be slower to make anew."""


@dataclass(frozen=True)
class Changes:
    """The rows that came, went or changed in one step.

    Args:
        rows: table name to the ids touched.
        whole: tables so much changed that they are to be read again; up to `A_GREAT_MANY` of their ids are in `rows`.
    """

    rows: Mapping[str, frozenset[int]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.rows or self.whole)

    def tables(self) -> frozenset[str]:
        """Every table that is touched at all."""
        return frozenset(self.rows) | self.whole

    def touches(self, *tables: str) -> bool:
        """Whether any of `tables` is touched."""
        return not self.tables().isdisjoint(tables)

    def ids(self, table: str) -> frozenset[int] | None:
        """The ids touched in `table`, empty when none; None when the whole table is to be read again."""
        return None if table in self.whole else self.rows.get(table, frozenset())

    def all_ids(self, table: str) -> frozenset[int] | None:
        """As `ids`, and told of up to `A_GREAT_MANY` rows."""
        return self.rows.get(table) if table in self.whole else self.rows.get(table, frozenset())


def everything(tables: frozenset[str]) -> Changes:
    """Changes that tell every listener of `tables` to read all of it again (after a restore)."""
    return Changes(whole=tables)
