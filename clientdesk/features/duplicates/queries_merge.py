"""What the shop can ask about making customers one: the proposal, what was merged, what was added since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.days import birthday_date
from clientdesk.base.words import Words
from clientdesk.desk.facts import OWN, Fact, FactKind, facts_of
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.wording import language_words
from clientdesk.features.duplicates.merging import hanging
from clientdesk.features.duplicates.records import Merge, MergedRow
from clientdesk.features.duplicates.rules_merging import GROUPS, FieldGroup, differs, proposed, proposed_survivor
from clientdesk.store.journal import Execute


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """One field of the customer that several become.

    Args:
        field: the key that `commands_merge.MergeChoice` takes.
        title: its name.
        values: what is shown of each customer, "" where nothing is told.
        chosen: whose value stays unless another is chosen; 0 for the notes of all.
        differs: more than one value is told, so that somebody may want to choose.
        is_photo: the values are names of kept files.
    """

    field: str
    title: Words
    values: dict[int, str]
    chosen: int
    differs: bool
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """How many rows of a table one of the customers brings along."""

    table: str
    customer: int
    count: int


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """What merging `customers` would make, before anybody has chosen.

    Args:
        into: who stays; everything hanging on the others goes to it.
        fields: those of which anything is told, in order.
        brought: what each brings along, by table.
    """

    into: int
    customers: tuple[int, ...]
    fields: tuple[FieldProposal, ...]
    brought: tuple[Brought, ...]


@dataclass(frozen=True, slots=True)
class MergeOf:
    """A merge that stands: who was merged into a customer, and when (naive local)."""

    merge: int
    gone: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row that came to the survivor after a merge; `column` is what names the customer, `words` what it is."""

    table: str
    row: int
    column: str
    words: str


def merge_proposal(shop: Shop, *, customers: Sequence[int], into: int | None = None) -> MergeProposal:
    """What making `customers` one would come to; `into` is proposed where it is not given."""
    rows = rows_for_merge(shop, customers)
    brought = tuple(_brought(shop, list(rows)))
    if into is None or into not in rows:
        told = {
            customer: (
                sum(one.count for one in brought if one.customer == customer),
                sum(bool(value) for value in rows[customer].values()),
            )
            for customer in rows
        }
        into = proposed_survivor(told)
    fields = [_field(shop, group, into, rows) for group in GROUPS]
    own = [_own_field(shop, fact, into, list(rows)) for fact in _own_fields(shop)]
    told_fields = tuple(field for field in (*fields, *own) if any(field.values.values()))
    return MergeProposal(into, tuple(rows), told_fields, brought)


def rows_for_merge(shop: Shop, customers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The rows of customers, columns by name, in the order asked for."""
    execute: Execute = shop.database.execute_sql
    cursor = execute(f"SELECT * FROM customer WHERE id IN ({', '.join('?' * len(customers))})", tuple(customers))  # noqa: S608
    names = [described[0] for described in cursor.description]
    found = {row["id"]: row for row in (dict(zip(names, each, strict=True)) for each in cursor.fetchall())}
    return {customer: found[customer] for customer in customers if customer in found}


def merges_of(shop: Shop, *, customer: int) -> list[MergeOf]:
    """Who was merged into a customer and can be parted from it, the newest first."""
    execute: Execute = shop.database.execute_sql
    found = execute(
        "SELECT m.id, m.gone_id, c.name, m.at FROM merge m JOIN customer c ON c.id = m.gone_id "
        "WHERE m.into_id = ? AND m.undone_at IS NULL ORDER BY m.id DESC",
        (customer,),
    )
    return [
        MergeOf(merge, gone, name, to_local(datetime.fromisoformat(at), shop.zone))
        for merge, gone, name, at in found.fetchall()
    ]


def added_since(shop: Shop, *, merge: int) -> list[AddedRow]:
    """What was added to the survivor of a merge since, the oldest first: whose it is may be asked when they part."""
    into = int(Merge.get_by_id(merge).__data__["into"])
    moved = {(row.table_name_of, row.row) for row in MergedRow.select().where(MergedRow.merge == merge)}
    began = _step_of(shop, merge)
    found: list[tuple[str, int, str]] = []
    for each in hanging(shop):
        if each.table == "customer":
            continue
        added = _added(shop, each.table, each.column, into, began)
        found += [(each.table, row, each.column) for row in added if (each.table, row) not in moved]
    names = named_rows_of(shop, [(table, row) for table, row, _column in found])
    return [AddedRow(*one, words) for one, words in zip(found, names, strict=True)]


def named_rows_of(shop: Shop, rows: Sequence[tuple[str, int]]) -> list[str]:
    """What a person calls each of some rows."""
    records = {record.table(): record for card in shop.cards for record in card.records}
    execute: Execute = shop.database.execute_sql
    named = []
    for table, row in rows:
        title = records[table].title
        sql = f'SELECT "{title}" FROM "{table}" WHERE id = ?' if title else ""  # noqa: S608 - one of ours
        found = execute(sql, (row,)).fetchone() if sql else None
        named.append(str(found[0]) if found and found[0] else "")
    return named


def _step_of(shop: Shop, merge: int) -> int:
    execute: Execute = shop.database.execute_sql
    found = execute("SELECT step FROM journal_change WHERE tbl = 'merge' AND op = 'I' AND first = ?", (merge,))
    row = found.fetchone()
    return int(row[0]) if row else 2**62


def _added(shop: Shop, table: str, column: str, customer: int, after: int) -> list[int]:
    execute: Execute = shop.database.execute_sql
    sql = (
        f"SELECT DISTINCT t.id FROM \"{table}\" t JOIN journal_change c ON c.tbl = ? AND c.op = 'I' "  # noqa: S608
        f'AND t.id BETWEEN c.first AND c.last WHERE t."{column}" = ? AND c.step > ? ORDER BY t.id'
    )
    return [row[0] for row in execute(sql, (table, customer, after)).fetchall()]


def _brought(shop: Shop, customers: Sequence[int]) -> Iterator[Brought]:
    execute: Execute = shop.database.execute_sql
    for each in hanging(shop):
        places = ", ".join("?" * len(customers))
        sql = (
            f'SELECT "{each.column}", count(*) FROM "{each.table}" WHERE "{each.column}" IN ({places}) '  # noqa: S608
            f'GROUP BY "{each.column}"'
        )
        yield from (Brought(each.table, *row) for row in execute(sql, tuple(customers)).fetchall())


def _field(shop: Shop, group: FieldGroup, into: int, rows: dict[int, dict[str, Any]]) -> FieldProposal:
    values = {customer: _shown(shop, group, row) for customer, row in rows.items()}
    return FieldProposal(
        group.key,
        group.title,
        values,
        proposed(group, into, rows),
        differs(group, rows),
        is_photo=group.key == "photo",
    )


def _shown(shop: Shop, group: FieldGroup, row: dict[str, Any]) -> str:
    """A group's value as it is shown."""
    value = row[group.columns[0]]
    if not value:
        return ""
    ways: dict[str, Callable[[], str]] = {
        "birthday": lambda: birthday_date(row["birth_month"], row["birth_day"], row["birth_year"]),
        "name_day": lambda: birthday_date(row["name_day_month"], row["name_day"], None),
        "potential": lambda: next((one.name for one in classes() if one.key == value), str(value)),
        "language": lambda: language_words(str(value)),
        "owner": lambda: named_rows_of(shop, [("staff", int(value))])[0],
        "brought_by": lambda: named_rows_of(shop, [("customer", int(value))])[0],
    }
    return ways.get(group.key, lambda: str(value))()


def _own_fields(shop: Shop) -> list[Fact]:
    return [fact for fact in facts_of(shop) if fact.key.startswith(OWN) and fact.kind is not FactKind.SOME_OF]


def _own_field(shop: Shop, fact: Fact, into: int, customers: Sequence[int]) -> FieldProposal:
    told = fact.values(shop, customers)
    values = {customer: told.get(customer, "") for customer in customers}
    having = [customer for customer in (into, *customers) if values[customer]]
    shown = {customer: fact.words(value) if value else "" for customer, value in values.items()}
    different = len({value for value in values.values() if value}) > 1
    return FieldProposal(fact.key, fact.title, shown, having[0] if having else into, different)
