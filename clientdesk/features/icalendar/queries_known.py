"""What the shop knows already of the events, people and days that a calendar file tells of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from clientdesk.desk.shop import Shop

_CHUNK = 500


def rows_by_uid(shop: Shop, uids: Iterable[str]) -> dict[str, int]:
    """The appointments of these identifiers."""
    sql = "SELECT uid, id FROM appointment WHERE uid IN ({})"
    return {str(uid): int(row) for uid, row in _asked(shop, sql, uids)}


def series_of(shop: Shop, row: int) -> tuple[datetime, str, str]:
    """When a series begins, in which zone, and its rule."""
    for starts, zone, repeats in _asked(shop, "SELECT starts, zone, repeats FROM appointment WHERE id IN ({})", [row]):
        return moment(starts), str(zone), str(repeats)
    raise LookupError(row)


def told_rows(shop: Shop, series: Iterable[int]) -> dict[tuple[int, datetime], int]:
    """The rows of single occurrences, by their series and which they replace."""
    sql = "SELECT series_id, original, id FROM appointment WHERE series_id IN ({}) AND original IS NOT NULL"
    return {(int(home), moment(original)): int(row) for home, original, row in _asked(shop, sql, series)}


def called_off(shop: Shop, series: Iterable[int]) -> set[tuple[int, datetime]]:
    """The occurrences that fall out, by their series and start."""
    sql = "SELECT appointment_id, at FROM appointment_date WHERE NOT extra AND appointment_id IN ({})"
    return {(int(home), moment(at)) for home, at in _asked(shop, sql, series)}


def customers_by_email(shop: Shop, emails: Iterable[str]) -> dict[str, int]:
    """Whose e-mail addresses these are, in lower case; of one that several share, nobody can say."""
    sql = (
        "SELECT DISTINCT p.key, p.customer_id FROM contact_point p JOIN customer c ON c.id = p.customer_id "
        "WHERE p.kind = 'email' AND c.trashed_at IS NULL AND p.key IN ({})"
    )
    found: dict[str, list[int]] = {}
    for key, customer in _asked(shop, sql, (email.lower() for email in emails if email)):
        found.setdefault(str(key), []).append(int(customer))
    return {key: customers[0] for key, customers in found.items() if len(customers) == 1}


def by_uuid(shop: Shop, table: str, uids: Iterable[str]) -> dict[str, int]:
    """The customers or staff (`table`) of these identifiers."""
    sql = f"SELECT uid, id FROM {table} WHERE uid IN ({{}})"  # noqa: S608 - one of our own two tables
    if table == "customer":
        sql += " AND trashed_at IS NULL"
    return {str(uid): int(row) for uid, row in _asked(shop, sql, uids)}


def moment(stored: object) -> datetime:
    """A column of wall time as it comes from the database."""
    return stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))


def _asked(shop: Shop, sql: str, values: Iterable[Any]) -> Iterator[Sequence[Any]]:
    """The rows of a question about many values, so many at a time as SQLite takes."""
    execute: Callable[..., Any] = shop.database.execute_sql
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        yield from execute(sql.format(",".join("?" * len(some))), tuple(some)).fetchall()
