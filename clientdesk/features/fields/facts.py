"""The owner's own fields as facts: at once in the form, the list, search, filters, import, export and print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.desk.fact_values import NOBODY, Condition, folded, number_of, reader
from clientdesk.desk.facts import OWN, SEVERAL, Fact, FactKind, FactSource, FactTest, Test
from clientdesk.desk.shop import Shop
from clientdesk.features.fields.commands import put_values
from clientdesk.features.fields.queries import FieldOf, field_words, own_fields, values_of
from clientdesk.features.fields.records import OwnValue
from clientdesk.features.fields.rules import WITH_CHOICES

_COMPARED = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.DATE})
_SEARCHED = frozenset({FactKind.TEXT, *WITH_CHOICES})
_MOST = 5_000
"""More customers than these are not named one by one."""

_OWN = "SELECT v.customer_id FROM own_value v WHERE v.field_id = ?"
_CHOSEN = "FROM own_value v JOIN own_choice c ON c.uid = v.value AND c.field_id = v.field_id"
_THIS = "WHERE v.customer_id = customer.id AND v.field_id = {field}"


def own_facts(shop: Shop) -> list[Fact]:
    """Each field of the owner's own as a fact."""
    return [fact_of(shop, field) for field in own_fields(shop)]


def fact_of(shop: Shop, field: FieldOf) -> Fact:
    """A field as a fact, under the key "own:<uid>"."""
    key = f"{OWN}{field.uid}"

    def values(asked: Shop, customers: Sequence[int]) -> Mapping[int, str]:
        return values_of(asked, field.id, customers)

    def where(_shop: Shop, test: FactTest) -> Condition:
        return condition(field, test)

    def put(asked: Shop, told: Mapping[int, str]) -> None:
        put_values(asked, field.id, field.kind, told)

    return Fact(
        key=key,
        title=field.name,
        kind=field.kind,
        values=values,
        where=where,
        words=field_words(shop, field),
        read=reader(key, field.kind, field.offered),
        put=put,
        choices=field.offered() if field.kind in WITH_CHOICES else (),
        in_form=True,
        searched=field.kind in _SEARCHED,
        sorted_by=_sorted_by(field),
    )


def condition(field: FieldOf, test: FactTest) -> Condition:
    """SQL on `customer.id`, true for those whose value passes `test`."""
    if test.test in {Test.KNOWN, Test.UNKNOWN}:
        return f"customer.id {'NOT ' if test.test is Test.UNKNOWN else ''}IN ({_OWN})", (field.id,)
    if test.test is Test.IS_NOT:
        passing, values = condition(field, FactTest(test.fact, Test.IS, test.value))
        return f"NOT ({passing})", values
    if field.kind in _COMPARED:
        return _compared(field, test)
    if field.kind is FactKind.TEXT:
        return _written(field, test)
    return _chosen(field, test)


def _chosen(field: FieldOf, test: FactTest) -> Condition:
    if test.test not in {Test.IS, Test.HAS}:
        return NOBODY
    # Several keys ask for whoever has them all.
    keys = test.value.split(SEVERAL)
    each = f"customer.id IN ({_OWN} AND v.value = ?)"
    return f"({' AND '.join([each] * len(keys))})", [part for key in keys for part in (field.id, key)]


def _compared(field: FieldOf, test: FactTest) -> Condition:
    number = number_of(field.kind, test.value)
    sign = {Test.IS: "=", Test.AT_LEAST: ">=", Test.AT_MOST: "<="}.get(test.test)
    if number is None or sign is None:
        return NOBODY
    return f"customer.id IN ({_OWN} AND v.number {sign} ?)", (field.id, number)


def _written(field: FieldOf, test: FactTest) -> Condition:
    wanted = folded(test.value)
    if test.test not in {Test.IS, Test.HAS}:
        return NOBODY
    if not wanted:
        return f"customer.id IN ({_OWN} AND v.value = ?)", (field.id, test.value)
    if test.test is Test.HAS:
        return f"customer.id IN ({_OWN} AND folded(v.value) LIKE ?)", (field.id, f"%{wanted}%")
    return f"customer.id IN ({_OWN} AND folded(v.value) = ?)", (field.id, wanted)


def _sorted_by(field: FieldOf) -> str:
    this = _THIS.format(field=field.id)
    if field.kind in WITH_CHOICES:
        return f"(SELECT min(c.position) {_CHOSEN} {this})"
    column = "v.number" if field.kind in _COMPARED else "folded(v.value)"
    return f"(SELECT {column} FROM own_value v {this})"  # noqa: S608 - columns of ours


# --- Search


def search_words(shop: Shop, customers: Sequence[int]) -> Mapping[int, Iterable[str]]:
    """What was written or chosen of each customer."""
    execute: Callable[..., Any] = shop.database.execute_sql
    kinds = ", ".join(f"'{kind.value}'" for kind in sorted(_SEARCHED))
    if not customers or execute(f"SELECT 1 FROM own_field WHERE kind IN ({kinds})").fetchone() is None:  # noqa: S608
        return {}
    found: dict[int, list[str]] = {}
    rows = execute(
        "SELECT v.customer_id, coalesce(c.name, v.value) FROM own_value v JOIN own_field f ON f.id = v.field_id "  # noqa: S608
        "LEFT JOIN own_choice c ON c.uid = v.value AND c.field_id = f.id "
        f"WHERE f.kind IN ({kinds}) AND v.customer_id IN ({', '.join('?' * len(customers))}) ORDER BY v.id",
        tuple(customers),
    )
    for customer, text in rows.fetchall():
        found.setdefault(customer, []).append(text)
    return found


def touched(shop: Shop, _changes: Changes) -> set[int] | None:
    """Whose words a step may have changed: told otherwise, a choice named otherwise, a field of another kind."""
    step = shop.step
    if step is None:
        return None
    execute: Callable[..., Any] = shop.database.execute_sql
    found = set(step.about(OwnValue))
    for sql in (_ADDED_TOGETHER, _NAMED, _OF_ANOTHER_KIND):
        found.update(row[0] for row in execute(sql, (step.id,)).fetchall())
    return None if len(found) > _MOST else found


_ADDED_TOGETHER = (
    "SELECT v.customer_id FROM journal_change j JOIN own_value v ON v.id BETWEEN j.first AND j.last "
    "WHERE j.step = ? AND j.tbl = 'own_value' AND j.about IS NULL"
)
_NAMED = (
    "SELECT v.customer_id FROM journal_change j JOIN journal_cell cell ON cell.change = j.id AND cell.col = 'name' "
    "JOIN own_choice c ON c.id = j.first JOIN own_value v ON v.field_id = c.field_id AND v.value = c.uid "
    "WHERE j.step = ? AND j.tbl = 'own_choice' AND j.op = 'U'"
)
_OF_ANOTHER_KIND = (
    "SELECT v.customer_id FROM journal_change j JOIN journal_cell cell ON cell.change = j.id AND cell.col = 'kind' "
    "JOIN own_value v ON v.field_id = j.first WHERE j.step = ? AND j.tbl = 'own_field' AND j.op = 'U'"
)

_TABLES = frozenset({"own_field", "own_choice", "own_value"})

FACTS = FactSource(_TABLES, own_facts)
