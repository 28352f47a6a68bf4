"""Names for rows: how a person is told which record is meant, whatever table it is in."""

from __future__ import annotations

from collections.abc import Sequence

from clientdesk.store.database import Store


def named_rows(store: Store, rows: Sequence[tuple[str, int]]) -> list[str]:
    """A short name for each (table, id), doubles left out; rows that are gone go by the image the journal kept."""
    names: dict[str, None] = {}
    for table, row in rows:
        names[_named(store, table, row)] = None
    return list(names)


def _named(store: Store, table: str, row: int) -> str:
    record = store.plan.by_table[table]
    if record.title is None:
        return _by_customer(store, table, row) or f"{table} {row}"
    found = store.database.execute_sql(f'SELECT "{record.title}" FROM "{table}" WHERE id = ?', (row,)).fetchone()
    if found is None:
        found = store.database.execute_sql(
            "SELECT old FROM journal_cell JOIN journal_change ON id = change "
            "WHERE tbl = ? AND first = ? AND col = ? ORDER BY change DESC",
            (table, row, record.title),
        ).fetchone()
    return str(found[0]) if found and found[0] else f"{table} {row}"


def _by_customer(store: Store, table: str, row: int) -> str | None:
    """The name of the customer that a nameless row (a phone number, say) is about."""
    found = store.database.execute_sql(
        "SELECT about FROM journal_change WHERE tbl = ? AND first = ? ORDER BY id DESC", (table, row)
    ).fetchone()
    owner = next((r for r in store.plan.records if r.about == "id" and r.title), None)
    return _named(store, owner.table(), found[0]) if found and found[0] and owner else None
